"""What is to be told of a project file."""

from __future__ import annotations

from cltv_core.facts import Code


class Problem(Code):
    """Why a project file cannot be used."""

    NOT_A_PROJECT = "not a project file"
    DAMAGED = "damaged or changed"
    NEWER = "of a newer version"
    SEALED = "sealed"


class Remedy(Code):
    """What to do about it."""

    EARLIER_COPY = "use an earlier copy, or begin anew"
    NEWER_PROGRAM = "install the newest version"
    PASSPHRASE = "type in the passphrase"

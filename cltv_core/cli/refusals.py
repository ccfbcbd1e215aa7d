"""Why the command line cannot write where it was told to, as facts."""

from __future__ import annotations

from cltv_core.facts import Code


class Unwritable(Code):
    """What is wrong with the folder. `folder`: its path as it was given; `reason`: the system's own words."""

    NOT_A_FOLDER = "not_a_folder"
    FULL = "full"
    READ_ONLY = "read_only"
    DENIED = "denied"
    BUSY = "busy"
    OTHER = "other"
    NOT_OURS = "not_ours"


class Kept(Code):
    """Why a file in the folder stays as it is. `name`: its path inside the folder."""

    INPUT = "input"
    FOREIGN = "foreign"
    CHANGED = "changed"


class Remedy(Code):
    """What to do about it."""

    ANOTHER_FOLDER = "another_folder"
    ROOM = "room"
    RIGHTS = "rights"
    WAIT = "wait"
    MOVE_AWAY = "move_away"

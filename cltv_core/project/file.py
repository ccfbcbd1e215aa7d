"""The project file: a zip of JSON that belongs to the owner. The same content gives the same bytes.

Versions only grow: every older version can be read, a newer one is refused. Nothing that a file claims is believed:
only known names are opened, each up to its limit, and every value is checked.
"""

from __future__ import annotations

import io
import os
import secrets
import tempfile
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import msgspec

from cltv_core.campaigns.receipt import Name, ReceiptForm, ReceiptUnreadable, from_form, to_form
from cltv_core.errors import ChoicesUnreadable, CltvError
from cltv_core.project import choices as choices_file
from cltv_core.project.codes import Problem, Remedy
from cltv_core.project.contents import (
    Campaign,
    FileAnswers,
    KeptResult,
    Preferences,
    Project,
    ToldForecast,
    WinningCost,
)
from cltv_core.project.seal import WrongPassphrase, is_sealed, seal, unseal
from cltv_core.project.winning import known_before

KIND = "cltv project"
VERSION = 3
"""1 knew only what winning a customer costs today; 2 keeps what it cost before; 3 keeps what a message costs, too."""
SALT_BYTES = 32
MANIFEST, CHOICES, SEALED = "manifest.json", "choices.json", "sales.sealed"
SALES = "sales/"
LONGEST_PART = 50_000_000
LONGEST_SALES = 400_000_000
MOST_PARTS = 200
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)


class ProjectUnreadable(CltvError):
    """A project file that this program did not write, or that was changed or damaged."""


class NewerProject(ProjectUnreadable):
    """A project file of a newer version of this program."""


class ProjectSealed(ProjectUnreadable):
    """The sales in a project file are sealed, and the passphrase is missing or wrong."""


class _CampaignForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    receipt: ReceiptForm
    result: KeptResult | None = None


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    version: int
    salt: bytes
    name: Name
    preferences: Preferences
    answers: dict[Name, FileAnswers]
    campaigns: tuple[_CampaignForm, ...]
    forecasts: tuple[ToldForecast, ...]
    costs: tuple[WinningCost, ...] | None = None


class _Header(msgspec.Struct, frozen=True):
    kind: str
    version: int


def new_project(name: str = "") -> Project:
    """Begin a project with a secret of its own."""
    return Project(salt=secrets.token_bytes(SALT_BYTES), name=name)


def to_bytes(project: Project, passphrase: str = "") -> bytes:
    """Write a project; with a passphrase, the sales inside are sealed."""
    parts = {MANIFEST: _manifest(project), CHOICES: choices_file.to_json(project.choices)}
    sales = {SALES + name: data for name, data in sorted(project.sales.items())}
    if sales and passphrase:
        parts[SEALED] = seal(_zipped(sales), passphrase, project.salt)
    else:
        parts.update(sales)
    return _zipped(parts)


def from_bytes(data: bytes, passphrase: str = "", file: str = "") -> Project:
    """Read a project.

    Raises ProjectUnreadable (NewerProject, ProjectSealed) with a sentence; no byte of the file is run.
    """
    parts = _unzipped(data, file)
    manifest = _decoded(parts, file)
    try:
        campaigns = tuple(Campaign(from_form(one.receipt), one.result) for one in manifest.campaigns)
        choices = choices_file.from_json(parts[CHOICES])
    except (ReceiptUnreadable, ChoicesUnreadable, KeyError) as fault:
        raise ProjectUnreadable(Problem.DAMAGED(), Remedy.EARLIER_COPY(), file=file) from fault
    return Project(
        salt=manifest.salt,
        name=manifest.name,
        preferences=manifest.preferences,
        choices=choices,
        answers=manifest.answers,
        campaigns=campaigns,
        forecasts=manifest.forecasts,
        costs=known_before(manifest.preferences) if manifest.costs is None else manifest.costs,
        sales=_sales(parts, passphrase, file),
    )


def looks_like_project(data: bytes) -> bool:
    """Tell by its content whether a file is a project, whatever its name."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()[:1] == [MANIFEST] and CHOICES in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError):
        return False


def save(project: Project, path: Path, passphrase: str = "") -> None:
    """Write a project file in place of the one before, which stays as it is until the new one is whole."""
    data = to_bytes(project, passphrase)
    handle, fresh = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(fresh).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(fresh).unlink()
        raise


def _manifest(project: Project) -> bytes:
    content = _Manifest(
        kind=KIND,
        version=VERSION,
        salt=project.salt,
        name=project.name,
        preferences=project.preferences,
        answers=dict(project.answers),
        campaigns=tuple(_CampaignForm(to_form(one.receipt), one.result) for one in project.campaigns),
        forecasts=project.forecasts,
        costs=project.costs,
    )
    checked = msgspec.json.decode(msgspec.json.encode(content), type=_Manifest)
    return msgspec.json.encode(checked, order="sorted")


def _decoded(parts: Mapping[str, bytes], file: str) -> _Manifest:
    try:
        header = msgspec.json.decode(parts[MANIFEST], type=_Header)
        if header.kind != KIND:
            _refuse(file)
        if header.version > VERSION:
            raise NewerProject(Problem.NEWER(version=header.version), Remedy.NEWER_PROGRAM(), file=file)
        manifest = msgspec.json.decode(parts[MANIFEST], type=_Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, KeyError, RecursionError) as fault:
        raise ProjectUnreadable(Problem.DAMAGED(), Remedy.EARLIER_COPY(), file=file) from fault
    if len(manifest.salt) != SALT_BYTES:
        _refuse(file)
    return manifest


def _sales(parts: Mapping[str, bytes], passphrase: str, file: str) -> Mapping[str, bytes]:
    if SEALED in parts:
        try:
            parts = _unzipped(unseal(parts[SEALED], passphrase), file)
        except WrongPassphrase as fault:
            if not is_sealed(parts[SEALED]):
                _refuse(file)
            raise ProjectSealed(Problem.SEALED(), Remedy.PASSPHRASE(), file=file) from fault
    return {name.removeprefix(SALES): data for name, data in parts.items() if name.startswith(SALES)}


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _FIRST_MOMENT)
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return packed.getvalue()


def _unzipped(data: bytes, file: str) -> dict[str, bytes]:
    """Return the parts by name; unknown names, and more than a part may hold, are refused unseen."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            names = [entry.filename for entry in entries]
            if len(entries) > MOST_PARTS or len(set(names)) < len(names) or not all(map(_known, names)):
                _refuse(file)
            return {entry.filename: _part(archive, entry, file) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as fault:
        raise ProjectUnreadable(Problem.DAMAGED(), Remedy.EARLIER_COPY(), file=file) from fault


def _known(name: str) -> bool:
    inside = name.removeprefix(SALES)
    own = name.startswith(SALES) and inside and "/" not in inside and "\\" not in inside and inside not in (".", "..")
    return name in (MANIFEST, CHOICES, SEALED) or bool(own)


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str) -> bytes:
    limit = LONGEST_SALES if entry.filename == SEALED or entry.filename.startswith(SALES) else LONGEST_PART
    with archive.open(entry) as packed:
        data = packed.read(limit + 1)
    if len(data) > limit:
        _refuse(file)
    return data


def _refuse(file: str) -> NoReturn:
    raise ProjectUnreadable(Problem.NOT_A_PROJECT(), Remedy.EARLIER_COPY(), file=file)

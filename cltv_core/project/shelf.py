"""Shops remembered on the owner's own computer: one project file each, which only the owner may read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from platformdirs import user_data_path

from cltv_core.destinations.lists import slug
from cltv_core.errors import CltvError
from cltv_core.project import SUFFIX
from cltv_core.project.contents import Project
from cltv_core.project.file import from_bytes, save

PRODUCT = "cltv-dashboard"
ONLY_OWNER = 0o700


@dataclass(frozen=True)
class Remembered:
    """A shop as it stands on the shelf: its `name`, and the day it was last saved."""

    path: Path
    name: str
    saved_on: date


class Shelf:
    """A folder of project files; `folder`: by default where programs of this user keep their data."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or user_data_path(PRODUCT, appauthor=False) / "shops"

    def shops(self) -> Sequence[Remembered]:
        """Return the remembered shops, the latest first; files that are no projects are passed over."""
        found = [self._opened(path) for path in sorted(self._folder.glob(f"*{SUFFIX}"))]
        return sorted((one for one in found if one), key=lambda one: (one.saved_on, one.name), reverse=True)

    def remember(self, project: Project) -> Path:
        """Keep a project, in place of an earlier one of the same shop; only this user may read it."""
        self._folder.mkdir(mode=ONLY_OWNER, parents=True, exist_ok=True)
        if os.name == "posix":
            self._folder.chmod(ONLY_OWNER)
        path = self._folder / f"{slug(project.name)}-{_mark(project)}{SUFFIX}"
        save(project, path)
        self._delete(project, but=path)
        return path

    def open(self, path: Path) -> bytes:
        """Return the file of a remembered shop. Raises ValueError for one that stands elsewhere."""
        if path.parent != self._folder:
            raise ValueError(f"not on the shelf: {path.name}")
        return path.read_bytes()

    def forget(self, project: Project) -> None:
        """Delete what is remembered of a shop."""
        self._delete(project)

    def holds(self, project: Project) -> bool:
        """Tell whether a shop is remembered."""
        return any(self._files_of(project))

    def _delete(self, project: Project, but: Path | None = None) -> None:
        for path in self._files_of(project):
            if path != but:
                path.unlink(missing_ok=True)

    def _files_of(self, project: Project) -> Sequence[Path]:
        return list(self._folder.glob(f"*-{_mark(project)}{SUFFIX}"))

    def _opened(self, path: Path) -> Remembered | None:
        try:
            project = from_bytes(path.read_bytes())
        except (OSError, CltvError):
            return None
        return Remembered(path, project.name or path.stem, date.fromtimestamp(path.stat().st_mtime))


def _mark(project: Project) -> str:
    """Tell shops of one name apart, without telling their secret."""
    return hashlib.sha256(b"shelf" + project.salt).hexdigest()[:12]

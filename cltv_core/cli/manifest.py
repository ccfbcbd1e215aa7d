"""Which files in a folder this program wrote, and what was in them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

MANIFEST = ".cltv-written.json"
KIND = "cltv output"
VERSION = 1
LONGEST = 10_000_000
"""Bytes of the longest manifest that is read."""


Content = bytes | Path
"""What a file is to hold, or a file elsewhere that holds it and is moved."""


@dataclass(frozen=True)
class Written:
    """The command that wrote a file, and the SHA-256 of what it wrote: two while a run replaces it."""

    command: str
    hashes: tuple[str, ...]


@dataclass(frozen=True)
class Manifest:
    """`files`: path inside the folder, with slashes -> what was written there."""

    files: Mapping[str, Written] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> Manifest:
        """Read the manifest of a folder; where there is none or it was damaged, no file in the folder is ours."""
        try:
            path = folder / MANIFEST
            content = json.loads(path.read_bytes()) if path.stat().st_size <= LONGEST else {}
            return cls({_inside(name): _entry(told) for name, told in content["files"].items()})
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return cls()

    def to_json(self) -> bytes:
        """UTF-8, the same bytes for the same files."""
        files = {
            name: {"command": told.command, "sha256": list(told.hashes)} for name, told in sorted(self.files.items())
        }
        return json.dumps({"kind": KIND, "version": VERSION, "files": files}, indent=1).encode() + b"\n"

    def names(self) -> Set[str]:
        """Return the paths of all files that were written."""
        return self.files.keys()

    def wrote(self, folder: Path, name: str) -> bool:
        """Whether the file of this name in the folder is still what was written."""
        path, told = folder / name, self.files.get(name)
        if told is None or path.is_symlink() or not path.is_file():
            return False
        return _hash(path) in told.hashes

    def after(self, command: str, files: Mapping[str, Content]) -> Manifest:
        """Return the manifest once `command` has written these files in place of all that it wrote before."""
        others = {name: told for name, told in self.files.items() if told.command != command}
        new = {name: Written(command, (_hash(content),)) for name, content in files.items()}
        return Manifest({**others, **new})

    def with_both(self, other: Manifest) -> Manifest:
        """Return the manifest while files of `other` are being put in the place of these."""
        both = dict(self.files)
        for name, told in other.files.items():
            had = both.get(name)
            both[name] = Written(told.command, tuple(dict.fromkeys((*(had.hashes if had else ()), *told.hashes))))
        return Manifest(both)


def _hash(content: Content) -> str:
    if isinstance(content, bytes):
        return hashlib.sha256(content).hexdigest()
    with content.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _inside(name: str) -> str:
    """Check that a path stays in the folder; ValueError if it leads out."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name or not path.parts:
        raise ValueError(name)
    return name


def _entry(told: Mapping[str, Any]) -> Written:
    return Written(str(told["command"]), tuple(str(digest) for digest in told["sha256"]))

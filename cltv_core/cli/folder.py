"""The folder that a run writes into: all files of the run appear in it, or none.

Only files that this program wrote are ever replaced or taken away, and only as long as they are as it wrote them: a
manifest in the folder names them with their hashes. Everything else in the folder is left alone.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from cltv_core.cli.locks import locked
from cltv_core.cli.manifest import MANIFEST, Content, Manifest
from cltv_core.cli.refusals import Kept, Remedy, Unwritable
from cltv_core.errors import UnwritableFolder
from cltv_core.facts import Code, Fact

UNFINISHED = ".cltv-unfinished-"
"""What the name of a folder begins with in which a run collects its files; a killed run leaves it behind."""

SCRATCH = ".cltv-engine-"
"""The same for a folder in which an engine keeps its tables."""

FILES_AT_ONCE = 8
"""So many are handed to the disk at a time."""

_BY_ERROR: Mapping[int, tuple[Unwritable, Remedy]] = {
    errno.ENOSPC: (Unwritable.FULL, Remedy.ROOM),
    errno.EDQUOT: (Unwritable.FULL, Remedy.ROOM),
    errno.EFBIG: (Unwritable.FULL, Remedy.ROOM),
    errno.EROFS: (Unwritable.READ_ONLY, Remedy.ANOTHER_FOLDER),
    errno.EACCES: (Unwritable.DENIED, Remedy.RIGHTS),
    errno.EPERM: (Unwritable.DENIED, Remedy.RIGHTS),
    errno.ENOTDIR: (Unwritable.NOT_A_FOLDER, Remedy.ANOTHER_FOLDER),
    errno.EEXIST: (Unwritable.NOT_A_FOLDER, Remedy.ANOTHER_FOLDER),
}


class OutputFolder:
    """Where the files of a run go. `inputs`: the files that the run reads, which are never replaced."""

    def __init__(self, path: Path, inputs: Sequence[Path] = ()) -> None:
        self.path = path
        self._inputs = tuple(inputs)

    def check(self, names: Sequence[str]) -> None:
        """Find out before the work whether files of these names could be written.

        Raises UnwritableFolder, which names every file that is in the way.
        """
        with self._said():
            if self.path.exists() and not self.path.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
            self._refuse_others(names, Manifest.of(self.path))

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """Yield a folder on the disk of this one for what is too large for memory; it goes when the run ends.

        What a killed run has left there goes with the next one. Raises UnwritableFolder.
        """
        parent = self.path if self.path.exists() else self.path.parent
        with self._said():
            parent.mkdir(parents=True, exist_ok=True)
            passing = _collecting(parent, SCRATCH)
            folder = passing.__enter__()
        try:
            yield folder
        finally:
            passing.__exit__(None, None, None)

    def write(self, command: str, files: Mapping[str, Content]) -> None:
        """Write the files (path inside the folder -> content) in place of those that `command` wrote here before.

        Raises UnwritableFolder; then the folder is as it was.
        """
        self.check(list(files))
        with self._said():
            if self.path.exists():
                with locked(self.path) as free:
                    if not free:
                        raise _refusal(Unwritable.BUSY(folder=str(self.path)), Remedy.WAIT)
                    self._replace(command, files)
            else:
                self._create(command, files)

    def _create(self, command: str, files: Mapping[str, Content]) -> None:
        """Write the files elsewhere and rename, so that the whole folder appears at once."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with _collecting(self.path.parent) as fresh:
            _write(fresh, {**files, MANIFEST: Manifest().after(command, files).to_json()})
            fresh.rename(self.path)

    def _replace(self, command: str, files: Mapping[str, Content]) -> None:
        """Everything is written inside the folder's own file system first, and moved only when all is there.

        While files are moved the manifest knows the old and the new ones, so that after a sudden end the next run
        can replace them all.
        """
        before = Manifest.of(self.path)
        after = before.after(command, files)
        with _collecting(self.path) as scratch:
            _write(scratch / "new", {**files, MANIFEST: after.to_json()})
            _write(scratch / "between", {MANIFEST: before.with_both(after).to_json()})
            with _all_or_nothing(scratch / "old") as moves:
                moves.put(scratch / "between" / MANIFEST, self.path / MANIFEST)
                for name in files:
                    moves.put(scratch / "new" / name, self.path / name)
                for name in before.names() - after.names():
                    if before.wrote(self.path, name) and not self._is_input(name):
                        moves.take(self.path / name)
                moves.put(scratch / "new" / MANIFEST, self.path / MANIFEST)
        for name in before.names():
            _remove_if_empty((self.path / name).parent, self.path)

    def _refuse_others(self, names: Sequence[str], known: Manifest) -> None:
        kept = [told for name in names if (told := self._why_kept(name, known)) is not None]
        if os.path.lexists(self.path / MANIFEST) and not known.names():
            kept.append(Kept.FOREIGN(name=MANIFEST))
        if kept:
            raise _refusal(Unwritable.NOT_OURS(folder=str(self.path)), Remedy.MOVE_AWAY, kept)

    def _why_kept(self, name: str, known: Manifest) -> Fact | None:
        """Why the file that stands where one of ours should go must stay, if it must."""
        target = self.path / name
        if self._is_input(name):
            return Kept.INPUT(name=name)
        if target.parent != self.path and os.path.lexists(target.parent) and not _is_plain_folder(target.parent):
            return Kept.FOREIGN(name=target.parent.name)
        if not os.path.lexists(target) or known.wrote(self.path, name):
            return None
        return Kept.CHANGED(name=name) if name in known.names() and not target.is_symlink() else Kept.FOREIGN(name=name)

    def _is_input(self, name: str) -> bool:
        target = self.path / name
        return target.exists() and any(found.exists() and target.samefile(found) for found in self._inputs)

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Make a refusal with a sentence of what the file system says."""
        try:
            yield
        except OSError as fault:
            told, remedy = _BY_ERROR.get(fault.errno or 0, (Unwritable.OTHER, Remedy.RIGHTS))
            reason = fault.strerror or type(fault).__name__
            raise _refusal(told(folder=str(self.path), reason=reason), remedy) from fault


class _Moves:
    """Moves of files that can be taken back. What was there before is kept in the folder `old` until all is done."""

    def __init__(self, old: Path) -> None:
        self._old = old
        self._done: list[tuple[Path, Path | None]] = []
        old.mkdir()

    def put(self, source: Path, target: Path) -> None:
        """Move a file to its place, where at every moment either the old or the new one stands."""
        target.parent.mkdir(exist_ok=True)
        kept = self._kept(target)
        source.replace(target)
        self._done.append((target, kept))

    def take(self, target: Path) -> None:
        """Take a file away."""
        kept = self._kept(target)
        target.unlink()
        self._done.append((target, kept))

    def take_back(self) -> None:
        """Put everything as it was."""
        for target, kept in reversed(self._done):
            if kept is None:
                target.unlink()
            else:
                kept.replace(target)

    def _kept(self, target: Path) -> Path | None:
        if not target.exists():
            return None
        kept = self._old / str(len(self._done))
        try:
            os.link(target, kept)
        except OSError:
            shutil.copy2(target, kept)
        return kept


@contextmanager
def _all_or_nothing(old: Path) -> Iterator[_Moves]:
    moves = _Moves(old)
    try:
        yield moves
    except BaseException:
        moves.take_back()
        raise


@contextmanager
def _collecting(parent: Path, prefix: str = UNFINISHED) -> Iterator[Path]:
    """Yield a folder in `parent` that goes when the run ends, and remove those that killed runs have left there."""
    for left in parent.glob(f"{prefix}*"):
        with suppress(OSError), locked(left) as free:
            if free:
                shutil.rmtree(left, ignore_errors=True)
    folder = parent / f"{prefix}{secrets.token_hex(4)}"
    folder.mkdir()
    try:
        with locked(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write(folder: Path, files: Mapping[str, Content]) -> None:
    """Write the files and wait until the disk has them: for several at once, as a disk takes them together."""
    with ThreadPoolExecutor(FILES_AT_ONCE) as writers:
        for written in [writers.submit(_put, folder / name, content) for name, content in files.items()]:
            written.result()


def _put(path: Path, content: Content) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Path):
        content.replace(path)
    with path.open("ab") as file:
        if isinstance(content, bytes):
            file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _is_plain_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _remove_if_empty(folder: Path, root: Path) -> None:
    if folder != root and _is_plain_folder(folder) and not any(folder.iterdir()):
        folder.rmdir()


def _refusal(problem: Fact, remedy: Code, faults: Sequence[Fact] = ()) -> UnwritableFolder:
    return UnwritableFolder(problem, remedy, faults)

"""The folder of a run: nothing of anybody else's is lost in it, and all files of a run appear or none."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from cltv_core.cli.folder import UNFINISHED, OutputFolder
from cltv_core.cli.manifest import MANIFEST, Manifest
from cltv_core.cli.refusals import Kept, Unwritable
from cltv_core.errors import UnwritableFolder

FIRST = {"summary.json": b"1", "lists/best.csv": b"a", "lists/new.csv": b"b"}
SECOND = {"summary.json": b"2", "lists/best.csv": b"c", "lists/at-risk.csv": b"d"}


def content(folder: Path) -> dict[str, bytes]:
    """Every file in the folder but the manifest."""
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    files.pop(MANIFEST, None)
    return files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files of a first run."""
    OutputFolder(tmp_path / "out").write("analyse", FIRST)
    return tmp_path / "out"


def refused(folder: Path, files: Mapping[str, bytes], *inputs: Path) -> UnwritableFolder:
    """Why the files cannot be written; the folder must be as it was."""
    before = content(folder) if folder.is_dir() else {}
    with pytest.raises(UnwritableFolder) as refusal:
        OutputFolder(folder, inputs).write("analyse", files)
    assert (content(folder) if folder.is_dir() else {}) == before
    return refusal.value


def test_a_run_replaces_all_files_of_the_run_before(folder: Path) -> None:
    OutputFolder(folder).write("analyse", SECOND)
    assert content(folder) == SECOND


def test_files_of_another_command_stay(folder: Path) -> None:
    OutputFolder(folder).write("read", {"orders.csv": b"o"})
    assert content(folder) == {**FIRST, "orders.csv": b"o"}
    OutputFolder(folder).write("analyse", SECOND)
    assert content(folder) == {**SECOND, "orders.csv": b"o"}


def test_what_others_put_into_the_folder_stays(folder: Path) -> None:
    (folder / "lists" / "notes.txt").write_bytes(b"mine")
    OutputFolder(folder).write("analyse", {"summary.json": b"3"})
    assert content(folder) == {"summary.json": b"3", "lists/notes.txt": b"mine"}


def test_a_foreign_file_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "best.csv").write_bytes(b"mine")
    assert refused(tmp_path, FIRST).faults == (Kept.FOREIGN(name="lists/best.csv"),)


def test_a_file_that_was_changed_since_is_never_replaced_nor_taken_away(folder: Path) -> None:
    (folder / "summary.json").write_bytes(b"with my notes")
    assert refused(folder, SECOND).faults == (Kept.CHANGED(name="summary.json"),)
    (folder / "summary.json").unlink()
    (folder / "lists" / "new.csv").write_bytes(b"with my notes")
    OutputFolder(folder).write("analyse", SECOND)
    assert content(folder) == {**SECOND, "lists/new.csv": b"with my notes"}


def test_an_input_is_never_replaced_nor_taken_away(folder: Path) -> None:
    assert refused(folder, SECOND, folder / "lists" / "best.csv").faults == (Kept.INPUT(name="lists/best.csv"),)
    OutputFolder(folder, [folder / "lists" / "new.csv"]).write("analyse", SECOND)
    assert content(folder) == {**SECOND, "lists/new.csv": b"b"}


def test_a_link_is_neither_followed_nor_replaced(tmp_path: Path) -> None:
    elsewhere, out = tmp_path / "elsewhere", tmp_path / "out"
    elsewhere.mkdir()
    out.mkdir()
    (out / "lists").symlink_to(elsewhere)
    (out / "summary.json").symlink_to(elsewhere / "summary.json")
    assert {fault["name"] for fault in refused(out, FIRST).faults} == {"lists", "summary.json"}
    assert not list(elsewhere.iterdir())


@pytest.mark.parametrize(
    "damaged", [b"", b"[]", b"{}", b'{"files": {"../x": {"command": "a", "sha256": []}}}', b"[" * 9**5]
)
def test_a_manifest_that_is_not_ours_makes_no_file_ours(damaged: bytes, folder: Path) -> None:
    (folder / MANIFEST).write_bytes(damaged)
    assert Manifest.of(folder) == Manifest()
    faults = {fault["name"] for fault in refused(folder, SECOND).faults}
    assert faults == {"summary.json", "lists/best.csv", MANIFEST}


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, Unwritable.FULL),
        (errno.EROFS, Unwritable.READ_ONLY),
        (errno.EACCES, Unwritable.DENIED),
        (errno.EIO, Unwritable.OTHER),
    ],
)
@pytest.mark.parametrize("exists", [True, False])
def test_a_disk_that_refuses_leaves_everything_as_it_was(
    number: int, told: Unwritable, exists: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = folder if exists else folder.parent / "new"
    synced = []

    def refuse(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 2:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    assert refused(target, SECOND).problem.code is told
    assert target.exists() is exists
    assert not list(folder.parent.rglob(f"{UNFINISHED}*"))


@pytest.mark.parametrize("failing", range(1, 6))
def test_a_move_that_fails_takes_all_others_back(failing: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved, replace = [], Path.replace

    def refuse(path: Path, target: Path) -> Path:
        moved.append(target)
        if len(moved) == failing:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return replace(path, target)

    known = (folder / MANIFEST).read_bytes()
    monkeypatch.setattr(Path, "replace", refuse)
    assert refused(folder, SECOND).problem.code is Unwritable.OTHER
    assert (folder / MANIFEST).read_bytes() == known
    OutputFolder(folder).write("analyse", SECOND)
    assert content(folder) == SECOND


@pytest.mark.skipif(not hasattr(os, "fork"), reason="ends a process in the middle of its work")
@pytest.mark.parametrize("step", range(1, 7))
def test_after_a_sudden_end_the_next_run_replaces_everything(step: int, folder: Path) -> None:
    child = os.fork()
    if child == 0:
        moved, replace = [], Path.replace

        def die(path: Path, target: Path) -> Path:
            moved.append(target)
            if len(moved) == step:
                os._exit(9)
            return replace(path, target)

        Path.replace = die  # type: ignore[method-assign]
        OutputFolder(folder).write("analyse", SECOND)
        os._exit(0)
    os.waitpid(child, 0)
    found = {name: data for name, data in content(folder).items() if not name.startswith(UNFINISHED)}
    assert all(data in (FIRST.get(name), SECOND.get(name)) for name, data in found.items()), "no half of a file"
    OutputFolder(folder).write("analyse", SECOND)
    assert content(folder) == SECOND


def test_a_new_folder_appears_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, seen, fsync = tmp_path / "a" / "out", [], os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (seen.append(out.exists()), fsync(handle)))
    OutputFolder(out).write("analyse", FIRST)
    assert seen
    assert not any(seen)
    assert content(out) == FIRST


def test_files_are_collected_in_the_folder_itself_as_its_neighbour_may_be_another_disk(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved, replace = [], Path.replace

    def note(path: Path, target: Path) -> Path:
        moved.append(path)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", note)
    OutputFolder(folder).write("analyse", SECOND)
    assert len(moved) == len(SECOND) + 2
    assert all(path.is_relative_to(folder) for path in moved)


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    assert refused(tmp_path / "file", FIRST).problem.code is Unwritable.NOT_A_FOLDER
    assert refused(tmp_path / "file" / "out", FIRST).problem.code is Unwritable.NOT_A_FOLDER


def test_the_manifest_is_the_same_for_the_same_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        OutputFolder(tmp_path / name).write("analyse", FIRST)
    assert (tmp_path / "a" / MANIFEST).read_bytes() == (tmp_path / "b" / MANIFEST).read_bytes()
    assert json.loads((tmp_path / "a" / MANIFEST).read_bytes())["files"].keys() == FIRST.keys()

"""Shops remembered on the owner's computer: only for the owner, one file a shop, and gone when forgotten."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from cltv_core.project.file import from_bytes, new_project
from cltv_core.project.shelf import Shelf


def test_a_shop_comes_back_with_its_sales(tmp_path: Path) -> None:
    shelf, project = Shelf(tmp_path / "shops"), replace(new_project("Rose & Son"), sales={"a.csv": b"x"})
    assert not shelf.shops()
    path = shelf.remember(project)
    [found] = shelf.shops()
    assert (found.name, found.path) == ("Rose & Son", path)
    assert from_bytes(shelf.open(found.path)) == project
    assert shelf.holds(project)


@pytest.mark.skipif(os.name != "posix", reason="permissions of other systems are not those of files")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    path = Shelf(tmp_path / "shops").remember(new_project("Rose"))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_another_name_replaces_the_file_and_forgetting_deletes_it(tmp_path: Path) -> None:
    shelf, project, other = Shelf(tmp_path), new_project("Rose"), new_project("Rose")
    shelf.remember(project)
    shelf.remember(other)
    shelf.remember(replace(project, name="Rosa"))
    assert sorted(one.name for one in shelf.shops()) == ["Rosa", "Rose"]
    shelf.forget(project)
    assert [one.name for one in shelf.shops()] == ["Rose"]
    assert not shelf.holds(project)


def test_other_files_are_passed_over_and_none_is_opened_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "shops").mkdir()
    (tmp_path / "shops" / "broken.cltv").write_bytes(b"no zip")
    shelf = Shelf(tmp_path / "shops")
    assert not shelf.shops()
    with pytest.raises(ValueError, match="not on the shelf"):
        shelf.open(tmp_path / "secret.cltv")

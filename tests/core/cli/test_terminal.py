"""The command line as a program among others: whatever its surroundings do, it ends in a sentence."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from cltv_core.cli import command, terminal
from cltv_core.cli.command import FIXED_FILES, main
from cltv_core.text.cli import READING, WRITING

ROOT = Path(__file__).parents[3]


@pytest.fixture
def sales(tmp_path: Path) -> Path:
    rows = [f"#{n},{2024 + n % 2}-{n % 12 + 1:02d}-{n % 28 + 1:02d},C{n % 9},£{n}.50" for n in range(1, 80)]
    file = tmp_path / "orders.csv"
    file.write_text("\n".join(["Order,Date,Customer,Total", *rows]), encoding="utf-8")
    return file


def run(
    arguments: Sequence[str | Path], out: int | io.BufferedWriter, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    line = [sys.executable, "-m", "cltv_core", *map(str, arguments)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(line, stdout=out, stderr=subprocess.PIPE, env=surroundings, timeout=120, check=False)


def test_an_export_is_not_overwritten_by_what_was_read_from_it(
    sales: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sales.read_bytes()
    monkeypatch.chdir(sales.parent)
    assert main(["read", "orders.csv", "--out", "."]) == 3
    assert "orders.csv is one of the files to be read." in capsys.readouterr().err
    assert sales.read_bytes() == before
    assert list(sales.parent.iterdir()) == [sales]


def test_a_result_that_is_read_again_is_not_overwritten(sales: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["read", str(sales), "--out", str(out)]) == 0
    before = (out / "orders.csv").read_bytes()
    assert main(["read", str(out / "orders.csv"), "--out", str(out)]) == 3
    assert (out / "orders.csv").read_bytes() == before


def test_a_folder_of_lists_that_is_not_ours_stays(sales: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "lists").mkdir(parents=True)
    (tmp_path / "out" / "lists" / "shopping.txt").write_bytes(b"milk")
    assert main(["analyse", str(sales), "--out", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "lists" / "shopping.txt").read_bytes() == b"milk"


@pytest.mark.parametrize("name", ["read", "analyse"])
def test_what_is_checked_before_the_work_is_what_is_written(name: str, sales: Path, tmp_path: Path) -> None:
    assert main([name, str(sales), "--out", str(tmp_path / "out")]) == 0
    written = {path.name for path in (tmp_path / "out").iterdir() if path.is_file() and path.name[0] != "."}
    assert written == set(FIXED_FILES[name])


def test_a_stream_without_the_letters_gets_others(sales: Path, tmp_path: Path) -> None:
    ended = run(["read", sales, "--out", tmp_path / "out"], subprocess.PIPE, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert ended.returncode == 0
    assert b"79 orders" in ended.stdout
    assert b"Traceback" not in ended.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_stream_that_is_full_is_said_and_the_files_are_there(sales: Path, tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        ended = run(["read", sales, "--out", tmp_path / "out"], full)
    assert ended.returncode == 0
    assert b"could not be shown" in ended.stderr
    assert b"Traceback" not in ended.stderr
    assert (tmp_path / "out" / "reading.json").exists()


def test_a_reader_who_has_gone_is_said(sales: Path, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = run(["read", sales, "--out", tmp_path / "out"], writing)
    os.close(writing)
    assert ended.returncode == 0
    assert b"could not be shown" in ended.stderr
    assert b"Traceback" not in ended.stderr


@pytest.mark.parametrize("day", ["9999-12-31", "2200-01-01"])
def test_a_day_that_no_calendar_needs_is_wrong_usage(day: str, sales: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as end:
        main(["analyse", str(sales), "--out", str(tmp_path / "out"), "--as-of", day])
    assert end.value.code == 2


@pytest.mark.parametrize("day", ["2030-06-30", "2199-12-31", "1900-01-01", "0001-01-01"])
def test_any_other_day_is_an_analysis_or_a_sentence(
    day: str, sales: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["analyse", str(sales), "--out", str(tmp_path / "out"), "--as-of", day, "--horizon-months", "120"])
    said = capsys.readouterr().err
    assert code in (0, 3)
    assert "no fault of your files" not in said
    assert code == 0 or said


def test_nothing_steers_the_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    bad = "\x1b]0;owned\x07\x9b31m\u202e.csv"
    assert main(["read", str(tmp_path / bad), "--out", str(tmp_path / "out")]) == 3
    with pytest.raises(SystemExit):
        main(["read", "a.csv", "--out", "x", "--map", bad])
    said = capsys.readouterr().err
    assert "owned" in said
    assert not set(said) & set("\x1b\x07\x9b\u202e")


@pytest.mark.parametrize("fault", [MemoryError(), RuntimeError("Anna Smith"), RecursionError()])
def test_the_unforeseen_is_a_sentence_without_what_was_in_the_file(
    fault: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> None:
        raise fault

    monkeypatch.setattr(command, "_transactions", fail)
    assert main(["read", "a.csv", "--out", str(tmp_path / "out")]) == 3
    said = capsys.readouterr().err
    assert "Nothing was written." in said
    assert "Anna" not in said


def test_a_command_that_is_stopped_by_hand_says_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "_transactions", stop)
    assert main(["read", "a.csv", "--out", str(tmp_path / "out")]) == terminal.INTERRUPTED


def test_a_terminal_names_what_is_being_done_and_a_pipe_does_not(sales: Path, tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    line = [sys.executable, "-m", "cltv_core", "analyse", str(sales), "--out", str(tmp_path / "out")]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=theirs, env=surroundings) as process:
        os.close(theirs)
        shown, printed = _all_of(ours), process.stdout.read() if process.stdout else b""
    assert process.returncode == 0
    for stage in (READING, "Testing a forecast as if it were", WRITING):
        assert stage in shown
    assert READING.encode() not in printed
    piped = run(["analyse", sales, "--out", tmp_path / "again"], subprocess.PIPE)
    assert READING.encode() not in piped.stdout + piped.stderr
    assert b"\x1b" not in piped.stdout + piped.stderr


def test_a_shell_is_told_what_may_follow(tmp_path: Path) -> None:
    answer = tmp_path / "answer"
    typed = "cltv analyse --horizon-m"
    asked = {"_ARGCOMPLETE": "1", "_ARGCOMPLETE_STDOUT_FILENAME": str(answer), "COMP_LINE": typed}
    run([], subprocess.PIPE, **asked, COMP_POINT=str(len(typed)))
    assert answer.read_text("utf-8").strip() == "--horizon-months"


def _all_of(terminal: int) -> str:
    """What was written to a terminal until nobody holds its other end."""
    parts = []
    with suppress(OSError):
        while part := os.read(terminal, 65536):
            parts.append(part)
    os.close(terminal)
    return b"".join(parts).decode("utf-8")

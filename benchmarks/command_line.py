"""Time and memory of `cltv analyse` on Online Retail, next to the bare recipe, in turns.

Usage: command_line.py ONLINE_RETAIL.csv [--rounds 5] [--lines 1000000 5000000] [--lines-rounds 1]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
HEADINGS = "     lines       cltv       bare    ratio cltv peak bare peak cltv per million"
ANALYSE = "import sys; from cltv_core.cli.command import main; sys.exit(main())"


@dataclass(frozen=True)
class Run:
    """One whole process, from its start to its end."""

    seconds: float
    peak_mb: float


def run(*command: str) -> Run:
    """This process stays small: Linux counts the parent's memory at the start into the child's peak."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent), "PYTHONWARNINGS": "ignore"}
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen([sys.executable, *command], env=environment, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(said.read().decode())
    return Run(seconds, usage.ru_maxrss / 1024)


def analyse(file: Path) -> Run:
    with tempfile.TemporaryDirectory() as out:
        return run("-c", ANALYSE, "analyse", str(file), "--out", out)


def bare_recipe(file: Path) -> Run:
    return run(str(HERE / "bare_recipe.py"), str(file))


def compare(file: Path, rounds: int) -> float:
    """Prints a line of the table and returns our seconds per million lines."""
    turns = [(analyse(file), bare_recipe(file)) for _ in range(rounds)]
    ours, bare = zip(*turns, strict=True)
    seconds, lines = median(turn.seconds for turn in ours), line_count(file)
    per_million = seconds / lines * 1e6
    print(
        f"{lines:>10,} {seconds:>8.2f} s {median(turn.seconds for turn in bare):>8.2f} s"
        f" {median(mine.seconds / reference.seconds for mine, reference in turns):>8.2f}"
        f" {max(turn.peak_mb for turn in ours):>6.0f} MB {max(turn.peak_mb for turn in bare):>6.0f} MB"
        f" {per_million:>14.2f} s",
        flush=True,
    )
    return per_million


def line_count(file: Path) -> int:
    """Without the header."""
    with file.open("rb") as opened:
        return sum(block.count(b"\n") for block in iter(partial(opened.read, 1 << 20), b"")) - 1


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("file", type=Path)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--lines", type=int, nargs="*", default=[1_000_000, 5_000_000])
    asked.add_argument("--lines-rounds", type=int, default=1)
    given = asked.parse_args()
    print(HEADINGS)
    per_million = compare(given.file, given.rounds)
    with tempfile.TemporaryDirectory() as folder:
        for lines in given.lines:
            longer = Path(folder, f"{lines}.csv")
            run(str(HERE / "repeat_lines.py"), str(given.file), str(lines), str(longer))
            growth = compare(longer, given.lines_rounds) / per_million
            print(f"{'':>10} time per line is {growth:.2f} times that of the file itself")
            longer.unlink()


if __name__ == "__main__":
    main()

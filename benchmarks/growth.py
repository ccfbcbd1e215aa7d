"""What `cltv analyse --source` costs from lines to all outputs, and how it grows with the lines.

Usage: growth.py [--lines 1000000 10000000 100000000] [--folder DIR]

One process a size: seconds, processor seconds, the most memory, and processor seconds for each million lines, next to
those of the size before. From the last three sizes a straight line through the processor seconds tells of a billion.
`--folder`: where the lines lie as LINES.parquet, or are made and kept.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np
from warehouse import LINES, MAPPING

BILLION = 1_000_000_000


@dataclass(frozen=True)
class Cost:
    """`memory` in GB, the rest in seconds."""

    wall: float
    processor: float
    memory: float


def cost(file: Path, out: Path) -> Cost:
    columns = ",".join(f"{role}={column}" for role, column in MAPPING.items())
    asked = ["analyse", "--source", f"duckdb:{file}", "--map", columns, "--out", str(out), "--quiet"]
    start = time.perf_counter()
    running = subprocess.Popen([sys.executable, "-m", "cltv_core", *asked], stdout=subprocess.DEVNULL)
    _, ended, used = os.wait4(running.pid, 0)
    if ended:
        raise SystemExit(f"{file}: exit {os.waitstatus_to_exitcode(ended)}")
    return Cost(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e9)


def of_a_billion(lines: list[int], costs: list[Cost]) -> float:
    """Processor seconds, by a straight line through the last three sizes."""
    slope, start = np.polyfit(lines[-3:], [one.processor for one in costs[-3:]], 1)
    return float(start + slope * BILLION)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--lines", type=int, nargs="+", default=[1_000_000, 10_000_000, 100_000_000])
    asked.add_argument("--folder", type=Path, default=None)
    given = asked.parse_args()
    costs: list[Cost] = []
    print("lines | seconds | processor | GB at most | processor a million lines | to the size before")
    with TemporaryDirectory(dir=given.folder) as scratch:
        folder = given.folder or Path(scratch)
        for size in given.lines:
            file = folder / f"{size}.parquet"
            if not file.exists():
                duckdb.sql(LINES.format(lines=size, path=file))
            found = cost(file, Path(scratch) / str(size))
            each = found.processor / size * 1e6
            before = costs[-1].processor / given.lines[len(costs) - 1] * 1e6 if costs else each
            costs.append(found)
            told = f"{found.wall:.1f} | {found.processor:.1f} | {found.memory:.2f} | {each:.2f} | {each / before:.2f}"
            print(f"{size:,} | {told}", flush=True)
    if len(costs) > 2:
        print(f"a billion, by a straight line through the last three: {of_a_billion(given.lines, costs):,.0f} s")


if __name__ == "__main__":
    main()

"""Time and memory of reading files to Transactions, each next to a reference taken in turns in the same run.

Usage: reading.py ONLINE_RETAIL.csv [--lines 1000000] [--rounds 3]

One million lines of a Shopify export (79 columns) against `pandas.read_csv` of the same file alone; Online Retail as
xlsx against reading the same xlsx through openpyxl (read_only, values only), which must be installed for that.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from command_line import HERE, Run, run

TO_TRANSACTIONS = """
import sys
from pathlib import Path
from cltv_core.reading import SourceFile, read
path = Path(sys.argv[1])
assert len(read([SourceFile(path.name, path.read_bytes())]).orders)
"""
WITH_PANDAS = "import sys, pandas; assert len(pandas.read_csv(sys.argv[1], low_memory=False))"
WITH_OPENPYXL = """
import sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0]
assert sum(1 for _ in sheet.iter_rows(values_only=True))
"""


def program(code: str) -> Callable[[Path], Run]:
    return lambda file: run("-c", code, str(file))


def compare(what: str, file: Path, reference: str, code: str, rounds: int) -> None:
    """Prints a line: whole processes, start of Python and its libraries included on both sides."""
    turns = [(program(TO_TRANSACTIONS)(file), program(code)(file)) for _ in range(rounds)]
    ours, theirs = zip(*turns, strict=True)
    ratio = median(mine.seconds / other.seconds for mine, other in turns)
    size = file.stat().st_size / 1e6
    peak = max(one.peak_mb for one in ours)
    print(
        f"{what}: {median(one.seconds for one in ours):.1f} s to Transactions,"
        f" {median(one.seconds for one in theirs):.1f} s with {reference}: {ratio:.2f} times"
        f" ({1 / ratio:.1f} times as fast); peak {peak:.0f} MB,"
        f" {peak * 1.048576 / size:.1f} times the file of {size:.0f} MB"
        f" ({reference} {max(one.peak_mb for one in theirs):.0f} MB); load {os.getloadavg()[0]:.1f}",
        flush=True,
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("file", type=Path)
    asked.add_argument("--lines", type=int, default=1_000_000)
    asked.add_argument("--rounds", type=int, default=3)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder, "shopify.csv")
        run(str(HERE / "shopify_lines.py"), str(given.lines), str(shop))
        compare(f"Shopify, {given.lines:,} lines", shop, "pandas.read_csv", WITH_PANDAS, given.rounds)
        book = Path(folder, "retail.xlsx")
        run(str(HERE / "workbook.py"), str(given.file), str(book))
        compare("Online Retail as xlsx", book, "openpyxl", WITH_OPENPYXL, given.rounds)


if __name__ == "__main__":
    main()

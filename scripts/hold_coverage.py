"""Fail where the tests reach too little of the core.

    pytest --cov --cov-report=json && python scripts/hold_coverage.py coverage.json

Lines and branches have a floor each: the one figure that coverage itself can hold mixes the two.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FLOORS = {"lines": 95.0, "branches": 90.0}
"""In per cent."""
LEAST_REACHED = 10
"""How many files are named, so that whoever falls short sees where."""


def reached(counts: Mapping[str, int]) -> dict[str, float]:
    """Work out what part of the lines and branches was run, in per cent; what has none of a kind is reached whole."""
    pairs = {
        "lines": (counts["covered_lines"], counts["num_statements"]),
        "branches": (counts["covered_branches"], counts["num_branches"]),
    }
    return {kind: 100.0 * run / all_ if all_ else 100.0 for kind, (run, all_) in pairs.items()}


def below(report: Mapping[str, Any]) -> list[str]:
    """Name the floors that a JSON report of coverage is under."""
    if not report["totals"]["num_branches"]:
        return ["no branches were measured"]
    shares = reached(report["totals"])
    return [
        f"{shares[kind]:.1f} % of {kind}, at least {floor:g} % wanted"
        for kind, floor in FLOORS.items()
        if shares[kind] < floor
    ]


def least_reached(report: Mapping[str, Any]) -> list[str]:
    """Name the files with the most lines and branches that no test runs."""
    missing = {
        name: file["summary"]["missing_lines"] + file["summary"]["missing_branches"]
        for name, file in report["files"].items()
    }
    most = sorted(missing, key=lambda name: (-missing[name], name))[:LEAST_REACHED]
    return [f"{missing[name]:5d}  {name}" for name in most if missing[name]]


def main(path: Path) -> int:
    """Print what was reached; return 1 where that is under a floor."""
    report = json.loads(path.read_text(encoding="utf-8"))
    print(", ".join(f"{share:.1f} % of {kind}" for kind, share in reached(report["totals"]).items()))
    print("Lines and branches that no test runs:", *least_reached(report), sep="\n")
    faults = below(report)
    print(*faults, sep="\n", file=sys.stderr, end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

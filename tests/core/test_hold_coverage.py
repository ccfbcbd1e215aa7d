"""The floor under the coverage fails exactly where too little is reached, of lines and of branches by themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.hold_coverage import main


def report(lines: int, branches: int, of: int = 1000) -> dict[str, object]:
    counts = {
        "covered_lines": lines,
        "num_statements": of,
        "missing_lines": of - lines,
        "covered_branches": branches,
        "num_branches": of,
        "missing_branches": of - branches,
    }
    return {"totals": counts, "files": {"cltv_core/one.py": {"summary": counts}}}


@pytest.mark.parametrize(
    ("lines", "branches", "faults"),
    [
        (950, 900, []),
        (949, 900, ["94.9 % of lines, at least 95 % wanted"]),
        (1000, 899, ["89.9 % of branches, at least 90 % wanted"]),
        (0, 0, ["0.0 % of lines, at least 95 % wanted", "0.0 % of branches, at least 90 % wanted"]),
    ],
)
def test_lines_and_branches_have_a_floor_each(
    lines: int, branches: int, faults: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "coverage.json"
    path.write_text(json.dumps(report(lines, branches)), encoding="utf-8")
    assert main(path) == (1 if faults else 0)
    assert capsys.readouterr().err.splitlines() == faults


def test_a_run_without_branches_does_not_pass_for_a_whole_one(tmp_path: Path) -> None:
    path = tmp_path / "coverage.json"
    measured = report(1000, 0)
    measured["totals"] = {**measured["totals"], "num_branches": 0}  # type: ignore[dict-item]
    path.write_text(json.dumps(measured), encoding="utf-8")
    assert main(path) == 1


def test_the_files_with_the_most_to_reach_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "coverage.json"
    path.write_text(json.dumps(report(990, 980)), encoding="utf-8")
    main(path)
    assert "   30  cltv_core/one.py" in capsys.readouterr().out.splitlines()

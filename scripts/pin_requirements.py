"""Write requirements.txt: the whole tree of what the product needs at run time, at the versions pip would install now.

Run it with the oldest supported Python, then run all checks with what it wrote.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEADING = """\
# What hosting installs: every package of the tree, at the versions that were tested. Ranges are in pyproject.toml.
# Made by scripts/pin_requirements.py.
"""
EXTRAS_FOR_OTHERS = {"cltv-dashboard"}


def pinned() -> list[str]:
    """Ask pip which packages a fresh installation would get, as lines of a requirements file."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--report", "-"]
    report = subprocess.run([*command, str(ROOT)], check=True, capture_output=True, text=True).stdout
    parts = [entry["metadata"] for entry in json.loads(report)["install"]]
    names = {part["name"].lower(): part["version"] for part in parts if part["name"] not in EXTRAS_FOR_OTHERS}
    return [f"{name}=={version}" for name, version in sorted(names.items())]


if __name__ == "__main__":
    (ROOT / "requirements.txt").write_text(HEADING + "\n".join(pinned()) + "\n", encoding="utf-8")

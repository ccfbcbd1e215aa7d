"""How `cltv` opens the dashboard: where its script and the settings of the server lie."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

SETTINGS = Path(".streamlit") / "config.toml"
ON_OWN_COMPUTER = "CLTV_ON_OWN_COMPUTER"
"""Set for a dashboard that the owner started for themselves, which may remember shops on this computer."""
RESULTS = "CLTV_RESULTS"
"""The folder of results that `cltv open` shows."""
SHARED = Path("share") / "cltv-dashboard"
"""Where an installation keeps the settings (`data-files` in pyproject.toml)."""


def open_dashboard(server_options: Sequence[str], script: str = "serve.py") -> int:
    """Let Streamlit take over this process; `server_options` are handed on, such as --server.port 8600."""
    folder = _package()
    home = settings_home(folder)
    if home is not None:
        os.chdir(home)
    os.environ[ON_OWN_COMPUTER] = "1"
    command = [sys.executable, "-m", "streamlit", "run", str(folder / script), "--server.address", "localhost"]
    os.execv(sys.executable, [*command, *server_options])


def open_results(folder: Path) -> int:
    """Open the dashboard of a folder that `cltv analyse --source` wrote. Raises UnreadableFile where it did not."""
    from cltv_core.warehouse.results import Results

    os.environ[RESULTS] = str(Results.of(folder.resolve()).folder)
    return open_dashboard([], "serve_opened.py")


def settings_home(package: Path) -> Path | None:
    """Find the folder whose `.streamlit/config.toml` holds theme and server settings; None where it is nowhere.

    `package`: the folder of the dashboard. In a copy of the repository the settings lie beside it.
    """
    return next((folder for folder in _candidates(package) if (folder / SETTINGS).is_file()), None)


def _candidates(package: Path) -> Iterator[Path]:
    yield package.parent
    for scheme in (sysconfig.get_default_scheme(), sysconfig.get_preferred_scheme("user")):
        yield Path(sysconfig.get_path("data", scheme)) / SHARED


def _package() -> Path:
    spec = find_spec("dashboard")
    return Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else Path("dashboard")

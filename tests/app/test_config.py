"""Theme and server settings: the same from the repository and from the installed package, and nothing that leaks."""

from __future__ import annotations

import subprocess
import sysconfig
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cltv_core.cli.front_door import SETTINGS, SHARED, settings_home

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / ".streamlit" / "config.toml"


@pytest.fixture
def config() -> dict[str, Any]:
    return tomllib.loads(CONFIG.read_text(encoding="utf-8"))


def test_the_installed_package_brings_the_settings_of_hosting() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    brought = project["tool"]["setuptools"]["data-files"]
    assert brought == {(SHARED / SETTINGS).parent.as_posix(): [SETTINGS.as_posix()]}
    assert (ROOT / SETTINGS) == CONFIG


def test_the_command_finds_the_settings_beside_the_package_or_where_they_were_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert settings_home(ROOT / "dashboard") == ROOT
    monkeypatch.setattr(sysconfig, "get_path", lambda name, scheme: str(tmp_path / name / scheme))
    elsewhere = tmp_path / "lib" / "dashboard"
    assert settings_home(elsewhere) is None
    installed = tmp_path / "data" / sysconfig.get_default_scheme() / SHARED
    (installed / SETTINGS).parent.mkdir(parents=True)
    (installed / SETTINGS).touch()
    assert settings_home(elsewhere) == installed


def test_no_part_of_the_repository_is_a_link() -> None:
    """Windows makes text files of links when it clones."""
    tracked = subprocess.run(["git", "ls-files", "--stage"], cwd=ROOT, capture_output=True, text=True)
    assert not [line for line in tracked.stdout.splitlines() if line.startswith("120000")]


def test_nothing_is_told_to_anybody(config: dict[str, Any]) -> None:
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
    assert config["client"]["showErrorLinks"] is False


def test_tables_are_exported_only_through_our_own_safe_files(config: dict[str, Any]) -> None:
    assert config["client"]["disableDataExport"] is True


def test_no_visitor_waits_for_the_housekeeping_of_another(config: dict[str, Any]) -> None:
    assert config["runner"]["postScriptGC"] is False
    assert config["server"]["fileWatcherType"] == "none"


def test_a_server_without_a_screen_asks_nobody_for_its_address(config: dict[str, Any]) -> None:
    assert config["browser"]["serverAddress"] == "localhost"


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert "http" not in CONFIG.read_text(encoding="utf-8")


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_both_modes_bring_their_own_colours(config: dict[str, Any], mode: str) -> None:
    theme = config["theme"][mode]
    assert len(theme["chartSequentialColors"]) == len(theme["chartDivergingColors"]) == 10
    assert contrast(theme["textColor"], theme["backgroundColor"]) > 7
    assert contrast(theme["grayColor"], theme["backgroundColor"]) > 4.5
    assert contrast(theme["primaryColor"], theme["backgroundColor"]) > 4.5


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

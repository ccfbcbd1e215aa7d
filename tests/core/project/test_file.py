"""The project file: the same bytes for the same content, and nothing believed that a file claims."""

from __future__ import annotations

import contextlib
import io
import os
import random
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from cltv_core.errors import CltvError
from cltv_core.project import file as room
from cltv_core.project.contents import (
    Campaign,
    FileAnswers,
    KeptResult,
    Milestone,
    Preferences,
    Project,
    Spending,
    ToldForecast,
    WinningCost,
)
from cltv_core.project.file import (
    NewerProject,
    ProjectSealed,
    ProjectUnreadable,
    from_bytes,
    looks_like_project,
    save,
    to_bytes,
)
from tests.core.campaigns.test_receipt import receipt

MUTATED = int(os.environ.get("CLTV_FUZZ", "200"))
FIRST_VERSION, SECOND_VERSION, THIRD_VERSION = (
    Path(__file__).parent / "fixtures" / f"version_{number}.cltv" for number in (1, 2, 3)
)


def project(campaigns: int = 2, people: int = 200) -> Project:
    told = ToldForecast(
        as_of=date(2026, 3, 1),
        currency="EUR",
        customers=1200,
        revenue=81_000.5,
        revenue_last_year=40_000,
        path=(Milestone(days=31, expected=3_000, low=2_000, high=4_000),),
        segments={"At risk": 120},
    )
    result = KeptResult(date(2026, 4, 2), "works", 0.05, 0.02, 1e-4, 1.5, 200)
    return Project(
        salt=bytes(range(32)),
        name="Corner bakery",
        preferences=Preferences(
            months=6, margin=0.4, acquisition_cost=12.5, message_costs={"e-mail": 0.01, "post": 1.1}
        ),
        answers={"abc": FileAnswers(mapping={"revenue": "Summe"}, answers={"day_first": True, "currency": "EUR"})},
        campaigns=tuple(Campaign(receipt(people, seed), result if seed else None) for seed in range(campaigns)),
        forecasts=(told,),
        costs=(
            WinningCost(14.0),
            WinningCost(11.0, date(2026, 1, 3)),
            WinningCost(12.5, date(2026, 3, 2), Spending(500.0, date(2026, 2, 1), date(2026, 2, 28), 40)),
        ),
    )


def test_saving_again_gives_the_same_bytes() -> None:
    data = to_bytes(project())
    assert to_bytes(from_bytes(data)) == data
    assert looks_like_project(data)


def test_other_files_do_not_look_like_a_project() -> None:
    for data in (b"", b"Order,Total\n1,5\n", b"PK, but no zip", to_bytes(project())[:200], packed({"a.json": b"{}"})):
        assert not looks_like_project(data)


def test_files_of_the_first_version_can_be_read_for_ever() -> None:
    found = from_bytes(FIRST_VERSION.read_bytes())
    assert found.name == "Corner bakery"
    assert found.preferences.margin == 0.4
    assert len(found.campaigns) == 2
    assert found.forecasts[0].path[0].expected == 3_000
    assert found.answers["abc"].answers["day_first"] is True


def test_what_winning_a_customer_costs_is_known_from_the_first_version_without_its_day() -> None:
    found = from_bytes(FIRST_VERSION.read_bytes())
    assert found.costs == (WinningCost(12.5),)
    assert from_bytes(to_bytes(found)).costs == found.costs
    nothing_said = replace(found, preferences=Preferences(), costs=())
    assert from_bytes(to_bytes(nothing_said)).costs == ()


def test_files_of_the_second_version_can_be_read_for_ever() -> None:
    found = from_bytes(SECOND_VERSION.read_bytes())
    assert (found.name, len(found.campaigns), found.preferences.acquisition_cost) == ("Corner bakery", 2, 12.5)
    assert [one.cost for one in found.costs] == [14.0, 11.0, 12.5]
    spent = found.costs[-1].spending
    assert spent is not None
    assert (spent.money, spent.customers, spent.last) == (500.0, 40, date(2026, 2, 28))
    assert found.preferences.message_costs == {}
    assert from_bytes(to_bytes(found)).costs == found.costs


def test_files_of_the_third_version_can_be_read_for_ever() -> None:
    data = THIRD_VERSION.read_bytes()
    found = from_bytes(data)
    assert found.preferences.message_costs == {"e-mail": 0.01, "post": 1.1}
    assert to_bytes(found) == data


@pytest.mark.parametrize("costs", [{"pigeon": 1.0}, {"post": -1.0}, {"post": "1"}, [1.0]])
def test_costs_of_messages_that_cannot_be_are_refused(costs: object) -> None:
    with zipfile.ZipFile(io.BytesIO(to_bytes(project()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    manifest = msgspec.json.decode(parts["manifest.json"])
    manifest["preferences"]["message_costs"] = costs
    with pytest.raises(ProjectUnreadable):
        from_bytes(packed(parts | {"manifest.json": msgspec.json.encode(manifest)}))


def test_a_newer_version_is_refused_by_name() -> None:
    with zipfile.ZipFile(io.BytesIO(to_bytes(project()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["manifest.json"] = msgspec.json.encode(
        msgspec.json.decode(parts["manifest.json"]) | {"version": 99, "new": 1}
    )
    with pytest.raises(NewerProject):
        from_bytes(packed(parts))


def test_twenty_four_campaigns_stay_small() -> None:
    data = to_bytes(project(campaigns=24, people=2_000))
    assert len(data) <= 300_000


def test_sales_are_there_only_where_wanted_and_open_only_with_the_passphrase() -> None:
    kept = replace(project(), sales={"orders.csv": b"secret sales\n" * 50})
    assert from_bytes(to_bytes(kept)).sales == kept.sales
    sealed = to_bytes(kept, "correct horse")
    assert sealed == to_bytes(kept, "correct horse")
    assert b"secret" not in sealed
    assert from_bytes(sealed, "correct horse").sales == kept.sales
    for wrong in ("", "wrong horse"):
        with pytest.raises(ProjectSealed):
            from_bytes(sealed, wrong)


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "extra", ["../outside.json", "/etc/passwd", "sales/../x", "sales/a/b", "sales/..", "C:\\x", "code.pkl", "sales/"]
)
def test_nothing_but_known_names_is_opened(extra: str) -> None:
    with zipfile.ZipFile(io.BytesIO(to_bytes(project()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with pytest.raises(ProjectUnreadable):
        from_bytes(packed(parts | {extra: b"x"}))


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LONGEST_PART", 100_000)
    bomb = packed({"manifest.json": b" " * 10_000_000, "choices.json": b"{}"})
    with pytest.raises(ProjectUnreadable):
        from_bytes(bomb)


@pytest.mark.parametrize(
    "text",
    [
        *(b"", b"null", b"[" * 200_000, b'{"kind":"cltv project","version":1e400}', b"\xff\xfe", b'{"kind": 1}'),
        *(b'{"ki\xaend":1}', b'{"kind":"cltv \xc2project"}'),
    ],
)
def test_what_is_no_manifest_is_refused(text: bytes) -> None:
    with pytest.raises(ProjectUnreadable):
        from_bytes(packed({"manifest.json": text, "choices.json": b"{}"}))


def test_mutated_files_end_in_named_errors_only() -> None:
    rng = random.Random(5)
    whole = to_bytes(replace(project(), sales={"orders.csv": b"a,b\n1,2\n"}))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for number in range(MUTATED):
        data = bytearray(whole) if number % 2 else bytearray(parts["manifest.json"])
        for _ in range(rng.randint(1, 8)):
            place = rng.randrange(len(data))
            data[place : place + rng.randint(0, 3)] = rng.choice(
                [b"", bytes([rng.randrange(256)]), b"9" * 400, b"NaN", b'"=1+1"', b"null", b"{", b"\\ud800", b"-1e999"]
            )
        mutated = bytes(data) if number % 2 else packed(parts | {"manifest.json": bytes(data)})
        with contextlib.suppress(CltvError):
            from_bytes(mutated)


def test_a_fault_while_saving_never_costs_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "shop.cltv"
    save(project(1), path)
    before = path.read_bytes()

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        save(project(2), path)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["shop.cltv"]

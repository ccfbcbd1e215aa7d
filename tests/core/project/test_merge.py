"""Two project files of one shop together: the newer one is right, and nothing of the older one is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec

from cltv_core.project.contents import KeptResult, Project, Spending, WinningCost
from cltv_core.project.file import from_bytes, new_project, to_bytes
from cltv_core.project.merge import merged, same_shop
from tests.core.project.test_file import FIRST_VERSION, project


def told_of(shop: Project) -> list[tuple[str, KeptResult | None]]:
    return [(one.receipt.id, one.result) for one in shop.campaigns]


def before() -> Project:
    shop = project()
    named = [replace(one, receipt=replace(one.receipt, id=str(n))) for n, one in enumerate(shop.campaigns)]
    return replace(shop, campaigns=tuple(named))


def later(shop: Project) -> Project:
    told = msgspec.structs.replace(shop.forecasts[0], as_of=date(2026, 4, 1))
    again = msgspec.structs.replace(shop.forecasts[0], customers=7)
    return replace(
        shop,
        name="Bakery on the corner",
        campaigns=shop.campaigns[:1],
        forecasts=(again, told),
        costs=(*shop.costs, WinningCost(9.0, date(2026, 4, 1))),
    )


def test_a_month_that_was_told_anew_counts_once() -> None:
    month = Spending(900.0, date(2026, 3, 1), date(2026, 3, 31), 30)
    older = replace(before(), costs=(WinningCost(30.0, date(2026, 4, 2), month),))
    again = WinningCost(25.0, date(2026, 4, 9), msgspec.structs.replace(month, money=750.0))
    assert merged([older, replace(later(older), costs=(again,))]).costs == (again,)


def test_the_newer_file_is_right_and_nothing_of_the_older_is_lost() -> None:
    older = before()
    newer = later(older)
    for both in (merged([older, newer]), merged([newer, older])):
        assert both.name == newer.name
        assert told_of(both) == told_of(older)
        assert both.costs == newer.costs
        assert [one.as_of for one in both.forecasts] == [date(2026, 3, 1), date(2026, 4, 1)]
        assert both.forecasts[0].customers == older.forecasts[0].customers, "what was told first stays"
        assert to_bytes(from_bytes(to_bytes(both))) == to_bytes(both)


def test_a_result_that_only_one_file_has_stays() -> None:
    older = before()
    newer = later(older)
    unread = replace(newer, campaigns=tuple(replace(one, result=None) for one in older.campaigns))
    assert told_of(merged([older, unread])) == told_of(older)


def test_a_file_of_the_first_version_goes_with_one_of_the_second() -> None:
    first = from_bytes(FIRST_VERSION.read_bytes())
    second = later(replace(project(), salt=first.salt))
    both = merged([second, first])
    assert same_shop([first, second])
    assert both.costs == (WinningCost(12.5), *second.costs)
    assert not same_shop([first, new_project()])

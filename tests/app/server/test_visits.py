"""Visits that outlive a page: found by the secret of one browser, and gone in time."""

from __future__ import annotations

from http.cookies import SimpleCookie

from dashboard.server.visits import COOKIE, SHORTEST_SECRET, Visits, cookie_for, secret_in

MINE, THEIRS = "m" * SHORTEST_SECRET, "t" * SHORTEST_SECRET


def test_a_browser_finds_its_own_visit_and_no_other() -> None:
    visits = Visits()
    mine = visits.of(MINE, "one")
    assert mine is not None
    mine.kept["shop"] = "mine"
    theirs = visits.of(THEIRS, "two")
    assert theirs is not None
    assert theirs.kept == {}
    assert visits.of(MINE, "three") is mine
    assert mine.sessions == {"one", "three"}


def test_without_a_secret_nothing_is_kept() -> None:
    visits = Visits()
    assert visits.of("", "one") is None
    assert visits.of("guessed", "one") is None


def test_what_is_kept_goes_when_the_last_page_has_been_closed_for_long_enough() -> None:
    visits = Visits()
    mine = visits.of(MINE, "one")
    visits.of(MINE, "two")
    assert visits.forget({"two"}, now=0.0, patience=120) == 0
    assert visits.forget(set(), now=10.0, patience=120) == 0
    assert visits.of(MINE, "three") is mine
    assert visits.forget(set(), now=100.0, patience=120) == 0
    assert visits.forget(set(), now=219.0, patience=120) == 0
    assert visits.forget(set(), now=220.0, patience=120) == 1
    assert visits.of(MINE, "four") is not mine


def test_the_cookie_is_random_and_guarded() -> None:
    first, second = (cookie_for("", path="/", secure=True) for _ in range(2))
    assert first is not None
    assert second is not None
    assert first != second
    found = SimpleCookie(first)[COOKIE]
    assert len(found.value) >= SHORTEST_SECRET
    assert found["httponly"] is True
    assert found["secure"] is True
    assert found["samesite"] == "Lax"
    assert found["path"] == "/"
    assert not found["expires"] + found["max-age"]


def test_a_browser_keeps_the_cookie_it_has() -> None:
    header = f"other=1; {COOKIE}={MINE}"
    assert secret_in(header) == MINE
    assert cookie_for(header, path="/", secure=False) is None
    assert secret_in("=;;bad") == ""

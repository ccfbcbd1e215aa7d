"""The digest: every section has its reason, both forms say the same, and nobody is named."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date, timedelta

import msgspec
import pytest

from cltv_core.analysis import Analysis, analyse
from cltv_core.campaigns.reading import CampaignRead
from cltv_core.choices import Settings
from cltv_core.planning.plan import Means, make_plan
from cltv_core.project.contents import Project
from cltv_core.project.file import new_project
from cltv_core.project.news import News, news
from cltv_core.project.told import told_forecast
from cltv_core.report.cautions import cautions
from cltv_core.report.digest import Digest, digest
from cltv_core.text import digest as words
from cltv_core.text import report as report_words
from cltv_core.text.say import say_all
from cltv_core.text.tactics import tell
from cltv_core.text.voice import Voice, speaking
from tests.core.report.test_report import Page
from tests.core.shops import many_sales, shop
from tests.support.pseudo import PseudoLanguage, escaped, unmarked, visible

EVIL = "Evil\n- <b>Fake</b>\x1b[31m"


@pytest.fixture(scope="module")
def found() -> Analysis:
    return analyse(shop(many_sales()))


@pytest.fixture(scope="module")
def before(found: Analysis) -> Project:
    """The project of two months ago."""
    then = analyse(found.transactions, as_of=found.history.as_of - timedelta(days=60))
    return replace(new_project("Rose"), forecasts=(told_forecast(then),))


def sentences(of: str) -> str:
    return re.sub(r"\s+", " ", of)


def both(told: Digest) -> tuple[str, str]:
    """The words of the page and those of the letter, on one line each."""
    page = Page(told.html)
    assert page.open == []
    return sentences(page.text), sentences(told.text)


def test_both_forms_say_the_same(found: Analysis, before: Project) -> None:
    told = digest(found, news(before, found, None), name="Rose")
    page, letter = both(told)
    for paragraph in re.findall(r"<(?:p|li|h1)[^>]*>(.*?)</", told.html):
        assert sentences(html.unescape(paragraph)) in letter
    assert told.subject in page
    assert told.text.startswith(f"Rose: your customers, {found.history.as_of:%-d %B %Y}\n")
    assert told.text.endswith("\n")
    assert max(map(len, told.text.splitlines())) <= 76


def test_changes_are_told_since_the_last_time(found: Analysis, before: Project) -> None:
    new = news(before, found, None)
    assert new.since is not None
    letter = sentences(digest(found, new).text)
    assert f"{new.since.lost} customer" in letter
    assert "we forecast sales of" in letter
    assert words.FIRST_TIME not in letter


def test_changes_are_told_at_the_level_of_the_headline(found: Analysis, before: Project) -> None:
    new = news(before, found, None)
    assert new.since is not None
    far_off = replace(new, since=new.since.at_level(1000 * found.told.total))
    letters = [digest(found, one).text for one in (new, far_off)]
    assert letters[0] == letters[1]


@pytest.mark.parametrize("name", ["first", "still", "other customers"])
def test_what_cannot_be_compared_is_said(found: Analysis, before: Project, name: str) -> None:
    projects = {
        "first": (new_project(), words.FIRST_TIME),
        "still": (replace(before, forecasts=(told_forecast(found),)), words.NOTHING_NEW),
        "other customers": (
            replace(before, forecasts=(msgspec.structs.replace(before.forecasts[0], customers=10_000),)),
            "these files do not hold the customers of then",
        ),
    }
    project, told = projects[name]
    assert told in sentences(digest(found, news(project, found, None)).text)


def test_every_action_of_the_week_names_its_list(found: Analysis) -> None:
    told = digest(
        found,
        News(),
        lists=[f"lists/consent-unknown-{one.segment.lower().replace(' ', '-')}.csv" for one in found.this_week],
    )
    assert found.this_week
    assert told.text.count("lists/consent-unknown-") == len(found.this_week)


def test_a_small_shop_is_told_the_horizon_and_the_cautions_of_the_page() -> None:
    small = analyse(shop([(f"C{number % 18}", f"2025-03-{1 + number % 29:02}", 20.0 + number) for number in range(30)]))
    assert small.modest is not None
    letter = sentences(digest(small, News()).text)
    assert "over the next 3 months" in letter
    assert "12 months" not in letter
    noted = letter.partition(words.NOTES)[2]
    said = say_all(cautions(small.transactions, small.told))
    assert all(one in noted for one in said)
    everything = {*say_all(small.transactions.report.warnings), *say_all(small.told.cautions)}
    left_out = everything - set(said)
    assert left_out
    assert not [one for one in left_out if one in noted]


def test_every_action_tells_the_gain_that_its_card_tells(found: Analysis) -> None:
    letter = sentences(digest(found, News()).text)
    with speaking(currency=found.currency):
        assert all(tell(one).gain in letter for one in found.this_week)
    assert "at stake" not in letter


def test_nothing_left_to_do_is_said(found: Analysis) -> None:
    log = Settings().actions
    for tactic in found.tactics:
        log = log.done(tactic.log_key, date.today())
    done = found.with_choices(Settings(actions=log))
    assert not done.this_week
    assert sentences(report_words.NOTHING_LEFT) in sentences(digest(done, News()).text)


def test_the_plan_stands_in_it_where_there_is_one(found: Analysis) -> None:
    plan = make_plan(found, new_project(), Means(300, 6))
    assert words.PLAN in digest(found, News(), plan=plan).text
    assert words.PLAN not in digest(found, News()).text


def test_names_from_a_file_stay_on_their_line_and_are_no_markup(found: Analysis) -> None:
    waiting = CampaignRead(
        id="1", name=EVIL, tactic="", segment="", sent_on=date(2024, 1, 1), reading_day=date(2024, 2, 1), result=None
    )
    told = digest(found, News(waiting=(waiting,)), name=EVIL)
    assert "<b>" not in told.html
    assert "\x1b" not in told.html + told.text
    assert "\n- <b>" not in told.text


def test_nobody_is_named(found: Analysis, before: Project) -> None:
    told = digest(found, news(before, found, None), lists=["lists/loyal.csv"])
    customers = set(found.summary.frame.index)
    assert not customers & set(re.findall(r"[\w@.]+", told.html + told.text))


def test_a_mail_program_finds_nothing_to_drop(found: Analysis) -> None:
    made = digest(found, News()).html
    assert not re.search(r"<(style|script|link|img)|https?://|class=", made)


def test_every_sentence_is_in_the_catalogue(found: Analysis, before: Project) -> None:
    told = {"plan": make_plan(found, before, Means(300, 6)), "name": "Rose", "lists": ["lists/loyal.csv"]}
    with speaking(Voice(catalogue=PseudoLanguage())):
        marked = digest(found, news(before, found, None), **told)  # type: ignore[arg-type]
    with speaking(Voice()):
        plain = digest(found, news(before, found, None), **told)  # type: ignore[arg-type]
    assert not escaped(visible(marked.html), ["Rose", "lists/loyal.csv"])
    assert unmarked(visible(marked.html)) == visible(plain.html)

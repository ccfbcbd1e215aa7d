"""The digest: what has changed and what to do, as a letter that is ready to send, in HTML and in plain text.

Mail programs drop style sheets and scripts, so that every style stands in its element.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from cltv_core.analysis import Analysis
from cltv_core.describe.basis import basis
from cltv_core.destinations.lists import UNKNOWN_CONSENT, file_name
from cltv_core.planning.plan import Plan
from cltv_core.project.news import News
from cltv_core.project.since import Since
from cltv_core.report.cautions import cautions
from cltv_core.text import analysis as shop
from cltv_core.text import campaigns as campaign_words
from cltv_core.text import digest as words
from cltv_core.text import planning
from cltv_core.text import report as report_words
from cltv_core.text.pages import since as since_words
from cltv_core.text.say import say_all
from cltv_core.text.tactics import tell
from cltv_core.text.voice import Sentence, _, speaking

_BREAKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True)
class Item:
    """A thing to do: its `title`, what it takes, and notes in small print."""

    title: str
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading with sentences, which stand in a list, and things to do."""

    title: str
    sentences: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Digest:
    """The letter: its subject, and its body in two forms."""

    subject: str
    html: str
    text: str


def digest(
    analysis: Analysis, news: News, *, name: str = "", plan: Plan | None = None, lists: Collection[str] = ()
) -> Digest:
    """Write the digest in the current voice; it says nothing of any one person.

    Parameters
    ----------
    name
        Of the shop, where it has one.
    lists
        The paths of the lists that lie beside it.
    """
    analysis = analysis.as_told
    with speaking(currency=analysis.currency, quote=_one_line):
        subject = words.subject(analysis.history.as_of, name)
        content = {
            "subject": subject,
            "headline": shop.headline(len(analysis.summary.frame), analysis.told),
            "range": _range(analysis),
            "basis": report_words.basis(basis(analysis.summary, analysis.first_day)),
            "sections": [part for part in _sections(analysis, news, plan, lists) if part.sentences or part.items],
            "privacy": _(words.PRIVACY),
        }
    html, text = (_environment().get_template(f"digest.{kind}").render(content) for kind in ("html", "txt"))
    return Digest(str(subject), html, text)


def _sections(analysis: Analysis, news: News, plan: Plan | None, lists: Collection[str]) -> Iterator[Section]:
    yield Section(_since_heading(news), tuple(_changes(news, analysis.told.total)))
    yield Section(_(words.RESULTS), tuple(campaign_words.result(one) for one in news.results))
    yield Section(_(words.TO_DO), _nothing_to_do(analysis, plan), tuple(_to_do(analysis, lists)))
    yield Section(_(words.PLAN), planning.told(plan) if plan else ())
    yield Section(_(words.WAITING), tuple(campaign_words.result(one) for one in news.waiting))
    yield Section(_(words.NOTES), say_all(cautions(analysis.transactions, analysis.told)))


def _since_heading(news: News) -> Sentence:
    return since_words.heading(news.since.since) if news.since else _(words.CHANGED)


def _changes(news: News, total: float) -> Iterator[Sentence]:
    """Tell what has changed, at the level of the `total` that the letter begins with."""
    if news.first_time:
        yield _(words.FIRST_TIME)
    if news.stands_still:
        yield _(words.NOTHING_NEW)
    if news.since:
        yield from _since(news.since.at_level(total))
    elif news.last_told:
        yield since_words.reaches_not_back(news.last_told)


def _since(found: Since) -> Iterator[Sentence]:
    yield from words.since(found)
    yield since_words.causes(found)
    if found.promise:
        yield since_words.promise(found.promise)
        if found.earlier:
            yield since_words.record([*found.earlier, found.promise])
    if found.drifts:
        yield _(since_words.DRIFT)


def _nothing_to_do(analysis: Analysis, plan: Plan | None) -> tuple[Sentence, ...]:
    if not analysis.this_week:
        return (_(report_words.NOTHING_LEFT),)
    if analysis.this_week[0].worthwhile:
        return ()
    planned = plan is not None and plan.proposes_something
    return (_(report_words.NOTHING_WORTHWHILE), *([_(report_words.PLAN_ALL_THE_SAME)] if planned else ()))


def _to_do(analysis: Analysis, lists: Collection[str]) -> Iterator[Item]:
    for tactic in analysis.this_week:
        told, name = tell(tactic), file_name(tactic.segment)
        found = sorted(one for one in lists if PurePosixPath(one).name.removeprefix(UNKNOWN_CONSENT) == name)
        yield Item(words.to_do(told), told.action, (told.work, told.gain, *map(words.list_of, found)))


def _range(analysis: Analysis) -> str:
    forecast = analysis.told
    if forecast.low is None or forecast.high is None:
        return ""
    return shop.likely_range(forecast.low, forecast.high)


def _one_line(name: str) -> str:
    """Keep a name from a file on one line, so that it cannot pass for a line of the letter."""
    return _BREAKS.sub(" ", name).strip()


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("cltv_core.report"),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.globals |= {"style": _STYLES}
    return found


_FONT = "font-family:'Segoe UI','Helvetica Neue',Arial,sans-serif"
_STYLES: dict[str, Any] = {
    "page": f"margin:0 auto;padding:24px 20px;max-width:620px;background:#ffffff;color:#1c2624;{_FONT};"
    "font-size:15px;line-height:1.5",
    "title": "margin:4px 0 6px;font-size:22px;line-height:1.3;font-weight:600",
    "heading": "margin:28px 0 8px;font-size:16px;font-weight:600",
    "text": "margin:0 0 6px",
    "note": "margin:0 0 6px;font-size:13px;color:#5b6664",
    "list": "margin:0;padding:0 0 0 20px",
    "item": "margin:0 0 12px;padding:12px 14px;border:1px solid #dce2de;border-left:4px solid #0f6b5c",
    "name": "margin:0 0 4px;font-weight:600",
}

"""The page an owner prints and takes to a meeting: one self-contained HTML file, without script or outside help.

The facts are gathered first; the template says and draws them, with the words of `cltv_core.text` and the pictures of
`charts`. It escapes whatever it is given, so sentences and names come to it as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from cltv_core.analysis import Analysis
from cltv_core.facts import Money
from cltv_core.planning.winning import CostOfWinning
from cltv_core.project.campaigns import CampaignsRead
from cltv_core.report import charts
from cltv_core.report.facts import BEST_SHARE, Best, gathered
from cltv_core.segments.highlights import brings_most
from cltv_core.segments.rules import TIERS
from cltv_core.text import analysis as shop
from cltv_core.text import campaigns as campaign_words
from cltv_core.text import describe, segments
from cltv_core.text import report as words
from cltv_core.text import winning as cost_words
from cltv_core.text.pages import common
from cltv_core.text.people import called
from cltv_core.text.say import say
from cltv_core.text.tactics import tell
from cltv_core.text.voice import _, as_it_is, speaking

Part = Mapping[str, Any]


def report_html(
    analysis: Analysis,
    with_names: bool = False,
    campaigns: CampaignsRead | None = None,
    cost: CostOfWinning | None = None,
) -> str:
    """Write the whole page in the current voice.

    `with_names` adds the best twenty customers; without it, it says nothing of any one person. `campaigns` and `cost`:
    those of the project, and what winning a customer costs, where there is one that tells.
    """
    analysis = analysis.as_told
    facts = gathered(analysis, with_names=with_names)
    with speaking(currency=facts.currency, quote=as_it_is):
        best, known = _named(facts.best) if facts.best else [], analysis.known.effects
        template = _environment().get_template("report.html")
        return template.render(facts=facts, campaigns=campaigns, cost=cost, known=known, best=best)


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("cltv_core.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals |= {
        "best_share": BEST_SHARE,
        "brings_most": brings_most,
        "campaign_words": campaign_words,
        "charts": charts,
        "common": common,
        "cost_words": cost_words,
        "describe": describe,
        "fact": say,
        "money": Money,
        "say": lambda message, **values: _(message, **values),
        "segments": segments,
        "shop": shop,
        "tell": tell,
        "tiers": TIERS,
        "words": words,
    }
    return found


def _named(best: Best) -> list[Part]:
    """Call each customer by name, and say why they are where they are."""
    people = zip(best.people.to_dict("records"), called(best.people), segments.reasons(best.placed), strict=True)
    return [{"name": name, "person": person, "why": why} for person, name, why in people]

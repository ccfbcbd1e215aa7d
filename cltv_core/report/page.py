"""The page an owner prints and takes to a meeting: one self-contained HTML file, without script or outside help.

The templates escape whatever they are given, so sentences and names come to them as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from cltv_core.analysis import Analysis
from cltv_core.describe.cohort_groups import Grouping, Pooled
from cltv_core.describe.kpis import Kpi
from cltv_core.describe.reconciliation import accounts
from cltv_core.describe.value_spread import concentration, share_of_best, value_bands
from cltv_core.facts import Money
from cltv_core.project.campaigns import CampaignsRead
from cltv_core.report.cautions import cautions
from cltv_core.report.charts import bands_chart, concentration_chart, curves_chart, drawn, segments_chart, sparkline
from cltv_core.report.shapes import Drawing
from cltv_core.segments.rules import TIERS
from cltv_core.text import analysis as shop
from cltv_core.text import campaigns as campaign_words
from cltv_core.text import describe, segments
from cltv_core.text import report as words
from cltv_core.text.people import called
from cltv_core.text.say import say
from cltv_core.text.tactics import tell
from cltv_core.text.voice import Sentence, _, as_it_is, speaking

BEST_SHARE = 0.2
NAMED_CUSTOMERS = 20
MOST_MONTHLY_CURVES = 6
"""With more monthly cohorts than this the page shows quarters."""
Part = Mapping[str, Any]


def report_html(analysis: Analysis, with_names: bool = False, campaigns: CampaignsRead | None = None) -> str:
    """Write the whole page in the current voice.

    `with_names` adds the best twenty customers; without it, it says nothing of any one person. `campaigns`: those of
    the project, where there is one.
    """
    with speaking(currency=analysis.currency, quote=as_it_is):
        return (
            _environment()
            .get_template("report.html")
            .render(
                title=words.title(analysis.history.as_of),
                **_head(analysis),
                figures=[_figure(kpi) for kpi in analysis.kpis.all],
                charts=[_bands(analysis), _concentration(analysis), _curves(analysis), _segment_bars(analysis)],
                actions=[tell(tactic) for tactic in analysis.this_week],
                campaigns=[campaign_words.result(one) for one in campaigns.found] if campaigns else [],
                learned=[campaign_words.effect(one) for one in campaigns.measured] if campaigns else [],
                segments=_segments(analysis),
                definitions=_definitions(analysis),
                best=_best_customers(analysis) if with_names else [],
                accounts=_accounts(analysis),
                notes=[shop.method(analysis.forecast), *map(say, cautions(analysis)), _(words.PRIVACY)],
            )
        )


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("cltv_core.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals |= {"words": words, "say": lambda message, **values: _(message, **values)}
    return found


def _head(analysis: Analysis) -> Part:
    kpis = analysis.kpis
    headline, *more = _past_first(analysis) if analysis.modest else _expected(analysis)
    return {
        "basis": words.basis(analysis),
        "headline": headline,
        "range": " ".join(more),
        "expected": shop.expected_label(analysis.terms.margin),
        "period": describe.period(kpis),
        "comparison": describe.comparison(kpis),
    }


def _expected(analysis: Analysis) -> list[Sentence]:
    return shop.expected(len(analysis.summary.frame), analysis.forecast)


def _past_first(analysis: Analysis) -> list[Sentence]:
    """Say what a small or young shop sold, and then what it may expect."""
    customers = len(analysis.summary.frame)
    sold = shop.known_so_far(analysis.transactions, customers, len(analysis.transactions.orders))
    return [sold, *shop.rough_look_ahead(customers, analysis.modest or analysis.forecast)]


def _figure(kpi: Kpi) -> Part:
    label = describe.label(kpi.measure)
    return {
        "label": label,
        "definition": describe.definition(kpi.measure),
        "value": None if kpi.value is None else describe.value(kpi.measure, kpi.value),
        "change": say(kpi.unknown) if kpi.unknown else describe.change(kpi),
        "picture": sparkline(kpi.series, _(words.SPARKLINE, label=label)),
    }


def _chart(sentence: str, caption: str, picture: Drawing) -> Part:
    return {"sentence": sentence, "caption": _(caption), "picture": picture}


def _bands(analysis: Analysis) -> Part:
    values = analysis.forecast.frame["expected_value"]
    sentence = shop.typical_value(float(values.median()))
    return _chart(sentence, words.BANDS_CAPTION, bands_chart(value_bands(values.to_numpy()), sentence))


def _concentration(analysis: Analysis) -> Part:
    values = analysis.forecast.frame["expected_value"].to_numpy()
    brought = share_of_best(values, BEST_SHARE)
    sentence = shop.best_fifth(brought)
    picture = concentration_chart(concentration(values), BEST_SHARE, brought, sentence)
    return _chart(sentence, words.CONCENTRATION_CAPTION, picture)


def _curves(analysis: Analysis) -> Part:
    months = analysis.cohorts("month")["cohort"].nunique()
    by: Grouping = "quarter" if months > MOST_MONTHLY_CURVES else "month"
    curves = analysis.curves(by)
    curves = drawn(curves[curves["cohort"] != Pooled.SMALL.value])
    found = analysis.newer_customers
    sentence = describe.newer_customers(found) if found else _(words.CURVES)
    return _chart(sentence, words.CURVES_CAPTION, curves_chart(curves, by, sentence))


def _segment_bars(analysis: Analysis) -> Part:
    table = analysis.segments.table
    sentence = shop.top_segment(table.iloc[int(table["share_of_value"].to_numpy().argmax())])
    return _chart(sentence, words.SEGMENTS_CAPTION, segments_chart(table, sentence))


def _segments(analysis: Analysis) -> list[Part]:
    rows = analysis.segments.table.to_dict("records")
    return [
        {
            "name": segments.name(row["segment"]),
            "customers": _("{n:count}", n=row["customers"]),
            "tiers": _(words.BY_TIER, **{tier.lower(): row[tier.lower()] for tier in TIERS}),
            "expected": _("{amount:about}", amount=row["expected_value"]),
            "share": _("{part:share}", part=row["share_of_value"]),
            "tactic": tell(tactic),
        }
        for row, tactic in zip(rows, analysis.tactics, strict=True)
    ]


def _definitions(analysis: Analysis) -> list[Part]:
    """Of the segments that have customers, in the order of the table, and of the tiers."""
    found = analysis.segments
    names = [(segment, segments.name(segment)) for segment in found.table["segment"]]
    names += [(tier, segments.tier_name(tier)) for tier in TIERS]
    return [{"name": told, "meaning": say(found.definitions[key])} for key, told in names]


def _best_customers(analysis: Analysis) -> list[Part]:
    best = analysis.everyone.head(NAMED_CUSTOMERS)
    why = segments.reasons(analysis.segments.frame.loc[best["customer_id"]]).to_list()
    return [
        {
            "name": name,
            "expected": _("{amount:about}", amount=person["expected_value"]),
            "segment": segments.name(person["segment"]),
            "why": reason,
        }
        for (_place, person), name, reason in zip(best.iterrows(), called(best), why, strict=True)
    ]


def _accounts(analysis: Analysis) -> list[Part]:
    """One table a currency."""
    return [
        {
            "files": words.files(account.files),
            "lines": [
                {
                    "what": say(line.what),
                    "rows": _("{n:count}", n=line.rows),
                    "amount": _("{amount:cents}", amount=Money(line.amount, account.currency)),
                }
                for line in account.lines
            ],
        }
        for account in accounts(analysis.transactions.report)
    ]

"""The page an owner prints and takes to a meeting: one self-contained HTML file, without script or outside help."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd

from cltv_core.analysis import Analysis
from cltv_core.describe.kpis import Kpi
from cltv_core.describe.reconciliation import Account, accounts
from cltv_core.describe.value_spread import concentration, share_of_best, value_bands
from cltv_core.report.cautions import cautions
from cltv_core.report.charts import bands_chart, concentration_chart, curves_chart, drawn, segments_chart, sparkline
from cltv_core.report.parts import Html, Words, card, grid, note, section, table, tag, together
from cltv_core.report.style import STYLE
from cltv_core.segments.placing import TIERS, Segments
from cltv_core.tactics.playbook import Action, Tactic
from cltv_core.text import wording
from cltv_core.transactions import ReadingReport

BEST_SHARE = 0.2
NAMED_CUSTOMERS = 20
MONTHS_TO_TELL = 3
MOST_MONTHLY_CURVES = 6
"""With more monthly cohorts than this the page shows quarters."""


def report_html(analysis: Analysis, with_names: bool = False) -> str:
    """The whole page. `with_names` adds the best twenty customers; without it, it says nothing of any one person."""
    sections = [
        _head(analysis),
        _figures(analysis),
        _charts(analysis),
        _actions(analysis.this_week),
        _segments(analysis),
        _definitions(analysis.segments),
        *([_best_customers(analysis)] if with_names else []),
        *_reconciliation(analysis.transactions.report),
        _footer(analysis),
    ]
    title = escape(wording.report_title(analysis.history.as_of))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head>\n<body>{together(sections)}</body></html>\n"
    )


def _head(analysis: Analysis) -> Html:
    forecast, customers = analysis.forecast, analysis.summary.frame
    headline = wording.headline(
        len(customers),
        forecast.total,
        analysis.terms.horizon_days,
        analysis.currency,
        analysis.terms.margin,
        forecast.low,
        forecast.high,
    )
    basis = wording.report_basis(
        int(customers["orders"].sum()),
        float(customers["revenue"].sum()),
        analysis.transactions.first_day,
        analysis.history.as_of,
        analysis.currency,
    )
    return tag("header", together([note(basis), tag("h1", headline)]))


def _figures(analysis: Analysis) -> Html:
    kpis = analysis.kpis
    period = tag("span", f"{kpis.period}{', ' if kpis.comparison else ''}{kpis.comparison}", "note")
    cards = [_figure(kpi, analysis.currency) for kpi in kpis.all]
    return section(together([wording.REPORT_FIGURES, " ", period]), [grid("three figures", cards)])


def _figure(kpi: Kpi, currency: str) -> Html:
    if kpi.value is None:
        figure, change = tag("div", wording.NOT_KNOWN_YET, "figure unknown"), kpi.note
    else:
        figure = tag("div", wording.kpi_value(kpi.key, kpi.value, currency), "figure")
        change = wording.kpi_change(kpi.key, kpi.value, kpi.previous, currency)
    picture = tag("div", Html(sparkline(kpi.series, wording.SPARKLINE)))
    return card([tag("h3", kpi.label), figure, picture, note(change)], "kpi", title=kpi.definition)


def _charts(analysis: Analysis) -> Html:
    cards = [_bands(analysis), _concentration(analysis), _curves(analysis), _segment_bars(analysis)]
    return section(wording.REPORT_VALUE, [grid("two", cards)])


def _chart(sentence: str, caption: str, picture: str) -> Html:
    return card([tag("h3", sentence), note(caption), Html(picture)])


def _bands(analysis: Analysis) -> Html:
    values = analysis.forecast.frame["expected_value"]
    sentence = wording.half_are_worth(float(values.median()), analysis.currency)
    picture = bands_chart(value_bands(values.to_numpy(), analysis.currency), sentence)
    return _chart(sentence, wording.BANDS_CAPTION, picture)


def _concentration(analysis: Analysis) -> Html:
    values = analysis.forecast.frame["expected_value"].to_numpy()
    brought = share_of_best(values, BEST_SHARE)
    sentence = wording.best_fifth_brings(brought)
    picture = concentration_chart(concentration(values), BEST_SHARE, brought, sentence)
    return _chart(sentence, wording.CONCENTRATION_CAPTION, picture)


def _curves(analysis: Analysis) -> Html:
    months = analysis.cohorts("month")["cohort"].nunique()
    curves = analysis.curves("quarter" if months > MOST_MONTHLY_CURVES else "month")
    curves = drawn(curves[curves["cohort"] != wording.SMALL_GROUPS])
    sentence = _newer_against_older(curves, analysis.currency)
    return _chart(sentence, wording.CURVES_CAPTION, curves_chart(curves, analysis.currency, sentence))


def _newer_against_older(curves: pd.DataFrame, currency: str) -> str:
    """The newest cohort that is old enough to tell, next to the one before it, at the same age, by what happened."""
    happened = curves[~curves["is_forecast"]]
    by_cohort = happened.groupby("cohort", sort=False)["cumulative_value"]
    so_far = {str(name): values.to_numpy() for name, values in by_cohort}
    known = [name for name, values in so_far.items() if len(values) >= MONTHS_TO_TELL] or list(so_far)
    if len(known) < 2:
        return wording.ONE_COHORT
    older, newer = known[-2:]
    age = len(so_far[newer]) - 1
    return wording.newer_against_older(
        newer, float(so_far[newer][age]), older, float(so_far[older][age]), age + 1, currency
    )


def _segment_bars(analysis: Analysis) -> Html:
    segments = analysis.segments.table
    top = segments.iloc[int(segments["share_of_value"].to_numpy().argmax())]
    sentence = wording.top_segment(top["segment"], float(top["share_of_customers"]), float(top["share_of_value"]))
    return _chart(sentence, wording.SEGMENTS_CAPTION, segments_chart(segments, sentence))


def _actions(actions: Sequence[Action]) -> Html:
    cards = [
        card(
            [
                tag("h3", action.title),
                note(f"{action.segment}. {action.work}"),
                tag("p", action.sentence),
                note(action.meaning),
            ],
            "action",
        )
        for action in actions
    ]
    heading = together([wording.THIS_WEEK, " ", tag("span", wording.AT_STAKE_NOTE, "note")])
    if not actions:
        return section(heading, [tag("p", wording.NOTHING_LEFT)], "whole")
    told = [] if actions[0].worthwhile else [note(wording.NOTHING_WORTHWHILE)]
    return section(heading, [*told, grid("three", cards)], "whole")


def _segments(analysis: Analysis) -> Html:
    segments = analysis.segments
    rows = [
        _segment_row(row, tactic, analysis.currency)
        for (_, row), tactic in zip(segments.table.iterrows(), analysis.tactics, strict=True)
    ]
    shown = table(wording.SEGMENT_HEADERS, rows, numbers=(1, 2, 3, 4), last_is_total=False)
    return section(wording.REPORT_SEGMENTS, [shown], "whole groups")


def _definitions(segments: Segments) -> Html:
    """Of the groups that have customers, in the order of the table, and of the tiers."""
    meanings = [
        tag("li", together([tag("b", name), f": {segments.definitions[name]}"]))
        for name in (*segments.table["segment"], *TIERS)
    ]
    return section(wording.REPORT_DEFINITIONS, [tag("ul", together(meanings), "definitions note")], "whole details")


def _segment_row(row: pd.Series, tactic: Tactic, currency: str) -> list[Words]:
    what_to_do = together([tag("b", tactic.title), Html("<br>"), tag("span", tactic.offer, "muted")])
    return [
        row["segment"],
        wording.count(row["customers"]),
        wording.by_tier(row["high"], row["medium"], row["low"]),
        wording.money_short(row["expected_value"], currency),
        wording.share(row["share_of_value"]),
        what_to_do,
    ]


def _best_customers(analysis: Analysis) -> Html:
    rows = [
        [
            _name(person),
            wording.money_short(person["expected_value"], analysis.currency),
            person["segment"],
            person["reason"],
        ]
        for _, person in analysis.everyone.head(NAMED_CUSTOMERS).iterrows()
    ]
    return section(wording.REPORT_BEST, [table(wording.BEST_HEADERS, rows, numbers=(1,), last_is_total=False)])


def _name(person: pd.Series) -> str:
    return f"{person['first_name']} {person['last_name']}".strip() or person["email"] or person["customer_id"]


def _reconciliation(report: ReadingReport) -> list[Html]:
    """One table a currency."""
    found = accounts(report)
    return [section(wording.REPORT_RECONCILIATION, [_account(account) for account in found], "whole")] if found else []


def _account(account: Account) -> Html:
    shown = [
        [line.words, wording.count(line.rows), wording.money(line.amount, account.currency, cents=True)]
        for line in account.lines
    ]
    named = note(wording.files_named(account.files))
    return together([named, table(wording.RECONCILIATION_HEADERS, shown, numbers=(1, 2), last_is_total=True)])


def _footer(analysis: Analysis) -> Html:
    terms, forecast = analysis.terms, analysis.forecast
    method = wording.report_method(forecast.methods, terms.horizon_days, terms.margin, terms.discount_rate)
    remarks = [note(remark) for remark in cautions(analysis)]
    return tag("footer", together([note(method), *remarks, note(wording.REPORT_PRIVACY)]))

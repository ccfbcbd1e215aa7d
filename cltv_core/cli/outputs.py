"""What `cltv analyse` and `cltv read` write into their folder."""

from __future__ import annotations

import io
import json
import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, fields
from types import MappingProxyType
from typing import Any

import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from cltv_core.analysis import Analysis
from cltv_core.backtest.accuracy import Standing
from cltv_core.backtest.codes import Compared
from cltv_core.backtest.recipe.standard import RecipeDay, RecipeRun
from cltv_core.backtest.scores import Scores
from cltv_core.cli.folder import OutputFolder
from cltv_core.cli.manifest import Content
from cltv_core.describe.opinions import Opinion
from cltv_core.destinations.csv_files import harmless, harmless_texts, safe_frame, to_csv, written
from cltv_core.destinations.lists import LIST_COLUMNS, UNKNOWN_CONSENT, file_name
from cltv_core.planning.winning import CostOfWinning
from cltv_core.project.campaigns import CampaignsRead
from cltv_core.report.page import report_html
from cltv_core.text.reading.exclusions import excluded_table
from cltv_core.text.say import say, say_all
from cltv_core.text.tactics import title
from cltv_core.text.voice import Voice, as_it_is, speaking
from cltv_core.transactions import ORDER_COLUMNS, Decision, Exclusion, ReadingReport, Transactions
from cltv_core.value.forecast import Forecast

CUSTOMER_COLUMNS = [
    *("customer_id", "orders", "frequency", "recency", "T", "monetary_value", "revenue", "first_order", "last_order"),
    *("p_alive", "expected_orders", "expected_value", "value_low", "value_high", "p_order", "next_order_due"),
    *("tier", "segment"),
]
LISTS = "lists/"
_ROWS_AT_ONCE = 50_000
SEGMENT_COLUMNS = ["segment", "customers", "revenue", "expected_value", "share_of_value", "tactic"]


def write_analysis(
    analysis: Analysis,
    folder: OutputFolder,
    recipe: RecipeRun,
    *,
    with_names: bool = False,
    campaigns: CampaignsRead | None = None,
    cost: CostOfWinning | None = None,
    withheld: Collection[str] = (),
    further: Callable[[Collection[str]], Mapping[str, Content]] | None = None,
    told: Mapping[str, Any] = MappingProxyType({}),
    in_parts: bool = False,
) -> None:
    """Write every file of an analysis into `folder`.

    `recipe` is worked out meanwhile; `withheld` customers are in no list, as an open campaign leaves them out; `cost`:
    what winning a customer costs, for the report. `further` makes more files, told the names of the others;
    summary.json says what is `told` besides. `in_parts`: the customers and their lists are among the `further` files.
    """
    with speaking(quote=as_it_is):
        files = (
            _files(analysis)
            | {"report.html": report_html(analysis, with_names, campaigns, cost).encode()}
            | ({} if in_parts else {"customers.csv": to_csv(_customers_frame(analysis)), **_lists(analysis, withheld)})
            | {"summary.json": to_json({**summary_json(analysis), **told})}
        )
        more = further(files) if further else {}
        files["accuracy.json"] = to_json(accuracy_json(analysis, recipe.result()))
    folder.write("analyse", {**files, **more})


def warnings(transactions: Transactions, forecast: Forecast) -> tuple[str, ...]:
    """Say what to bear in mind of the files and of the forecast."""
    return say_all((*transactions.report.warnings, *forecast.cautions))


def _files(analysis: Analysis) -> dict[str, bytes]:
    return {
        "cohorts.csv": to_csv(analysis.cohorts("month").round(6)),
        "segments.csv": to_csv(_segments_frame(analysis)),
        "excluded.csv": _table_csv(excluded_table(analysis.transactions.report)),
    }


def _decision(decision: Decision) -> dict[str, Any]:
    """Return what was decided without certainty, and what the alternative would change."""
    return {
        "file": decision.file,
        "what": say(decision.what),
        "chosen": say(decision.chosen),
        "alternative": say(decision.alternative),
        "orders": decision.orders,
        "customers": decision.customers,
        "revenue": round(decision.revenue, 2),
        "certain": decision.certain,
    }


def write_reading(transactions: Transactions, folder: OutputFolder) -> Sequence[str]:
    """Write what was read into `folder` and return the warnings."""
    report = transactions.report
    reading: dict[str, Any] = {
        "format": [file.format for file in report.files],
        "orders": len(transactions.orders),
        "customers": transactions.orders["customer_id"].nunique(),
        "currency": transactions.currency,
        "reconciliation": reconciliation(report),
        "decisions": [_decision(decision) for decision in report.decisions],
        "warnings": list(say_all(report.warnings)),
    }
    files = {
        "reading.json": to_json(reading),
        "orders.csv": to_csv(_exactly(transactions.orders[list(ORDER_COLUMNS)])),
        "lines.csv": to_csv(_exactly(transactions.lines)),
        "people.csv": to_csv(transactions.customers),
        "excluded.csv": _table_csv(excluded_table(report)),
    }
    folder.write("read", files)
    return tuple(reading["warnings"])


def _exactly(sales: pd.DataFrame) -> pd.DataFrame:
    """Return sales without what adding up in binary leaves behind; some files have parts of a cent."""
    return sales.round(dict.fromkeys(("revenue", "refunded", "quantity"), 6))


def summary_json(analysis: Analysis) -> dict[str, Any]:
    """Return the figures of the whole shop, as in the contract of summary.json."""
    transactions, forecast = analysis.transactions, analysis.forecast
    return {
        "customers": len(analysis.summary.frame),
        "orders": len(transactions.orders),
        "revenue": round(float(transactions.orders["revenue"].sum()), 2),
        "first_day": transactions.first_day.isoformat(),
        "last_day": transactions.last_day.isoformat(),
        "as_of": analysis.summary.as_of.isoformat(),
        "currency": transactions.currency,
        "format": ", ".join(dict.fromkeys(file.format for file in transactions.report.files)),
        "reconciliation": reconciliation(transactions.report),
        "forecast": _forecast(forecast),
        **({} if analysis.as_told is analysis else {"forecast_told": _forecast(analysis.told)}),
        "opinions": [_opinion(one) for one in analysis.history.opinions],
        "models": {part.value: _model(report) for part, report in forecast.models.items()},
        "warnings": list(warnings(transactions, forecast)),
    }


def _forecast(found: Forecast) -> dict[str, Any]:
    """Return a forecast: that of the files, or of the few months that a small shop is told of."""
    return {
        "horizon_days": found.terms.horizon_days,
        "expected_value": round(found.total, 2),
        "low": rounded(found.low),
        "high": rounded(found.high),
        "level": 0.8,
        "model": " + ".join(method.value for method in found.methods),
        "margin": found.terms.margin,
        "discount_rate": found.terms.discount_rate,
    }


def _opinion(one: Opinion) -> dict[str, Any]:
    """Return shares of those who answered; the net promoter score in hundredths, null where satisfaction was asked."""
    net = dict(zip(("net", "net_low80", "net_high80"), one.net or (None,) * 3, strict=True))
    return {
        "asked": one.said.value,
        "people": one.people,
        "share": round(one.share, 6),
        "low80": round(one.low80, 6),
        "high80": round(one.high80, 6),
        **{name: rounded(value, 2) for name, value in net.items()},
    }


def accuracy_json(analysis: Analysis, recipe: Sequence[RecipeDay] = ()) -> dict[str, Any]:
    """Return how each method, and the standard `recipe`, would have done at earlier days.

    As in the contract of accuracy.json; null where a score is not known.
    """
    record = analysis.accuracy
    if record is None:
        return {"choice": None, "cuts": [], "models": {}}
    return {
        "horizon_days": record.horizon_days,
        "asked_days": record.asked_days,
        "choice": {
            "ranking": {method.value: round(weight, 6) for method, weight in record.choice.ranking.items()},
            "level": record.choice.level.value,
            "factor": round(math.exp(record.choice.correction), 6),
            "sentence": say(record.choice_made),
        },
        "cuts": [_standing(standing) for standing in record.standings],
        "models": {
            **{method: _scores(rows) for method, rows in record.table.groupby("method", sort=False)},
            **({Compared.STANDARD_RECIPE.value: [_recipe_day(day) for day in recipe]} if recipe else {}),
        },
        "tenths": _records(record.tenths),
        "held": rounded(record.held, 6),
        "held_of_open": rounded(record.held_of_open, 6),
    }


def _standing(standing: Standing) -> dict[str, Any]:
    money = {name: round(getattr(standing, name), 2) for name in ("said", "low", "high", "actual")}
    return {"cut": standing.cut.isoformat(), "end": standing.end.isoformat(), **money, "held": standing.held}


def _scores(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """One entry a cut."""
    return _records(rows.drop(columns="method").assign(cut=[cut.isoformat() for cut in rows["cut"]]))


def _recipe_day(day: RecipeDay) -> dict[str, Any]:
    known = asdict(day.scores) if day.scores else dict.fromkeys(field.name for field in fields(Scores))
    failure = say(day.failure) if day.failure else None
    return {
        "cut": day.cut.isoformat(),
        **{name: rounded(score, 6) for name, score in known.items()},
        "failure": failure,
    }


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    rounded = table.round(6).astype(object)
    known = rounded.where(rounded.notna(), None)
    return [dict(zip(known.columns, row, strict=True)) for row in known.itertuples(index=False)]


def rounded(number: float | None, digits: int = 2) -> float | None:
    """Round a number to cents, or to so many digits; None stays None."""
    return None if number is None else round(number, digits)


def reconciliation(report: ReadingReport) -> dict[str, Any]:
    """Amount in the files = amount used + every exclusion, to the cent."""
    return {
        "file_amount": report.file_amount,
        "used_amount": report.used_amount,
        "excluded": [_excluded(part) for part in report.exclusions],
    }


def _excluded(part: Exclusion) -> dict[str, Any]:
    with speaking(Voice()):
        reason = say(part.reason)
    return {"reason": reason, "code": part.reason.code.value, "rows": part.rows, "amount": part.amount}


def _customers_frame(analysis: Analysis) -> pd.DataFrame:
    """One row a customer, as in the contract of customers.csv."""
    parts = [analysis.summary.frame, analysis.forecast.frame, analysis.segments.frame]
    return _told_customers(pd.concat(parts, axis=1))[CUSTOMER_COLUMNS]


def _told_customers(joined: pd.DataFrame) -> pd.DataFrame:
    """Round the columns of customers, indexed by customer_id, to what a file tells."""
    money = dict.fromkeys(("monetary_value", "revenue", "expected_value", "value_low", "value_high"), 2)
    chances = dict.fromkeys(("p_alive", "p_order", "expected_orders"), 6)
    return joined.round({**money, **chances}).rename_axis("customer_id").reset_index()


def _segments_frame(analysis: Analysis) -> pd.DataFrame:
    """Make one row a segment, as in the contract of segments.csv: the same for readers of any language."""
    with speaking(Voice()):
        titles = {tactic.segment: title(tactic.key) for tactic in analysis.tactics}
    table = analysis.segments.table
    table = table.assign(tactic=table["segment"].map(titles))
    return table[SEGMENT_COLUMNS].round({"revenue": 2, "expected_value": 2, "share_of_value": 6})


def _table_csv(table: pa.Table) -> bytes:
    """Rows of a file as CSV, some at a time, as a spoilt file may have millions; what spreadsheets evaluate defused."""
    names = [harmless(name) for name in table.column_names]
    sink = io.BytesIO()
    for start in range(0, max(1, table.num_rows), _ROWS_AT_ONCE):
        part = table.slice(start, _ROWS_AT_ONCE)
        safe = pa.table([_defused(column) for column in part.columns], names=names)
        arrow_csv.write_csv(safe, sink, arrow_csv.WriteOptions(include_header=not start))
    return sink.getvalue()


def _defused(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Defuse each distinct cell once."""
    if not pa.types.is_dictionary(column.type):
        return column
    cells = column.cast(pa.string()).combine_chunks().dictionary_encode()
    safe = pa.array(harmless_texts(pd.Index(cells.dictionary.to_pylist(), dtype="str")), pa.string())
    return pa.chunked_array([pa.DictionaryArray.from_arrays(cells.indices, safe).dictionary_decode()])


def _lists(analysis: Analysis, withheld: Collection[str]) -> dict[str, bytes]:
    """For each segment the people who may be mailed, and apart from them those of whom the files do not tell."""
    everyone = analysis.everyone[~analysis.everyone["customer_id"].isin(list(withheld))]
    reached = everyone.assign(email=everyone["email"].mask(everyone["bounced"] == "yes", ""))
    people = safe_frame(reached[list(LIST_COLUMNS)])
    files: dict[str, bytes] = {}
    for segment, members in people[people["consent"] != "no"].groupby("segment"):
        for consent, list_of_one in members.groupby("consent"):
            prefix = "" if consent == "yes" else UNKNOWN_CONSENT
            files[f"{LISTS}{prefix}{file_name(str(segment))}"] = written(list_of_one).encode()
    return files


def _model(report: Any) -> dict[str, Any]:
    return {
        "parameters": dict(report.parameters),
        "log_likelihood": report.log_likelihood,
        "time_unit": report.time_unit,
    }


def to_json(content: Mapping[str, Any]) -> bytes:
    """Write JSON for people and machines: UTF-8, indented, no number that is none."""
    return json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False).encode() + b"\n"

"""Columns of the tables, formatted alike on every page, in the reader's locale."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st
from babel import Locale, numbers

from cltv_core.text.pages import (
    accuracy,
    actions,
    common,
    customers,
    next_products,
    opened,
    overview,
    relationship,
    small_shop,
    take_along,
)
from cltv_core.text.reading.roles import role_label
from cltv_core.text.spelling import currency_sign
from cltv_core.text.voice import Sentence, _, as_it_is, speaking
from cltv_core.text.voice import voice as spoken

if TYPE_CHECKING:
    import pandas as pd
    from streamlit.elements.lib.column_types import ColumnConfig

    from cltv_core.transactions import FileReport

MONTH, MOMENT = "MMM YYYY", "D MMM YYYY, HH:mm"


def preview_columns(file: FileReport) -> dict[str, ColumnConfig]:
    """Format the first rows of a file."""
    return {
        role_label("ordered_at"): st.column_config.DatetimeColumn(format=MOMENT),
        common.amount_column(file.currency): st.column_config.NumberColumn(format=_number("%,.2f")),
    }


def customer_columns(months: int, margin: float) -> dict[str, ColumnConfig]:
    """Format the table of customers."""
    label = _labels(customers.COLUMNS)
    return {
        "customer": _text(label["customer"]),
        "email": _text(label["email"]),
        "tier": _text(label["tier"], help=_(customers.TIER_HELP)),
        "standing": _text(label["standing"], help=_(customers.STANDING_HELP)),
        "expected_value": _money(common.expected(margin), help=customers.expected_help(months)),
        "revenue": _money(label["revenue"]),
        "orders": _count(label["orders"]),
        "last_order": _day(label["last_order"]),
        "next_order_due": _day(label["next_order_due"]),
        "reason": _text(label["reason"], width="large"),
    }


def opened_columns(table: pd.DataFrame) -> dict[str, ColumnConfig]:
    """Format a table of results that were worked out in an engine, by what its columns hold."""
    from pandas.api import types

    made: dict[str, ColumnConfig] = {}
    for name, kind in table.dtypes.items():
        label = _(opened.COLUMNS[str(name)])
        if str(name) == "share_of_value":
            made[str(name)] = st.column_config.NumberColumn(label, format="percent")
        elif types.is_datetime64_any_dtype(kind):
            made[str(name)] = _day(label)
        elif types.is_bool_dtype(kind):
            made[str(name)] = st.column_config.CheckboxColumn(label)
        elif types.is_integer_dtype(kind):
            made[str(name)] = _count(label)
        else:
            made[str(name)] = _money(label) if types.is_numeric_dtype(kind) else _text(label)
    return made


def regular_columns() -> dict[str, ColumnConfig]:
    """Format the customers whom the owner of a small shop knows by name."""
    label = _labels(small_shop.COLUMNS)
    return {
        "customer": _text(label["customer"]),
        "orders": _count(label["orders"]),
        "revenue": _money(label["revenue"]),
        "reason": _text(label["reason"], width="large"),
    }


def order_columns() -> dict[str, ColumnConfig]:
    """Format the orders of one customer."""
    label = _labels(customers.ORDER_COLUMNS)
    return {
        "ordered_at": _day(label["ordered_at"]),
        "order_id": _text(label["order_id"]),
        "revenue": _money(label["revenue"], cents=True),
        "products": _text(label["products"], width="large"),
        "refunded": _money(label["refunded"], cents=True),
        "channel": _text(label["channel"]),
        "discount_code": _text(label["discount_code"]),
    }


def segment_columns(months: int, margin: float) -> dict[str, ColumnConfig]:
    """Format the table of segments."""
    label = _labels(actions.COLUMNS)
    return {
        "segment": _text(label["segment"]),
        "customers": _count(label["customers"]),
        "expected_value": _money(common.expected(margin), help=customers.expected_help(months)),
        "share_of_value": _share(label["share_of_value"]),
        "at_stake": _money(label["at_stake"], help=_(overview.AT_STAKE_HELP)),
    }


def product_columns() -> dict[str, ColumnConfig]:
    """Format products to suggest."""
    label = _labels(next_products.COLUMNS)
    return {
        "product": _text(label["product"]),
        "share": _percent(label["share"], help=_(next_products.SHARE_HELP)),
        "reason": _text(label["reason"], width="large"),
    }


def due_columns() -> dict[str, ColumnConfig]:
    """Format products that are due."""
    label = _labels(next_products.DUE_COLUMNS)
    return {
        "product": _text(label["product"]),
        "due": _day(label["due"]),
        "reason": _text(label["reason"], width="large"),
    }


def relationship_columns(margin: float) -> dict[str, ColumnConfig]:
    """Format what customers bring beyond their purchases."""
    label = _labels(relationship.COLUMNS)
    return {
        "customer": _text(label["customer"]),
        "satisfaction": st.column_config.NumberColumn(label["satisfaction"], format=_number("%g")),
        **{name: _count(label[name]) for name in ("referred", "reviews")},
        "own_value": _money(common.expected(margin)),
        **{name: _money(label[name]) for name in ("referral_value", "relationship_value")},
    }


def method_columns() -> dict[str, ColumnConfig]:
    """Format the comparison of methods."""
    label, told = _labels(accuracy.METHOD_COLUMNS), _labels(accuracy.METHOD_HELP)
    return {
        "method": _text(label["method"], width="large"),
        "off": _percent(label["off"], help=told["off"]),
        "mae": _money(label["mae"], help=told["mae"]),
        "top20": _percent(label["top20"], help=told["top20"]),
        "gini": _percent(label["gini"], help=told["gini"]),
    }


def parameter_columns() -> dict[str, ColumnConfig]:
    """Format the parameters of models."""
    label = _labels(accuracy.PARAMETER_COLUMNS)
    return {
        "model": _text(label["model"]),
        "parameter": _text(label["parameter"]),
        "value": st.column_config.NumberColumn(label["value"], format="%.4f"),
        "unit": _text(label["unit"]),
    }


def _labels(messages: Mapping[str, str]) -> dict[str, Sentence]:
    return {name: _(message) for name, message in messages.items()}


def _text(label: str, **options: Any) -> ColumnConfig:
    return st.column_config.TextColumn(label, **options)


def _count(label: str, **options: Any) -> ColumnConfig:
    return st.column_config.NumberColumn(label, format=_number("%,d"), **options)


def _percent(label: str, **options: Any) -> ColumnConfig:
    return st.column_config.NumberColumn(label, format="%.0f%%", **options)


def _money(label: str, *, cents: bool = False, **options: Any) -> ColumnConfig:
    """Amounts with their sign, or, where thousands are not parted by commas, with the sign in the heading."""
    with speaking(quote=as_it_is):
        sign = currency_sign(spoken().currency) if spoken().currency else ""
    space = "\N{NO-BREAK SPACE}" if sign[-1:].isalpha() else ""
    pattern = f"{sign.replace('%', '%%')}{space}%,.{2 if cents else 0}f"
    heading = label if _has_commas() or not sign else _("{label} ({sign})", label=label, sign=sign)
    return st.column_config.NumberColumn(heading, format=_number(pattern), **options)


def _number(pattern: str) -> str:
    """Return the pattern, which writes English numbers, or the browser's own habits where those differ."""
    return pattern if _has_commas() else "localized"


def _has_commas() -> bool:
    return numbers.get_group_symbol(spoken().locale) == ","


def _share(label: str) -> ColumnConfig:
    return st.column_config.NumberColumn(label, format="%.1f%%")


def _day(label: str, **options: Any) -> ColumnConfig:
    return st.column_config.DateColumn(label, format=day_pattern(), **options)


_IN_A_TABLE = {"d": "D", "y": "YYYY"}
"""The letters of the CLDR for days and years -> those of a table."""


def day_pattern(*, short: bool = False) -> str:
    """Return how the reader's locale writes a day, as sentences do, in the pattern that a table takes.

    `short`: a day within a year, without the year.
    """
    locale = Locale.parse(spoken().locale)
    pattern: str = (locale.datetime_skeletons["MMMd"] if short else locale.date_formats["long"]).pattern
    told = re.sub("'([^']*)'", r"[\1]", pattern)
    return re.sub(r"\[[^\]]*\]|d+|y+", lambda found: _IN_A_TABLE.get(found[0][0], found[0]), told)


def behind_a_chart() -> dict[str, ColumnConfig]:
    """Format the figures behind a chart, by the owner's word for each."""
    label = _labels(take_along.COLUMNS)
    amounts = ("cumulative_value", "new", "returning", "expected", "low", "high")
    return {
        label["month"]: st.column_config.DateColumn(format=MONTH),
        label["retention"]: st.column_config.NumberColumn(format="percent"),
        **{label[name]: _money(label[name], cents=name == "cumulative_value") for name in amounts},
    }

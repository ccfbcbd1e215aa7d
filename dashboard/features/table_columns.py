"""Columns of the tables, formatted alike on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from cltv_core.reading.columns.roles import ROLES
from dashboard import wording

if TYPE_CHECKING:
    from streamlit.elements.lib.column_types import ColumnConfig

    from cltv_core.transactions import FileReport


def preview_columns(file: FileReport) -> dict[str, ColumnConfig]:
    return {
        ROLES["ordered_at"]: st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm"),
        wording.amount(file.currency): st.column_config.NumberColumn(format="%,.2f"),
    }


def customer_columns(currency: str, months: int) -> dict[str, ColumnConfig]:
    label = wording.CUSTOMER_COLUMNS
    return {
        "customer": _text(label["customer"]),
        "email": _text(label["email"]),
        "tier": _text(label["tier"], help=wording.TIER_HELP),
        "standing": _text(label["standing"], help=wording.STANDING_HELP),
        "expected_value": _money(label["expected_value"], currency, help=wording.expected_help(months)),
        "revenue": _money(label["revenue"], currency),
        "orders": _count(label["orders"]),
        "last_order": _day(label["last_order"]),
        "next_order_due": _day(label["next_order_due"]),
        "reason": _text(label["reason"], width="large"),
    }


def order_columns(currency: str) -> dict[str, ColumnConfig]:
    label = wording.ORDER_COLUMNS
    return {
        "ordered_at": _day(label["ordered_at"]),
        "order_id": _text(label["order_id"]),
        "revenue": _money(label["revenue"], currency, cents=True),
        "refunded": _money(label["refunded"], currency, cents=True),
        "channel": _text(label["channel"]),
        "discount_code": _text(label["discount_code"]),
    }


def segment_columns(currency: str, months: int) -> dict[str, ColumnConfig]:
    label = wording.SEGMENT_COLUMNS
    return {
        "segment": _text(label["segment"]),
        "customers": _count(label["customers"]),
        **{tier.lower(): _count(label[tier.lower()], help=wording.TIER_HELP) for tier in wording.TIERS},
        "expected_value": _money(label["expected_value"], currency, help=wording.expected_help(months)),
        "between": _text(label["between"], help=wording.BETWEEN_HELP),
        "share_of_value": _share(label["share_of_value"]),
        "at_stake": _money(label["at_stake"], currency, help=wording.ACTIONS_HELP),
    }


def flow_columns(currency: str) -> dict[str, ColumnConfig]:
    label = wording.MOVEMENT_COLUMNS
    return {
        "from": _text(label["from"]),
        "to": _text(label["to"]),
        "customers": _count(label["customers"]),
        **{name: _money(label[name], currency) for name in ("value_before", "value_now")},
        "change": _text(label["change"]),
    }


def product_columns() -> dict[str, ColumnConfig]:
    label = wording.NEXT_COLUMNS
    return {
        "product": _text(label["product"]),
        "share": st.column_config.NumberColumn(label["share"], format="%.0f%%", help=wording.NEXT_SHARE_HELP),
        "reason": _text(label["reason"], width="large"),
    }


def due_columns() -> dict[str, ColumnConfig]:
    label = wording.DUE_COLUMNS
    return {
        "product": _text(label["product"]),
        "due": _day(label["due"]),
        "reason": _text(label["reason"], width="large"),
    }


def holistic_columns(currency: str) -> dict[str, ColumnConfig]:
    label = wording.HOLISTIC_COLUMNS
    return {
        "customer": _text(label["customer"]),
        "satisfaction": st.column_config.NumberColumn(label["satisfaction"], format="%g"),
        **{name: _count(label[name]) for name in ("referred", "reviews")},
        **{name: _money(label[name], currency) for name in ("own_value", "referral_value", "relationship_value")},
    }


def method_columns(currency: str) -> dict[str, ColumnConfig]:
    label, told = wording.METHOD_COLUMNS, wording.METHOD_HELP
    return {
        "method": _text(label["method"], width="large"),
        "off": st.column_config.NumberColumn(label["off"], format="%.0f%%", help=told["off"]),
        "mae": _money(label["mae"], currency, help=told["mae"]),
        "top20": st.column_config.NumberColumn(label["top20"], format="%.0f%%", help=told["top20"]),
        "gini": st.column_config.NumberColumn(label["gini"], format="%.0f%%", help=told["gini"]),
    }


def _text(label: str, **options: Any) -> ColumnConfig:
    return st.column_config.TextColumn(label, **options)


def _count(label: str, **options: Any) -> ColumnConfig:
    return st.column_config.NumberColumn(label, format="%,d", **options)


def _money(label: str, currency: str, *, cents: bool = False, **options: Any) -> ColumnConfig:
    sign = wording.currency_sign(currency).replace("%", "%%")
    return st.column_config.NumberColumn(label, format=f"{sign}%,.{2 if cents else 0}f", **options)


def _share(label: str) -> ColumnConfig:
    return st.column_config.ProgressColumn(label, format="%.1f%%", min_value=0, max_value=100)


def _day(label: str) -> ColumnConfig:
    return st.column_config.DateColumn(label, format="D MMM YYYY")

"""Who a customer is: cells that name a person made comparable, placeholders for "nobody" taken out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pandas as pd

_NOBODY = frozenset(
    {
        "0", "00", "000", "-1", "-", "--", ".", "n/a", "na", "nan", "null", "none", "unknown", "anonymous", "anonym",
        "guest", "walkin", "walk-in", "cash", "gast", "laufkundschaft", "walk in", "walk-in customer", "cash customer",
        "guest checkout", "no customer", "client comptoir",
    }
)  # fmt: skip
_EMAIL = r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+"


def clean_id(cells: pd.Index) -> pd.Index:
    """Ids as text; 17850.0, which spreadsheets make of 17850, becomes 17850 where all ids are numbers."""
    cells = cells.str.lstrip("'")
    filled = cells[cells != ""]
    if len(filled) and filled.str.fullmatch(r"\d+(?:\.0)?").all():
        cells = cells.str.removesuffix(".0")
    return _without_nobody(cells)


def clean_email(cells: pd.Index) -> pd.Index:
    lowered = cells.str.lower().str.removeprefix("mailto:")
    return lowered.where(lowered.str.fullmatch(_EMAIL), "")


def clean_phone(cells: pd.Index) -> pd.Index:
    """Digits with a leading + where one was written; fewer than six digits name nobody."""
    digits = cells.str.replace(r"[^\d+]", "", regex=True).str.replace(r"^00", "+", regex=True)
    return digits.where(digits.str.count(r"\d") >= 6, "")


def clean_name(cells: pd.Index) -> pd.Index:
    return _without_nobody(cells.str.replace(r"\s+", " ", regex=True))


def clean_consent(cells: pd.Index) -> pd.Index:
    """yes, no, or nothing where the cell says neither."""
    lowered = cells.str.lower()
    said_yes = lowered.isin(
        {"yes", "y", "true", "1", "subscribed", "ja", "oui", "si", "sí", "sim", "tak", "evet", "opted in"}
    )
    said_no = lowered.isin(
        {"no", "n", "false", "0", "unsubscribed", "nein", "non", "nie", "hayır", "nee", "não", "opted out"}
    )
    answers = pd.Series("", index=range(len(cells)), dtype="str").mask(said_yes, "yes").mask(said_no, "no")
    return pd.Index(answers, dtype="str")


def _without_nobody(cells: pd.Index) -> pd.Index:
    return cells.where(~cells.str.lower().isin(_NOBODY), "")


CLEANERS: Mapping[str, Callable[[pd.Index], pd.Index]] = {
    "customer_id": clean_id,
    "email": clean_email,
    "phone": clean_phone,
    "name": clean_name,
    "first_name": clean_name,
    "last_name": clean_name,
    "consent": clean_consent,
    "postcode": lambda cells: cells.str.lstrip("'"),
    "order_id": lambda cells: cells.str.lstrip("'"),
}
"""Role -> how its cells are cleaned; other roles are taken as they stand."""


def looks_like_emails(cells: list[str]) -> float:
    return sum(bool(re.fullmatch(_EMAIL, cell.lower())) for cell in cells) / len(cells) if cells else 0.0

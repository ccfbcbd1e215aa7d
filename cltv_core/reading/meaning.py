"""Which column of an unknown table plays which role, by its name and by what its cells look like."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from cltv_core.reading import dates, identity, money, roles
from cltv_core.reading.table import RawTable

_BARE = frozenset({"customer", "client", "buyer", "kunde", "cliente", "klant", "klient", "musteri"})
_NUMBERS = frozenset({"revenue", "unit_price", "quantity", "refunded"})
_CLAIM_ORDER = (
    "email",
    "phone",
    "ordered_at",
    "time",
    "order_id",
    "customer_id",
    "revenue",
    "unit_price",
    "quantity",
    "refunded",
    *(role for role in roles.ROLES if role not in {"email", "phone", "ordered_at", "time", "order_id", "customer_id"}),
)


def columns_by_meaning(table: RawTable, taken: frozenset[str]) -> dict[str, tuple[str, ...]]:
    free = [header for header in table.headers if header not in taken]
    columns: dict[str, tuple[str, ...]] = {}
    for role in _CLAIM_ORDER:
        header = _best_named(table, role, free)
        if header is not None:
            columns[role] = (header,)
            free.remove(header)
    _tell_names_from_ids(table, columns)
    for role, by_content in (
        ("ordered_at", _dates_by_content),
        ("revenue", _money_by_content),
        ("customer_id", _ids_by_content),
    ):
        if not _is_answered(role, columns):
            header = by_content(table, free)
            if header is not None:
                columns[role] = (header,)
                free.remove(header)
    return columns


def _tell_names_from_ids(table: RawTable, columns: dict[str, tuple[str, ...]]) -> None:
    """A column merely called "customer" that holds names is a name where the file knows people by e-mail or phone: two
    customers may share a name."""
    (header,) = columns.get("customer_id", ("",))
    if roles.normalise(header) not in _BARE or "name" in columns or not {"email", "phone"} & set(columns):
        return
    cells = table.sample(header)
    if sum(any(sign.isdigit() for sign in cell) for cell in cells) <= 0.2 * len(cells):
        columns["name"] = columns.pop("customer_id")


def _is_answered(role: str, columns: Mapping[str, tuple[str, ...]]) -> bool:
    same = {"revenue": {"revenue", "unit_price"}, "customer_id": set(roles.IDENTITY_ROLES)}
    return bool(same.get(role, {role}) & set(columns))


def _best_named(table: RawTable, role: str, free: list[str]) -> str | None:
    """The free column whose name says this role best and whose cells do not contradict it."""
    ranked = sorted(
        (rank, position) for position, header in enumerate(free) if (rank := _rank(role, header)) is not None
    )
    for _, position in ranked:
        if _cells_agree(table, role, free[position]):
            return free[position]
    return None


def _rank(role: str, header: str) -> int | None:
    """How well a name says a role: its place among the synonyms, behind those the place of one contained in it."""
    name = roles.normalise(header)
    synonyms = roles.SYNONYMS[role]
    if name in synonyms:
        return synonyms.index(name)
    words = set(name.split())
    inside = [place for place, synonym in enumerate(synonyms) if len(synonym) > 3 and set(synonym.split()) <= words]
    return 100 + inside[0] if inside and len(words) <= 4 else None


def _cells_agree(table: RawTable, role: str, header: str) -> bool:
    cells = table.sample(header)
    if not cells:
        return role not in {"ordered_at", "revenue", "customer_id"}
    if role == "ordered_at":
        return dates.looks_like_dates(cells) >= 0.4
    if role in _NUMBERS:
        return _share_of_numbers(cells) >= 0.6
    if role == "email":
        return identity.looks_like_emails(cells) >= 0.3
    if role in {"customer_id", "name", "product"}:
        return dates.looks_like_dates([cell for cell in cells if not cell.isdigit()]) < 0.5
    return True


def _share_of_numbers(cells: list[str]) -> float:
    return float((~pd.isna(money.parse_amounts(pd.Index(cells, dtype="str")))).mean())


def _dates_by_content(table: RawTable, free: list[str]) -> str | None:
    return next((header for header in free if dates.looks_like_dates(table.sample(header)) >= 0.9), None)


def _money_by_content(table: RawTable, free: list[str]) -> str | None:
    """The one column of numbers with decimals, where there is one only."""
    found = [header for header in free if _is_money(table.sample(header))]
    return found[0] if len(found) == 1 else None


def _is_money(cells: list[str]) -> bool:
    with_decimals = sum(len(cell) > 3 and cell[-3:-2] in {".", ","} for cell in cells)
    return bool(cells) and with_decimals >= 0.5 * len(cells) and _share_of_numbers(cells) >= 0.9


def _ids_by_content(table: RawTable, free: list[str]) -> str | None:
    """A column of e-mail addresses, or else the first column of short texts that repeat."""
    for header in free:
        if identity.looks_like_emails(table.sample(header)) >= 0.5:
            return header
    return next((header for header in free if _repeats(table, header)), None)


def _repeats(table: RawTable, header: str) -> bool:
    distinct = len(table.values(header))
    short = all(len(cell) <= 40 for cell in table.sample(header, 50))
    return short and 20 <= distinct <= 0.9 * len(table) and not _is_money(table.sample(header))

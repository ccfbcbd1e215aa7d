"""What kind of export a table is, and which of its columns plays which role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from cltv_core.reading import dates, identity, money, roles, sentences
from cltv_core.reading.formats import BY_MEANING, FORMATS, Format
from cltv_core.reading.table import RawTable

_CDNOW_HEADERS = {
    4: ("CDNOW customer", "CDNOW date", "CDNOW CDs", "CDNOW amount"),
    5: ("CDNOW master customer", "CDNOW customer", "CDNOW date", "CDNOW CDs", "CDNOW amount"),
}
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


@dataclass(frozen=True)
class Understanding:
    """The format a table is in, and for each role found the headers that hold it, best first."""

    format: Format
    columns: Mapping[str, tuple[str, ...]]

    def first(self, role: str) -> str | None:
        headers = self.columns.get(role)
        return headers[0] if headers else None


def name_bare_columns(table: RawTable) -> RawTable:
    """CDNOW's purchase file carries no column names; where a bare table is exactly that, it gets them."""
    names = _CDNOW_HEADERS.get(len(table.headers))
    if names is None or table.headers != tuple(f"Column {n}" for n in range(1, len(names) + 1)):
        return table
    days = table.sample(table.headers[-3])
    whole = all(cell.isdigit() for header in table.headers[:-1] for cell in table.sample(header, 50))
    in_period = all(len(day) == 8 and day[:4] in {"1997", "1998"} for day in days)
    return replace(table, headers=names) if whole and in_period else table


def understand(table: RawTable, format_key: str | None, mapping: Mapping[str, str]) -> Understanding:
    """The declared format whose headers are all there, or the roles as found by name and content.

    `mapping` (role -> header) overrules both. Raises ColumnsUnclear or NotTransactions.
    """
    chosen = _format_named(format_key) if format_key else _format_of(table)
    columns = (
        _declared_columns(table, chosen) if chosen.roles else _columns_by_meaning(table, frozenset(mapping.values()))
    )
    columns = {**_without_overruled(columns, mapping), **_mapped(table, mapping)}
    _require_essentials(table, columns)
    return Understanding(chosen, columns)


def _format_named(key: str) -> Format:
    known = {known.key: known for known in (*FORMATS, BY_MEANING)}
    if key not in known:
        raise sentences.unknown_format(key, list(known))
    return known[key]


def _format_of(table: RawTable) -> Format:
    """The most demanding signature that the headers fulfil."""
    names = {roles.normalise(header) for header in table.headers}
    fitting = [
        (len(signature), -position)
        for position, declared in enumerate(FORMATS)
        for signature in declared.signatures
        if signature <= names
    ]
    return FORMATS[-max(fitting)[1]] if fitting else BY_MEANING


def _declared_columns(table: RawTable, chosen: Format) -> dict[str, tuple[str, ...]]:
    by_name = {roles.normalise(header): header for header in reversed(table.headers)}
    found = {
        role: tuple(by_name[name] for wanted in headers if (name := roles.normalise(wanted)) in by_name)
        for role, headers in chosen.roles.items()
    }
    return {role: headers for role, headers in found.items() if headers}


def _mapped(table: RawTable, mapping: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    unknown = [header for header in mapping.values() if header and header not in table.headers]
    if unknown:
        raise sentences.unknown_header(table.name, unknown, table.headers)
    return {role: (header,) for role, header in mapping.items() if header}


def _without_overruled(
    columns: Mapping[str, tuple[str, ...]], mapping: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """The found roles less those that the owner gave or emptied; a given amount replaces price times pieces, and a
    given customer every other way to know one."""
    gone = set(mapping)
    if "revenue" in mapping and "unit_price" not in mapping:
        gone.add("unit_price")
    return {role: headers for role, headers in columns.items() if role not in gone}


def _require_essentials(table: RawTable, columns: Mapping[str, tuple[str, ...]]) -> None:
    missing = [] if "ordered_at" in columns else ["ordered_at"]
    if not {"revenue", "unit_price"} & set(columns):
        missing.append("revenue")
    if not set(roles.IDENTITY_ROLES) & set(columns):
        missing.append("customer_id")
    if missing:
        understood = {role: headers[0] for role, headers in columns.items()}
        raise sentences.columns_unclear(table.name, missing, table.headers, understood)


def _columns_by_meaning(table: RawTable, taken: frozenset[str]) -> dict[str, tuple[str, ...]]:
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

"""What kind of export a table is, and which of its columns plays which role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cltv_core.reading import roles, sentences
from cltv_core.reading.formats import BY_MEANING, FORMATS, Format
from cltv_core.reading.meaning import columns_by_meaning
from cltv_core.reading.table import RawTable

_CDNOW_HEADERS = {
    4: ("CDNOW customer", "CDNOW date", "CDNOW CDs", "CDNOW amount"),
    5: ("CDNOW master customer", "CDNOW customer", "CDNOW date", "CDNOW CDs", "CDNOW amount"),
}


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
        _declared_columns(table, chosen) if chosen.roles else columns_by_meaning(table, frozenset(mapping.values()))
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

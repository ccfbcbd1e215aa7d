"""What kind of export a table is, and which of its columns plays which role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cltv_core.errors import ColumnsUnclear, NotTransactions
from cltv_core.reading.codes import NO_COLUMN, Problem, Remedy
from cltv_core.reading.columns.currencies import twin_of_refunds
from cltv_core.reading.columns.discounts import Discount, discount_of
from cltv_core.reading.columns.meaning import columns_by_meaning, examples
from cltv_core.reading.columns.tellings import Words, with_tellings
from cltv_core.reading.columns.units import scale_of
from cltv_core.reading.faults import not_sales
from cltv_core.reading.formats import BY_MEANING, FORMATS, WRONG_FILES, Format, Signature, WrongFile
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.vocabulary import roles

COLUMNS_NAMED = 60
"""As many of the columns of a file are named in an error."""

_CDNOW_HEADERS = {
    4: ("CDNOW customer", "CDNOW date", "CDNOW CDs", "CDNOW amount"),
    5: ("CDNOW master customer", "CDNOW customer", "CDNOW date", "CDNOW CDs", "CDNOW amount"),
}
_AMOUNTS = ("revenue", "unit_price", "refunded", "taken_back")


@dataclass(frozen=True)
class Understanding:
    """The format a table is in, and for each role found the headers that hold it, best first.

    `names`: normalised header as the format declares it -> header in the file; `words`: header -> cell -> the word
    that it stands for, where cells are codes or phrases; `scales`: header -> by what its numbers are multiplied;
    `discount`: what price times pieces do not have yet; `twin`: the amount in the currency in which the refunds are
    told, where that is another one.
    """

    format: Format
    columns: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    words: Words = field(default_factory=dict)
    scales: Mapping[str, float] = field(default_factory=dict)
    discount: Discount | None = None
    twin: str | None = None

    def first(self, role: str) -> str | None:
        """Return the first header of a role, None where the file has no column for it."""
        headers = self.columns.get(role)
        return headers[0] if headers else None

    def headers(self, declared: str) -> tuple[str, ...]:
        """Return the file's own spelling of a header; "@role|@other" stands for all headers of these roles."""
        if declared.startswith("@"):
            return tuple(header for role in declared.split("|") for header in self.columns.get(role[1:], ()))
        found = self.header(declared)
        return (found,) if found else ()

    def header(self, declared: str) -> str | None:
        """Return the file's own spelling of a header; "@role" stands for the first header of a role."""
        return self.first(declared[1:]) if declared.startswith("@") else self.names.get(roles.normalise(declared))


def name_bare_columns(table: RawTable) -> RawTable:
    """Name the columns of a table that is CDNOW's purchase file, which carries no names; other tables stay."""
    names = _CDNOW_HEADERS.get(len(table.headers))
    if names is None or table.headers != tuple(f"Column {n}" for n in range(1, len(names) + 1)):
        return table
    days = table.sample(table.headers[-3])
    whole = all(cell.isdigit() for header in table.headers[:-1] for cell in table.sample(header, 50))
    in_period = all(len(day) == 8 and day[:4] in {"1997", "1998"} for day in days)
    return replace(table, headers=names) if whole and in_period else table


def format_of(table: RawTable, format_key: str | None = None) -> Format | WrongFile:
    """Return the format asked for, else the one whose signature matches most headers, else by meaning.

    Raises
    ------
    NotTransactions
        Where no format has the key `format_key`.
    """
    if format_key:
        return _format_named(format_key)
    kinds: tuple[Format | WrongFile, ...] = (*FORMATS, *WRONG_FILES)
    own = _own_names(table)
    fitting = [
        (len(signature.headers & set(names)), -len(signature.headers), -position)
        for position, kind in enumerate(kinds)
        for names in [_with_translations(own, kind.spellings)]
        for signature in kind.signatures
        if _fits(signature, names)
    ]
    best = sorted(fitting, reverse=True)
    return next(
        (kinds[-position] for *_, position in best if not _is_refuted(kinds[-position], own, table)), BY_MEANING
    )


def understand(table: RawTable, chosen: Format, mapping: Mapping[str, str]) -> Understanding:
    """Find the columns as `chosen` declares them; those it lacks or does not declare, by name and content.

    `mapping` (role -> header) overrules both.

    Raises
    ------
    ColumnsUnclear
        Where no column is found for the day, the amount or the customer.
    NotTransactions
        Where `mapping` names a column that the table lacks.
    """
    names = _with_translations(_own_names(table), chosen.spellings)
    columns = _declared_columns(chosen, names)
    if _missing_essentials({**columns, **mapping}):
        taken = frozenset([*mapping.values(), *(header for headers in columns.values() for header in headers)])
        columns = {**columns_by_meaning(table, taken), **columns}
    columns = {**_without_overruled(columns, mapping), **_mapped(table, mapping)}
    told, words = with_tellings(table, columns, frozenset(mapping)) if chosen is BY_MEANING else (columns, {})
    _require_essentials(table, told)
    if chosen is not BY_MEANING:
        return Understanding(chosen, told, names, words)
    return Understanding(
        chosen, told, names, words, _scales(table, told), discount_of(table, told), twin_of_refunds(table.headers, told)
    )


def in_units(understanding: Understanding, small: bool | None) -> Understanding:
    """Return the same columns, with their amounts in cents or in whole units where the owner says so."""
    if small is None:
        return understanding
    headers = [header for role in _AMOUNTS for header in understanding.columns.get(role, ())]
    return replace(understanding, scales=dict.fromkeys(headers, 0.01) if small else {})


def _scales(table: RawTable, columns: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    """Header -> by what its numbers are multiplied, for the columns of amounts that count in a smallest unit."""
    codes = {str(value).upper() for header in columns.get("currency", ()) for value in table.values(header)} - {""}
    headers = [header for role in _AMOUNTS for header in columns.get(role, ())]
    return {header: scale for header in headers if (scale := scale_of(table, header, codes)) != 1.0}


def _format_named(key: str) -> Format:
    known = {known.key: known for known in (*FORMATS, BY_MEANING)}
    if key not in known:
        raise NotTransactions(Problem.UNKNOWN_FORMAT(format=key), Remedy.CHOOSE_FORMAT(formats=tuple(known)))
    return known[key]


def _fits(signature: Signature, names: Mapping[str, str]) -> bool:
    enough = sum(header in names for header in signature.headers) >= len(signature.headers) - signature.missing
    return enough and (not signature.telling or any(header in names for header in signature.telling))


def _is_refuted(kind: Format | WrongFile, own: Mapping[str, str], table: RawTable) -> bool:
    """Tell whether a column has entries that has none in this kind of file."""
    header = own.get(roles.normalise(kind.empty)) if isinstance(kind, WrongFile) and kind.empty else None
    return header is not None and bool(table.sample(header, 1))


def _own_names(table: RawTable) -> dict[str, str]:
    """Normalised header -> header."""
    return {roles.normalise(header): header for header in reversed(table.headers)}


def _with_translations(own: dict[str, str], spellings: Mapping[str, str]) -> dict[str, str]:
    """Return the names, and for translated ones also the normalised header they stand for."""
    return {**{spellings[name]: header for name, header in own.items() if name in spellings}, **own}


def _declared_columns(chosen: Format, names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found = {
        role: tuple(names[name] for wanted in headers if (name := roles.normalise(wanted)) in names)
        for role, headers in chosen.roles.items()
    }
    return {role: headers for role, headers in found.items() if headers}


def _mapped(table: RawTable, mapping: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    unknown = [header for header in mapping.values() if header and header not in table.headers]
    if unknown:
        raise not_sales(
            table.name,
            Problem.UNKNOWN_COLUMN,
            Remedy.CHOOSE_COLUMN(columns=table.headers[:COLUMNS_NAMED]),
            columns=tuple(unknown),
        )
    return {role: (header,) for role, header in mapping.items() if header}


def _without_overruled(
    columns: Mapping[str, tuple[str, ...]], mapping: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return the found roles less those that the owner gave or emptied.

    A given amount replaces price times pieces, and a given customer every other way to know one.
    """
    gone = set(mapping)
    if "revenue" in mapping and "unit_price" not in mapping:
        gone.add("unit_price")
    return {role: headers for role, headers in columns.items() if role not in gone}


def _missing_essentials(columns: Mapping[str, Sequence[str]]) -> list[str]:
    missing = [] if "ordered_at" in columns else ["ordered_at"]
    if not {"revenue", "unit_price"} & set(columns):
        missing.append("revenue")
    if not roles.who_bought(columns) and "card_last4" not in columns:
        missing.append("customer_id")
    return missing


def _require_essentials(table: RawTable, columns: Mapping[str, tuple[str, ...]]) -> None:
    missing = _missing_essentials(columns)
    if missing:
        understood = {role: headers[0] for role, headers in columns.items()}
        raise ColumnsUnclear(
            Problem.COLUMNS_MISSING(file=table.name),
            Remedy.NAME_THE_COLUMN,
            [NO_COLUMN[role] for role in missing],
            file=table.name,
            missing=missing,
            headers=table.headers,
            understood=understood,
            examples=examples(table, missing, understood),
        )

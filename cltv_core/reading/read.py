"""Files in, Transactions out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from cltv_core.errors import CltvError, OnlyCards
from cltv_core.reading.codes import NOT_UNDERSTOOD, ONLY, Problem, Remedy
from cltv_core.reading.columns.not_sales import one_row_a_customer
from cltv_core.reading.columns.recognise import format_of, in_units, name_bare_columns, understand
from cltv_core.reading.columns.wrong_files import known_as
from cltv_core.reading.decisions.of_file import decisions_of
from cltv_core.reading.faults import not_sales, several
from cltv_core.reading.formats import BY_MEANING, Format, WrongFile
from cltv_core.reading.free_memory import give_back
from cltv_core.reading.merge.cross_file import currency_of_most, what_others_say
from cltv_core.reading.merge.open_points import facts_of
from cltv_core.reading.merge.orders_and_items import joined
from cltv_core.reading.merge.people_files import PeopleFile, known_people, people_by_meaning, read_people
from cltv_core.reading.merge.questions import questions_of
from cltv_core.reading.merge.repeats import program_of
from cltv_core.reading.merge.shop_region import with_phones_of_shop
from cltv_core.reading.merge.together import Part, together
from cltv_core.reading.open_table import open_tables
from cltv_core.reading.options import ReadOptions, SourceFile
from cltv_core.reading.orders.elsewhere import Others
from cltv_core.reading.orders.file_report import file_report
from cltv_core.reading.orders.grouping import cards_of
from cltv_core.reading.orders.rows import Rows, parse_rows
from cltv_core.reading.orders.sales import build_sales, main_currency
from cltv_core.reading.orders.shared_contacts import without_shared
from cltv_core.reading.remembered import recalled
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values.phones import e164, home_region
from cltv_core.transactions import Decision, Question, Transactions

__all__ = ["ReadOptions", "SourceFile", "read"]

A = TypeVar("A")
B = TypeVar("B")


def read(files: Sequence[SourceFile], options: ReadOptions | None = None) -> Transactions:
    """Read sales and customer lists out of several files into one set of transactions, each person once.

    Where several files have faults, one error names them all.

    Raises
    ------
    UnreadableFile
        Where a file cannot be opened or holds no table.
    NotTransactions
        Where no file holds sales; as ColumnsUnclear where the owner can name the missing columns.
    NotEnoughData
        Where there is one customer only.
    """
    chosen = options or ReadOptions()
    read_apart = _apart(files, replace(chosen, today=chosen.today or date.today()))
    size = sum(len(file.data) for file in files)
    del files  # the last hold on their bytes, where the caller keeps none
    give_back(size)
    transactions = together(*read_apart)
    del read_apart
    give_back(size)
    return transactions


def _apart(
    files: Sequence[SourceFile], chosen: ReadOptions
) -> tuple[list[Part | PeopleFile], Sequence[Question], list[Decision]]:
    """Read each file by itself. What is left behind here makes room for joining them."""
    faults: list[CltvError] = []
    opened = _each(_tables, files, faults)
    tables = _with_items([table for _, tables in opened for table in tables], chosen)
    told = chosen = recalled(chosen, [table.headers for table in tables])
    mappings = _mappings(tables, chosen)
    parsed = _each(lambda pair: _parsed(*pair, chosen), list(zip(tables, mappings, strict=True)), faults)
    parsed = with_phones_of_shop(parsed)
    give_back(sum(len(file.data) for file in files))
    sold = [rows for rows in parsed if isinstance(rows, Rows)]
    if not sold and not faults:
        _each(_refuse, parsed, faults)
    if len(sold) > 1:
        chosen = replace(chosen, currency=currency_of_most(sold, chosen.currency))
    others = what_others_say(sold, chosen)
    parts = _each(lambda pair: _part(*pair, chosen), list(zip(sold, others, strict=True)), faults)
    if faults:
        _name_files(faults, opened)
        raise faults[0] if len(files) == len(faults) == 1 and len(tables) < 2 else several(faults)
    give_back(sum(len(file.data) for file in files))
    decisions = [decisions_of(rows, part.sales) for rows, part in zip(sold, parts, strict=True)]
    facts = [facts_of(rows, chosen, made) for rows, made in zip(sold, decisions, strict=True)]
    left = iter(parts)
    return (
        [next(left) if isinstance(file, Rows) else file for file in parsed],
        questions_of(facts, told, parts[0].sales.currency),
        [decision for made in decisions for decision in made],
    )


def _each(step: Callable[[A], B], items: Sequence[A], faults: list[CltvError]) -> list[B]:
    """Take the step for each item; where it fails, the fault joins the others, so that all are named at once."""
    made: list[B] = []
    for item in items:
        try:
            made.append(step(item))
        except CltvError as fault:
            faults.append(fault)
    return made


def _tables(file: SourceFile) -> tuple[str, list[RawTable]]:
    """Return the file's name and the tables in it."""
    try:
        return file.name, [name_bare_columns(table) for table in open_tables(file.name, file.data)]
    except CltvError as fault:
        fault.file = file.name
        raise


def _with_items(tables: list[RawTable], options: ReadOptions) -> list[RawTable]:
    """Join the orders and items of tables of no known program, unless the owner says what they are."""
    unknown = [table for table in tables if format_of(table) is BY_MEANING]
    if len(unknown) < 2 or options.format or options.mapping:
        return tables
    return [*(table for table in tables if table not in unknown), *joined(unknown)]


def _name_files(faults: Sequence[CltvError], opened: Sequence[tuple[str, Sequence[RawTable]]]) -> None:
    """Name in each fault the file as the owner handed it over, where it names a table inside."""
    files = {table.name: name for name, tables in opened for table in tables}
    for fault in faults:
        fault.file = files.get(fault.file, fault.file)


def _mappings(tables: Sequence[RawTable], options: ReadOptions) -> list[Mapping[str, str]]:
    """For each table what the owner said of its columns; what is said of columns that no table has is a fault."""
    wanted = {header for header in options.mapping.values() if header}
    fits = [wanted <= set(table.headers) for table in tables]
    said = [options.mapping if fit or not any(fits) else {} for fit in fits]
    paid = {"revenue": options.amount_column} if options.amount_column else {}
    return [
        {**(paid if options.amount_column in table.headers else {}), **own, **options.mappings.get(table.headers, {})}
        for own, table in zip(said, tables, strict=True)
    ]


def _parsed(raw: RawTable, mapping: Mapping[str, str], options: ReadOptions) -> Rows | PeopleFile:
    known = None if mapping else known_people(raw)
    if known is not None:
        return read_people(raw, known)
    table, declared = _prepared(raw, mapping, options)
    unsaid = declared is BY_MEANING and not mapping and not options.format
    if unsaid and (meant := people_by_meaning(table)) is not None:
        return read_people(table, meant)
    understanding = in_units(understand(table, declared, mapping), options.minor_units)
    wrong = one_row_a_customer(table, understanding.columns) if declared is BY_MEANING and not mapping else None
    if wrong and not options.format:
        raise not_sales(table.name, wrong.what, wrong.remedy)
    rows = parse_rows(table, understanding, options)
    return without_shared(_with_phones(rows, options) if "phone" in rows.texts else rows)


def _prepared(table: RawTable, mapping: Mapping[str, str], options: ReadOptions) -> tuple[RawTable, Format]:
    """Return the table as its format wants it read, and the format; what the owner says of its columns goes before."""
    declared = format_of(table, options.format)
    wrong = declared if isinstance(declared, WrongFile) else known_as(table) if declared is BY_MEANING else None
    if wrong and not mapping and not options.format:
        raise not_sales(table.name, wrong.what, wrong.remedy)
    if isinstance(declared, WrongFile):
        declared = BY_MEANING
    return (declared.prepare(table) if declared.prepare else table), declared


def _with_phones(rows: Rows, options: ReadOptions) -> Rows:
    """Return the rows with their phone numbers in international form."""
    phones, countries = rows.text("phone"), rows.text("country")
    home = home_region(phones, countries, main_currency(rows, options.currency))
    return replace(rows, texts={**rows.texts, "phone": e164(phones, countries, home)}, home=home)


def _refuse(file: Rows | PeopleFile) -> None:
    if isinstance(file, PeopleFile):
        raise not_sales(
            file.table.name,
            ONLY[file.format.kind],
            Remedy.ADD_ORDERS(menu=file.format.menu),
            format=file.format.key,
        )


def _part(rows: Rows, others: Others | None, options: ReadOptions) -> Part:
    sales = build_sales(rows, options, options.today or date.today(), others)
    reasons = [exclusion.reason for exclusion in sales.exclusions]
    if sales.orders.empty and facts_of(rows, options).card_share and not options.use_cards:
        raise OnlyCards(Problem.ONLY_CARDS(file=rows.table.name), Remedy.USE_CARDS, file=rows.table.name)
    if sales.orders.empty and NOT_UNDERSTOOD.issuperset(reason.code for reason in reasons):
        raise not_sales(rows.table.name, Problem.NO_ROW_USABLE, Remedy.CHECK_COLUMNS, reasons)
    label = rows.understanding.format.name or rows.table.name
    return Part(file_report(rows, sales), sales, program_of(rows), label, cards_of(rows, options.use_cards))

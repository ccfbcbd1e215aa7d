"""Files made to break a reader: a sentence or sales, never anything else, and nothing lost."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest

from cltv_core.errors import CltvError, UnreadableFile
from cltv_core.opening.codes import Unopened
from cltv_core.opening.confined import open_parts
from cltv_core.opening.parts import Table
from cltv_core.reading.columns import ledger
from cltv_core.reading.values.moments import spelled
from cltv_core.reading.values.money import parse_amounts
from tests.core.opening.test_mutated import open_document
from tests.core.reading.helpers import csv_bytes, only_file, read_one, refused, simple_rows
from tests.core.reading.test_structure import packed_sheets, workbook
from tests.support.old_workbook import old_workbook

PLAIN = csv_bytes(simple_rows())


def test_a_cell_of_ten_megabytes_is_no_customer_and_named() -> None:
    report = only_file(read_one(csv_bytes([*simple_rows(), ["#big", "2025-01-01", "x" * 10_000_000, "5.00"]])))
    assert report.used_amount == 252.0
    assert [(part.rows, part.amount) for part in report.exclusions] == [(1, 5.0)]


@pytest.mark.parametrize("filling", ['"', ",", '"a,', "x"])
def test_a_line_of_ten_megabytes_is_named_and_takes_no_other_row_along(filling: str) -> None:
    lines = PLAIN.splitlines(keepends=True)
    endless = b"#big,2025-01-01,Ann,5.00," + filling.encode() * (10_000_000 // len(filling)) + b"\n"
    report = only_file(read_one(b"".join([*lines[:30], endless, *lines[30:]])))
    assert report.used_amount == 252.0
    assert [part.rows for part in report.exclusions] == [1]


def test_a_hundred_thousand_columns_are_refused() -> None:
    wide = b",".join(b"c%d" % n for n in range(100_000)) + b"\n" + b",".join([b"1"] * 100_000) + b"\n"
    with refused(UnreadableFile, Unopened.TOO_MANY_CELLS):
        read_one(wide)


@pytest.mark.parametrize("called", ["c{}", "Total {}"])
def test_columns_of_numbers_are_held_against_few_others(called: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each against each would be 40,000 times."""
    held = 0

    def counted(share: Callable[..., float]) -> Callable[..., float]:
        def counting(hits: npt.NDArray[np.bool_]) -> float:
            nonlocal held
            held += 1
            return share(hits)

        return counting

    monkeypatch.setattr(ledger, "_share", counted(ledger._share))
    rows = [["Order ID", "Date", "Customer", "Total", *(called.format(n) for n in range(200))]]
    for n in range(40):
        paid = 5 + n * 0.37
        others = [f"{paid * (0.6 + place * n * 13 % 17 / 50):.2f}" for place in range(200)]
        rows.append([f"{n}", f"2025-01-{n % 28 + 1:02d}", f"Ann {n % 7}", f"{paid:.2f}", *others])
    report = only_file(read_one(csv_bytes(rows)))
    assert report.used_amount == round(sum(float(row[3]) for row in rows[1:]), 2)
    assert held < 20_000


def test_a_million_blank_lines_are_nothing() -> None:
    lines = PLAIN.splitlines(keepends=True)
    assert len(read_one(b"".join(lines[:5]) + b"\n" * 1_000_000 + b"".join(lines[5:])).orders) == 36


def test_quotes_that_never_close_lose_no_money_silently() -> None:
    try:
        transactions = read_one(PLAIN.replace(b"C005", b'"C005', 1))
    except CltvError as refusal:
        assert refusal.remedy  # noqa: PT017
    else:
        report = only_file(transactions)
        assert round(report.used_amount + sum(part.amount for part in report.exclusions), 2) == report.file_amount


FAR = (
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c><c r="ZZZ1"><v>1</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="BZ1048576"><v>1</v></c></row>',
)
SPELLINGS = (
    lambda sheet: sheet,
    lambda sheet: sheet.replace('"', "'"),
    lambda sheet: sheet.replace('r="', 'r = "'),
    lambda sheet: sheet.replace("<c r", "<c\n r").replace("<row r", "<row\n\tr"),
)


@pytest.mark.parametrize("spelled", SPELLINGS)
@pytest.mark.parametrize("sheet", FAR)
def test_a_cell_far_away_does_not_take_the_memory_up_to_it(sheet: str, spelled: Callable[[str], str]) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_one(packed_sheets({"S": spelled(sheet)}), "bomb.xlsx")
    assert refusal.value.problem.code in {Unopened.TOO_MANY_CELLS, Unopened.TOO_MUCH_MEMORY}


@pytest.mark.parametrize("far", [(65_535, 255), (65_535, 65_535), (9_999, 3_999)])
def test_a_cell_far_away_in_an_old_workbook_does_not_take_the_memory_up_to_it(far: tuple[int, int]) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_one(old_workbook([(0, 0, 1.0), (*far, 1.0)]), "far.xls")
    assert refusal.value.problem.code in {Unopened.TOO_MANY_CELLS, Unopened.TOO_MUCH_MEMORY}


def test_an_old_workbook_without_anything_far_is_opened() -> None:
    (part,) = open_parts("near.xls", old_workbook([(0, 0, 1.5), (0, 1, 2.0), (1, 1, 3.0)]))
    assert isinstance(part, Table)
    assert [list(row.values()) for row in part.cells.to_pylist()] == [["1.5", "2"], ["", "3"]]


CELL = '<table:table-cell office:value-type="float" office:value="1"{}/>'


@pytest.mark.parametrize("rows", [1, 1_000, 1_048_576])
@pytest.mark.parametrize("columns", [2_500, 16_384])
def test_cells_that_an_open_document_repeats_are_counted(rows: int, columns: int) -> None:
    cells = CELL.format(f' table:number-columns-repeated="{columns}"')
    repeated = f'<table:table-row table:number-rows-repeated="{rows}">{cells}</table:table-row>'
    with pytest.raises(UnreadableFile):
        read_one(open_document(f"<table:table-row>{CELL.format('')}</table:table-row>{repeated}"), "wide.ods")


def test_a_sheet_that_unpacks_to_too_much_is_not_opened() -> None:
    with refused(UnreadableFile, Unopened.TOO_LARGE):
        read_one(packed_sheets({"S": "<row/>" * 12_000_000}), "bomb.xlsx")


def test_a_torn_workbook_is_named_damaged() -> None:
    whole = workbook({"S": simple_rows()})
    for cut in (60, len(whole) // 2, len(whole) - 10):
        with pytest.raises(UnreadableFile):
            read_one(whole[:cut], "torn.xlsx")


def test_formulas_and_markup_in_names_stay_text() -> None:
    names = ['=HYPERLINK("http://x","y")', "<script>alert(1)</script>", "@SUM(A1)", "+cmd|' /C calc'!A0"]
    rows = [*simple_rows(), *[[f"#{n}", "2025-01-01", name, "1.00"] for n, name in enumerate(names)]]
    assert set(names) <= set(read_one(csv_bytes(rows)).orders["customer_id"])


def test_binary_under_a_name_of_a_table_is_refused() -> None:
    for data in (bytes(range(256)) * 50, gzip.compress(bytes(range(256)) * 50), b"\x7fELF" + b"\x00\x01" * 5000):
        with pytest.raises(UnreadableFile):
            read_one(data, "sales.csv")


@pytest.mark.parametrize(
    "cell", ["1" * 500, "(" * 500, "1,2" * 200, "-" * 59, "1e400", "0x1F", "٣" * 70, "𝟏𝟐", "½", "1\x00"]
)
def test_odd_cells_are_read_or_not_but_do_no_harm(cell: str) -> None:
    assert len(parse_amounts(pd.Index([cell, "1.00"], dtype="str"))) == 2
    assert spelled(cell).day_first is None


def test_a_mark_that_promises_utf_8_is_not_believed() -> None:
    data = b"\xef\xbb\xbf" + PLAIN.replace(b"C005", b"C\xf605").replace(b"#7-1,", b"#7-\xad1,x,")
    report = only_file(read_one(data))
    assert round(report.used_amount + sum(part.amount for part in report.exclusions), 2) == report.file_amount


@pytest.mark.parametrize(
    "opened", ["<", "<!--", "<a ", "</", "<![CDATA[", "<table>", "<td>", "<script>", "<script></scr", "&#"]
)
def test_pages_that_leave_everything_open_end_in_a_sentence(opened: str) -> None:
    """A hundred thousand times: what takes the square of that would not end."""
    with pytest.raises(CltvError):
        read_one(b"<html><table><tr><td>x" + opened.encode() * 100_000)

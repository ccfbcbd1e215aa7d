"""The same sales, whatever they are wrapped in; and files that are no sales."""

from __future__ import annotations

import gzip
import io
import os
import zipfile

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cltv_core.errors import CltvError, ColumnsUnclear, NotEnoughData, NotTransactions, UnreadableFile
from cltv_core.opening.codes import Foreign, Remedy, Unopened
from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.reading.codes import Excluded, NotSales, Warned
from tests.core.reading.helpers import TODAY, code_of, csv_bytes, only_file, read_one, refused, simple_rows


def packed(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


PLAIN = csv_bytes(simple_rows())


@pytest.mark.parametrize(
    "data",
    [
        PLAIN,
        csv_bytes(simple_rows(), "\t"),
        csv_bytes(simple_rows(), ";"),
        csv_bytes(simple_rows(), "|"),
        csv_bytes(simple_rows(), encoding="utf-8-sig"),
        csv_bytes(simple_rows(), encoding="utf-16"),
        csv_bytes(simple_rows(), encoding="utf-16-le"),
        gzip.compress(PLAIN),
        gzip.compress(gzip.compress(PLAIN)),
        packed(**{"export.csv": PLAIN}),
        b"My shop\r\nSales report\r\n\r\n" + PLAIN,
        PLAIN.replace(b"\r\n", b"\n"),
        PLAIN.replace(b"\r\n", b"\r\n\r\n"),
        PLAIN.replace(b"C001", b"C0\x0001"),
    ],
)
def test_any_wrapping_gives_the_same_sales(data: bytes) -> None:
    pd.testing.assert_frame_equal(read_one(data).orders, read_one(PLAIN).orders)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    day_layout=st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d %b %Y"]),
    decimal=st.sampled_from([".", ","]),
    order=st.randoms(use_true_random=False),
)
def test_delimiter_encoding_date_order_decimal_sign_and_row_order_do_not_matter(
    delimiter: str, encoding: str, day_layout: str, decimal: str, order: object
) -> None:
    header, *rows = [["Order ID", "Date", "Customer", "Total"], *_awkward_sales()]
    order.shuffle(rows)  # type: ignore[attr-defined]
    printed = [
        [number, day.strftime(day_layout), who, f"{paid:.2f}".replace(".", decimal)] for number, day, who, paid in rows
    ]
    orders = read_one(csv_bytes([header, *printed], delimiter, encoding)).orders
    found = orders.sort_values("order_id")[["order_id", "ordered_at", "customer_id", "revenue"]].to_numpy().tolist()
    assert found == [list(row) for row in sorted(_awkward_sales())]


def _awkward_sales() -> list[tuple[str, pd.Timestamp, str, float]]:
    days = pd.date_range("2025-01-03", periods=40, freq="9D")
    return [(f"#{n:03d}", day, ["Müller", "Café, Nord", "O'Hara"][n % 3], 3.25 + 411 * n) for n, day in enumerate(days)]


def test_a_workbook_with_real_dates_and_numbers() -> None:
    orders = read_one(_workbook(), "sales.xlsx").orders
    assert orders["revenue"].tolist() == [12.5, 1200.0]
    assert orders["ordered_at"].astype("str").tolist() == ["2025-01-31 14:30:00", "2025-02-01 00:00:00"]
    assert orders["customer_id"].tolist() == ["00017", "18"]


def _workbook() -> bytes:
    """The least that a spreadsheet program accepts: one sheet with text, numbers and days."""
    rows = [
        '<c t="inlineStr"><is><t>Order</t></is></c><c t="inlineStr"><is><t>Date</t></is></c>'
        '<c t="inlineStr"><is><t>Customer ID</t></is></c><c t="inlineStr"><is><t>Total</t></is></c>',
        '<c><v>1</v></c><c s="1"><v>45688.604166666664</v></c><c t="inlineStr"><is><t>00017</t></is></c><c><v>12.5</v></c>',
        '<c><v>2</v></c><c s="1"><v>45689</v></c><c><v>18</v></c><c><v>1200</v></c>',
    ]
    sheet = "".join(f"<row>{row}</row>" for row in rows)
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    return packed(
        **{
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/>'
            "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/styles.xml": f'<styleSheet {main}><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>',
            "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>",
        }  # type: ignore[arg-type]
    )


FOREIGN = {
    "photo.jpg": b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20,
    "logo.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "invoice.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 20,
    "page.xls": b"<html><table><tr><td>1</td></tr></table></html>",
    "data.json": b'{"orders": []}',
    "noise.bin": bytes(range(256)) * 20,
    "empty.csv": b"",
    "blank.csv": b"\r\n\r\n  \r\n",
    "torn.gz": gzip.compress(PLAIN)[:-20],
    "torn.zip": packed(a=PLAIN)[:-30],
}


def as_page(rows: list[list[object]]) -> bytes:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    page = f"<html><head><style>td {{color: red}}</style></head><body><table><tr><td>Shop &amp; Co</td></tr></table>{cells}"
    return page.replace("</table><tr>", "</table>\n<table border=1><tr>").encode() + b"</table></body></html>"


def as_old_xml(rows: list[list[object]]) -> bytes:
    """With the second cell of each row left out where it is empty."""

    def row_of(row: list[object]) -> str:
        parts = [
            f'<Cell ss:Index="{n}"><Data ss:Type="String">{cell}</Data></Cell>' for n, cell in enumerate(row, 1) if cell
        ]
        return f"<Row>{''.join(parts)}</Row>"

    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>'
        + "".join(map(row_of, rows))
        + "</Table></Worksheet></Workbook>"
    ).encode()


@pytest.mark.parametrize("written", [as_page, as_old_xml])
def test_tables_written_as_pages_under_the_name_of_a_workbook(written: object) -> None:
    rows = simple_rows()
    gaps = [[row[0], "" if n % 5 == 3 else row[1], *row[2:]] for n, row in enumerate(rows)]
    for cells in (rows, gaps):
        page = read_one(written(cells), "export.xls")  # type: ignore[operator]
        plain = read_one(csv_bytes(cells))
        pd.testing.assert_frame_equal(page.orders, plain.orders)
        assert page.report.used_amount == plain.report.used_amount


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_no_table_is_named_for_what_it_is(name: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_one(FOREIGN[name], name)
    assert isinstance(code_of(refusal.value.problem), Foreign | Unopened)
    assert refusal.value.file == name


def test_headers_only_prose_and_a_price_list_are_no_sales() -> None:
    for data in (csv_bytes(simple_rows()[:1]), b"Dear all,\nplease find the list attached.\nRegards\n"):
        with pytest.raises(NotTransactions):
            read_one(data)
    prices = [["SKU", "Product", "Price"], *([f"A{n}", f"Bread {n}", f"{n}.50"] for n in range(30))]
    with refused(NotTransactions, NotSales.PRICE_LIST):
        read_one(csv_bytes(prices))


def test_one_customer_and_days_in_the_future_are_refused() -> None:
    with pytest.raises(NotEnoughData):
        read_one(csv_bytes(simple_rows(customers=1)))
    later = [
        row if n == 0 else [row[0], str(row[1]).replace("2025", "2091"), *row[2:]]
        for n, row in enumerate(simple_rows())
    ]
    with pytest.raises(NotTransactions) as refusal:
        read_one(csv_bytes(later))
    assert refusal.value.faults == (Excluded.FUTURE(),)


def test_few_customers_are_read_with_a_warning() -> None:
    transactions = read_one(PLAIN)
    assert transactions.report.warnings[0] == Warned.FEW_CUSTOMERS(customers=12)


@pytest.mark.parametrize("pack", [lambda zeros: gzip.compress(zeros, 1), lambda zeros: packed(bomb=zeros)])
def test_bombs_are_not_unpacked(pack: object) -> None:
    with refused(UnreadableFile, Unopened.TOO_LARGE, Remedy.EXPORT_SHORTER):
        read_one(pack(b"0" * 65_000_000), "bomb.zip")  # type: ignore[operator]


def test_hostile_cells_do_no_harm() -> None:
    rows = simple_rows()
    rows += [
        ["#huge", "2025-01-01", "x" * 3_000_000, "5.00"],
        ["#far", "9999-12-31", "C001", "7.00"],
        ["#inf", "2025-01-01", "C001", "1e400"],
        ["#html", "2025-01-01", "<script>alert(1)</script>", "1.00"],
    ]
    transactions = read_one(csv_bytes(rows))
    assert "#html" in set(transactions.orders["order_id"])
    assert not {"#huge", "#far", "#inf"} & set(transactions.orders["order_id"])
    assert only_file(transactions).file_amount == 3 * sum(range(1, 13)) + 18 + 5 + 7 + 1


def test_ragged_rows_stay_in_their_place() -> None:
    short, long = b"#short,2025-03-01,C001\r\n", b"#long,2025-03-02,C001,5.00,extra,more\r\n"
    lines = PLAIN.splitlines(keepends=True)
    transactions = read_one(b"".join([*lines[:3], short, *lines[3:5], long, *lines[5:]]))
    excluded = transactions.report.excluded.to_pandas()
    assert excluded[["line", "Order ID"]].to_numpy().tolist() == [[4, "#short"]]
    assert transactions.orders.set_index("order_id").loc["#long", "revenue"] == 5.0


def test_line_numbers_count_the_breaks_inside_cells() -> None:
    rows = [["Order ID", "Date", "Customer", "Total", "Note"]]
    rows += [[f"#{n}", "2025-01-01", f"C{n}", "5.00", "two\nlines"] for n in range(5)]
    rows += [["#bad", "not a day", "C9", "5.00", ""]]
    excluded = read_one(csv_bytes(rows)).report.excluded.to_pandas()
    assert excluded["line"].tolist() == [12]


def test_all_faults_of_several_files_are_told_at_once_and_good_ones_do_not_hide_them() -> None:
    files = [SourceFile(name, FOREIGN[name]) for name in ("photo.jpg", "empty.csv")] + [SourceFile("good.csv", PLAIN)]
    with pytest.raises(UnreadableFile) as refusal:
        read(files, ReadOptions(today=TODAY))
    assert refusal.value.files == ("photo.jpg", "empty.csv")


def test_faults_found_at_different_steps_are_told_at_once() -> None:
    """One file is no table, one is of another kind, of one the amounts are missing."""
    bare = csv_bytes([["cust", "date"], *[[n % 4, f"2025-01-{n:02d}"] for n in range(1, 13)]])
    prices = csv_bytes([["SKU", "Product", "Price"], ["1", "Mug", "3.00"], ["2", "Cup", "2.00"]])
    files = {"photo.jpg": FOREIGN["photo.jpg"], "prices.csv": prices, "bare.csv": bare, "good.csv": PLAIN}
    with pytest.raises(UnreadableFile) as refusal:
        read([SourceFile(*file) for file in files.items()], ReadOptions(today=TODAY))
    assert refusal.value.files == ("photo.jpg", "prices.csv", "bare.csv")


def test_columns_of_one_file_at_a_time_are_asked_for() -> None:
    rows = [[f"K{n % 4}", f"2025-01-{n:02d}", f"{n}.50", f"{n}.70"] for n in range(1, 13)]
    first, second = (csv_bytes([["Who", "When", *names], *rows]) for names in (("A", "B"), ("C", "D")))
    files = [SourceFile(*file) for file in (("good.csv", PLAIN), ("first.csv", first), ("second.csv", second))]
    with pytest.raises(ColumnsUnclear) as unclear:
        read(files, ReadOptions(today=TODAY))
    assert unclear.value.headers == ("Who", "When", "A", "B")
    assert unclear.value.files == ("first.csv", "second.csv")
    mappings = {("Who", "When", "A", "B"): {"revenue": "A"}, ("Who", "When", "C", "D"): {"revenue": "D"}}
    assert len(read(files, ReadOptions(today=TODAY, mappings=mappings)).orders) == 36 + 12 + 12


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_mutilated_files_end_in_sales_or_a_named_error(data: st.DataObject) -> None:
    mutilated = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, len(mutilated) - 1))
        mutilated[place : place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=30))
    try:
        transactions = read_one(bytes(mutilated))
    except CltvError as refusal:
        assert refusal.remedy  # noqa: PT017
    else:
        report = only_file(transactions)
        assert round(report.used_amount + sum(part.amount for part in report.exclusions), 2) == report.file_amount


def test_random_bytes_are_refused() -> None:
    with pytest.raises(CltvError):
        read_one(os.urandom(20_000))

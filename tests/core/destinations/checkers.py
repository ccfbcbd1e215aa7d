"""The rules of each tool, written out once more in plain Python.

Nothing here knows the declarations: a file is checked as the tool would check it, from its bytes alone. Each checker
returns the rows, one dict a person.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

Row = dict[str, str]
OURS = ["CLTV Segment", "CLTV Tier", "Predicted CLTV 12m", "Chance still active", "Expected next order"]
OURS += ["Last order date", "Orders"]
OPTIONAL = ["campaign", "group", "Next product"]
MEGABYTE = 1_000_000
SIGNED_NUMBER = r"[+-][$£€¥₹]?\d[\d.,' ]*([eE][+-]?\d{1,3})? ?[%$£€¥₹]?"
"""What begins like a formula and is none: a spreadsheet makes the number of it that it says."""
SHOPIFY = [
    "First Name",
    "Last Name",
    "Email",
    "Accepts Email Marketing",
    "Default Address Company",
    "Default Address Address1",
    "Default Address Address2",
    "Default Address City",
    "Default Address Province Code",
    "Default Address Country Code",
    "Default Address Zip",
    "Default Address Phone",
    "Phone",
    "Accepts SMS Marketing",
    "Tags",
    "Note",
    "Tax Exempt",
]
PLAIN = [
    *("customer_id", "email", "phone", "first_name", "last_name", "country", "postcode", "consent", "tier", "segment"),
    *("expected_value", "last_order", "next_order_due", "reason", "orders", "p_alive", "value_low", "value_high"),
]


def rows_of(content: bytes, headers: Sequence[str], optional: Sequence[str] = ()) -> list[Row]:
    """UTF-8 without a mark, one header row with just these columns (the optional ones last), equally long rows."""
    assert not content.startswith(b"\xef\xbb\xbf")
    head, *body = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    assert head == [*headers, *(name for name in optional if name in head)]
    assert len(set(head)) == len(head)
    assert body
    assert all(len(cells) == len(head) for cells in body)
    assert not any(starts_a_formula(cell) for cell in {cell for cells in body for cell in cells})
    return [dict(zip(head, cells, strict=True)) for cells in body]


def starts_a_formula(cell: str) -> bool:
    text = cell.strip()
    if not text or text[0] not in "=+-@＝＋－＠":
        return False
    return not re.fullmatch(SIGNED_NUMBER, text)


def is_email(text: str) -> bool:
    local, at, domain = text.partition("@")
    labels = domain.split(".")
    return (
        bool(at and local)
        and text == text.strip().lower()
        and not re.search(r"[\s,;:<>()\"@\[\]]", local + domain)
        and not (local.startswith(".") or local.endswith(".") or ".." in local)
        and len(labels) > 1
        and all(label and not label.startswith("-") and not label.endswith("-") for label in labels)
        and not labels[-1].isdigit()
        and len(labels[-1]) > 1
    )


def is_e164(text: str) -> bool:
    return text.startswith("+") and text[1:].isascii() and text[1:].isdigit() and 7 <= len(text) - 1 <= 15


def is_bare_number(text: str) -> bool:
    return re.fullmatch(r"\d+(\.\d+)?", text) is not None


def is_iso_day(text: str) -> bool:
    return len(text) == 10 and date.fromisoformat(text).isoformat() == text


def is_american_day(text: str) -> bool:
    return datetime.strptime(text, "%m/%d/%Y").strftime("%m/%d/%Y") == text


def is_sha256(text: str) -> bool:
    return re.fullmatch("[0-9a-f]{64}", text) is not None


def is_country(text: str) -> bool:
    return len(text) == 2 and text.isascii() and text.isupper() and text != "UK"


def all_are(rows: Sequence[Row], name: str, rule: Callable[[str], bool]) -> None:
    """Every cell that is not empty follows the rule."""
    for cell in {row[name] for row in rows} - {""}:
        assert rule(cell), (name, cell)


def none_twice(rows: Sequence[Row], name: str) -> None:
    cells = [row[name].lower() for row in rows if row[name]]
    assert len(set(cells)) == len(cells), name


def our_columns(rows: Sequence[Row], day: Callable[[str], bool] = is_iso_day) -> None:
    for name in ("Predicted CLTV 12m", "Chance still active", "Orders"):
        all_are(rows, name, is_bare_number)
    all_are(rows, "Chance still active", lambda text: 0 <= float(text) <= 1)
    for name in ("Expected next order", "Last order date"):
        all_are(rows, name, day)
    all_are(rows, "CLTV Tier", lambda text: text in ("High", "Medium", "Low"))


def klaviyo(content: bytes, hashed: bool = False) -> list[Row]:
    assert not hashed
    assert len(content) <= 50 * MEGABYTE
    rows = rows_of(content, ["Email", "Phone Number", "First Name", "Last Name", *OURS], OPTIONAL)
    assert all(row["Email"] or row["Phone Number"] for row in rows)
    all_are(rows, "Email", is_email)
    all_are(rows, "Phone Number", is_e164)
    none_twice(rows, "Email")
    none_twice(rows, "Phone Number")
    our_columns(rows)
    return rows


def mailchimp(content: bytes, hashed: bool = False) -> list[Row]:
    assert not hashed
    rows = rows_of(content, ["Email Address", "First Name", "Last Name", "Phone Number", *OURS], OPTIONAL)
    for row in rows:
        assert is_email(row["Email Address"])
        assert row["Email Address"].split("@")[0].isascii()
        assert all(len(cell.encode()) <= 255 for cell in row.values())
    none_twice(rows, "Email Address")
    our_columns(rows, is_american_day)
    return rows


def hubspot(content: bytes, hashed: bool = False) -> list[Row]:
    assert not hashed
    fixed = ["Email", "First Name", "Last Name", "Phone Number", "Lifecycle Stage"]
    rows = rows_of(content, [*fixed, *OURS], OPTIONAL)
    assert all(is_email(row["Email"]) and row["Lifecycle Stage"] == "Customer" for row in rows)
    none_twice(rows, "Email")
    our_columns(rows)
    return rows


def shopify(content: bytes, hashed: bool = False) -> list[Row]:
    assert not hashed
    assert len(content) <= MEGABYTE
    rows = rows_of(content, SHOPIFY)
    for row in rows:
        assert row["Email"] or row["Phone"]
        assert row["Accepts Email Marketing"] in ("yes", "no")
        assert row["Accepts SMS Marketing"] in ("", "yes", "no")
        tags = row["Tags"].split(", ")
        assert len([tag for tag in tags if re.fullmatch(r"cltv-\d{4}-\d\d", tag)]) == 1
        assert len([tag for tag in tags if tag.startswith("cltv-")]) == 2
    all_are(rows, "Email", is_email)
    all_are(rows, "Phone", is_e164)
    all_are(rows, "Default Address Country Code", is_country)
    none_twice(rows, "Email")
    none_twice(rows, "Phone")
    return rows


def meta(content: bytes, hashed: bool = False) -> list[Row]:
    personal = ["email", "phone", "fn", "ln", "zip", "ct", "st", "country"]
    rows = rows_of(content, [*personal, "value"])
    for row in rows:
        assert row["email"] or row["phone"] or all(row[name] for name in ("fn", "ln", "zip", "country"))
        assert is_bare_number(row["value"])
        assert float(row["value"]) >= 0
    if hashed:
        for name in personal:
            all_are(rows, name, is_sha256)
    else:
        all_are(rows, "email", is_email)
        all_are(rows, "phone", is_e164)
        all_are(rows, "country", is_country)
    none_twice(rows, "email")
    return rows


def google(content: bytes, hashed: bool = False) -> list[Row]:
    rows = rows_of(content, ["Email", "Phone", "First Name", "Last Name", "Country", "Zip"])
    for row in rows:
        address = all(row[name] for name in ("First Name", "Last Name", "Country", "Zip"))
        assert row["Email"] or row["Phone"] or address
    if hashed:
        for name in ("Email", "Phone", "First Name", "Last Name"):
            all_are(rows, name, is_sha256)
    else:
        all_are(rows, "Email", is_email)
        all_are(rows, "Phone", is_e164)
    all_are(rows, "Country", is_country)
    none_twice(rows, "Email")
    return rows


def brevo(content: bytes, hashed: bool = False) -> list[Row]:
    assert not hashed
    assert len(content) <= 250 * MEGABYTE
    ours, optional = ([name.upper().replace(" ", "_") for name in names] for names in (OURS, OPTIONAL))
    rows = rows_of(content, ["EMAIL", "FIRSTNAME", "LASTNAME", "SMS", "EXT_ID", *ours], optional)
    assert all(row["EMAIL"] or row["SMS"] for row in rows)
    all_are(rows, "EMAIL", is_email)
    all_are(rows, "SMS", is_e164)
    none_twice(rows, "EMAIL")
    none_twice(rows, "SMS")
    our_columns([{name: row[name.upper().replace(" ", "_")] for name in OURS} for row in rows])
    return rows


def omnisend(content: bytes, hashed: bool = False) -> list[Row]:
    assert not hashed
    fixed = ["Email", "Phone number", "First name", "Last name", "Tags", "Email opt-in date"]
    rows = rows_of(content, [*fixed, *OURS], OPTIONAL)
    assert len(rows[0]) <= 200
    assert all(row["Email"] or row["Phone number"] for row in rows)
    all_are(rows, "Email", is_email)
    all_are(rows, "Phone number", is_e164)
    none_twice(rows, "Email")
    none_twice(rows, "Phone number")
    our_columns(rows)
    return rows


def constant_contact(content: bytes, hashed: bool = False) -> list[Row]:
    assert not hashed
    assert len(content) <= 100 * MEGABYTE
    fixed = ["Email Address", "First Name", "Last Name", "Company", "Phone Number - Home", "City"]
    fixed += ["State / Province", "Zip / Postal Code", "Country"]
    rows = rows_of(content, [*fixed, *OURS], OPTIONAL)
    assert len(rows) <= 1_000_000
    for row in rows:
        assert is_email(row["Email Address"])
        assert len(row["Email Address"]) <= 80
        assert len(row["First Name"]) <= 50
        assert len(row["Last Name"]) <= 50
    none_twice(rows, "Email Address")
    our_columns(rows)
    return rows


def plain_csv(content: bytes, hashed: bool = False) -> list[Row]:
    assert not hashed
    rows = rows_of(content, PLAIN, ["campaign", "group", "next_product"])
    none_twice(rows, "customer_id")
    for name in ("expected_value", "value_low", "value_high", "p_alive", "orders"):
        all_are(rows, name, is_bare_number)
    all_are(rows, "last_order", is_iso_day)
    return rows


def excel(content: bytes, hashed: bool = False) -> list[Row]:
    """Read by a program for workbooks: numbers are numbers, days are days, everything else is text."""
    from python_calamine import CalamineWorkbook

    assert not hashed
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    (sheet,) = workbook.sheet_names
    head, *body = workbook.get_sheet_by_name(sheet).to_python()
    assert head == [*PLAIN, *(name for name in ("campaign", "group", "next_product") if name in head)]
    assert body
    for cells in body:
        for name, cell in zip(head, cells, strict=True):
            if name in ("expected_value", "value_low", "value_high", "p_alive", "orders"):
                assert cell == "" or isinstance(cell, float)
            elif name in ("last_order", "next_order_due"):
                assert cell == "" or isinstance(cell, date)
            else:
                assert isinstance(cell, str)
    return [{name: str(cell) for name, cell in zip(head, cells, strict=True)} for cells in body]


CHECKERS: Mapping[str, Callable[..., list[Row]]] = {
    "klaviyo": klaviyo,
    "mailchimp": mailchimp,
    "hubspot": hubspot,
    "shopify": shopify,
    "meta": meta,
    "google": google,
    "brevo": brevo,
    "omnisend": omnisend,
    "constant-contact": constant_contact,
    "csv": plain_csv,
    "excel": excel,
}

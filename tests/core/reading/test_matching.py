"""Who is one person, and who is not."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.reading.codes import Note, Warned
from cltv_core.reading.merge.matching import latest_known, masked, match_people
from cltv_core.reading.values.coded import recode
from cltv_core.reading.values.till_customer import till_customer
from cltv_core.transactions import Transactions
from tests.core.reading.helpers import TODAY, csv_bytes


def entries(*ids: str) -> pd.DataFrame:
    return pd.DataFrame({"customer_id": ids, "label": [f"L{place}" for place in range(len(ids))]}, dtype="str")


def contacts(*rows: tuple[int, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["entry", "by", "key"])


def test_a_shared_address_joins_and_the_oldest_address_is_the_name() -> None:
    known = contacts((0, "e-mail", "a@x.de"), (1, "e-mail", "a@x.de"), (1, "e-mail", "z@x.de"), (2, "e-mail", "b@x.de"))
    matched = match_people(entries("K1", "K2", "K3"), known)
    assert list(matched.names) == ["a@x.de", "a@x.de", "K3"]
    assert (matched.report.by_email, matched.report.by_phone, matched.report.merged) == (1, 0, 1)


def test_who_ordered_under_two_numbers_or_none_of_one_file_is_one_by_the_address() -> None:
    rows = [
        ["Order ID", "Date", "Customer ID", "Email", "Total"],
        ["A1", "2025-01-13", "17", "ann@example.com", "5.00"],
        ["A2", "2025-01-14", "", "ann@example.com", "6.00"],
        ["A3", "2025-01-15", "18", "bob@example.com", "7.00"],
        ["A4", "2025-01-16", "19", "bob@example.com", "8.00"],
        *([f"B{n}", f"2025-02-{n + 1:02}", f"{30 + n}", f"p{n}@example.com", f"{n + 3}.00"] for n in range(20)),
    ]
    transactions = read([SourceFile("sales.csv", csv_bytes(rows))], ReadOptions(today=TODAY))
    buyers = transactions.orders.set_index("order_id")["customer_id"]
    assert buyers["A1"] == buyers["A2"] == "ann@example.com"
    assert buyers["A3"] == buyers["A4"] == "bob@example.com"
    assert transactions.report.matches.by_email == 2


def test_joining_is_transitive_over_addresses_and_numbers() -> None:
    known = contacts(
        (0, "phone", "+4930111111"), (1, "phone", "+4930111111"), (1, "e-mail", "a@x.de"), (2, "e-mail", "a@x.de")
    )
    matched = match_people(entries("K1", "K2", "K3"), known)
    assert list(matched.names) == ["a@x.de"] * 3
    assert (matched.report.by_email, matched.report.by_phone) == (1, 1)


def test_without_an_address_the_oldest_number_is_the_name() -> None:
    known = contacts((0, "phone", "+4930111111"), (1, "phone", "+4930111111"))
    assert list(match_people(entries("K1", "K2"), known).names) == ["K1", "K1"]


def test_a_number_of_many_addresses_joins_nobody() -> None:
    rows = [(n, "phone", "+4930111111") for n in range(6)] + [(n, "e-mail", f"p{n}@x.de") for n in range(6)]
    matched = match_people(entries(*(f"K{n}" for n in range(6))), contacts(*rows))
    assert list(matched.names) == [f"K{n}" for n in range(6)]
    five = match_people(entries(*(f"K{n}" for n in range(5))), contacts(*[row for row in rows if row[0] < 5]))
    assert len(set(five.names)) == 1


def test_an_address_that_fills_the_field_joins_nobody() -> None:
    rows = [(n, "e-mail", "info@shop.de") for n in range(21)]
    assert match_people(entries(*(f"K{n}" for n in range(21))), contacts(*rows)).report.merged == 0


def test_equal_numbers_of_two_programs_are_told_apart() -> None:
    two = pd.DataFrame({"customer_id": ["17", "17"], "label": ["Till", "Shop"]})
    assert list(match_people(two, contacts()).names) == ["17", "17 (Shop)"]


def test_examples_hide_most_of_a_name() -> None:
    assert [masked(name) for name in ("ada@example.com", "+491701234567", "Ada Lovelace")] == [
        "a…@example.com",
        "+49…67",
        "A… L…",
    ]


@given(st.lists(st.tuples(st.integers(0, 11), st.sampled_from(["e-mail", "phone"]), st.integers(0, 7)), max_size=25))
def test_entries_are_one_exactly_where_a_chain_of_shared_keys_leads(rows: list[tuple[int, str, int]]) -> None:
    known = contacts(*((entry, by, f"{by}{key}") for entry, by, key in rows))
    names = match_people(entries(*(f"K{n}" for n in range(12))), known).names
    linked = np.eye(12, dtype=bool)
    emails_of = {
        key: {other for one, kind, other in rows if kind == "e-mail" and (one, "phone", key) in rows}
        for _, _, key in rows
    }
    for one, by, key in rows:
        for other, by_too, key_too in rows:
            linked[one, other] |= (by, key) == (by_too, key_too) and (by == "e-mail" or len(emails_of[key]) <= 5)
    for _ in range(12):
        linked = (linked.astype(int) @ linked.astype(int)) > 0
    assert (linked == (names.to_numpy()[:, None] == names.to_numpy()[None, :])).all()


def test_the_latest_entry_that_says_something_counts() -> None:
    frame = pd.DataFrame({"who": ["a", "b", "a"], "phone": ["1", "", ""], "consent": ["yes", "", "no"]}, dtype="str")
    assert latest_known(frame, "who").to_numpy().tolist() == [["a", "1", "no"], ["b", "", ""]]


SHOP = """Name,Email,Financial Status,Created at,Currency,Total,Lineitem quantity,Lineitem name,Lineitem price,Phone,Billing Name,Billing Country,Accepts Marketing
#1,Ada@Example.com,paid,2026-01-01 10:00:00 +0100,EUR,25.00,1,Mug,25.00,0170 1234567,Ada L,DE,yes
#2,bob@example.com,paid,2026-01-02 10:00:00 +0100,EUR,20.00,1,Mug,20.00,,Bob B,DE,no
"""
TILL = [
    ["Receipt", "Date", "Customer number", "Phone", "E-Mail", "Total"],
    ["77", "2026-02-01", "17", "+49 170 1234567", "", "8.00"],
    ["78", "2026-02-02", "18", "", "BOB@example.com", "9.00"],
    ["79", "2026-02-03", "19", "", "", "7.00"],
]


def shop_and_till(*, till_first: bool = False) -> Transactions:
    files = [SourceFile("orders_export.csv", SHOP.encode()), SourceFile("till.csv", csv_bytes(TILL))]
    return read(files[::-1] if till_first else files, ReadOptions(today=TODAY))


def test_one_person_on_two_platforms_is_one_customer() -> None:
    for transactions in (shop_and_till(), shop_and_till(till_first=True)):
        assert transactions.orders["customer_id"].tolist() == ["ada@example.com", "bob@example.com"] * 2 + ["19"]
        matches = transactions.report.matches
        assert (matches.by_email, matches.by_phone) == (1, 1)
        assert {example.by for example in matches.examples} == {"e-mail", "phone"}
        assert "a…@example.com (Shopify)" in {matches.examples[1].first, matches.examples[1].second}
        people = transactions.customers.set_index("customer_id")
        assert people.loc["ada@example.com", ["first_name", "phone", "consent"]].tolist() == [
            "Ada",
            "+491701234567",
            "yes",
        ]
        assert len(people) == 3


def test_a_name_alone_never_joins() -> None:
    one = [
        ["Order", "Date", "Customer ID", "Name", "Total"],
        ["1", "2026-01-01", "K1", "Ada L", "5"],
        ["2", "2026-01-02", "K2", "Ada L", "5"],
    ]
    transactions = read([SourceFile("a.csv", csv_bytes(one))], ReadOptions(today=TODAY))
    assert transactions.orders["customer_id"].tolist() == ["K1", "K2"]


def till_orders(name: str, theirs: int, others: int, days: int) -> list[list[object]]:
    who = [name] * theirs + [f"C{n % 30}" for n in range(others)]
    return [
        ["Receipt", "Date", "Customer", "Total"],
        *([f"R{n}", f"2026-01-{n % days + 1:02d}", person, "5.00"] for n, person in enumerate(who)),
    ]


def test_a_till_customer_is_nobody_and_that_is_said() -> None:
    transactions = read(
        [SourceFile("till.csv", csv_bytes(till_orders("Theke 1", 300, 90, 28)))], ReadOptions(today=TODAY)
    )
    assert "Theke 1" not in set(transactions.orders["customer_id"])
    assert len(transactions.orders) == 90
    (file,) = transactions.report.files
    assert [note["name"] for note in file.notes if note.code is Note.TILL_NAME] == ["Theke 1"]
    assert file.file_amount == 390 * 5.0
    assert file.used_amount == 450.0


def test_a_good_customer_is_no_till_customer() -> None:
    days = np.array(["2026-01-01"], dtype="datetime64[D]").repeat(400) + np.arange(400) % 200
    for share in (40, 90):
        names = np.where(np.arange(400) < share, "Cafe Nord", [f"C{n % 50}" for n in range(400)])
        column = recode(np.arange(400), pd.Index(names, dtype="str"))
        assert till_customer(column, days) == -1


def named(kind: str, number: int, month: str = "04") -> list[list[object]]:
    """A till knows names alone; a web shop the same ones, with their addresses."""
    people = [f"{first} {last}" for first in ("Ann", "Bea", "Cleo", "Dora") for last in ("Lee", "Moss", "Nile")][
        :number
    ]
    if kind == "till":
        rows = [[f"T{n}", f"2025-03-{n + 1:02}", name, f"{n + 4}.00"] for n, name in enumerate(people)]
        return [["Receipt", "Date", "Customer name", "Total"], *rows]
    rows = [
        [f"W{n}", f"2025-{month}-{n + 1:02}", name, f"p{n}@x.example", f"{n + 3}.50"] for n, name in enumerate(people)
    ]
    return [["Order ID", "Ordered at", "Customer name", "Email", "Amount"], *rows]


def test_people_of_one_name_in_two_programs_stay_apart_and_that_is_said() -> None:
    files = [SourceFile(f"{kind}.csv", csv_bytes(named(kind, 12))) for kind in ("till", "web")]
    together = read(files, ReadOptions(today=TODAY))
    assert together.orders["customer_id"].nunique() == 24
    assert Warned.SAME_NAMES(names=12) in together.report.warnings
    alone = read([files[1]], ReadOptions(today=TODAY))
    assert Warned.SAME_NAMES not in {fact.code for fact in alone.report.warnings}


def test_names_are_counted_alike_where_the_days_of_the_files_mingle() -> None:
    files = [
        SourceFile("till.csv", csv_bytes(named("till", 12))),
        SourceFile("web.csv", csv_bytes(named("web", 12, "03"))),
    ]
    assert Warned.SAME_NAMES(names=12) in read(files, ReadOptions(today=TODAY)).report.warnings

"""Lists of customers dropped together with orders, and alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from cltv_core.errors import ColumnsUnclear, NotTransactions, UnreadableFile
from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.reading.codes import Menu, Note, Problem, Remedy
from cltv_core.reading.merge.people_files import MOST_FURTHER_COLUMNS
from cltv_core.transactions import Transactions
from tests.core.reading.helpers import TODAY, csv_bytes, only_file, read_one, refused, simple_rows

FIXTURES = Path(__file__).parent / "formats" / "fixtures"
TILL = [
    ["Receipt", "Date", "Customer ID", "Customer name", "Total"],
    ["1", "2026-01-01", "K1", "Ada Lovelace", "8.00"],
    ["2", "2026-01-02", "K2", "Bob Brown", "9.00"],
    ["3", "2026-01-03", "K3", "Cara Cole", "7.00"],
    ["4", "2026-01-04", "K4", "Cara Cole", "6.00"],
]
LIST = [
    ["Customer ID", "Name", "Email", "Mobile", "Country", "Newsletter", "Birthday", "Age band", "City"],
    ["K1", "Ada L.", "ADA@example.com", "0170 1234567", "DE", "yes", "1990-01-02", "30-39", "Berlin"],
    ["", "Bob Brown", "bob@example.com", "", "DE", "no", "1985-05-06", "40-49", "Bonn"],
    ["", "Cara Cole", "cara@example.com", "", "DE", "yes", "1970-07-08", "50-59", "Ulm"],
    ["K9", "Dan Dent", "dan@example.com", "", "DE", "yes", "1999-09-09", "20-29", "Ulm"],
]


def together(*files: tuple[str, bytes]) -> Transactions:
    return read([SourceFile(name, data) for name, data in files], ReadOptions(today=TODAY))


def test_a_list_is_joined_by_number_and_by_names_that_are_unique() -> None:
    transactions = together(("till.csv", csv_bytes(TILL)), ("people.csv", csv_bytes(LIST)))
    people = transactions.customers.set_index("customer_id")
    assert people["email"].to_dict() == {"K1": "ada@example.com", "K2": "bob@example.com", "K3": "", "K4": ""}
    assert people.loc["K1", ["phone", "country", "consent", "first_name"]].tolist() == [
        "+491701234567",
        "DE",
        "yes",
        "Ada",
    ]
    assert people.loc["K2", "consent"] == "no"
    assert people["Age band"].tolist() == ["30-39", "40-49", "", ""]
    assert people["City"].tolist() == ["Berlin", "Bonn", "", ""]


def test_a_list_is_a_file_of_its_own_in_the_report_and_changes_no_amount() -> None:
    alone = only_file(read_one(csv_bytes(TILL)))
    transactions = together(("people.csv", csv_bytes(LIST)), ("till.csv", csv_bytes(TILL)))
    people, till = transactions.report.files
    assert (people.kind, people.format, people.rows, people.customers) == ("people", "people", 4, 2)
    assert (people.file_amount, people.used_amount, people.exclusions) == (0.0, 0.0, ())
    assert (till.file_amount, till.used_amount) == (alone.file_amount, alone.used_amount) == (30.0, 30.0)
    assert transactions.report.used_amount == 30.0
    assert len(transactions.customers) == 4
    assert len(people.preview) == 4


SQUARE_PEOPLE = """First Name,Last Name,Company Name,Email Address,Phone Number,Street Address 1,Street Address 2,City,State,Postal Code,Reference ID,Birthday,Email Subscription Status,Square Customer ID,Creation Source,First Visit,Last Visit,Transaction Count,Lifetime Spend
Ada,L,,ada@example.com,'+14155552671,1 Main St,,Oakland,CA,94601,,,subscribed,CUST1,Directory,2025-01-01,2026-01-01,7,$70.00
Bob,B,,bob@example.com,,,,Oakland,CA,94602,,,unsubscribed,CUST2,Directory,2025-01-01,2026-01-01,2,$20.00
"""
SHOPIFY_PEOPLE = """Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Zip,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags
'721044,Ada,L,ada@example.com,yes,94601,,no,70.00,7,,no,vip
'721045,Bob,B,bob@example.com,no,94602,,no,20.00,2,,no,
"""
QUICKBOOKS_PEOPLE = """Bakery Ltd,,,,,
Customer Contact List,,,,,

Customer,Phone Numbers,Email,Full Name,Billing Address,Shipping Address
Ada Lovelace,Phone: (415) 555-2671,ada@example.com,Ada Lovelace,1 Main St,
Bob Brown,,bob@example.com,Bob Brown,2 Main St,
Cara Cole,,cara@example.com,Cara Cole,3 Main St,
"""
MAILCHIMP_PEOPLE = """Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LAST_CHANGED,LEID,EUID,TAGS
ada@example.com,Ada,L,2,2025-01-01 10:00:00,,2025-01-01 10:00:00,1.1.1.1,2025-01-01 10:00:00,1,x,vip
bob@example.com,Bob,B,2,2025-01-01 10:00:00,,2025-01-01 10:00:00,1.1.1.1,2025-01-01 10:00:00,2,y,
"""
ALONE = {
    "square.csv": (SQUARE_PEOPLE, "square_customers", Menu.SQUARE),
    "shopify.csv": (SHOPIFY_PEOPLE, "shopify_customers_export", Menu.SHOPIFY),
    "quickbooks.csv": (QUICKBOOKS_PEOPLE, "quickbooks_customers", Menu.QUICKBOOKS),
    "mailchimp.csv": (MAILCHIMP_PEOPLE, "mailchimp_audience", Menu.ANY),
}


@pytest.mark.parametrize("name", ALONE)
def test_a_list_alone_is_named_with_the_way_to_the_orders(name: str) -> None:
    data, key, menu = ALONE[name]
    with pytest.raises(NotTransactions) as refusal:
        read_one(data.encode(), name)
    assert refusal.value.problem == Problem.ONLY_PEOPLE(file=name, format=key)
    assert refusal.value.remedy == Remedy.ADD_ORDERS(menu=menu)


def test_an_unknown_list_alone_is_refused_and_two_are_refused_together() -> None:
    with refused(NotTransactions, Problem.ONLY_PEOPLE, Remedy.ADD_ORDERS):
        read_one(csv_bytes(LIST))
    with pytest.raises(UnreadableFile) as refusal:
        together(("a.csv", csv_bytes(LIST)), ("square.csv", SQUARE_PEOPLE.encode()))
    assert refusal.value.files == ("a.csv", "square.csv")


def test_orders_of_which_every_one_is_by_somebody_else_are_no_list() -> None:
    rows = [
        ["Date", "Email", "Name", "Total"],
        *[[f"2026-01-{n:02d}", f"p{n}@x.de", f"Person {n}", "5"] for n in range(1, 9)],
    ]
    assert len(read_one(csv_bytes(rows)).orders) == 8


ORDERS = [
    ["Order", "Date", "Email", "Total"],
    ["1", "2026-01-01", "ada@example.com", "5"],
    ["2", "2026-01-02", "bob@example.com", "5"],
    ["3", "2026-01-03", "eve@example.com", "5"],
]


@pytest.mark.parametrize(
    ("consent", "name"),
    [("yes", "subscribed_export.csv"), ("no", "unsubscribed_export.csv"), ("unknown", "audience.csv")],
)
def test_mailchimp_says_who_may_be_mailed_by_the_name_of_its_file(consent: str, name: str) -> None:
    transactions = together(("orders.csv", csv_bytes(ORDERS)), (name, MAILCHIMP_PEOPLE.encode()))
    people = transactions.customers.set_index("customer_id")
    assert people.loc["ada@example.com", "consent"] == consent
    assert people.loc["eve@example.com", "consent"] == "unknown"
    assert people.loc["ada@example.com", "TAGS"] == "vip"


def test_consent_in_the_list_counts_before_that_of_an_old_order() -> None:
    orders = [[*ORDERS[0], "Accepts marketing"], *([*row, "yes"] for row in ORDERS[1:])]
    transactions = together(("orders.csv", csv_bytes(orders)), ("shopify.csv", SHOPIFY_PEOPLE.encode()))
    assert transactions.customers.set_index("customer_id")["consent"].tolist() == ["yes", "no", "yes"]


def test_a_list_lets_two_platforms_meet() -> None:
    till = [TILL[0], ["1", "2026-01-01", "K1", "Ada", "8"], ["2", "2026-01-02", "K2", "Bob", "9"]]
    transactions = together(
        ("till.csv", csv_bytes(till)), ("people.csv", csv_bytes(LIST)), ("shop.csv", csv_bytes(ORDERS))
    )
    assert transactions.report.matches.by_email == 1
    assert transactions.orders["customer_id"].value_counts().to_dict() == {
        "ada@example.com": 2,
        "K2": 1,
        "bob@example.com": 1,
        "eve@example.com": 1,
    }


def test_a_list_of_other_people_says_that_nobody_was_found() -> None:
    strangers = [LIST[0], *[[f"Z{n}", f"Zoe {'ABCD'[n]}.", f"z{n}@x.de", "", "DE", "", "", "", ""] for n in range(4)]]
    _, people = together(("shop.csv", csv_bytes(ORDERS)), ("people.csv", csv_bytes(strangers))).report.files
    assert people.customers == 0
    assert people.notes == (Note.NOBODY_FOUND(people=4, buyers=3),)


def test_no_more_further_columns_than_are_of_use() -> None:
    wide = [
        ["Email", *[f"Field {n}" for n in range(60)]],
        *[[f"{who}@example.com", *["x"] * 60] for who in ("ada", "bob", "eve")],
    ]
    transactions = together(("shop.csv", csv_bytes(ORDERS)), ("people.csv", csv_bytes(wide)))
    assert sum(name.startswith("Field") for name in transactions.customers) == MOST_FURTHER_COLUMNS


def test_sales_are_never_taken_for_a_list() -> None:
    assert only_file(read_one(csv_bytes(simple_rows()))).kind == "sales"


@pytest.mark.parametrize(
    "survey",
    [
        [["Customer ID", "NPS", "Answered at"], ["K1", "9", "2026-02-01"], ["K2", "3", "2026-02-02"]],
        [["Customer ID", "Customer satisfaction", "Survey date"], ["K1", "5", "2026-02-01"], ["K2", "1", "2026-02-02"]],
    ],
)
def test_answers_to_a_survey_are_joined_by_the_number_alone(survey: list[list[str]]) -> None:
    transactions = together(("till.csv", csv_bytes(TILL)), ("survey.csv", csv_bytes(survey)))
    people = transactions.customers.set_index("customer_id")
    assert people[survey[0][1]].to_dict() == {"K1": survey[1][1], "K2": survey[2][1], "K3": "", "K4": ""}
    assert people.loc["K1", survey[0][2]] == "2026-02-01"


def test_a_list_of_customers_is_no_longer_asked_for_once_it_is_there() -> None:
    items = FIXTURES.joinpath("square_items.csv").read_bytes()
    orders = read_one(items)
    numbers = orders.customers["customer_id"]
    people = csv_bytes(
        [
            ["Reference ID", "First Name", "Last Name", "Email Address", "Square Customer ID"],
            *[["", "Ada", f"No{place}", f"c{place}@example.com", who] for place, who in enumerate(numbers)],
        ]
    )
    joined = together(("items.csv", items), ("people.csv", people))
    assert Note.NO_EMAIL_SQUARE() in orders.report.files[0].notes
    assert Note.NO_EMAIL_SQUARE() not in joined.report.files[0].notes
    assert (joined.customers["email"] != "").any()


PATREON = (
    "Name,Email,Discord,Patron Status,Follows You,Free Member,Free Trial,Lifetime Amount,Pledge Amount,Charge Frequency,"
    "Tier,Addressee,Street,City,State,Zip,Country,Phone,Patronage Since Date,Last Charge Date,Last Charge Status,"
    "Additional Details,User ID,Last Updated,Currency,Max Posts,Access Expiration,Next Charge Date\n"
    + "".join(
        f"Ada {n},ada{n}@example.com,,Active patron,No,No,No,{n * 5}.00,5.00,monthly,Fan,,,,,,,,2025-01-0{n} 10:00:00,"
        f"2026-01-0{n} 10:00:00,Paid,,{n}001,2026-02-01 10:00:00,USD,,,\n"
        for n in range(1, 6)
    )
)


def test_members_with_what_they_gave_in_all_are_a_list_not_payments() -> None:
    with refused(NotTransactions, Problem.ONLY_PEOPLE, Remedy.ADD_ORDERS):
        read_one(PATREON.encode())


def test_things_that_have_a_name_are_no_customers() -> None:
    rows = [["name", "height (cm)", "colour", "climate"], *[[f"Flower {n}", n, "red", "warm"] for n in range(20)]]
    with pytest.raises(ColumnsUnclear):
        read_one(csv_bytes(rows))

"""What other programs know of people: every layout recognised, joined by the right key, and never taken for sales."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cltv_core.errors import NotTransactions
from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.reading.codes import Note, Problem, Remedy
from cltv_core.reading.formats.people import PEOPLE_FORMATS
from cltv_core.transactions import ANSWER_COLUMNS, MAILING_COLUMNS, FileReport, Transactions
from tests.core.reading.helpers import TODAY, code_of, csv_bytes, read_one

FIXTURES = Path(__file__).parent / "fixtures"
OF_SHOPS = {
    "shopify",
    "square",
    "quickbooks",
    "woocommerce",
    "stripe",
    "patreon",
    "bigcommerce",
    "wix",
    "clover",
    "xero",
}
NAMED = {"google_customer_match": "people"}
ALONE = {
    "people": Problem.ONLY_PEOPLE,
    "mailings": Problem.ONLY_MAILINGS,
    "answers": Problem.ONLY_ANSWERS,
    "visits": Problem.ONLY_VISITS,
}
FILES = sorted(file.stem for file in FIXTURES.iterdir() if file.stem != "orders")


def with_orders(*names: str, **others: bytes) -> Transactions:
    files = [SourceFile(f"{name}.csv", FIXTURES.joinpath(f"{name}.csv").read_bytes()) for name in ("orders", *names)]
    return read([*files, *(SourceFile(f"{name}.csv", data) for name, data in others.items())], ReadOptions(today=TODAY))


def about(transactions: Transactions, place: int = 1) -> FileReport:
    return transactions.report.files[place]


def people_of(transactions: Transactions) -> pd.DataFrame:
    return transactions.customers.set_index("customer_id")


def test_every_declaration_has_a_fixture() -> None:
    declared = {known.key for known in PEOPLE_FORMATS if known.program not in OF_SHOPS}
    assert declared <= set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_layout_is_recognised_beside_the_orders_and_changes_none(name: str) -> None:
    alone, joined = with_orders(), with_orders(name)
    file = about(joined)
    assert file.format == NAMED.get(name, name)
    assert file.customers > 0
    assert sum(file.matched.values()) == file.customers
    assert file.unmatched == 1
    pd.testing.assert_frame_equal(joined.orders, alone.orders)
    assert joined.report.used_amount == alone.report.used_amount == 248.0
    assert (file.file_amount, file.exclusions) == (0.0, ())


@pytest.mark.parametrize("name", FILES)
def test_a_layout_alone_asks_for_the_sales(name: str) -> None:
    with pytest.raises(NotTransactions) as refusal:
        read_one(FIXTURES.joinpath(f"{name}.csv").read_bytes(), f"{name}.csv")
    assert code_of(refusal.value.problem) is ALONE[about(with_orders(name)).kind]
    assert code_of(refusal.value.remedy) is Remedy.ADD_ORDERS


@pytest.mark.parametrize(
    ("name", "matched"),
    [
        ("klaviyo_profiles", {"e-mail": 4, "phone": 1}),
        ("hubspot_contacts", {"e-mail": 2, "phone": 1}),
        ("brevo_contacts", {"customer number": 3}),
        ("ga4_transactions", {"order number": 3}),
        ("ga4_users", {"customer number": 3}),
        ("typeform_responses", {"e-mail": 3}),
        ("constant_contact", {"e-mail": 2, "phone": 1}),
    ],
)
def test_it_says_who_was_found_by_which_key(name: str, matched: dict[str, int]) -> None:
    file = about(with_orders(name))
    assert dict(file.matched) == matched
    told = {code_of(note) for note in file.notes}
    assert {Note.FOUND_BY, Note.NOT_FOUND} <= told


@pytest.mark.parametrize(
    ("name", "refused", "returned"),
    [
        ("klaviyo_profiles", {"C3", "C4"}, {"C2"}),
        ("klaviyo_campaign_recipients", {"C3"}, {"C2"}),
        ("mailchimp_audience", {"C3"}, set()),
        ("mailchimp_campaign_activity", set(), set()),
        ("brevo_contacts", {"C2", "C6"}, set()),
        ("brevo_campaign_recipients", {"C3"}, {"C2"}),
        ("brevo_log", set(), {"C2"}),
        ("mailing_events", {"C6"}, {"C2"}),
        ("omnisend_contacts", {"C2", "C6"}, set()),
        ("constant_contact", {"C2"}, set()),
        ("hubspot_contacts", {"C2"}, set()),
    ],
)
def test_who_is_out_of_reach(name: str, refused: set[str], returned: set[str]) -> None:
    people = people_of(with_orders(name))
    assert set(people.index[people["consent"] == "no"]) == refused
    assert set(people.index[people["bounced"] == "yes"]) == returned


def happened(name: str) -> dict[str, str]:
    """For each customer the first letters of what became of the message."""
    told = with_orders(name).mailings
    assert {column: str(dtype) for column, dtype in told.dtypes.items()} == dict(MAILING_COLUMNS)
    letters = {"delivered": "d", "opened": "o", "clicked": "c", "bounced": "b", "unsubscribed": "u"}
    return {
        row["customer_id"]: "".join(letter for column, letter in letters.items() if row[column])
        for row in told.to_dict("records")
    }


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("klaviyo_campaign_recipients", {"C1": "doc", "C2": "b", "C3": "dou", "C4": "d"}),
        ("mailchimp_campaign_activity", {"C1": "doc", "C2": "d", "C6": "do"}),
        ("brevo_campaign_recipients", {"C1": "doc", "C2": "b", "C3": "du", "C4": ""}),
        ("brevo_log", {"C1": "doc", "C2": "b", "C3": "d", "C4": ""}),
        ("mailing_events", {"C1": "doc", "C2": "b", "C6": "du"}),
    ],
)
def test_what_became_of_each_message(name: str, told: dict[str, str]) -> None:
    assert happened(name) == told


def test_messages_have_their_campaign_and_day() -> None:
    told = with_orders("klaviyo_campaign_recipients", "mailchimp_campaign_activity").mailings
    assert set(told["campaign"]) == {"Spring news", "mailchimp_campaign_activity"}
    dated = told[told["campaign"] == "Spring news"]
    assert set(dated["sent_at"]) == {pd.Timestamp("2026-02-03 09:00")}
    assert told.loc[told["campaign"] != "Spring news", "sent_at"].isna().all()


def test_a_message_that_arrives_later_ends_a_bounce() -> None:
    later = csv_bytes(
        [
            ["Email", "Campaign Name", "Send Time", "Received Email", "Opened Email", "Clicked Email", "Bounced Email"],
            ["bob@example.com", "Summer", "2026-05-01 09:00:00", "Yes", "No", "No", "No"],
            ["ada@example.com", "Summer", "2026-05-01 09:00:00", "Yes", "No", "No", "No"],
        ]
    )
    both = csv_bytes(
        [
            ["Email", "Campaign Name", "Send Time", "Received Email", "Opened Email", "Clicked Email", "Bounced Email"],
            ["bob@example.com", "Spring", "2026-02-01 09:00:00", "No", "No", "No", "Yes"],
            ["bob@example.com", "Summer", "2026-05-01 09:00:00", "Yes", "No", "No", "No"],
        ]
    )
    assert people_of(with_orders(later=later)).loc["C2", "bounced"] == ""
    assert people_of(with_orders(both=both)).loc["C2", "bounced"] == ""


def test_a_no_in_any_file_is_a_no_whatever_their_order() -> None:
    yes = csv_bytes(
        [["Email", "Name", "Newsletter"], ["cara@example.com", "Cara Cole", "yes"], ["x@x.de", "X Y", "yes"]]
    )
    for names in (("mailchimp_audience",), ()):
        people = people_of(with_orders(*names, people=yes))
        assert people.loc["C3", "consent"] == ("no" if names else "yes")


def test_what_brought_each_customer() -> None:
    assert people_of(with_orders("ga4_transactions"))["acquired_through"].to_dict() == {
        "C1": "google / organic",
        "C2": "instagram / social",
        "C3": "",
        "C4": "",
        "C5": "",
        "C6": "google / cpc",
    }
    assert people_of(with_orders("hubspot_contacts")).loc["C2", "acquired_through"] == "Paid Social"


@pytest.mark.parametrize(
    ("name", "recommend", "satisfaction"),
    [
        ("typeform_responses", {"C1": 10.0, "C2": 9.0, "C3": 3.0}, {"C1": 5.0, "C2": 4.0, "C3": 2.0}),
        ("google_forms", {"C1": 10.0, "C4": 7.0, "C6": 2.0}, {"C1": 5.0, "C4": 4.0, "C6": 1.0}),
    ],
)
def test_answers_to_surveys(name: str, recommend: dict[str, float], satisfaction: dict[str, float]) -> None:
    told = with_orders(name).answers
    assert {column: str(dtype) for column, dtype in told.dtypes.items()} == dict(ANSWER_COLUMNS)
    known = told[told["customer_id"] != ""]
    for question, scores in (("recommend", recommend), ("satisfaction", satisfaction)):
        part = known[known["asked"] == question]
        assert part.set_index("customer_id")["score"].to_dict() == scores
    assert (told["customer_id"] == "").any()
    assert set(told["answered_at"].dt.month) == {4}


@pytest.mark.parametrize("scale", [5, 7, 10])
def test_satisfaction_on_longer_scales_is_brought_to_five(scale: int) -> None:
    rows = [["Email", "How satisfied are you?", "Answered at"]]
    rows += [[f"{who}@example.com", str(score), "2026-04-01"] for who, score in (("ada", 1), ("bob", scale))]
    assert with_orders(survey=csv_bytes(rows)).answers["score"].tolist() == [1.0, 5.0]


def test_a_form_by_which_people_order_is_no_survey() -> None:
    rows = [
        ["Timestamp", "Email Address", "Product", "Total", "How satisfied were you last time?"],
        *[[f"2026-01-{day:02d} 10:00:00", f"c{day % 4}@example.com", "Cake", "12.00", "5"] for day in range(1, 13)],
    ]
    assert len(read_one(csv_bytes(rows)).orders) == 12


def test_another_tool_is_known_by_what_its_columns_mean() -> None:
    rows = [
        ["Recipient", "Newsletter", "Versendet am", "Geöffnet", "Geklickt", "Abgemeldet"],
        ["ada@example.com", "Mai", "2026-05-01", "ja", "nein", "nein"],
        ["bob@example.com", "Mai", "2026-05-01", "nein", "nein", "ja"],
    ]
    told = with_orders(tool=csv_bytes(rows))
    assert about(told).format == "mailings"
    assert told.mailings[["customer_id", "opened", "unsubscribed"]].to_numpy().tolist() == [
        ["C1", True, False],
        ["C2", False, True],
    ]


@pytest.mark.parametrize("sums", [("Total Spent", "Total Orders"), ("Lifetime value", "Last purchase")])
def test_contacts_with_what_they_spent_in_all_are_no_sales(sums: tuple[str, str]) -> None:
    rows = [
        ["Email", "First Name", "Last Name", *sums],
        *[[f"p{n}@example.com", "Pat", f"P{n}", f"{n}0.00", "2026-01-02"] for n in range(1, 30)],
    ]
    with pytest.raises(NotTransactions):
        read_one(csv_bytes(rows))
    assert with_orders(people=csv_bytes(rows)).report.used_amount == 248.0


def test_answers_are_scores_within_their_scale() -> None:
    told = with_orders("typeform_responses", "google_forms").answers
    recommend = told.loc[told["asked"] == "recommend", "score"].to_numpy()
    assert np.all((recommend >= 0) & (recommend <= 10))
    satisfied = told.loc[told["asked"] == "satisfaction", "score"].to_numpy()
    assert np.all((satisfied >= 1) & (satisfied <= 5))

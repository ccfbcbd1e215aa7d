"""What stands in a file: headers, values, sizes, hashes."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

import pytest

from cltv_core.destinations import destination, destinations, export
from cltv_core.destinations.codes import Told
from cltv_core.segments.rules import Tier
from cltv_core.terms import Terms
from cltv_core.text.destinations import label, steps, unknown_consent
from cltv_core.text.say import say
from tests.core.destinations.checkers import meta, shopify
from tests.core.destinations.people import TERMS, crowd, people


def first_row(key: str, difference: Mapping[str, Any] | None = None, terms: Terms = TERMS, **options: Any) -> dict:
    made = export(people(difference or {}), destination(key), terms, **options)
    return next(csv.DictReader(io.StringIO(made.files[0].content.decode(), newline="")))


def test_a_row_for_klaviyo() -> None:
    assert first_row("klaviyo", {"campaign_group": "send", "next_product": "Rye"}) == {
        "Email": "ann@example.com",
        "Phone Number": "+442079460000",
        "First Name": "Ann",
        "Last Name": "Lee",
        "CLTV Segment": "Champions",
        "CLTV Tier": "High",
        "Predicted CLTV 12m": "120.50",
        "Chance still active": "0.93",
        "Expected next order": "2026-12-24",
        "Last order date": "2026-10-01",
        "Orders": "7",
        "group": "send",
        "Next product": "Rye",
    }


def test_a_row_for_mailchimp_has_american_days() -> None:
    row = first_row("mailchimp")
    assert (row["Expected next order"], row["Last order date"]) == ("12/24/2026", "10/01/2026")


def test_a_row_for_shopify() -> None:
    row = first_row("shopify")
    assert row["Tags"] == "cltv-champions, cltv-2026-11"
    assert (row["Accepts Email Marketing"], row["Default Address Country Code"]) == ("yes", "GB")
    assert {name for name, cell in row.items() if not cell} == {
        *("Default Address Company", "Default Address Address1", "Default Address Address2", "Default Address City"),
        *("Default Address Province Code", "Default Address Phone", "Accepts SMS Marketing", "Note", "Tax Exempt"),
    }
    assert first_row("shopify", {"consent": "unknown"})["Accepts Email Marketing"] == "no"


def test_what_the_owner_joined_fills_what_we_do_not_know() -> None:
    joined = {"Default Address City": "York", "Tags": "wholesale, cltv-lost, cltv-2026-10", "Tax Exempt": "yes"}
    row = first_row("shopify", joined)
    assert (row["Default Address City"], row["Tax Exempt"]) == ("York", "yes")
    assert row["Tags"] == "wholesale, cltv-champions, cltv-2026-11"
    assert first_row("meta", {"City": "York"})["ct"] == "York"


@pytest.mark.parametrize(
    ("days", "header"),
    [(365, "Predicted CLTV 12m"), (182, "Predicted CLTV 6m"), (90, "Predicted CLTV 3m"), (45, "Predicted CLTV 45d")],
)
def test_the_header_says_how_far_the_forecast_looks(days: int, header: str) -> None:
    assert header in first_row("hubspot", terms=Terms(date(2026, 11, 1), days))
    assert header.upper().replace(" ", "_") in first_row("brevo", terms=Terms(date(2026, 11, 1), days))


def test_phones_are_read_as_of_the_customers_country() -> None:
    assert first_row("klaviyo", {"phone": "020 7946 0000", "country": "United Kingdom"})["Phone Number"] == (
        "+442079460000"
    )
    assert first_row("klaviyo", {"phone": "030 123456", "country": "Deutschland"})["Phone Number"] == "+4930123456"
    assert first_row("klaviyo", {"phone": "0044 20 7946 0000", "country": ""})["Phone Number"] == "+442079460000"
    assert first_row("klaviyo", {"phone": "020 7946 0000", "country": ""})["Phone Number"] == ""


@pytest.mark.parametrize("name", ["UK", "uk", "GB", "United Kingdom", "England"])
def test_the_country_is_gb_not_uk(name: str) -> None:
    assert first_row("google", {"country": name})["Country"] == "GB"


def test_texts_for_mailchimp_are_cut_between_characters_at_255_bytes() -> None:
    assert first_row("mailchimp", {"last_name": "é" * 300})["Last Name"] == "é" * 127
    assert first_row("mailchimp", {"last_name": "x" + "🎂" * 100})["Last Name"] == "x" + "🎂" * 63
    assert first_row("klaviyo", {"last_name": "é" * 300})["Last Name"] == "é" * 300


def test_names_for_constant_contact_are_cut_at_50_characters() -> None:
    assert first_row("constant-contact", {"first_name": "é" * 60})["First Name"] == "é" * 50


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_hashed_for_google_country_and_zip_stay_clear() -> None:
    row = first_row("google", {"email": " Ann@Example.com", "first_name": "=Ann"}, hashed=True)
    assert row == {
        "Email": digest("ann@example.com"),
        "Phone": digest("+442079460000"),
        "First Name": digest("=ann"),
        "Last Name": digest("lee"),
        "Country": "GB",
        "Zip": "01234",
    }


def test_hashed_for_meta_value_stays_clear_and_nothing_stays_nothing() -> None:
    row = first_row("meta", {"postcode": ""}, hashed=True)
    assert row == {
        "email": digest("ann@example.com"),
        "phone": digest("442079460000"),
        "fn": digest("ann"),
        "ln": digest("lee"),
        "zip": "",
        "ct": "",
        "st": "",
        "country": digest("gb"),
        "value": "120.50",
    }


def test_sha256_of_a_published_example() -> None:
    """FIPS 180-4 example: SHA-256 of abc."""
    row = first_row("google", {"last_name": "ABC "}, hashed=True)
    assert row["Last Name"] == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_only_advertising_takes_hashes() -> None:
    assert [tool.key for tool in destinations() if tool.hashable] == ["meta", "google"]
    with pytest.raises(ValueError, match="mailchimp takes no SHA-256"):
        export(people({}), destination("mailchimp"), TERMS, hashed=True)


def test_the_name_says_tool_list_and_variant() -> None:
    made = export(people({"consent": "unknown"}), destination("google"), TERMS, name="Can't lose them", hashed=True)
    assert [file.name for file in made.files] == ["consent-unknown-google-can-t-lose-them-sha256.csv"]
    assert export(people({}), destination("csv"), TERMS, name="Champions").files[0].name == "champions.csv"
    assert export(people({}), destination("excel"), TERMS, name="Champions").files[0].name == "champions.xlsx"


def test_shopify_files_are_split_at_a_megabyte() -> None:
    made = export(crowd(20_000).assign(consent="yes"), destination("shopify"), TERMS)
    assert [file.name for file in made.files] == [
        f"shopify-everyone-{place}.csv" for place in range(1, 1 + len(made.files))
    ]
    emails = [row["Email"] for file in made.files for row in shopify(file.content) if row["Email"]]
    assert len(made.files) > 1
    assert len(emails) == len(set(emails))
    assert sum(file.people for file in made.files) == made.counts.included
    assert all(len(file.content) > 990_000 for file in made.files[:-1])
    assert Told.SPLIT_BY_SIZE(number=len(made.files), size=1_000_000, tool="shopify") in made.facts


def test_meta_says_when_there_are_too_few_or_only_the_best() -> None:
    told = export(people({}), destination("meta"), TERMS).facts
    assert Told.TOO_FEW(files=("meta-everyone.csv",), least=100, tool="meta") in told
    assert Told.PART_OF_THE_RANGE(tiers=(Tier.HIGH,), tool="meta") in told
    enough = export(crowd(1_000), destination("meta"), TERMS).facts
    assert not {Told.TOO_FEW, Told.PART_OF_THE_RANGE} & {fact.code for fact in enough}


def test_a_list_in_one_file_is_not_told_to_be_split_and_just_enough_people_are_not_too_few() -> None:
    for key in ("shopify", "klaviyo", "excel", "google"):
        told = {fact.code for fact in export(people({}), destination(key), TERMS).facts}
        assert not {Told.SPLIT_BY_SIZE, Told.SPLIT_BY_ROWS} & told
    hundred = people(*({"email": f"ann{place}@example.com", "phone": ""} for place in range(100)))
    for size, few in ((99, True), (100, False)):
        told = {fact.code for fact in export(hundred.head(size), destination("meta"), TERMS).facts}
        assert (Told.TOO_FEW in told) is few


def test_a_field_of_which_only_some_have_an_entry_stays() -> None:
    made = export(
        people({}, {"email": "bob@example.com", "phone": "", "first_name": ""}), destination("klaviyo"), TERMS
    )
    rows = list(csv.DictReader(io.StringIO(made.files[0].content.decode(), newline="")))
    assert {row["Email"]: row["First Name"] for row in rows} == {"ann@example.com": "Ann", "bob@example.com": ""}


def test_meta_has_a_value_of_nothing_for_those_expected_to_bring_nothing() -> None:
    made = export(people({"expected_value": 0.0}), destination("meta"), TERMS)
    assert [row["value"] for row in meta(made.files[0].content)] == ["0.00"]


def test_every_destination_says_how_to_load_and_what_unknown_consent_means() -> None:
    for tool in destinations():
        notes = (say(Told.NOTES(tool=tool.key)),) if tool.has_notes else ()
        assert all(sentence.endswith(".") for sentence in (*steps(tool.key), *notes, unknown_consent(tool.key)))
        assert label(tool.key)
    assert len({tool.key for tool in destinations()}) == 11
    with pytest.raises(KeyError):
        destination("pigeon")

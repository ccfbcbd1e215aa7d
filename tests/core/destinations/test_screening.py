"""Who is in a file, who is in a file of their own, and who is in none: worked out by hand."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

import pytest

from cltv_core.destinations import Export, destination, export
from cltv_core.destinations.codes import Told
from tests.core.destinations.people import TERMS, people


def made(*differences: Mapping[str, Any], key: str = "mailchimp") -> Export:
    return export(people(*differences), destination(key), TERMS)


def column(found: Export, header: str, consent: str = "yes") -> list[str]:
    return [
        row[header]
        for file in found.files
        if file.consent == consent
        for row in csv.DictReader(io.StringIO(file.content.decode(), newline=""))
    ]


def test_no_is_left_out_and_unknown_is_apart() -> None:
    found = made(
        {"email": "yes@example.com"},
        {"email": "no@example.com", "consent": "no"},
        {"email": "never@example.com", "consent": "unknown"},
        {"email": "blank@example.com", "consent": ""},
    )
    assert column(found, "Email Address") == ["yes@example.com"]
    assert column(found, "Email Address", "unknown") == ["never@example.com", "blank@example.com"]
    assert [file.name for file in found.files] == ["mailchimp-everyone.csv", "consent-unknown-mailchimp-everyone.csv"]
    assert (found.counts.included, found.counts.unknown, found.counts.said_no) == (1, 2, 1)
    assert found.facts[:2] == (
        Told.INCLUDED(number=1, tool="mailchimp"),
        Told.UNKNOWN(number=2, tool="mailchimp"),
    )


def test_a_no_counts_for_the_address_whoever_else_has_it() -> None:
    found = made(
        {"email": "a@example.com", "consent": "no", "phone": "+442079460001"},
        {"email": "A@example.com", "consent": "yes"},
        {"email": "", "phone": "+442079460001", "consent": "yes"},
        {"email": "b@example.com", "phone": "+442079460001", "consent": "yes"},
        key="klaviyo",
    )
    assert column(found, "Email") == ["b@example.com"]
    assert column(found, "Phone Number") == [""]
    assert found.counts.said_no == 3


def test_a_yes_counts_for_the_address() -> None:
    found = made(
        {"email": "a@example.com", "consent": "unknown", "expected_value": 9},
        {"email": "a@example.com", "consent": "yes", "expected_value": 1},
    )
    assert column(found, "Predicted CLTV 12m") == ["9.00"]
    assert found.counts.duplicates == 1


def test_of_duplicates_the_best_is_kept() -> None:
    found = made(
        {"email": "a@example.com", "expected_value": 1.0},
        {"email": " A@EXAMPLE.com", "expected_value": 3.0},
        {"email": "a@example.com", "expected_value": 2.0},
    )
    assert column(found, "Email Address") == ["a@example.com"]
    assert column(found, "Predicted CLTV 12m") == ["3.00"]
    assert found.counts.duplicates == 2


def test_phones_stand_once_and_belong_to_the_row_with_an_e_mail() -> None:
    found = made(
        {"email": "", "expected_value": 9},
        {"email": "a@example.com", "expected_value": 5},
        {"email": "b@example.com", "expected_value": 1},
        key="klaviyo",
    )
    assert column(found, "Email") == ["a@example.com", "b@example.com"]
    assert column(found, "Phone Number") == ["+442079460000", ""]
    assert (found.counts.duplicates, found.counts.phones_left_out) == (1, 1)


@pytest.mark.parametrize("email", ["x@marketplace.amazon.de", "x@members.ebay.com"])
def test_marketplace_buyers_are_refused_with_the_reason(email: str) -> None:
    found = made({"email": email}, {"email": email.replace("x", "y")})
    assert found.files == ()
    assert found.counts.marketplace == 2
    assert found.facts == (Told.ALL_REFUSED(tool="mailchimp"), Told.MARKETPLACE(number=2))


def test_the_reasons_of_the_formats_that_were_read_are_said() -> None:
    reason = "Etsy does not let shops send advertising to its buyers."
    frame = people({"consent": "no"}, {"email": "b@example.com"})
    found = export(frame, destination("mailchimp"), TERMS, refusals=[reason])
    assert reason in found.facts
    nobody_refused = export(frame.tail(1), destination("mailchimp"), TERMS, refusals=[reason])
    assert reason not in nobody_refused.facts


def test_bad_and_missing_addresses_are_told_apart() -> None:
    found = made({"email": "nonsense"}, {"email": ""}, {"email": "zoë@example.com"}, {"email": "z@bäcker.de"})
    assert column(found, "Email Address") == ["z@bäcker.de"]
    assert (found.counts.bad_address, found.counts.no_address) == (2, 1)


def test_letters_beyond_ascii_before_the_at_are_mailchimps_rule_only() -> None:
    assert made({"email": "zoë@example.com"}, key="hubspot").counts.included == 1


def test_no_e_mails_at_all_is_said() -> None:
    found = made({"email": ""}, {"email": "", "phone": ""})
    assert found.files == ()
    assert found.facts[0] == Told.NOBODY(tool="mailchimp", needs=(("email",),))


def test_an_empty_list_is_said() -> None:
    assert made().facts == (Told.EMPTY_LIST(tool="mailchimp"),)


def test_all_of_unknown_consent() -> None:
    found = made({"consent": "unknown"}, {"email": "b@example.com", "consent": "unknown"}, key="klaviyo")
    assert [file.consent for file in found.files] == ["unknown"]
    assert found.facts[0] == Told.UNKNOWN(number=2, tool="klaviyo")
    assert not destination("klaviyo").upload_unknown


def test_of_unknown_consent_and_without_an_address() -> None:
    nobody = {"email": "", "phone": "", "consent": "unknown"}
    assert made(nobody, nobody, key="excel").facts == (Told.UNKNOWN_WITHOUT_ADDRESS(number=2),)
    assert made(nobody, {**nobody, "phone": "1"}, key="excel").facts[0] == Told.UNKNOWN(number=2, tool="excel")


def test_plain_files_keep_people_without_an_address_as_they_are() -> None:
    found = made({"email": "nonsense", "phone": "12"}, {"email": "", "phone": ""}, {"email": "=1+1@x.com"}, key="csv")
    assert column(found, "email") == ["nonsense", "", "'=1+1@x.com"]
    assert column(found, "phone") == ["12", "", "+442079460000"]


def test_an_address_is_enough_for_advertising() -> None:
    whole = {"email": "", "phone": ""}
    found = made(whole, {**whole, "postcode": ""}, whole, key="google")
    assert column(found, "Zip") == ["01234"]
    assert (found.counts.no_address, found.counts.duplicates) == (1, 1)

"""Cells that name a person: made comparable, or found to name nobody."""

from __future__ import annotations

import numpy as np
import pandas as pd
import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.reading.values.coded import nothing, recode
from cltv_core.reading.values.identity import (
    CLEANERS,
    clean_consent,
    clean_email,
    clean_id,
    clean_name,
    clean_part_of_name,
    clean_phone,
)
from cltv_core.reading.values.phones import e164, home_region, region_of, standard


def cells(*values: str) -> pd.Index:
    return pd.Index(values, dtype="str")


@pytest.mark.parametrize(
    ("cell", "email"),
    [
        (" Ada@Example.COM ", "ada@example.com"),
        ("\u200bada@example.com\ufeff", "ada@example.com"),
        ("mailto:ada@example.com", "ada@example.com"),
        ("Ada Lovelace <ada@example.com>", "ada@example.com"),
        ("ada@example.com; other@example.com", "ada@example.com"),
        ("a.da+shop@gmail.com", "a.da+shop@gmail.com"),
        ("nadia@example.com", "nadia@example.com"),
        ("gaston@example.com", "gaston@example.com"),
        ("none@none.com", ""),
        ("no-reply@shop.example", ""),
        ("noemail@shop.example", ""),
        ("Laufkundschaft@shop.example", ""),
        ("walk-in2@shop.example", ""),
        ("no email", ""),
        ("ada@localhost", ""),
    ],
)
def test_addresses(cell: str, email: str) -> None:
    assert clean_email(cells(cell))[0] == email


def test_addresses_among_plain_ones_are_taken_apart_as_alone() -> None:
    column = cells(
        "ann@example.com", "Ada <ada@example.com>", "", "bob@example.com, eve@example.com", "mailto:zoe@example.com"
    )
    assert list(clean_email(column)) == [
        *("ann@example.com", "ada@example.com", "", "bob@example.com", "zoe@example.com"),
    ]


NOBODY = [
    *("0", "-1", "WALKIN", "Walk-In", "(Walk-in)", "guest", "#0", "n/a", "-", "Counter", "cash sale"),
    *("Gast", "Laufkundschaft", "Barverkauf", "Invité", "client de passage", "Cliente genérico", "consumidor final"),
    *("Ospite", "Cliente occasionale", "Convidado", "consumidor", "passant", "Klient detaliczny", "Misafir"),
]


@pytest.mark.parametrize("cell", NOBODY)
def test_placeholders_in_nine_languages_are_nobody(cell: str) -> None:
    assert clean_id(cells(cell))[0] == ""
    assert clean_name(cells(cell))[0] == ""


@pytest.mark.parametrize("mark", ["\u200b", "\u200f", "\u202b", "\u2067", "\u061c", "\ufeff", "\u00ad"])
@pytest.mark.parametrize(("role", "plain"), [(role, "1017") for role in ("customer_id", "order_id", "refund_of")] + [
    ("email", "ada@example.com"), ("name", "Ada Lovelace"), ("first_name", "Ada"), ("postcode", "01067"),
    ("phone", "+4915112345678"), ("consent", "yes"),
])  # fmt: skip
def test_marks_that_do_not_show_make_nobody_another(role: str, plain: str, mark: str) -> None:
    spellings = cells(
        plain, f"{mark}{plain}", f"{plain}{mark}", f"{plain[:2]}{mark}{plain[2:]}", f" {plain}\u00a0{mark}"
    )
    assert set(CLEANERS[role](spellings)) == {plain}


def test_the_zeros_of_numbers_stay_and_their_apostrophes_go() -> None:
    assert [CLEANERS[role](cells("'00123"))[0] for role in ("order_id", "refund_of", "postcode")] == ["00123"] * 3


def test_families_called_cash_and_guest_keep_their_name() -> None:
    assert list(clean_part_of_name(cells("Cash", " Guest "))) == ["Cash", "Guest"]
    assert list(clean_id(cells("Ann-7YQX", "17", "001"))) == ["Ann-7YQX", "17", "001"]


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("0049 170 1234567", "+491701234567"),
        ("'+1 (415) 555-2671 ext. 12", "+14155552671"),
        ("030 123456 / 0170 7654321", "030123456"),
        ("tel:+44 20 7946 0000", "+442079460000"),
        ("4.91701E+11", ""),
        ("000000000", ""),
        ("1234567890", ""),
        ("12345", ""),
    ],
)
def test_numbers_as_digits(cell: str, digits: str) -> None:
    assert clean_phone(cells(cell))[0] == digits


def test_numbers_are_read_as_of_their_country_and_else_of_the_shop() -> None:
    phones = recode(np.arange(5), cells("01701234567", "0612345678", "+442079460000", "01701234567", "123123"))
    countries = recode(np.arange(5), cells("", "France", "DE", "AT", ""))
    found = e164(phones, countries, "DE").text()
    assert list(found[:4]) == ["+491701234567", "+33612345678", "+442079460000", "+431701234567"]
    assert list(e164(phones, nothing(5), "").text()) == [
        "01701234567",
        "0612345678",
        "+442079460000",
        "01701234567",
        "123123",
    ]


def test_the_region_of_a_shop() -> None:
    phones = recode(np.arange(3), cells("+41441234567", "+41441234568", "0791234567"))
    swiss = recode(np.arange(3), cells("Suisse", "Schweiz", "Schweiz"))
    assert home_region(phones, swiss, "EUR") == "CH"
    assert home_region(phones, nothing(3), "EUR") == "CH"
    national = recode(np.arange(1), cells("0791234567"))
    assert home_region(national, nothing(1), "PLN") == "PL"
    assert home_region(national, nothing(1), "EUR") == ""


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("DE", "DE"),
        ("gb", "GB"),
        ("USA", "US"),
        ("Deutschland", "DE"),
        ("Pays-Bas", "NL"),
        ("Polska", "PL"),
        ("Atlantis", ""),
    ],
)
def test_countries_by_code_and_name(name: str, region: str) -> None:
    assert region_of(name) == region


@given(
    st.sampled_from(["DE", "US", "GB", "FR", "ES", "PL", "TR", "BR", "AU", "AT", "MX"]),
    st.from_regex(r"(?:0[1-9]|[2-9]|\+49|\+44|\+33|\+48|\+90|\+55|\+61)[0-9]{7,10}", fullmatch=True),
)
def test_as_the_phonenumbers_library_writes_it(region: str, cell: str) -> None:
    number = phonenumbers.parse(cell, region)
    expected = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    wanted = expected if phonenumbers.is_possible_number(number) else cell
    assert standard(cells(cell), np.array([region]))[0] == wanted


def test_consent_in_several_words() -> None:
    said = clean_consent(cells("SUBSCRIBED", "opted_out", "Never subscribed", "Ja", "unknown", ""))
    assert list(said) == ["yes", "no", "no", "yes", "", ""]

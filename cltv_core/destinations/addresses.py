"""E-mail addresses, phones and countries in the one form that tools take; "" where there is none."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd

from cltv_core.destinations.csv_files import safe_texts
from cltv_core.destinations.declaration import Destination
from cltv_core.destinations.texts import one_line

_LETTER = r"[^\x00-/:-@\[-`{-\x7f]"
_LABEL = rf"{_LETTER}(?:(?:{_LETTER}|-)*{_LETTER})?"
_LAST_LABEL = r"(?:[^\x00-@\[-`{-\x7f]{2,}|xn--[a-z0-9-]+)"
_ATOM = r'[^\x00-\x20"(),.:;<>@\[\\\]|\x7f]+'
_EMAIL = rf"[^=+\-＝＋－](?:{_ATOM})?(?:\.{_ATOM})*@(?:{_LABEL}\.)+{_LAST_LABEL}"
"""As providers give them out; one that begins like a formula is none."""
_STARTS_WITH_ATOM = rf"{_ATOM}[.@]"
_E164 = r"\+[1-9]\d{6,14}"
_ALIAS = r"@(?:marketplace\.amazon\.[a-z.]+|members\.ebay\.[a-z.]+|mail\.etsy\.com|relay\.walmart\.com)$"
_SHORT_ENOUGH = "[^@]{1,64}@"
_ASCII = r"[\x00-\x3f\x41-\x7f]+@"
_CONTACT = ("email", "phone", "country", "consent", "bounced", "tier", "segment")
_STANDARD = ("email", "phone", "consent", "bounced", "tier", "segment")
"""Looked at or made elsewhere, so that no text in them needs cleaning."""


def addressed(people: pd.DataFrame, destination: Destination) -> pd.DataFrame:
    """Bring addresses into the form that the destination takes; the customers of most value come first.

    `people` has the columns `destinations.lists.PEOPLE_COLUMNS`, as far as known. Added are `wrote_email` and
    `wrote_phone`: whether a customer gave any, good or bad; `returned`: whether messages to the address come back, so
    that it is left out. They decide with the rest who may be in the file.
    """
    value = people["expected_value"]
    ranked = people if value.is_monotonic_decreasing else people.iloc[np.argsort(-value.to_numpy(), kind="stable")]
    ranked = ranked.reset_index(drop=True)
    absent = pd.Series("", index=ranked.index, dtype="str")
    needed = dict.fromkeys((*_CONTACT, *itertools.chain(*destination.needs)))
    told = {name: ranked.get(name, absent) for name in needed}
    frame = ranked.assign(
        **{name: text.astype("str") if name in _STANDARD else one_line(text) for name, text in told.items()}
    )
    return _in_standard_form(frame, destination)


def _in_standard_form(frame: pd.DataFrame, destination: Destination) -> pd.DataFrame:
    country = country_codes(frame["country"])
    phone = phones(frame["phone"], country)
    email = emails(frame["email"], destination.max_email, destination.ascii_before_at)
    if destination.keeps_everyone:
        email, phone = (
            _or_as_it_was(*pair, destination) for pair in ((email, frame["email"]), (phone, frame["phone"]))
        )
        country = country.mask(country == "", frame["country"])
    wrote = {f"wrote_{name}": frame[name].str.strip() != "" for name in ("email", "phone")}
    returned = (frame["bounced"] == "yes") & wrote["wrote_email"]
    return frame.assign(email=email.mask(returned, ""), phone=phone, country=country, returned=returned, **wrote)


def _or_as_it_was(standard: pd.Series, written: pd.Series, destination: Destination) -> pd.Series:
    left = one_line(written.where(standard == "", ""))
    return standard.mask(standard == "", safe_texts(left) if destination.kind == "csv" else left)


def emails(texts: pd.Series, longest: int, ascii_before_at: bool) -> pd.Series:
    """Lower-cased and trimmed; "" for what is no e-mail address (or none this tool takes)."""
    lowered = texts.str.strip().str.lower()
    good = lowered.str.fullmatch(_EMAIL) & lowered.str.match(_STARTS_WITH_ATOM) & lowered.str.match(_SHORT_ENOUGH)
    good &= lowered.str.len() <= longest
    if ascii_before_at:
        good &= lowered.str.match(_ASCII)
    return lowered.where(good, "")


def marketplace_aliases(emails: pd.Series) -> pd.Series:
    """Whether an address belongs to a marketplace, which forbids marketing to the buyers behind it."""
    return emails.str.contains(_ALIAS, regex=True)


def phones(texts: pd.Series, countries: pd.Series) -> pd.Series:
    """E.164: numbers without a country code are of the customer's country, else of that of most customers."""
    digits = texts.str.replace(r"[^\d+]", "", regex=True).str.replace(r"^00", "+", regex=True)
    unclear = ~digits.str.fullmatch(_E164) & (digits != "")
    if unclear.any():
        digits = digits.mask(unclear, _of_their_countries(digits[unclear], countries))
    return digits.where(digits.str.fullmatch(_E164), "")


def _of_their_countries(digits: pd.Series, countries: pd.Series) -> pd.Series:
    from cltv_core.reading.values.phones import standard  # loads a large library

    known = countries[countries != ""]
    home = known.mode().iloc[0] if len(known) else ""
    regions = countries.loc[digits.index].replace("", home)
    return pd.Series(standard(pd.Index(digits), regions.to_numpy(dtype=np.str_)), index=digits.index, dtype="str")


def country_codes(names: pd.Series) -> pd.Series:
    """GB for UK, gb, United Kingdom or Royaume-Uni."""
    different = names.unique()
    if not any(different):
        return names
    from cltv_core.reading.values.phones import region_of  # loads a large library

    return names.map({name: region_of(name) for name in different}).astype("str")

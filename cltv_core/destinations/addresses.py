"""E-mail addresses, phones and countries in the one form that tools take; "" where there is none."""

from __future__ import annotations

import numpy as np
import pandas as pd

_LETTER = r"[^\x00-/:-@\[-`{-\x7f]"
_LABEL = rf"{_LETTER}(?:(?:{_LETTER}|-)*{_LETTER})?"
_LAST_LABEL = r"(?:[^\x00-@\[-`{-\x7f]{2,}|xn--[a-z0-9-]+)"
_ATOM = r'[^\x00-\x20"(),.:;<>@\[\\\]|\x7f]+'
_EMAIL = rf"[^=+\-＝＋－](?:{_ATOM})?(?:\.{_ATOM})*@(?:{_LABEL}\.)+{_LAST_LABEL}"
"""As providers give them out; one that begins like a formula is none."""
_STARTS_WITH_ATOM = rf"{_ATOM}[.@]"
_E164 = r"\+[1-9]\d{6,14}"
_ALIAS = r"@(?:marketplace\.amazon\.[a-z.]+|members\.ebay\.[a-z.]+|mail\.etsy\.com|relay\.walmart\.com)$"
_BEFORE_AT = 64


def emails(texts: pd.Series, longest: int, ascii_before_at: bool) -> pd.Series:
    """Lower-cased and trimmed; "" for what is no e-mail address (or none this tool takes)."""
    lowered = texts.str.strip().str.lower()
    local = lowered.str.replace("@.*", "", regex=True)
    good = lowered.str.fullmatch(_EMAIL) & lowered.str.match(_STARTS_WITH_ATOM)
    good &= (lowered.str.len() <= longest) & (local.str.len() <= _BEFORE_AT)
    if ascii_before_at:
        good &= local.str.fullmatch(r"[\x00-\x7f]+")
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
    from cltv_core.reading.phones import standard  # loads a large library

    known = countries[countries != ""]
    home = known.mode().iloc[0] if len(known) else ""
    regions = countries.loc[digits.index].replace("", home)
    return pd.Series(standard(pd.Index(digits), regions.to_numpy(dtype=np.str_)), index=digits.index, dtype="str")


def country_codes(names: pd.Series) -> pd.Series:
    """GB for UK, gb, United Kingdom or Royaume-Uni."""
    different = names.unique()
    if not any(different):
        return names
    from cltv_core.reading.phones import region_of  # loads a large library

    return names.map({name: region_of(name) for name in different}).astype("str")

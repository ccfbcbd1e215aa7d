"""Phone numbers as the world writes them (E.164): 0170 123 4567 in a German shop and +49 170 1234567 are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.reading.values.coded import Coded, recode

if TYPE_CHECKING:
    from phonenumbers.phonemetadata import PhoneMetadata

_ISO_3 = {
    "usa": "US", "gbr": "GB", "uk": "GB", "deu": "DE", "ger": "DE", "fra": "FR", "esp": "ES", "ita": "IT", "prt": "PT",
    "nld": "NL", "pol": "PL", "tur": "TR", "aut": "AT", "che": "CH", "bel": "BE", "can": "CA", "aus": "AU", "irl": "IE",
    "england": "GB", "scotland": "GB", "wales": "GB", "united states of america": "US", "holland": "NL",
    "türkiye": "TR", "eire": "IE",
}  # fmt: skip
OF_CURRENCY = {
    "USD": "US", "GBP": "GB", "CHF": "CH", "PLN": "PL", "TRY": "TR", "SEK": "SE", "NOK": "NO", "DKK": "DK", "CZK": "CZ",
    "HUF": "HU", "RON": "RO", "BGN": "BG", "AUD": "AU", "CAD": "CA", "NZD": "NZ", "BRL": "BR", "MXN": "MX", "INR": "IN",
    "JPY": "JP", "ZAR": "ZA", "BDT": "BD", "SGD": "SG", "HKD": "HK", "AED": "AE", "ILS": "IL", "KRW": "KR", "CNY": "CN",
    "ISK": "IS", "UAH": "UA", "THB": "TH", "PHP": "PH", "IDR": "ID", "MYR": "MY", "COP": "CO", "CLP": "CL", "ARS": "AR",
    "PEN": "PE", "SAR": "SA", "EGP": "EG", "KES": "KE", "NGN": "NG", "PKR": "PK", "VND": "VN", "TWD": "TW",
}  # fmt: skip
"""Currencies that one country uses -> ISO 3166."""
_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr")


def e164(phones: Coded, countries: Coded, home: str) -> Coded:
    """Write numbers in E.164 (+491701234567).

    Those without a country code are read as of their row's country, else of `home`, an ISO 3166 code such as "DE". What
    is no number there, or of an unknown country, stays the digits it was.
    """
    if not len(phones.values):
        return phones
    pairs, places = np.unique(_paired(phones, countries), return_inverse=True)
    numbers, of_country = np.divmod(pairs, len(countries.values) + 1)
    cells = phones.values.insert(0, "").take(numbers)
    regions = np.array([home, *(region_of(name) or home for name in countries.values)])[of_country]
    return recode(places, standard(cells, regions))


def _paired(phones: Coded, countries: Coded) -> npt.NDArray[np.int64]:
    """One number for each pair of phone and country; the country does not count where the phone names its own."""
    national = np.append(~phones.values.str.startswith("+"), False)[phones.codes]
    return (phones.codes + 1) * (len(countries.values) + 1) + np.where(national, countries.codes + 1, 0)


def standard(cells: pd.Index, regions: npt.NDArray[np.str_]) -> pd.Index:
    """Write cleaned cells in E.164; `regions`, one a cell, count where the cell does not name its country."""
    import phonenumbers  # large, and needed only where there are phones

    known = "|".join(str(code) for code in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE))
    parts = pd.Series(cells.to_numpy(), dtype="str").str.extract(rf"^\+({known})(\d+)$").fillna("").astype("str")
    own = (parts[0] != "").to_numpy()
    of_region = {name: str(phonenumbers.country_code_for_region(name) or "") for name in np.unique(regions)}
    codes = np.where(own, parts[0], [of_region[name] for name in regions])
    digits = np.where(own, parts[1], cells.where(~cells.str.startswith("+"), ""))
    result = pd.Series(cells.to_numpy(), dtype="str")
    for code in set(codes) - {""}:
        here = np.flatnonzero((codes == code) & (digits != ""))
        result.iloc[here] = _of_country(pd.Index(digits[here], dtype="str"), code, result.iloc[here])
    standardised: pd.Index = pd.Index(result, dtype="str")
    return standardised


def _of_country(digits: pd.Index, code: str, as_written: pd.Series) -> list[str]:
    """Plain numbers by the country's own rule in one step, the others one by one."""
    from phonenumbers import PhoneMetadata, region_code_for_country_code

    rule = PhoneMetadata.metadata_for_region_or_calling_code(int(code), region_code_for_country_code(int(code)))
    plain = _significant(digits, rule) if rule is not None else digits.where(digits == "", "")
    done = (f"+{code}" + plain).where(plain != "", "")
    return [number or _parsed(cell, digit, code) for number, cell, digit in zip(done, as_written, digits, strict=True)]


def _significant(digits: pd.Index, rule: PhoneMetadata) -> pd.Index:
    """Take off the prefix for calls within the country; "" where the country has no such plain rule."""
    if rule.national_prefix_transform_rule or rule.general_desc is None:
        return digits.where(digits == "", "")
    pattern, prefix = rule.general_desc.national_number_pattern or "", rule.national_prefix_for_parsing
    stripped = digits.str.replace(f"^(?:{prefix})", "", regex=True) if prefix else digits
    kept = digits.where(digits.str.fullmatch(pattern), "")
    return stripped.where(stripped.str.fullmatch(pattern), kept)


def _parsed(cell: str, digits: str, code: str) -> str:
    import phonenumbers as library

    region = None if cell.startswith("+") else library.region_code_for_country_code(int(code))
    try:
        number = library.parse(cell if region is None else digits, region)
    except library.NumberParseException:
        return cell
    if not library.is_possible_number(number):
        return cell
    return str(library.format_number(number, library.PhoneNumberFormat.E164))


def home_region(phones: Coded, countries: Coded, currency: str) -> str:
    """Guess the region of numbers without a country code, "" where nothing tells.

    It is that of most customers, else that of most numbers that have a country code, else the currency's.
    """
    if not len(phones.values):
        return ""
    return region_of_most(countries) or _most_called(phones) or OF_CURRENCY.get(currency, "")


def _most_called(phones: Coded) -> str:
    import phonenumbers

    known = "|".join(str(code) for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE)
    prefixes = phones.values.to_series().str.extract(rf"^\+({known})", expand=False)
    most = _most_common(recode(phones.codes, pd.Index(prefixes.fillna(""), dtype="str")))
    return str(phonenumbers.region_code_for_country_code(int(most))) if most else ""


def _most_common(column: Coded) -> str:
    return str(column.values[int(np.bincount(column.codes[column.known]).argmax())]) if column.known.any() else ""


def region_of_most(countries: Coded) -> str:
    """Find the region of most rows, "" where none is named."""
    return region_of(_most_common(countries))


def region_of(country: str) -> str:
    """Return the ISO 3166 code of two letters of a country given by a code or a name in nine languages, else ""."""
    name = country.strip().lower()
    if not name:
        return ""
    from phonenumbers import SUPPORTED_REGIONS

    if name.upper() in SUPPORTED_REGIONS:
        return name.upper()
    return _ISO_3.get(name) or _region_named(name)


def _region_named(name: str) -> str:
    from phonenumbers.geodata.locale import LOCALE_DATA  # the names of all countries in all languages

    for region, names in LOCALE_DATA.items():
        if any(_name_in(names, language).lower() == name for language in _LANGUAGES):
            return str(region)
    return ""


def _name_in(names: dict[str, str], language: str) -> str:
    """Look up a country's name in a language, where "*de" says that it is the same as in German."""
    found = names.get(language, "")
    return names.get(found[1:], "") if found.startswith("*") else found

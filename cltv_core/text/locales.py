"""The locale in which sentences are said: a language that has a catalogue, with the habits of the reader's country.

An English sentence with German month names would be neither. So a reader from Germany gets `en_DE`: English words,
1.234,56 € and 9 December 2011. The Unicode CLDR has such a locale for about a hundred countries.
"""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations, translation
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.localedata import exists

LANGUAGES = ("en",)
"""The languages that sentences can be said in."""

DOMAIN, FOLDER = "cltv", Path(__file__).parent / "locale"
"""The catalogues are `FOLDER/LANGUAGE/LC_MESSAGES/cltv.mo`, made from the `cltv.pot` there."""
INTERNATIONAL = "en_001"
EUROPEAN = "en_150"
_IN_ENVIRONMENT = ("LC_ALL", "LC_MESSAGES", "LANG")
_EUROPE = frozenset(
    [
        "AD",
        "AL",
        "BA",
        "BG",
        "CZ",
        "EE",
        "ES",
        "FR",
        "GR",
        "HR",
        "HU",
        "IS",
        "IT",
        "LI",
        "LT",
        "LU",
        "LV",
        "MC",
        "MD",
        "ME",
        "MK",
        "NO",
        "PL",
        "PT",
        "RO",
        "RS",
        "SK",
        "SM",
        "UA",
        "VA",
        "XK",
    ]
)


def spoken(wanted: str | None) -> str:
    """Choose the locale to speak in for a reader who asks for `wanted` (`de-DE`, `en_US.UTF-8`, None: not known)."""
    try:
        reader = Locale.parse((wanted or "").split(".")[0].split("@")[0].replace("-", "_"))
    except (ValueError, UnknownLocaleError, TypeError):
        return INTERNATIONAL
    language = reader.language if reader.language in LANGUAGES else LANGUAGES[0]
    if not reader.territory:
        return INTERNATIONAL
    own = f"{language}_{reader.territory}"
    return own if exists(own) else EUROPEAN if reader.territory in _EUROPE else INTERNATIONAL


def catalogue(locale: str) -> NullTranslations:
    """Find the translations into the language of a locale; English needs none."""
    return translation(DOMAIN, FOLDER, [locale], fallback=True)


def in_environment(environment: Mapping[str, str]) -> str | None:
    """Find the locale that the environment of a command asks for; None where it asks for none."""
    said = next((environment[name] for name in _IN_ENVIRONMENT if environment.get(name)), "")
    return None if said.split(".")[0] in ("", "C", "POSIX") else said

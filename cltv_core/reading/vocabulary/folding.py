"""Text compared without case, accents, signs, blanks and camel case, in any script."""

from __future__ import annotations

import re
import unicodedata

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LETTERS = str.maketrans({"ł": "l", "ı": "i", "ß": "ss", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
_WORD = re.compile(r"(?:[^\W_]|[\u0900-\u0dff\u0e00-\u0eff])+")
"""Letters and digits; the vowel signs of India and Thailand belong to their word."""


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case and without accents: "InvoiceDate" and "Invoice_date" are one."""
    spaced = _CAMEL.sub(" ", text).lower()
    return _WORD.findall(spaced if spaced.isascii() else _plain(spaced))


def folded(text: str) -> str:
    """Return the words of a text with one blank between them."""
    return " ".join(words_of(text))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", letters)

"""Vocabularies: which of several meanings the words of a phrase have, in any language.

An entry of a vocabulary is a word ("paid"), words in sequence ("not paid"), the beginning of a word ("cancel*") or its
end ("*storniert", as German joins words). Scripts that write no blanks, or join articles to words, are searched for
the entry anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from cltv_core.reading.vocabulary.folding import folded

Meaning = TypeVar("Meaning")

LONGEST = 80
"""Letters of a phrase; what is longer is a note."""

_ANYWHERE = re.compile(r"[\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]")
"""Hebrew, Arabic, scripts of India, Thai, Japanese, Chinese, Korean."""
_LETTER = re.compile(r"[^\W\d_]")


class Phrases(Generic[Meaning]):
    """Finds the meaning of phrases by a vocabulary: meaning -> entries that commas separate.

    Where entries of several meanings match, the meaning that stands first in the vocabulary wins. Nothing is compiled
    before the first phrase: most files need few of the vocabularies.
    """

    def __init__(self, vocabulary: Mapping[Meaning, str]) -> None:
        self._vocabulary = vocabulary
        self._found = lru_cache(maxsize=4096)(self._search)

    def meaning(self, phrase: str) -> Meaning | None:
        """Return what a phrase means, None where no word of it is known."""
        return self._found(phrase) if len(phrase) <= LONGEST else None

    @cached_property
    def _patterns(self) -> list[tuple[Meaning, re.Pattern[str]]]:
        return [(meaning, _pattern(entries)) for meaning, entries in self._vocabulary.items()]

    def _search(self, phrase: str) -> Meaning | None:
        text = folded(phrase)
        if not _LETTER.search(text):  # no entry is without one
            return None
        return next((meaning for meaning, pattern in self._patterns if pattern.search(text)), None)


def entries(text: str) -> frozenset[str]:
    """Return the entries of a list that commas separate."""
    return frozenset(" ".join(entry.split()) for entry in text.split(",") if entry.strip())


def _pattern(vocabulary: str) -> re.Pattern[str]:
    return re.compile("|".join(map(_entry, sorted(entries(vocabulary)))))


def _entry(entry: str) -> str:
    if _ANYWHERE.search(entry):
        return re.escape(folded(entry))
    return r"(?<!\S)" + " ".join(_word(word) for part in entry.split() for word in _with_stars(part)) + r"(?!\S)"


def _with_stars(part: str) -> list[str]:
    """Fold a part of an entry into words, keeping the stars at its ends; a lone star is any word."""
    words = folded(part).split() or [""]
    words[0] = "*" * part.startswith("*") + words[0]
    words[-1] += "*" * (part.endswith("*") and part != "*")
    return words


def _word(word: str) -> str:
    core = re.escape(word.strip("*"))
    return (r"\S*" if word.startswith("*") else "") + core + (r"\S*" if word.endswith("*") and core else "")

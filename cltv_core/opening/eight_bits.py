"""Which of the encodings before Unicode a text was written in, by which of them makes the likeliest words of its bytes.

Each encoding is tried with each language that it was made for: the cost of a text is minus the logarithm of its
probability, letter by letter, from how often a language writes a letter, where capitals stand and which signs stand
beside letters. Encodings with two bytes a letter are costed in the same unit, by how often their rows of letters are
used.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice

import numpy as np

from cltv_core.opening.alphabets import PLAIN_SIGNS, SINGLE_BYTE

_LINES = 3000
_LINE_BYTES = 800
_WORD_ENDS = re.compile(rb"[,;\t\r ]|(?<![\x80-\xff])\|")
"""A bar behind a high byte may be half of an East Asian letter."""
_FROM_LANGUAGE, _FROM_RELATED, _SIGN, _ANYTHING = 0.6, 0.09, 0.3, 0.01
_UNREADABLE = 1e-6
_UPPER_AFTER_LOWER, _AFTER_UPPER, _UPPER_AT_START = 0.01, 0.7, 0.85
_AMONG_LATIN, _BETWEEN_SCRIPTS = 0.08, 0.01
_ALONE, _BEFORE_ODD_SIGN = 0.01, 0.005
_SIGN_IN_WORD = 0.1
_RARER = 0.2
_RANKS_BEHIND = 3
"""How flat the frequencies are: the letter of rank r has a share in proportion to 1 / (r + 3)."""


def encoding_of(data: bytes) -> str:
    """Name the encoding that makes the likeliest words of bytes that are no UTF-8.

    Parameters
    ----------
    data
        A text, of which the first 3,000 lines with other than ASCII signs are looked at.

    Returns
    -------
    str
        A codec's name as Python knows it; the Western one where nothing speaks for another, and UTF-8 where all but
        a few signs are.
    """
    words = b"\n".join(_words(data))
    if _is_nearly_utf8(words):
        return "utf-8"
    pairs = _pairs(words)
    costs = {encoding: _cost_of_letters(pairs, encoding) for encoding in SINGLE_BYTE}
    costs |= {encoding: _cost_of_signs(words, encoding) for encoding in _ROWS}
    return min(costs, key=lambda encoding: costs[encoding])


def _words(data: bytes) -> Mapping[bytes, None]:
    """Each word with high bytes once: one product fills many rows."""
    words = (word for line in islice(_lines(data), _LINES) for word in _WORD_ENDS.split(line))
    return dict.fromkeys(word for word in words if not word.isascii())


def _lines(data: bytes) -> Iterator[bytes]:
    """Each line with high bytes, of a very long one the part around the first of them."""
    place = 0
    while high := _HIGH.search(data, place):
        start = max(data.rfind(b"\n", place, high.start()) + 1, high.start() - _LINE_BYTES, place)
        end = data.find(b"\n", high.end(), high.end() + _LINE_BYTES)
        place = end if end >= 0 else min(high.end() + _LINE_BYTES, len(data))
        yield data[start:place]


_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_SIGN = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_MOST = 0.75


def _is_nearly_utf8(lines: bytes) -> bool:
    """Whether few signs are anything else, as where rows of two programs were pasted into one file."""
    return sum(map(len, _UTF8_SIGN.findall(lines))) >= _MOST * len(_HIGH.findall(lines))


Pair = tuple[int, int, int]
"""The byte before, a high byte, and what follows."""
_ELSE, _LATIN, _ODD, _HIGH_BYTE = range(4)
_KINDS = np.full(256, _ELSE)
_KINDS[[byte for byte in range(128) if chr(byte).isalpha()]] = _LATIN
_KINDS[list(rb"@[\]^`{}~")] = _ODD
_KINDS[128:] = _HIGH_BYTE


def _pairs(lines: bytes) -> Mapping[Pair, int]:
    text = np.frombuffer(b"\n" + lines + b"\n", dtype=np.uint8)
    places = np.flatnonzero(text >= 0x80)
    keys = (text[places - 1].astype(np.int64) << 10) | (text[places].astype(np.int64) << 2) | _KINDS[text[places + 1]]
    found, counts = np.unique(keys, return_counts=True)
    return {
        (key >> 10, key >> 2 & 0xFF, key & 3): count for key, count in zip(found.tolist(), counts.tolist(), strict=True)
    }


def _cost_of_letters(pairs: Mapping[Pair, int], encoding: str) -> float:
    """Return the cost in the language that fits best."""
    languages, prior = SINGLE_BYTE[encoding]
    costs = (_cost_in(pairs, encoding, language) + _RARER * rank for rank, language in enumerate(languages))
    return min(costs) - prior


def _cost_in(pairs: Mapping[Pair, int], encoding: str, language: str) -> float:
    signs = _signs(encoding)
    shares = _shares(encoding, language)
    apart = language in _OTHER_SCRIPTS
    cost = 0.0
    for (before, byte, follows), count in pairs.items():
        sign, previous = signs[byte], signs[before]
        likely = _share(sign, shares) * _fit(sign, previous)
        if _is_letter(sign):
            likely *= _beside(previous, follows, apart)
        cost -= count * math.log(likely)
    return cost


def _beside(previous: str, follows: int, apart: bool) -> float:
    """Return how likely a letter beyond a to z stands between what it stands between."""
    if not _is_letter(previous) and follows == _ELSE:
        return _ALONE
    if follows == _ODD:
        return _BEFORE_ODD_SIGN
    if not apart:
        return _AMONG_LATIN
    return _BETWEEN_SCRIPTS if follows == _LATIN or (previous.isascii() and previous.isalpha()) else 1.0


def _share(sign: str, shares: Mapping[str, float]) -> float:
    if not sign.isprintable() and sign != "\xa0":
        return _UNREADABLE
    lower = sign.lower()
    return shares.get(lower if len(lower) == 1 else sign, 0.0) + _ANYTHING / 128


_OTHER_SCRIPTS = frozenset({"ru", "uk", "bg", "sr", "el", "he", "ar", "fa", "th"})


def _is_letter(sign: str) -> bool:
    """Tell whether a sign is part of a word: a letter, or a vowel written above or below one."""
    return unicodedata.category(sign)[0] in "LM"


def _fit(sign: str, previous: str) -> float:
    """Return how well a sign stands behind another, with capitals at the beginning of words or in whole words."""
    if not _is_letter(sign):
        return _SIGN_IN_WORD if _is_letter(previous) else 1.0
    if sign.isupper() == sign.islower():
        return 1.0
    behind_upper = _AFTER_UPPER if previous.isupper() else _UPPER_AT_START
    upper = _UPPER_AFTER_LOWER if previous.islower() else behind_upper
    return upper if sign.isupper() else 1 - upper


@cache
def _signs(encoding: str) -> str:
    """Return the sign of each of the 256 bytes."""
    return "".join(bytes([byte]).decode(encoding, errors="replace") for byte in range(256)).replace("\ufffd", "\x00")


@cache
def _shares(encoding: str, language: str) -> Mapping[str, float]:
    languages, _ = SINGLE_BYTE[encoding]
    shares: dict[str, float] = defaultdict(float)
    for letters in languages.values():
        _add(shares, letters, _FROM_RELATED / len(languages))
    _add(shares, languages[language], _FROM_LANGUAGE)
    for sign in PLAIN_SIGNS:
        shares[sign] += _SIGN / len(PLAIN_SIGNS)
    return shares


def _add(shares: dict[str, float], letters: str, share: float) -> None:
    whole = sum(1 / (rank + _RANKS_BEHIND) for rank in range(len(letters)))
    for rank, letter in enumerate(letters):
        shares[letter] += share / (rank + _RANKS_BEHIND) / whole


Rows = tuple[tuple[range, float], ...]
"""First bytes of a kind of letters, and the share of one of its letters."""

_ROWS: Mapping[str, tuple[Rows, float]] = {
    "gb18030": (
        ((range(0xA1, 0xA4), 0.05 / 280), (range(0xB0, 0xD8), 0.9 / 3755), (range(0xD8, 0xF8), 0.04 / 3008)),
        -2.0,
    ),
    "big5hkscs": (
        ((range(0xA1, 0xA4), 0.05 / 400), (range(0xA4, 0xC7), 0.9 / 5401), (range(0xC9, 0xFA), 0.04 / 7652)),
        -3.0,
    ),
    "cp949": (
        ((range(0xA1, 0xA4), 0.05 / 280), (range(0xB0, 0xC9), 0.9 / 2350), (range(0xCA, 0xFE), 0.01 / 4888)),
        -2.0,
    ),
    "cp932": (
        (
            (range(0x81, 0x82), 0.05 / 108),
            (range(0x82, 0x84), 0.45 / 230),
            (range(0x88, 0x98), 0.45 / 2965),
            (range(0x98, 0xA0), 0.02 / 1600),
            (range(0xE0, 0xEB), 0.02 / 1790),
            (range(0xA1, 0xE0), 0.01 / 63),
        ),
        -2.0,
    ),
    "euc_jp": (
        (
            (range(0xA1, 0xA4), 0.05 / 280),
            (range(0xA4, 0xA6), 0.45 / 169),
            (range(0xB0, 0xD0), 0.45 / 2965),
            (range(0xD0, 0xF5), 0.04 / 3390),
        ),
        -4.0,
    ),
}
"""Encoding with two bytes a letter -> its rows, and how far it stands behind the commonest."""
_RARE = 1e-6


def _cost_of_signs(lines: bytes, encoding: str) -> float:
    rows, prior = _ROWS[encoding]
    shares = {lead: share for leads, share in rows for lead in leads}
    signs = Counter(lines.decode(encoding, errors="replace"))
    return -prior - sum(
        count * math.log(_share_of(sign, encoding, shares)) for sign, count in signs.items() if not sign.isascii()
    )


def _share_of(sign: str, encoding: str, shares: Mapping[int, float]) -> float:
    written = b"" if sign == "\ufffd" else sign.encode(encoding, errors="ignore")
    plain = len(written) == 2 and (encoding in ("big5hkscs", "cp932") or written[1] >= 0xA1)
    if plain or (encoding == "cp932" and len(written) == 1):
        return shares.get(written[0], _RARE)
    return _RARE

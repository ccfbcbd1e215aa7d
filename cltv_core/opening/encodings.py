"""Text in any common encoding to UTF-8 bytes."""

from __future__ import annotations

import codecs
import re

import numpy as np
import pyarrow as pa

_SAMPLE_BYTES = 1 << 17
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def to_utf8(data: bytes) -> bytes:
    """Convert text in any common encoding to UTF-8 with line feeds, without a byte order mark and NUL characters.

    Bytes that the encoding does not know become U+FFFD. The same object comes back where nothing changes, so that a
    large file is not held twice.
    """
    encoding = _encoding(data)
    as_marked = encoding == "utf-8-sig" and _is_utf8(data)
    if encoding != "utf-8" and not as_marked:
        data = data.decode(encoding, errors="replace").encode("utf-8")
    data = data.removeprefix(codecs.BOM_UTF8)
    data = data.replace(b"\x00", b"") if b"\x00" in data else data
    if b"\r" not in data or data.count(b"\r") == data.count(b"\r\n"):
        return data
    return re.sub(rb"\r(?!\n)", b"\n", data)


def _encoding(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    zeros_even, zeros_odd = data[:2000:2].count(0), data[1:2000:2].count(0)
    if max(zeros_even, zeros_odd) > 300 or (len(data) < 1000 and max(zeros_even, zeros_odd) > len(data) // 4):
        return "utf-16-be" if zeros_even > zeros_odd else "utf-16-le"
    return "utf-8" if _is_utf8(data) else _eight_bit_encoding(data[:_SAMPLE_BYTES])


_POLISH = re.compile(
    rb"[A-Za-z\xf3\xea\xe6][\xb9\xb3\xbf\x9f\x9c](?![\d])|[\xa3\xaf\xa5\x8c\x8f][A-Za-z\xf3]|[a-z]\xea(?=[^\w]|$)"
)
_TURKISH = re.compile(rb"[\xf0\xfd\xfe\xde\xdd\xd0]")
_KANA = re.compile("[\u3040-\u30ff]")
_FOREIGN_WORD = re.compile(rb"[\xc0-\xff]{4,}")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_CZECH_ONLY, _CZECH_TOO = re.compile(rb"[\x8a\x8e\x9a\x9d\x9e]"), re.compile(rb"[\xc8\xcc\xd8\xd9\xe8\xec\xf8\xf9]")
"""Letters with a caron that no Western language has, and letters that would be Western ones beside them."""
_GREEK_ACCENT = re.compile(rb"[\xe1-\xfe][\xdc-\xdf][\xe1-\xfe]")
_TURNS_UPPER = re.compile(rb"[\xe0-\xff][\xc0-\xdf]")
_HANGUL_LEADS, _HANZI_LEADS = range(0xB0, 0xC9), range(0xB0, 0xF8)
_MOST, _NEARLY_ALL = 0.8, 0.97


def _eight_bit_encoding(sample: bytes) -> str:
    """Tell which of the old encodings writes words with these bytes: Western unless something speaks for another."""
    pairs = _encoding_of_pairs(sample)
    if pairs:
        return pairs
    if _FOREIGN_WORD.search(sample):
        return _encoding_of_words(sample)
    if _CZECH_ONLY.search(sample) and _CZECH_TOO.search(sample):
        return "cp1250"
    if len(_KANA.findall(sample.decode("cp932", errors="ignore"))) * 4 > sum(byte > 127 for byte in sample):
        return "cp932"
    polish, turkish = len(_POLISH.findall(sample)), len(_TURKISH.findall(sample))
    if polish or turkish:
        return "cp1250" if polish >= turkish else "cp1254"
    return "cp1252"


def _encoding_of_pairs(sample: bytes) -> str | None:
    """Tell Chinese from Korean by letters of two high bytes each, which come in even numbers; None: it is neither."""
    runs = _HIGH_RUN.findall(sample[: sample.rfind(b"\n") + 1] or sample)
    if len(runs) < 3 or sum(len(run) % 2 == 0 for run in runs) < _NEARLY_ALL * len(runs):
        return None
    leads = [lead for run in runs for lead in run[::2]]
    if sum(lead in _HANGUL_LEADS for lead in leads) >= _NEARLY_ALL * len(leads):
        return "cp949"
    return "gb18030" if sum(lead in _HANZI_LEADS for lead in leads) >= _MOST * len(leads) else None


def _encoding_of_words(sample: bytes) -> str:
    """Tell Greek, Arabic, Cyrillic and Hebrew, whose letters share their bytes.

    Accents stand within Greek words, what would be a capital follows a small letter in Arabic ones, and Hebrew has none
    of the bytes of Cyrillic capitals.
    """
    words = _FOREIGN_WORD.findall(sample)
    letters = sum(map(len, words))
    if sum(len(_GREEK_ACCENT.findall(word)) for word in words) * 80 > letters:
        return "cp1253"
    if sum(len(_TURNS_UPPER.findall(word)) for word in words) * 10 > letters:
        return "cp1256"
    has_capitals_or_yeru = re.search(rb"[\xc0-\xdf\xfb-\xff]", b"".join(words))
    return "cp1251" if has_capitals_or_yeru else "cp1255"


def _is_utf8(data: bytes) -> bool:
    """Check the bytes where they lie, so that no second copy of a large file is ever held."""
    ends = pa.py_buffer(np.array([0, len(data)], dtype=np.int64))
    try:
        pa.LargeStringArray.from_buffers(1, ends, pa.py_buffer(data)).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


_MOJIBAKE = re.compile(rb"\xc3[\x82-\x85\xa2](?:[\xc2\xc5\xcb\xe2])")
"""UTF-8 of "Â", "Ã", "Ä", "Å" or "â" before another of its bytes, taken for Western text."""


def repair_mojibake(utf8: bytes) -> bytes:
    """UTF-8 that was once taken for Western text and saved so ("MontrÃ©al") put right; other text as it is."""
    if not _MOJIBAKE.search(utf8):
        return utf8
    text = utf8.decode("utf-8", errors="replace")
    return re.sub(r"[^\x00-\x7f]{2,}", _repaired, text).encode("utf-8")


def _repaired(garbled: re.Match[str]) -> str:
    try:
        return b"".join(_western_byte(sign) for sign in garbled[0]).decode("utf-8")
    except UnicodeError:
        return garbled[0]


def _western_byte(sign: str) -> bytes:
    return sign.encode("latin-1" if "\x80" <= sign <= "\x9f" else "cp1252")

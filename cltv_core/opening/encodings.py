"""Text in any common encoding to UTF-8 bytes."""

from __future__ import annotations

import codecs
import re

import numpy as np
import pyarrow as pa

from cltv_core.opening.eight_bits import encoding_of

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
    return decoded(data)[0]


def decoded(data: bytes) -> tuple[bytes, str]:
    """Return the same with the name of the encoding, "" where its marks or its bytes leave no doubt."""
    encoding = _encoding_of_marks(data)
    guessed = ""
    if not (encoding in ("utf-8", "utf-8-sig") and _is_utf8(data)):
        if encoding == "utf-8":
            encoding = encoding_of(data)
            guessed = "" if encoding.startswith("utf-8") else encoding
        errors = "western" if encoding.startswith("utf-8") else "replace"
        data = data.decode(encoding, errors=errors).encode("utf-8")
    data = data.removeprefix(codecs.BOM_UTF8)
    data = data.replace(b"\x00", b"") if b"\x00" in data else data
    if b"\r" not in data or data.count(b"\r") == data.count(b"\r\n"):
        return data, guessed
    return re.sub(rb"\r(?!\n)", b"\n", data), guessed


def _encoding_of_marks(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    zeros_even, zeros_odd = data[:2000:2].count(0), data[1:2000:2].count(0)
    if max(zeros_even, zeros_odd) > 300 or (len(data) < 1000 and max(zeros_even, zeros_odd) > len(data) // 4):
        return "utf-16-be" if zeros_even > zeros_odd else "utf-16-le"
    return "utf-8"


def _western(wrong: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 as Western letters."""
    if not isinstance(wrong, UnicodeDecodeError):
        raise wrong
    return wrong.object[wrong.start : wrong.end].decode("cp1252", errors="replace"), wrong.end


codecs.register_error("western", _western)


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

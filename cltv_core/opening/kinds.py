"""What a file is by its first bytes, never by its name."""

from __future__ import annotations

import re
from enum import Enum

from cltv_core.opening.codes import Foreign, Refusal, Unopened


class Kind(Enum):
    """What a file is made of; all but text is opened in a process of its own."""

    TEXT = "text"
    GZIP = "gzip"
    ZIP = "zip"
    OLD_WORKBOOK = "old workbook"
    MARKUP = "markup"
    PARQUET = "parquet"
    JSON = "json"


PACKED = frozenset({Kind.GZIP, Kind.ZIP, Kind.OLD_WORKBOOK, Kind.PARQUET})

LONGEST_CHANCE = 3
"""A table of text may begin with these few letters by chance, not with more."""

_KINDS: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b", Kind.GZIP),
    (b"PK\x03\x04", Kind.ZIP),
    (b"\xd0\xcf\x11\xe0", Kind.OLD_WORKBOOK),
    (b"PAR1", Kind.PARQUET),
)
_FOREIGN: tuple[tuple[bytes, Foreign], ...] = (
    (b"%PDF", Foreign.PDF),
    (b"\x89PNG", Foreign.PICTURE),
    (b"\xff\xd8\xff", Foreign.PHOTO),
    (b"GIF8", Foreign.PICTURE),
    (b"BM", Foreign.PICTURE),
    (b"RIFF", Foreign.PICTURE_OR_SOUND),
    (b"II*\x00", Foreign.PICTURE),
    (b"MM\x00*", Foreign.PICTURE),
    (b"Rar!", Foreign.RAR),
    (b"7z\xbc\xaf", Foreign.SEVEN_ZIP),
    (b"SQLite format 3", Foreign.DATABASE),
    (b"\x7fELF", Foreign.PROGRAM),
    (b"MZ", Foreign.PROGRAM),
    (b"ID3", Foreign.SOUND),
    (b"{\\rtf", Foreign.TEXT_DOCUMENT),
)
_MARKUP = (b"<!doctype html", b"<html", b"<?xml", b"<table", b"<meta", b"<head", b"<style", b"<body", b"<svg")
_JSON = re.compile(rb'[\s\xef\xbb\xbf]*(?:\[\s*)*(?:\{\s*["}]|\[\s*[\[\]])')
_BLANK = b"\x00\r\n\t ,;\xef\xbb\xbf\xff\xfe"
_SHORT = 1 << 20


def kind_of(name: str, data: bytes) -> Kind:
    """Tell what a file is.

    Raises
    ------
    Refusal
        For an empty file and for what holds no table, such as a picture.
    """
    if len(data) < _SHORT and not data.strip(_BLANK):
        raise Refusal(Unopened.EMPTY, name)
    for magic, kind in _KINDS:
        if data.startswith(magic):
            return kind
    head = data[:300].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith(_MARKUP) or _wide(head).startswith(_MARKUP):
        return Kind.MARKUP
    if _JSON.match(data[:300]) or _JSON.match(_wide(data[:300])):
        return Kind.JSON
    _refuse_foreign(name, data)
    return Kind.TEXT


def _wide(head: bytes) -> bytes:
    """UTF-16 as the letters that it is made of; other text as nothing."""
    return head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\x00", b"") if b"\x00" in head else b""


def _refuse_foreign(name: str, data: bytes) -> None:
    head = data[:16]
    for magic, what in _FOREIGN:
        if head.startswith(magic) and (len(magic) > LONGEST_CHANCE or not _is_plain_text(data[:512])):
            raise Refusal(what, name)
    if head[4:8] == b"ftyp":
        raise Refusal(Foreign.PHOTO_OR_FILM, name)
    if not _is_plain_text(data[:4096]) and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refusal(Foreign.BINARY, name)


def _is_plain_text(sample: bytes) -> bool:
    """Whether hardly any byte is a control character; two in a hundred are forgiven to damaged exports."""
    controls = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    utf_16 = sample.count(0) >= len(sample) // 3
    return utf_16 or controls <= len(sample) // 50

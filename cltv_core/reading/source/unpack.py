"""What a file is by its bytes, never by its name: text, a workbook, something packed, or no table at all."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from cltv_core.reading.source import web_tables
from cltv_core.text import sentences

MAX_UNPACKED_BYTES = 800_000_000
MAX_PACKED_FILES = 200
_CHUNK = 1 << 20
LONGEST_CHANCE = 3
"""A table of text may begin with these few letters by chance, not with more."""

Kind = Literal["text", "workbook"]

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a photo"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"ID3", "a sound"),
    (b"{\\rtf", "a text document"),
)
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Payload:
    """One table's worth of bytes, unpacked; `name` says where in the owner's file it was found."""

    name: str
    kind: Kind
    data: bytes = field(repr=False)


def unpack(name: str, data: bytes) -> list[Payload]:
    """The tables inside a file: itself, or the members of an archive.

    Raises UnreadableFile for what holds no table or unpacks to more than MAX_UNPACKED_BYTES.
    """
    if len(data) < _CHUNK and not data.strip(b"\x00\r\n\t ,;\xef\xbb\xbf\xff\xfe"):
        raise sentences.empty_file(name)
    if data.startswith(b"\x1f\x8b"):
        return unpack(name.removesuffix(".gz"), _gunzip(name, data))
    if data.startswith(b"PK\x03\x04"):
        return _unzip(name, data)
    if data.startswith(_OLD_WORKBOOK):
        return [Payload(name, "workbook", data)]
    written = web_tables.largest_table(data) if web_tables.is_markup(data) else None
    if written is not None:
        return [Payload(name, "text", written)]
    _refuse_foreign(name, data)
    return [Payload(name, "text", data)]


def _refuse_foreign(name: str, data: bytes) -> None:
    head = data[:16]
    for magic, what in _FOREIGN:
        if head.startswith(magic) and (len(magic) > LONGEST_CHANCE or not _is_plain_text(data[:512])):
            raise sentences.foreign_file(name, what)
    if head[4:8] == b"ftyp":
        raise sentences.foreign_file(name, "a photo or a film")
    if head.lstrip().lower().startswith((b"<!doctype html", b"<html", b"<?xml", b"<svg")):
        raise sentences.foreign_file(name, "a web page")
    if head.lstrip().startswith((b'{"', b"[{", b"{\n")):
        raise sentences.foreign_file(name, "JSON, a format for programs")
    if not _is_plain_text(data[:4096]) and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise sentences.foreign_file(name, "neither text nor a spreadsheet")


def _is_plain_text(sample: bytes) -> bool:
    """Whether hardly any byte is a control character; two in a hundred are forgiven to damaged exports."""
    controls = sum(byte < 9 or 13 < byte < 32 for byte in sample)
    utf_16 = sample.count(0) >= len(sample) // 3
    return utf_16 or controls <= len(sample) // 50


def _gunzip(name: str, data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            unpacked = packed.read(MAX_UNPACKED_BYTES + 1)
    except (OSError, EOFError, zlib.error) as fault:
        raise sentences.damaged_file(name) from fault
    if len(unpacked) > MAX_UNPACKED_BYTES:
        raise sentences.too_large(name, MAX_UNPACKED_BYTES)
    return unpacked


def _unzip(name: str, data: bytes) -> list[Payload]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bomb(name, archive)
            if "xl/workbook.xml" in archive.namelist() or "xl/workbook.bin" in archive.namelist():
                return [Payload(name, "workbook", data)]
            if "word/document.xml" in archive.namelist():
                raise sentences.foreign_file(name, "a Word document")
            if "content.xml" in archive.namelist():
                return [Payload(name, "workbook", data)]
            return [payload for member in _members(archive) for payload in unpack(*_extract(name, archive, member))]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as fault:
        raise sentences.damaged_file(name) from fault


def _refuse_bomb(name: str, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if len(members) > 10 * MAX_PACKED_FILES or sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        raise sentences.too_large(name, MAX_UNPACKED_BYTES)


def _members(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    for member in archive.infolist()[:MAX_PACKED_FILES]:
        hidden = member.filename.startswith("__MACOSX/") or member.filename.rsplit("/", 1)[-1].startswith(".")
        if not member.is_dir() and not hidden and member.file_size:
            yield member


def _extract(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> tuple[str, bytes]:
    inner = member.filename.rsplit("/", 1)[-1]
    with archive.open(member) as packed:
        data = packed.read(MAX_UNPACKED_BYTES + 1)
    if data.startswith(b"PK\x03\x04") and b"xl/" not in data[:4096] and inner.lower().endswith(".zip"):
        raise sentences.nested_archive(name)
    return f"{name}: {inner}", data

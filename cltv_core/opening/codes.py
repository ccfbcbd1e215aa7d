"""Why a file was not opened. `cltv_core.text.opening` makes sentences of these codes; each has `file`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cltv_core.facts import Code, Fact


class Unopened(Code):
    """What is wrong with a file that should hold a table."""

    EMPTY = "empty"
    EMPTY_ARCHIVE = "empty_archive"
    DAMAGED = "damaged"
    NESTED_TOO_DEEP = "nested_too_deep"
    TOO_MANY_FILES = "too_many_files"
    """`files`: how many are too many"""
    TOO_LARGE = "too_large"
    """`megabytes`: how many are too many"""
    TOO_MANY_CELLS = "too_many_cells"
    TOO_MUCH_MEMORY = "too_much_memory"
    TOO_SLOW = "too_slow"


class Foreign(Code):
    """What a file is that is no table."""

    PDF = "pdf"
    PICTURE = "picture"
    PHOTO = "photo"
    PICTURE_OR_SOUND = "picture_or_sound"
    PHOTO_OR_FILM = "photo_or_film"
    SOUND = "sound"
    RAR = "rar"
    SEVEN_ZIP = "seven_zip"
    DATABASE = "database"
    PROGRAM = "program"
    TEXT_DOCUMENT = "text_document"
    WORD = "word"
    WEB_PAGE = "web_page"
    JSON = "json"
    BINARY = "binary"


class Remedy(Code):
    """What to do about a file that was not opened."""

    EXPORT_UNPROTECTED = "export_unprotected"
    EXPORT_SHORTER = "export_shorter"
    EXPORT_AS_CSV = "export_as_csv"
    UNPACK = "unpack"


REMEDIES: Mapping[Code, Remedy] = {
    Unopened.DAMAGED: Remedy.EXPORT_UNPROTECTED,
    Unopened.NESTED_TOO_DEEP: Remedy.UNPACK,
    Unopened.TOO_MANY_FILES: Remedy.UNPACK,
    Unopened.TOO_LARGE: Remedy.EXPORT_SHORTER,
    Unopened.TOO_MANY_CELLS: Remedy.EXPORT_AS_CSV,
    Unopened.TOO_MUCH_MEMORY: Remedy.EXPORT_AS_CSV,
    Unopened.TOO_SLOW: Remedy.EXPORT_AS_CSV,
}
"""What to do where it is more than exporting the sales once more."""

CODES = {(type(code).__name__, code.value): code for kind in (Unopened, Foreign) for code in kind}


class Refusal(Exception):
    """Why the child opens a file no further: a fact of `Unopened` or `Foreign`."""

    def __init__(self, code: Unopened | Foreign, file: str, **args: Any) -> None:
        super().__init__()
        self.fact: Fact = code(file=file, **args)

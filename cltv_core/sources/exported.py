"""What a key opens, written as the export that the owner could have downloaded: one reader serves both."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from cltv_core.reading.options import SourceFile
from cltv_core.sources.addresses import LinkRefused
from cltv_core.sources.codes import Problem, Remedy
from cltv_core.sources.https import MOST_BYTES

_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Exported:
    """A table that grows row by row. `host`: where its rows come from."""

    def __init__(self, headers: Sequence[str], host: str) -> None:
        self._host = host
        self._headers = tuple(headers)
        self._bytes = io.BytesIO()
        self._text = io.TextIOWrapper(self._bytes, encoding="utf-8", errors="replace", newline="")
        self._writer = csv.writer(self._text)
        self._writer.writerow(self._headers)

    def add(self, row: Mapping[str, str]) -> None:
        """Add a row; columns that it does not name stay empty."""
        self._writer.writerow([_UNSAFE.sub("", row.get(header, "")) for header in self._headers])

    def check_size(self) -> None:
        """Raise LinkRefused where the table is larger than a file may be."""
        self._text.flush()
        if self._bytes.tell() > MOST_BYTES:
            raise LinkRefused(Problem.TOO_LARGE(host=self._host, most=MOST_BYTES // 1_000_000), Remedy.EXPORT)

    def file(self, name: str) -> SourceFile:
        """Return the table as a file."""
        self._text.flush()
        return SourceFile(name, self._bytes.getvalue())

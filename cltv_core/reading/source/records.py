"""Where in a text its records stand, found without parsing its cells."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_BLOCK_BYTES = 1 << 20
_LINE_BREAK, _RETURN, _QUOTE = b'\n\r"'
_LONG = 1 << 31

Places = npt.NDArray[np.signedinteger]
"""Bytes of a text, in 32 bits where these reach: a text may have millions of lines."""


@dataclass(frozen=True)
class Records:
    """`starts`, `ends`: the bytes of each record that is not blank; `breaks`: the line breaks that stand before it."""

    starts: Places
    ends: Places
    breaks: npt.NDArray[np.int32]

    def text(self, body: memoryview, places: npt.NDArray[np.intp]) -> bytes:
        """Return the text of these records alone, one behind the other; `places` ascend.

        Records that stand together are copied together, so that the many of a spoilt file take no memory one by one.
        """
        first = np.flatnonzero(np.diff(places, prepend=-2) != 1)
        last = np.append(first, len(places))[1:] - 1
        text = bytearray()
        for start, end in zip(self.starts[places[first]].tolist(), self.ends[places[last]].tolist(), strict=True):
            text += body[start:end]
            text += b"\n"
        return bytes(text)


def records_of(body: memoryview) -> Records:
    """Find the records of well-formed text: a line break ends one where the quotes before it are even in number."""
    signs = np.frombuffer(body, dtype=np.uint8)
    breaks, ending = _line_breaks(signs)
    ended = breaks[ending]
    starts = np.append(np.zeros_like(ended, shape=1), ended + 1)
    ends = np.append(ended, np.full_like(ended, len(signs), shape=1))
    before = np.append(0, np.flatnonzero(ending) + 1).astype(np.int32)
    length = ends - starts
    filled = length > 0
    single = np.flatnonzero(length == 1)
    filled[single] = signs[starts[single]] != _RETURN
    return Records(starts[filled], ends[filled], before[filled])


def _line_breaks(signs: npt.NDArray[np.uint8]) -> tuple[Places, npt.NDArray[np.bool_]]:
    """Find the places of all line breaks, and tell whether each ends a record."""
    size = np.int32 if len(signs) < _LONG else np.int64
    places, ending, quotes_before = [np.empty(0, dtype=size)], [np.empty(0, dtype=bool)], 0
    for start in range(0, len(signs), _BLOCK_BYTES):
        block = signs[start : start + _BLOCK_BYTES]
        breaks, quotes = np.flatnonzero(block == _LINE_BREAK), np.flatnonzero(block == _QUOTE)
        places.append((breaks + start).astype(size))
        ending.append((np.searchsorted(quotes, breaks) + quotes_before) % 2 == 0)
        quotes_before += len(quotes)
    return np.concatenate(places), np.concatenate(ending)

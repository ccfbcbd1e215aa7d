"""Makes cells that name a person comparable, and empties those that stand for nobody ("Walk-in").

All functions take distinct cells as an Index of str and return as many in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from cltv_core.reading.values import nobody
from cltv_core.reading.values.plain_text import without_invisible
from cltv_core.reading.values.wording import among, whole
from cltv_core.reading.vocabulary.folding import folded

_YES = frozenset(
    {"yes", "y", "true", "t", "1", "subscribed", "opted in", "opt in", "accepted", "granted", "ja", "oui", "si", "sí"}
    | {"sim", "tak", "evet", "angemeldet", "abonné"}
)
_NO = frozenset(
    {"no", "n", "false", "f", "0", "unsubscribed", "not subscribed", "never subscribed", "non subscribed", "opted out"}
    | {"nonsubscribed", "opt out", "declined", "cleaned", "bounced", "nein", "non", "nie", "hayır", "nee", "não"}
    | {"abgemeldet", "désabonné"}
)
_EXTENSION = r"(?i)\s*(?:ext|extension|x|durchwahl|dw|poste)\.?\s*\d{1,6}$|\.0$"
_LAST_FIRST = re.compile(r"^([^\W\d]+), ([^\W\d]+)$")
_SECOND_NUMBER = r"^(.*?\d{2}.*?\d{4,})\s*[;,|/]\s*\+?\d.*\d{4,}.*$"
_EMAIL = r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+"


def clean_id(cells: pd.Index) -> pd.Index:
    """Clean ids, which stay text; 17850.0, which spreadsheets make of 17850, loses ".0" where all are numbers."""
    cells = clean_number(cells)
    filled = cells[cells != ""]
    if len(filled) and filled.str.fullmatch(r"\d+(?:\.0)?").all():
        cells = cells.str.removesuffix(".0")
    return _one_spelling(_without_nobody(_single_spaced(cells)))


def clean_number(cells: pd.Index) -> pd.Index:
    """Take off the apostrophe by which spreadsheets keep the zeros of numbers and codes."""
    return _visible(cells).str.lstrip("'")


def clean_email(cells: pd.Index) -> pd.Index:
    """Put addresses in lower case without blanks and invisible signs; what is no address, or nobody's, becomes "".

    Dots and +tags are kept: leaving them out is right for some providers only, and would join two people elsewhere.
    """
    bare = _first_address(_visible(cells).str.lower()).str.strip("'\"<> .")
    bare = bare.where(bare.str.fullmatch(_EMAIL), "")
    return bare.where(~whole(bare, nobody.MAILBOXES), "")


def _first_address(cells: pd.Index) -> pd.Index:
    """Take the address out of "Ann <ann@example.com>", "mailto:ann@example.com" and "ann@example.com, bob@example.com".

    Only cells that look like these are taken apart, as most do not and there may be a million.
    """
    packed = np.asarray(cells.str.contains(r"[<,;]|^mailto:", regex=True), dtype=bool)
    if not packed.any():
        return cells
    bare = pd.Series(cells, dtype="str")
    bare[packed] = bare[packed].str.replace(r"^.*<([^<>]+)>$|^mailto:|\s*[,;].*$", r"\1", regex=True)
    found: pd.Index = pd.Index(bare, dtype="str")
    return found


def clean_phone(cells: pd.Index) -> pd.Index:
    """Reduce phone numbers, of several the first, to digits, with a leading + where one or 00 was written.

    Fewer than six digits, and digits that only fill the field (000000), become "".
    """
    first = _visible(cells).str.replace(_EXTENSION, "", regex=True).str.replace(_SECOND_NUMBER, r"\1", regex=True)
    first = first.str.replace(r"^[^\d+]*00", "+", regex=True)
    digits = first.str.replace(r"\D", "", regex=True)
    spoiled = cells.str.contains(r"\d[eE]\+\d", regex=True) | among(digits, nobody.DIGITS) | (digits.str.len() < 6)
    return (digits.where(~first.str.match(r"\D*\+"), "+" + digits)).where(~spoiled, "")


def clean_name(cells: pd.Index) -> pd.Index:
    """Give names one spelling, and empty those that stand for nobody ("Guest", "Laufkunde")."""
    return _one_spelling(_without_nobody(clean_part_of_name(cells)))


def clean_part_of_name(cells: pd.Index) -> pd.Index:
    """Clean a first or a last name, none of which stands for nobody: families are called Cash and Guest too."""
    return _single_spaced(_visible(cells))


def _one_spelling(cells: pd.Index) -> pd.Index:
    """Write names that differ in case, or in the order "Lee, Ann", as one of them.

    Rather that in mixed case is taken than one in capitals or small letters.

    The Turkish i has two capitals.
    """
    if cells.str.isascii().all():
        keys = cells.str.lower()
    else:
        keys = cells.str.casefold().str.replace("\u0131", "i").str.replace("i\u0307", "i")
    if keys.str.contains(", ", regex=False).any():
        keys = keys.str.replace(_LAST_FIRST, r"\2 \1", regex=True)
    if _different(keys) == _different(cells):
        return cells
    spellings = pd.DataFrame(
        {
            "key": keys,
            "cell": cells,
            "plain": cells.str.isupper() | cells.str.islower() | cells.str.contains(",", regex=False),
        }
    )
    best = spellings.sort_values(["plain", "cell"]).drop_duplicates("key").set_index("key")["cell"]
    spelled: pd.Index = pd.Index(best.reindex(keys).to_numpy(), dtype="str")
    return spelled


def _different(cells: pd.Index) -> int:
    """Count different cells, by the million in a third of the memory that pandas takes."""
    return len(pc.unique(pa.array(cells, pa.large_string())))


def _single_spaced(cells: pd.Index) -> pd.Index:
    spaced: pd.Index = cells.str.replace(r"\s+", " ", regex=True)
    return spaced


def _visible(cells: pd.Index) -> pd.Index:
    """Take out what the eye does not see; letters in two signs, as a Mac writes them, and wide ones become one."""
    seen = without_invisible(cells).str.strip()
    if seen.str.isascii().all():
        return seen
    composed: pd.Index = seen.str.normalize("NFKC")
    return composed


def clean_consent(cells: pd.Index) -> pd.Index:
    """Reduce answers to "yes", "no", or "" where the cell says neither."""
    lowered = _visible(cells).str.lower().str.replace(r"[-_\s]+", " ", regex=True).str.strip()
    said_yes, said_no = among(lowered, _YES), among(lowered, _NO)
    answers = pd.Series("", index=range(len(cells)), dtype="str").mask(said_yes, "yes").mask(said_no, "no")
    return pd.Index(answers, dtype="str")


def _without_nobody(cells: pd.Index) -> pd.Index:
    """Empty cells that stand for nobody, also where a till put them in brackets or signs."""
    lowered = cells.str.lower()
    bare = lowered.str.strip(" .,;:-_*()[]<>#'\"")
    known = among(lowered, nobody.NAMES) | among(bare, nobody.NAMES) | among(bare, nobody.FOLDED) | (bare == "")
    known |= whole(bare, nobody.SOMEBODY)
    abroad = ~cells.str.isascii()
    if abroad.any():
        known[abroad] |= np.array([folded(cell) in nobody.FOLDED for cell in cells[abroad]], dtype=bool)
    return cells.where(~known, "")


CLEANERS: Mapping[str, Callable[[pd.Index], pd.Index]] = {
    "customer_id": clean_id,
    "email": clean_email,
    "phone": clean_phone,
    "name": clean_name,
    "first_name": clean_part_of_name,
    "last_name": clean_part_of_name,
    "consent": clean_consent,
    "postcode": clean_number,
    "order_id": clean_number,
    "refund_of": clean_number,
}
"""Role -> how its cells are cleaned; other roles are taken as they stand."""


def looks_like_emails(cells: list[str]) -> float:
    """Return the share of cells, from 0 to 1, that are e-mail addresses."""
    return sum(bool(re.fullmatch(_EMAIL, cell.lower())) for cell in cells) / len(cells) if cells else 0.0

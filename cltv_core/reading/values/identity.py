"""Who a customer is: cells that name a person made comparable, placeholders for "nobody" taken out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from cltv_core.reading.values import nobody
from cltv_core.reading.values.plain_text import without_invisible
from cltv_core.reading.vocabulary.folding import folded

_YES = frozenset(
    {"yes", "y", "true", "t", "1", "subscribed", "opted in", "opt in", "accepted", "granted", "ja", "oui", "si", "sí"}
    | {"sim", "tak", "evet", "angemeldet", "abonné"}
)
_NO = frozenset(
    {"no", "n", "false", "f", "0", "unsubscribed", "not subscribed", "never subscribed", "non subscribed", "opted out"}
    | {
        "opt out",
        "declined",
        "cleaned",
        "bounced",
        "nein",
        "non",
        "nie",
        "hayır",
        "nee",
        "não",
        "abgemeldet",
        "désabonné",
    }
)
_EXTENSION = r"(?i)\s*(?:ext|extension|x|durchwahl|dw|poste)\.?\s*\d{1,6}$|\.0$"
_SECOND_NUMBER = r"^(.*?\d{2}.*?\d{4,})\s*[;,|/]\s*\+?\d.*\d{4,}.*$"
_EMAIL = r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]+"


def clean_id(cells: pd.Index) -> pd.Index:
    """Ids as text; 17850.0, which spreadsheets make of 17850, becomes 17850 where all ids are numbers."""
    cells = clean_number(cells)
    filled = cells[cells != ""]
    if len(filled) and filled.str.fullmatch(r"\d+(?:\.0)?").all():
        cells = cells.str.removesuffix(".0")
    return one_spelling(_without_nobody(_single_spaced(cells)))


def clean_number(cells: pd.Index) -> pd.Index:
    """Numbers and codes without the apostrophe by which spreadsheets keep their zeros."""
    return _visible(cells).str.lstrip("'")


def clean_email(cells: pd.Index) -> pd.Index:
    """Lower case, without blanks and signs that do not show; addresses that stand for nobody are taken out. Dots and
    +tags are kept: folding them is right for some providers only, and would join two people elsewhere."""
    first = _visible(cells).str.lower().str.replace(r"^.*<([^<>]+)>$|^mailto:|\s*[,;].*$", r"\1", regex=True)
    bare = first.str.strip("'\"<> .")
    bare = bare.where(bare.str.fullmatch(_EMAIL), "")
    return bare.where(~bare.str.fullmatch(nobody.MAILBOXES), "")


def clean_phone(cells: pd.Index) -> pd.Index:
    """Digits with a leading + where one was written, of several numbers the first; fewer than six digits, or digits
    that only fill the field, name nobody."""
    first = _visible(cells).str.replace(_EXTENSION, "", regex=True).str.replace(_SECOND_NUMBER, r"\1", regex=True)
    first = first.str.replace(r"^[^\d+]*00", "+", regex=True)
    digits = first.str.replace(r"\D", "", regex=True)
    spoiled = cells.str.contains(r"\d[eE]\+\d", regex=True) | digits.isin(nobody.DIGITS) | (digits.str.len() < 6)
    return (digits.where(~first.str.match(r"\D*\+"), "+" + digits)).where(~spoiled, "")


def clean_name(cells: pd.Index) -> pd.Index:
    return one_spelling(_without_nobody(clean_part_of_name(cells)))


def clean_part_of_name(cells: pd.Index) -> pd.Index:
    """A first or a last name alone: Cash and Guest are families too."""
    return _single_spaced(_visible(cells))


def one_spelling(cells: pd.Index) -> pd.Index:
    """Cells that differ in case only as one of them, rather in mixed case than all in capitals; the Turkish i has two
    capitals."""
    keys = cells.str.casefold().str.replace("\u0131", "i").str.replace("i\u0307", "i")
    if keys.nunique() == cells.nunique():
        return cells
    spellings = pd.DataFrame({"key": keys, "cell": cells, "plain": cells.str.isupper() | cells.str.islower()})
    best = spellings.sort_values(["plain", "cell"]).drop_duplicates("key").set_index("key")["cell"]
    spelled: pd.Index = pd.Index(best.reindex(keys).to_numpy(), dtype="str")
    return spelled


def _single_spaced(cells: pd.Index) -> pd.Index:
    spaced: pd.Index = cells.str.replace(r"\s+", " ", regex=True)
    return spaced


def _visible(cells: pd.Index) -> pd.Index:
    """Cells without what the eye does not see; letters in two signs, as a Mac writes them, and wide ones become one."""
    seen = without_invisible(cells).str.strip()
    if seen.str.isascii().all():
        return seen
    composed: pd.Index = seen.str.normalize("NFKC")
    return composed


def clean_consent(cells: pd.Index) -> pd.Index:
    """yes, no, or nothing where the cell says neither."""
    lowered = _visible(cells).str.lower().str.replace(r"[-_\s]+", " ", regex=True).str.strip()
    said_yes, said_no = lowered.isin(_YES), lowered.isin(_NO)
    answers = pd.Series("", index=range(len(cells)), dtype="str").mask(said_yes, "yes").mask(said_no, "no")
    return pd.Index(answers, dtype="str")


def _without_nobody(cells: pd.Index) -> pd.Index:
    """Cells that stand for nobody emptied, also where a till put them in brackets or signs."""
    lowered = cells.str.lower()
    bare = lowered.str.strip(" .,;:-_*()[]<>#'\"")
    known = lowered.isin(nobody.NAMES) | bare.isin(nobody.NAMES) | bare.isin(nobody.FOLDED) | (bare == "")
    known |= np.asarray(bare.str.fullmatch(nobody.SOMEBODY), dtype=bool)
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
    return sum(bool(re.fullmatch(_EMAIL, cell.lower())) for cell in cells) / len(cells) if cells else 0.0

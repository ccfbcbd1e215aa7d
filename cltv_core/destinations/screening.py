"""Who may be in a file, who stands in a file of their own, and why the others are in none."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cltv_core.destinations.addresses import marketplace_aliases
from cltv_core.destinations.declaration import Destination


@dataclass(frozen=True)
class Counts:
    """What became of everybody on a list.

    How many people are in the files (`included`), in files of their own because their consent is `unknown`, and in
    none: `said_no`, `marketplace` (its buyers may not be written to), `bounced` (messages come back), `bad_address`,
    `no_address`, `duplicates`.

    Together they are everybody of the list. `phones_left_out`: people in a file whose phone could not be used.
    """

    included: int
    unknown: int
    said_no: int
    marketplace: int
    bounced: int
    bad_address: int
    no_address: int
    duplicates: int
    phones_left_out: int

    @property
    def everyone(self) -> int:
        """Return how many people the list has, in files or not."""
        return self.in_files + self.refused + self.bounced + self.bad_address + self.no_address + self.duplicates

    @property
    def in_files(self) -> int:
        """Return how many people are in a file, asked or not."""
        return self.included + self.unknown

    @property
    def refused(self) -> int:
        """People who may not be written to."""
        return self.said_no + self.marketplace


def screened(frame: pd.DataFrame, destination: Destination) -> pd.DataFrame:
    """Add the column `fate`, and blank phones that may not be used at all or not twice.

    `fate` is "yes" or "unknown" (consent of people in the files), or why somebody is in none: "no", "marketplace",
    "bounced", "bad_address", "no_address", "duplicate".
    """
    frame = _as_they_said(frame)
    known, key = _keys(frame, destination)
    alias = marketplace_aliases(frame["email"])
    bad = (frame["wrote_email"] & (frame["email"] == "")) | (frame["wrote_phone"] & (frame["phone"] == ""))
    welcome = known & ~alias & (frame["consent"] != "no")
    fates = np.select(
        [
            alias,
            frame["consent"] == "no",
            ~known & frame["returned"],
            ~known & bad,
            ~known,
            _seen_before(frame, key, welcome, destination),
        ],
        ["marketplace", "no", "bounced", "bad_address", "no_address", "duplicate"],
        frame["consent"],
    )
    frame = frame.assign(fate=pd.Series(fates, index=frame.index, dtype="str"))
    return _with_each_phone_once(frame) if destination.unique_phones else frame


def count(frame: pd.DataFrame) -> Counts:
    """Count the fates of screened people."""
    sizes = frame["fate"].value_counts()
    in_files = frame["fate"].isin(["yes", "unknown"])
    return Counts(
        included=int(sizes.get("yes", 0)),
        unknown=int(sizes.get("unknown", 0)),
        said_no=int(sizes.get("no", 0)),
        marketplace=int(sizes.get("marketplace", 0)),
        bounced=int(sizes.get("bounced", 0)),
        bad_address=int(sizes.get("bad_address", 0)),
        no_address=int(sizes.get("no_address", 0)),
        duplicates=int(sizes.get("duplicate", 0)),
        phones_left_out=int((in_files & frame["wrote_phone"] & (frame["phone"] == "")).sum()),
    )


def _as_they_said(frame: pd.DataFrame) -> pd.DataFrame:
    """Consent belongs to the address: a no counts for every row with the same e-mail or phone, a yes for the e-mail."""
    email, phone = frame["email"], frame["phone"]
    consent = frame["consent"].where(frame["consent"].isin(["yes", "no"]), "unknown")
    consent = consent.mask(_shared(email, consent == "yes") & (consent != "no"), "yes")
    consent = consent.mask(_shared(email, consent == "no"), "no")
    refused = _shared(phone, consent == "no")
    return frame.assign(
        consent=consent.mask((email == "") & refused, "no"),
        phone=phone.mask(refused & (consent != "no"), ""),
    )


def _shared(column: pd.Series, rows: pd.Series) -> pd.Series:
    """Whether the text of a row, if it has any, stands in one of `rows`."""
    codes, distinct = pd.factorize(column)
    there = np.zeros(len(distinct), dtype=bool)
    there[codes[rows]] = True
    return pd.Series(there[codes], index=column.index) & (column != "")


def _keys(frame: pd.DataFrame, destination: Destination) -> tuple[pd.Series, pd.Series]:
    """Whether a row has what the tool needs, and what it will know the person by."""
    known = pd.Series(destination.keeps_everyone, index=frame.index)
    key = pd.Series(frame.index, index=frame.index).astype("str")
    for fields in destination.needs:
        here = ~known & (frame[list(fields)] != "").all(axis=1)
        key = key.mask(here, sum((frame[name] + "\t" for name in fields[1:]), frame[fields[0]]))
        known |= here
    return known, key


def _seen_before(frame: pd.DataFrame, key: pd.Series, welcome: pd.Series, destination: Destination) -> pd.Series:
    """Rows whose person stands in a better row; without an e-mail, in any row with the same phone and an e-mail."""
    if destination.keeps_everyone:
        return ~welcome & welcome
    with_email = welcome & (frame["email"] != "")
    elsewhere = _shared(frame["phone"], with_email)
    return key.where(welcome, frame.index.astype("str")).duplicated() | (welcome & ~with_email & elsewhere)


def _with_each_phone_once(frame: pd.DataFrame) -> pd.DataFrame:
    holders = frame["fate"].isin(["yes", "unknown"]) & (frame["phone"] != "")
    again = frame.loc[holders, "phone"].duplicated()
    return frame.assign(phone=frame["phone"].mask(again.reindex(frame.index, fill_value=False), ""))

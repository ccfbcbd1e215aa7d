"""What is kept of a campaign: enough to read its result from any later export, and no name or address."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Annotated, Any

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec import Meta

from cltv_core.arrays import Flags, Floats
from cltv_core.campaigns.codes import Problem, Remedy
from cltv_core.campaigns.keys import KEY_BYTES, Keys
from cltv_core.errors import CltvError

LEAST_EXPECTED, STEPS_A_FACTOR_OF_E = 1e-3, 10
"""Expectations are kept in steps of 10 %, from a thousandth up: one byte a person."""

MOST_PEOPLE = 2_000_000
YEARS = range(1970, 2201)

Bytes = npt.NDArray[np.uint8]
Name = Annotated[str, Meta(max_length=200)]
Amount = Annotated[float, Meta(ge=0, le=1e12)]


class ReceiptUnreadable(CltvError):
    """A receipt that this program did not write, or that was changed."""


@dataclass(frozen=True)
class Members:
    """Everybody of a list, sorted by key.

    Arrays of shape (people,): `held_out`, and what was expected of each within the window when the list was sent
    (`orders`, and `value` in money). `scale`: their mean value, in units of which values are stored.
    """

    keys: Keys
    held_out: Flags
    orders: Floats
    value: Floats
    scale: float = 1.0

    def __len__(self) -> int:
        return len(self.keys)

    def only(self, chosen: Flags) -> Members:
        """Return those chosen (one element a member), as they are kept."""
        return Members(self.keys[chosen], self.held_out[chosen], self.orders[chosen], self.value[chosen], self.scale)

    @classmethod
    def drawn(cls, keys: Keys, held_out: Flags, orders: Floats, value: Floats) -> Members:
        """Sort people by key, and round what is expected of them to what a receipt keeps."""
        order = np.argsort(keys, kind="stable")
        scale = float(value.mean()) or 1.0
        kept = scale * _from_steps(_steps(value[order] / scale))
        return cls(keys[order], held_out[order], _from_steps(_steps(orders[order])), kept, scale)


@dataclass(frozen=True)
class Receipt:
    """One campaign. `sent_on` is the first day of the window of `window_days` days after it; `share` was left out.

    `margin`, `cost_per_contact` and `offer_cost` (for each buyer who was written to) are in money of the shop. `trial`
    names the campaigns that share the people left out.
    """

    id: str
    name: str
    segment: str
    tactic: str
    sent_on: date
    window_days: int
    share: float
    members: Members = field(repr=False)
    margin: float = 1.0
    cost_per_contact: float = 0.0
    offer_cost: float = 0.0
    currency: str = ""
    trial: str = ""

    @property
    def last_day(self) -> date:
        """The last day of the window."""
        return self.sent_on + timedelta(days=self.window_days)

    @property
    def reading_day(self) -> date:
        """The first day on which the whole window is over."""
        return self.last_day + timedelta(days=1)


class ReceiptForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A receipt as it stands in a file.

    `members`, packed by zlib, holds the steps from each key to the next (the first bytes of all, then the second ones,
    and so on, as small steps pack well that way), who was left out (a bit a person), and the expected orders and value
    (a byte a person each, see `STEPS_A_FACTOR_OF_E`).
    """

    id: Name
    name: Name
    segment: Name
    tactic: Name
    sent_on: date
    window_days: Annotated[int, Meta(ge=1, le=1000)]
    share: Annotated[float, Meta(ge=0, le=1)]
    margin: Annotated[float, Meta(ge=0, le=100)]
    cost_per_contact: Amount
    offer_cost: Amount
    currency: Name
    trial: Name
    people: Annotated[int, Meta(ge=1, le=MOST_PEOPLE)]
    value_scale: Annotated[float, Meta(gt=0, le=1e15)]
    members: bytes


def to_form(receipt: Receipt) -> ReceiptForm:
    """Bring a receipt into the form of the file; the same receipt gives the same bytes."""
    members = receipt.members
    return ReceiptForm(
        **{name: getattr(receipt, name) for name in _SHARED},
        people=len(members),
        value_scale=members.scale,
        members=zlib.compress(
            np.diff(members.keys, prepend=np.uint64(0))
            .astype(">u8")
            .view(np.uint8)
            .reshape(-1, 8)[:, -KEY_BYTES:]
            .T.tobytes()
            + np.packbits(members.held_out).tobytes()
            + _steps(members.orders).tobytes()
            + _steps(members.value / members.scale).tobytes(),
            level=9,
        ),
    )


def from_form(form: ReceiptForm) -> Receipt:
    """Bring the form of a file back into a receipt. Raises ReceiptUnreadable where its parts do not fit together."""
    people = form.people
    data = _unpacked(form.members, people * (KEY_BYTES + 2) + (people + 7) // 8)
    if data is None or form.sent_on.year not in YEARS:
        raise ReceiptUnreadable(Problem.NOT_A_RECEIPT(), Remedy.KEEP_THE_FILE())
    steps, flags, orders, value = np.split(data, [people * KEY_BYTES, len(data) - 2 * people, len(data) - people])
    places = np.arange(KEY_BYTES - 1, -1, -1, dtype=np.uint64)[:, None] * np.uint64(8)
    members = Members(
        keys=(steps.reshape(KEY_BYTES, people).astype(np.uint64) << places).sum(axis=0, dtype=np.uint64).cumsum(),
        held_out=np.unpackbits(flags, count=people).astype(np.bool_),
        orders=_from_steps(orders),
        value=form.value_scale * _from_steps(value),
        scale=form.value_scale,
    )
    return Receipt(**{name: getattr(form, name) for name in _SHARED}, members=members)


def to_json(receipt: Receipt) -> bytes:
    """Write a receipt as a file of its own."""
    return msgspec.json.format(msgspec.json.encode(to_form(receipt)), indent=2) + b"\n"


def from_json(data: bytes) -> Receipt:
    """Read what `to_json` wrote. Raises ReceiptUnreadable for anything else."""
    try:
        return from_form(msgspec.json.decode(data, type=ReceiptForm))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as fault:
        raise ReceiptUnreadable(Problem.NOT_A_RECEIPT(), Remedy.KEEP_THE_FILE()) from fault


_SHARED = tuple(
    name for name in ReceiptForm.__struct_fields__ if name in Receipt.__dataclass_fields__ and name != "members"
)


def _unpacked(packed: bytes, size: int) -> Bytes | None:
    """So many bytes, neither fewer nor more, whatever the packed ones claim."""
    try:
        data = zlib.decompressobj().decompress(packed, size + 1)
    except zlib.error:
        return None
    return np.frombuffer(data, dtype=np.uint8) if len(data) == size else None


def _steps(expected: Floats) -> Bytes:
    above = np.log(np.maximum(expected, LEAST_EXPECTED) / LEAST_EXPECTED) * STEPS_A_FACTOR_OF_E
    return np.where(expected < LEAST_EXPECTED, 0, np.clip(np.rint(above) + 1, 1, 255)).astype(np.uint8)


def _from_steps(steps: npt.NDArray[Any]) -> Floats:
    value = LEAST_EXPECTED * np.exp((steps.astype(np.float64) - 1) / STEPS_A_FACTOR_OF_E)
    return np.where(steps == 0, 0.0, value)

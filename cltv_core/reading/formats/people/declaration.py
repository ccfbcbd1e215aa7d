"""What a declaration of a file about people can say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cltv_core.reading.codes import Menu
from cltv_core.reading.formats.declaration import Signature

Kind = Literal["people", "mailings", "answers", "visits"]
"""What its rows tell: who somebody is; a message that went to them; what they answered; where they came from."""

NAMES: Mapping[str, tuple[str, ...]] = {
    "first_name": ("First Name", "FirstName"),
    "last_name": ("Last Name", "LastName"),
}


@dataclass(frozen=True)
class PeopleFormat:
    """How one program exports what it knows of people.

    `program`: the first word of its orders' format key, whose customer numbers these are; `menu`: where orders are
    exported; `roles`: role -> headers in order of preference. Beside the roles of a sale there are:
    `acquired_through`; `bounced` and `unsubscribed`, which say yes by a yes, a moment or a number above 0;
    `suppressed`, which says why nothing is sent; `campaign`, `sent_at`, `delivered`, `opened`, `clicked` of a message,
    or `event` and `event_at` where each row is one event; `answered_at` of an answer, whose questions are found by
    their words.
    """

    key: str
    program: str
    signatures: tuple[Signature, ...]
    roles: Mapping[str, tuple[str, ...]]
    menu: Menu = Menu.ANY
    kind: Kind = "people"


ANY_PEOPLE = PeopleFormat(key="people", program="", signatures=(), roles={})

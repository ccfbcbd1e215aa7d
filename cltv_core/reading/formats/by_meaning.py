"""What holds for a table of no known program."""

from __future__ import annotations

from cltv_core.reading.formats import status_words
from cltv_core.reading.formats.declaration import Format, Match, Rule
from cltv_core.reading.orders.group_rows import carried_down
from cltv_core.text import sentences

BY_MEANING = Format(
    key="by_meaning",
    label="Columns found by name and content",
    signatures=(),
    roles={},
    prepare=carried_down,
    identity=("customer_id", "email", "phone", "name", "card_brand + card_last4 ?", "card_last4 ?"),
    rules=(
        Rule("@status", status_words.CANCELLED, sentences.CANCELLED),
        Rule("@voided", status_words.VOIDED, sentences.CANCELLED),
        Rule("@kind", status_words.CANCELLED, sentences.CANCELLED),
        Rule("@kind", status_words.MONEY_MOVED, sentences.OWN_TRANSFER),
        Rule("@status", status_words.OPEN, sentences.PENDING, asks=True),
    ),
    negative=Match("@kind", status_words.REFUND),
    refunded_in_full=Match("@status", status_words.REFUNDED),
    notes=(sentences.NOTE_TAX,),
)

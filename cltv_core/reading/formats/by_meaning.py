"""What holds for a table of no known program."""

from __future__ import annotations

from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.formats.day_columns import with_days
from cltv_core.reading.formats.declaration import Format, Match, Rule
from cltv_core.reading.source.group_rows import carried_down
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values.kinds import Kind
from cltv_core.reading.values.outcomes import Outcome


def as_plain_table(table: RawTable) -> RawTable:
    """Return a report with headings, or with its days anywhere but in a column, as a plain table."""
    return with_days(carried_down(table))


BY_MEANING = Format(
    key="by_meaning",
    name="",
    signatures=(),
    roles={},
    prepare=as_plain_table,
    identity=("customer_id", "email", "phone", "name", "card_brand + card_last4 ?", "card_last4 ?"),
    rules=(
        Rule("@status|@voided|@kind", Outcome.CANCELLED.value, Excluded.CANCELLED),
        Rule("@status|@voided|@kind", Outcome.DRAFT.value, Excluded.TRIAL),
        Rule("@kind", Kind.MOVED.value, Excluded.OWN_TRANSFER),
        Rule("@kind", Kind.PURCHASE.value, Excluded.OWN_PAYMENT),
        Rule("@status|@voided", Outcome.OPEN.value, Excluded.NOT_PAID_YET, asks=True),
        Rule("@status", Outcome.UNCLEAR.value, Excluded.UNKNOWN_STATUS, unsure=True),
    ),
    negative=Match("@kind", Kind.REFUND.value),
    refunded_in_full=Match("@status|@voided", Outcome.REFUNDED.value),
    notes=(Note.WITH_TAX_AND_SHIPPING,),
)

"""Why rows, or parts of their amounts, were left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cltv_core.facts import Code
from cltv_core.reading.codes import Excluded
from cltv_core.text.say import say
from cltv_core.text.voice import N_, Template, Voice, speaking

if TYPE_CHECKING:
    import pyarrow as pa

    from cltv_core.transactions import ReadingReport

SENTENCES: Mapping[Code, Template] = {
    Excluded.NO_DATE: N_("No readable date"),
    Excluded.NO_AMOUNT: N_("No readable amount"),
    Excluded.NO_CUSTOMER: N_("No customer recorded"),
    Excluded.FUTURE: N_("Dated in the future"),
    Excluded.AFTER_AS_OF: N_("After the chosen day"),
    Excluded.EMPTY_ROW: N_("A total, a heading or an empty row, not a sale"),
    Excluded.TORN_ROW: N_("Quotes or separators are out of place, so its cells cannot be told apart"),
    Excluded.CANCELLED: N_("Cancelled, or the payment failed"),
    Excluded.NOT_PAID_YET: N_("Not paid yet"),
    Excluded.ADJUSTMENT: N_("A correction in the books, not a sale"),
    Excluded.FEE: N_("A fee, a sample or a donation, not a sale"),
    Excluded.OWN_PAYMENT: N_("Money that you paid out, not a sale"),
    Excluded.OWN_RETURN: N_("Money back for something you bought, not a sale"),
    Excluded.OWN_TRANSFER: N_("Money moved between your accounts, held or reserved, not a sale"),
    Excluded.NOTHING_SOLD: N_("A gift card, a tip or a zero payment: no goods were sold"),
    Excluded.TRIAL: N_("A draft or a test, not a sale"),
    Excluded.BOOKING: N_("A payment, an estimate or another entry in the books, not a sale"),
    Excluded.NOT_CHARGED: N_("A free trial or a pre-order that was not charged"),
    Excluded.FREE_STOCK: N_("A stock movement at price zero, not a sale"),
    Excluded.OTHER_CURRENCY: N_("In {currency}, which cannot be added to the other amounts"),
    Excluded.FURTHER_CURRENCIES: N_("In one of many further currencies, which cannot be added to the other amounts"),
    Excluded.REFUND_UNMATCHED: N_("Refund of a purchase that is not in the files"),
    Excluded.REFUND_GIVEN: N_("Refunded to customers"),
    Excluded.UNKNOWN_STATUS: N_("A status that you said is no sale"),
    Excluded.ODD_AMOUNT: N_("An amount far above all others, perhaps a typing error"),
    Excluded.ROUNDING: N_("Fractions of a cent"),
    Excluded.REPEATED_ORDER: N_("Also in a newer file, which counts"),
    Excluded.REPEATED_FILE: N_("The same file twice"),
}


def excluded_table(report: ReadingReport) -> pa.Table:
    """Return the rows that were left out, with the reason of each in words instead of its key.

    It is for files, which are the same for readers of any language.
    """
    import pyarrow as pa

    if not report.excluded.num_rows:
        return report.excluded
    with speaking(Voice()):
        words = {part.reason.key: str(say(part.reason)) for part in report.exclusions}
    place = report.excluded.column_names.index("reason")
    column = report.excluded.column(place).combine_chunks()
    keys = column.dictionary.to_pylist()
    said = pa.DictionaryArray.from_arrays(column.indices, pa.array([words[key] for key in keys], pa.string()))
    return report.excluded.set_column(place, "reason", said)

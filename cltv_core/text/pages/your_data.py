"""What was read from the owner's files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cltv_core.facts import Money
from cltv_core.text.reading import formats
from cltv_core.text.voice import N_, Sentence, _, ngettext

if TYPE_CHECKING:
    from cltv_core.transactions import FileReport, MatchReport

RECONCILIATION_HEADING = N_("From the amount in your files to the amount used")
RECONCILIATION_HELP = N_(
    "Every row of your files is in one of these lines, and the amounts add up to the cent. Rows in part are used, less "
    "some of their amount."
)
RECONCILIATION_LINE = N_("What happened to it")
ROWS = N_("Rows")
EXCLUDED_BUTTON = N_("Download the rows left out")
FILES_HEADING = N_("What was read")
CHOSEN_COLUMNS_USED = N_("Read with the columns you chose for files like this.")
DECISIONS_HEADING = N_("What was decided in reading")
DECISIONS_HELP = N_(
    "Where a file can be read in two ways, this is how we read it, and what the other way would change."
)
DECISION_COLUMNS = {"what": N_("In the file"), "chosen": N_("Taken as"), "alternative": N_("Otherwise")}
DECISION_CHANGE = N_("Change of the revenue")
MATCHES_HEADING = N_("The same person twice")
MATCHES_HELP = N_("Entries that share an e-mail address or a phone number are one person; a name alone is not enough.")
MATCHES_ALT = N_("Examples of entries that are one person")
MATCH_COLUMNS = {"first": N_("One entry"), "second": N_("The other"), "by": N_("In common")}
PREVIEW_CAPTION = N_("The first rows, as they were understood")
OTHER_FILES_HEADING = N_("Other files")
ADD_FILES_LABEL = N_("Add to what is loaded")
ADD_FILES_HELP = N_("On: new files are read together with those already loaded. Off: they take their place.")
DELETE_BUTTON = N_("Delete everything")
DELETE_TEXT = N_("Your files, everything made of them and all settings are removed from memory. This cannot be undone.")
DELETE_CONFIRM = N_("Yes, delete everything")


def file_read(file: FileReport) -> Sentence:
    """Say what kind of file it is and what it brought."""
    kind = _(
        "{label}, {rows}", label=formats.label(file.format), rows=ngettext("{n:count} row", "{n:count} rows", file.rows)
    )
    customers = ngettext("{n:count} customer", "{n:count} customers", file.customers)
    if file.kind == "people":
        return _("{kind}: it says more about {customers}.", kind=kind, customers=customers)
    orders = ngettext("{n:count} order", "{n:count} orders", file.orders)
    brought = _("{orders} of {customers}", orders=orders, customers=customers)
    if file.first_day is not None and file.last_day is not None:
        brought = _(
            "{brought}, {first:day} to {last:day}",
            brought=brought,
            first=file.first_day,
            last=file.last_day,
        )
    return _(
        "{kind}: {brought}. Of {in_file:cents} in the file, {used:cents} is used.",
        kind=kind,
        brought=brought,
        in_file=Money(file.file_amount, file.currency),
        used=Money(file.used_amount, file.currency),
    )


def matches(found: MatchReport) -> Sentence:
    """Say how many entries turned out to be a customer already known, and by what."""
    ways = [
        _("{n:count} by the same e-mail address", n=found.by_email) if found.by_email else None,
        _("{n:count} by the same phone number", n=found.by_phone) if found.by_phone else None,
    ]
    return ngettext(
        "{n:count} entry turned out to be a customer already known: {ways:list}.",
        "{n:count} entries turned out to be customers already known: {ways:list}.",
        found.merged,
        ways=[way for way in ways if way],
    )

"""Lists of customers for the owner's tool."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cltv_core.text.voice import N_, Sentence, _, ngettext

if TYPE_CHECKING:
    from cltv_core.destinations import File

WHO_IS_IN_IT = N_("Who is left out, and what else to know")
FOUND_NAME = N_("Customers found")
LIST_FOR = N_("Made for")
NO_ADDRESSES = N_(
    "Your files hold no e-mail address and no phone number, so no e-mail or advertising tool can use this list. Print "
    "it, or keep it at the till."
)
LIST_HELP = N_(
    "The file has the columns that this tool expects, and nobody who said no. People who were never asked are in a "
    "file of their own: ask them first."
)
HASHED_LABEL = N_("Make addresses unreadable (SHA-256)")
HASHED_HELP = N_("The tool still recognises people it knows, but nobody can read an address from the file.")
WITH_PRODUCTS_LABEL = N_("Add what each is likely to buy next")
HOW_TO_LOAD = N_("How to load it there")
PLANNED_HELP = N_("The customers of this group for whom your plan expects the most, and no more. Switch off for all.")
WITH_EMAIL = {
    "yes": N_("Of the {people:count} who agreed, {known:count} have an e-mail address."),
    "unknown": N_("Of the {people:count} whose consent is not known, {known:count} have an e-mail address."),
}
"""Consent -> how many of them can be sent an e-mail."""
BUNDLE_BUTTON = N_("All segments as one zip")
BUNDLE_HELP = N_("A file for each segment, those of unknown consent in a folder of their own, and a readme.")


def of_found(customers: int) -> Sentence:
    """Offer a list of the customers that a search found."""
    return ngettext("List of this customer", "List of these {n:count} customers", customers)


def as_planned(customers: int) -> Sentence:
    """Offer the list of those whom the plan names."""
    return ngettext("Only the {n:count} customer of your plan", "Only the {n:count} best, as in your plan", customers)


def with_email(files: Sequence[File]) -> Sentence:
    """Say how many in the files have an e-mail address, of those who agreed and the others; "" for all or none."""
    told = []
    for consent, message in WITH_EMAIL.items():
        these = [file for file in files if file.consent == consent]
        people, known = sum(file.people for file in these), sum(file.with_email for file in these)
        if 0 < known < people:
            told.append(_(message, known=known, people=people))
    return Sentence(" ".join(told))


def file_button(file: File) -> Sentence:
    """Say who is in a file, and which part it is where a list comes in several."""
    agreed = file.consent == "yes"
    if file.parts > 1:
        part = _("{part} of {parts:count}", part=file.name.rpartition(".")[0].rpartition("-")[2], parts=file.parts)
        if agreed:
            return ngettext(
                "{n:count} person who agreed ({part})", "{n:count} people who agreed ({part})", file.people, part=part
            )
        return ngettext(
            "{n:count} person, consent not known ({part})",
            "{n:count} people, consent not known ({part})",
            file.people,
            part=part,
        )
    if agreed:
        return ngettext("{n:count} person who agreed", "{n:count} people who agreed", file.people)
    return ngettext("{n:count} person, consent not known", "{n:count} people, consent not known", file.people)

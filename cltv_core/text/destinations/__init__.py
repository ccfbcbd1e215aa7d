"""What the owner reads of a list: who is in which file, who is in none and why, and what the tool asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cltv_core.destinations.codes import Told
from cltv_core.facts import Code, Fact
from cltv_core.text.destinations.tools import LABELS, NOTES, STEPS, UNKNOWN_CONSENT
from cltv_core.text.voice import N_, Plural, Sentence, Template, _, ngettext

ANY_OTHER = N_("any other program (CSV)")
SEE_MARKETPLACE = N_("Etsy, Amazon, eBay and Walmart forbid shops to advertise to people who buy through them.")


def label(tool: str) -> Sentence:
    """Name a tool."""
    return _(LABELS[tool])


def inside(tool: str) -> Sentence:
    """Name a tool within a sentence."""
    return _(ANY_OTHER) if tool == "csv" else label(tool)


def steps(tool: str) -> tuple[Sentence, ...]:
    """Say how to load a file into a tool."""
    return tuple(_(step) for step in STEPS[tool])


def unknown_consent(tool: str) -> Sentence:
    """Say what to do with people whose consent is not known."""
    return _(UNKNOWN_CONSENT[tool])


def needed(needs: Sequence[Sequence[str]]) -> Sentence:
    """Name what a tool knows people by: e-mail address or phone number."""
    names = {"email": N_("e-mail address"), "phone": N_("phone number")}
    found = [_(names.get(fields[0], N_("name with postcode and country"))) for fields in needs]
    return _("{names:either}", names=found)


def people(number: int) -> Sentence:
    """Say how many people: 1 person, 12 people."""
    return ngettext("{n:count} person", "{n:count} people", number)


def _with_label(one: str, many: str) -> Template:
    return lambda fact: ngettext(one, many, fact["number"], tool=inside(fact["tool"]))


def _of(message: str) -> Template:
    """Make the template of a message about a tool."""
    spoken = label if message.startswith("{tool}") else inside
    return lambda fact: _(message, **{**fact, "tool": spoken(fact["tool"])})


def _unknown(fact: Fact) -> Sentence:
    return Sentence(f"{_not_known(fact)} {unknown_consent(fact['tool'])}")


def _not_known(fact: Fact) -> Sentence:
    return ngettext(
        "Your files do not say whether {n:count} person agreed to hear from you. This one is in a separate file.",
        "Your files do not say whether {n:count} people agreed to hear from you. They are in a separate file.",
        fact["number"],
    )


def _marketplace(fact: Fact) -> Sentence:
    told = ngettext(
        "{n:count} person can only be reached through a marketplace and is in no file.",
        "{n:count} people can only be reached through a marketplace and are in no file.",
        fact["number"],
    )
    return Sentence(f"{told} {_(SEE_MARKETPLACE)}")


def _no_address(fact: Fact) -> Sentence:
    return ngettext(
        "{n:count} person has no {needed} in your files and is in no file.",
        "{n:count} people have no {needed} in your files and are in no file.",
        fact["number"],
        needed=needed(fact["needs"]),
    )


def _nobody(fact: Fact) -> Sentence:
    return _(
        "Nobody on this list has what {tool} needs ({needed}), so there is nothing to load. Add a file with "
        "addresses, for example the customer export of your shop, next to your sales.",
        tool=inside(fact["tool"]),
        needed=needed(fact["needs"]),
    )


def _all_refused(fact: Fact) -> Sentence:
    told = _(
        "You may not write to anyone on this list, so there is no file for {tool}: they said no, or they bought "
        "through a marketplace.",
        tool=inside(fact["tool"]),
    )
    return Sentence(f"{told} {_(SEE_MARKETPLACE)}")


def _notes(fact: Fact) -> Sentence:
    return Sentence(" ".join(_(note) for note in NOTES[fact["tool"]]))


def _split_by_size(fact: Fact) -> Sentence:
    return _(
        "{tool} takes at most {megabytes:count} MB a file, so the list comes in {number:count} files. Load them one "
        "after the other.",
        tool=label(fact["tool"]),
        megabytes=fact["size"] / 1_000_000,
        number=fact["number"],
    )


SENTENCES: Mapping[Code, Template] = {
    Told.INCLUDED: _with_label(
        N_("{n:count} person agreed to hear from you and is in the list for {tool}."),
        N_("{n:count} people agreed to hear from you and are in the list for {tool}."),
    ),
    Told.UNKNOWN: _unknown,
    Told.UNKNOWN_WITHOUT_ADDRESS: _not_known,
    Told.SAID_NO: Plural(
        N_("{number:count} person said no to hearing from you and is in no file."),
        N_("{number:count} people said no to hearing from you and are in no file."),
        by="number",
    ),
    Told.SAID_NO_OR_FORBIDDEN: Plural(
        N_(
            "{number:count} person said no to hearing from you, or bought where you may not advertise, and is in no "
            "file."
        ),
        N_(
            "{number:count} people said no to hearing from you, or bought where you may not advertise, and are in no "
            "file."
        ),
        by="number",
    ),
    Told.MARKETPLACE: _marketplace,
    Told.BOUNCED: Plural(
        N_("Messages to {number:count} person come back, so they are in no file."),
        N_("Messages to {number:count} people come back, so they are in no file."),
        by="number",
    ),
    Told.BAD_ADDRESS: _with_label(
        N_("{n:count} person has an address that {tool} does not take, such as a mistyped one, and is in no file."),
        N_("{n:count} people have an address that {tool} does not take, such as a mistyped one, and are in no file."),
    ),
    Told.NO_ADDRESS: _no_address,
    Told.DUPLICATES: Plural(
        N_("{number:count} entry had the same address as a better customer. Each address is listed once."),
        N_("{number:count} entries had the same address as a better customer. Each address is listed once."),
        by="number",
    ),
    Told.PHONES_LEFT_OUT: Plural(
        N_(
            "{number:count} phone number could not be used, because it is incomplete, of an unknown country, or "
            "someone else's already. It is left empty, and the person stays."
        ),
        N_(
            "{number:count} phone numbers could not be used, because they are incomplete, of an unknown country, or "
            "someone else's already. They are left empty, and the people stay."
        ),
        by="number",
    ),
    Told.NOBODY: _nobody,
    Told.EMPTY_LIST: _of(N_("There is nobody on this list, so there is nothing to load into {tool}.")),
    Told.ALL_REFUSED: _all_refused,
    Told.SPLIT_BY_SIZE: _split_by_size,
    Told.SPLIT_BY_ROWS: _of(
        N_(
            "{tool} takes at most {rows:count} rows a file, so the list comes in {number:count} files. Load them one "
            "after the other."
        )
    ),
    Told.TOO_FEW: _of(
        N_("{tool} needs at least {least:count} people in a file. It will probably refuse: {files:list}.")
    ),
    Told.PART_OF_THE_RANGE: _of(
        N_(
            "This list holds only customers of these tiers: {tiers:list}. {tool} learns who is worth more only from "
            "the whole range. For a lookalike audience by value, use the list of everyone."
        )
    ),
    Told.NOTES: _notes,
}

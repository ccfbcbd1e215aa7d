"""Keeping what was decided in a file of the owner's own, and going on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cltv_core.text.spelling import day
from cltv_core.text.voice import N_, Sentence, _, ngettext

if TYPE_CHECKING:
    from cltv_core.project.contents import Project
    from cltv_core.project.shelf import Remembered

SAVE = N_("Save")
SAVE_CHANGES = N_("Save changes")
HEADING = N_("Your project file")
TEXT = N_(
    "Keeps your settings, answers, segments, campaigns and today’s forecast. Drop it here next month together with "
    "your new export: nothing is asked twice, campaigns are read, and you see what has changed."
)
UNSAVED = N_("You have unsaved changes.")
SAVED = N_("Everything is saved.")
NAME_LABEL = N_("Name of your shop")
NAME_PLACEHOLDER = N_("My shop")
WITH_SALES = N_("Include the sales")
WITH_SALES_HELP = N_(
    "Then this file is all you need to go on. It holds everything in your export, so lock it with a passphrase."
)
PASSPHRASE = N_("Passphrase (nobody can recover it)")
BUTTON = N_("Save project file")
PERSONAL = N_("The file can identify your customers, so keep it as safely as your customer list.")
FILE_NAME = N_("my-shop")
REMEMBER = N_("Remember on this computer")
REMEMBER_HELP = N_(
    "Keeps the project file with its sales in your own folder, where other users of this computer cannot read it. Next "
    "time you go on from there."
)
FORGET = N_("Forget it on this computer")
PASSPHRASE_ASKED = N_("Passphrase of this file")
OPEN_BUTTON = N_("Open")


def opened(project: Project) -> Sentence:
    """Say that a project is open and what is missing to go on."""
    last = max((told.as_of for told in project.forecasts), default=None)
    until = _("Its last sales were of {day}. ", day=Sentence(day(last))) if last else Sentence("")
    campaigns = (
        ngettext("It remembers {n:count} campaign. ", "It remembers {n:count} campaigns. ", len(project.campaigns))
        if project.campaigns
        else Sentence("")
    )
    name = _("Your project “{name}” is open.", name=project.name) if project.name else _("Your project is open.")
    return _("{name} {until}{campaigns}Now drop your newest export here.", name=name, until=until, campaigns=campaigns)


def go_on_with(shop: Remembered) -> Sentence:
    """Offer to go on with a shop that is remembered."""
    return _("Go on with {name} (saved on {day:day})", name=shop.name, day=shop.saved_on)

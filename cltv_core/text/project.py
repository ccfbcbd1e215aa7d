"""What is said of project files, and of files of saved choices, that cannot be used."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code
from cltv_core.project.codes import Problem, Remedy
from cltv_core.project.faults import Entry, Part, Unreadable
from cltv_core.text.voice import N_, Template

SENTENCES: Mapping[Code, Template] = {
    Problem.NOT_A_PROJECT: N_("This is not a project file of this dashboard."),
    Problem.DAMAGED: N_("This project file was changed or damaged and can no longer be used."),
    Problem.NEWER: N_("This project file was saved by a newer version of this dashboard."),
    Problem.SEALED: N_("The sales in this project file are locked with a passphrase."),
    Remedy.EARLIER_COPY: N_("Use an earlier copy of it, or start anew with your sales files."),
    Remedy.NEWER_PROGRAM: N_("Open it with the newest version."),
    Remedy.PASSPHRASE: N_("Type the passphrase with which you saved it."),
    Unreadable.NOT_CHOICES: N_("This is not a file of saved choices from this dashboard."),
    Unreadable.DAMAGED: N_("This file of saved choices was changed and can no longer be used."),
    Unreadable.CHOOSE_ANOTHER: N_("Choose the file that you saved here, unchanged."),
    Part.ACTIONS: N_("What you did"),
    Part.SEGMENTS: N_("Your segments"),
    Part.NAMES: N_("Your names"),
    Part.NOTES: N_("Your notes"),
    Entry.NOT_A_LIST: N_("{part}: there should be a list here."),
    Entry.TOO_MANY: N_("{part}: more than {most:count} entries."),
    Entry.NOT_UNDERSTOOD: N_("{part}, entry {place:count}: this cannot be understood."),
    Entry.NOT_A_DAY: N_("{part}, entry {place:count}: this is not a day from 2000 to 2199."),
    Entry.NOT_A_NUMBER: N_("{part}, entry {place:count}: this is not a number that can be compared with."),
    Entry.TOO_LONG: N_("{part}, entry {place:count}: more than {most:count} letters or conditions."),
    Entry.NOT_TEXT: N_("{part}, entry {place:count}: a text is missing or has letters that do not exist."),
}

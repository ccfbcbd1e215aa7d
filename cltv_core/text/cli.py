"""What the command line says about the folder it writes into."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.cli.refusals import Kept, Remedy, Unwritable
from cltv_core.facts import Code
from cltv_core.text.voice import N_, Template

SENTENCES: Mapping[Code, Template] = {
    Unwritable.NOT_A_FOLDER: N_("{folder} is not a folder."),
    Unwritable.FULL: N_("There is no space left to write into {folder}. Nothing in it was changed."),
    Unwritable.READ_ONLY: N_("{folder} is on a disk that can only be read."),
    Unwritable.DENIED: N_("You may not write into {folder}."),
    Unwritable.BUSY: N_("Another run is writing into {folder} at this moment."),
    Unwritable.OTHER: N_("The files cannot be written into {folder}: {reason}. Nothing in it was changed."),
    Unwritable.NOT_OURS: N_("Some files in {folder} would be lost. Nothing was written."),
    Kept.INPUT: N_("{name} is one of the files to be read."),
    Kept.FOREIGN: N_("{name} was not written by this program."),
    Kept.CHANGED: N_("{name} was changed after this program wrote it."),
    Remedy.ANOTHER_FOLDER: N_("Give another folder with --out."),
    Remedy.ROOM: N_("Make room, or give another folder with --out."),
    Remedy.RIGHTS: N_("Check the rights of the folder, or give another one with --out."),
    Remedy.WAIT: N_("Wait until it is done, then run the command again."),
    Remedy.MOVE_AWAY: N_("Move them away, or give another folder with --out."),
}

NO_MEMORY = N_("The files are too large for the memory of this machine. Nothing was written.")
NOT_SHOWN = N_("What was read could not be shown: {reason}. The files are written.")
UNEXPECTED = N_(
    "Something went wrong that is no fault of your files: {kind} in {file}, line {line}. Nothing was written. "
    "Please report this with the command you gave, but without your customers' data."
)

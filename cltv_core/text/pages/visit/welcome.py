"""What a visitor reads before a file is loaded, and when one cannot be used."""

from __future__ import annotations

from cltv_core.text.voice import N_, Sentence, _

TITLE = N_("What are your customers worth?")
TEXT = N_(
    "Drop in the file that your till, shop or payment provider exports. A few seconds later you see who your best "
    "customers are, whom you are about to lose, and what to do about it."
)
UPLOAD_LABEL = N_("Drop your sales file here")
UPLOAD_HELP = N_(
    "As it was exported, no cleaning needed: CSV, TSV, text or Excel, also inside a .gz or .zip. Choose several files "
    "at once if your sales are spread over them. Each row needs a date, an amount and some sign of who bought."
)
PRIVACY = N_("Your file is used for this visit only. Nothing is stored and nothing is passed on.")
PRIVACY_HELP = N_(
    "The file is held in the memory of the computer that runs this page, where no other visitor can reach it. It is "
    "gone when you press *Delete everything* on the page *Your data*, or a few minutes after you close this page. "
    "Until then, a cookie with a random number leads this browser, and no other, back to it."
)
SAMPLE_HEADING = N_("Or look around in a sample shop")
GARDEN_TITLE = N_("A garden shop with campaigns")
GARDEN_TEXT = N_(
    "Invented: 2,600 customers and a project file with six campaigns, so that you see how results and learning look."
)
SAMPLE_BUTTON = N_("Open this sample")
UNEXPECTED_TITLE = N_("Something went wrong here")
UNEXPECTED = N_("It is our fault, not yours. Nothing you loaded is lost, and the other pages still work.")
FAULT_TITLE = N_("This cannot be used yet")
SERVER_FULL = N_("The server is full at the moment: there is no room left to read your files.")
SERVER_FULL_REMEDY = N_("Try again in a few minutes, or run the dashboard on your own computer.")
TOO_MUCH = N_("These files are more than 400 MB together, too much for one visit.")
TOO_MUCH_REMEDY = N_("Load fewer months, or use the command line on your own computer.")
INTERRUPTED = N_("Your files were not read to the end.")
INTERRUPTED_REMEDY = N_("Try again; if it happens again, load fewer months at once.")
FAULT_KEPT = N_("What you had loaded before is still here.")


def go_on_without(name: str) -> Sentence:
    """Offer to read the other files without this one."""
    return _("Go on without {name}", name=name)


def remove(name: str) -> Sentence:
    """Offer to take away one of the files that are loaded."""
    return _("Remove {name}", name=name)

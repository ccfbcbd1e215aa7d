"""Write the catalogue of all messages that can be said, from which a translation to another language begins.

    python scripts/extract_messages.py

Messages are marked in `cltv_core/text/` by the functions of `cltv_core.text.voice`: `_`, `N_`, `ngettext`, `Plural`.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

ROOT = Path(__file__).parents[1]
TEXT = ROOT / "cltv_core" / "text"
CATALOGUE = TEXT / "locale" / "cltv.pot"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "Plural": (1, 2)}
LONE_VALUE = re.compile(r"[^\w{}]*\{[^{}]*\}[^\w{}]*")
"""A message that is one value and no word, such as **{amount:about}**: it says the same in every language."""
CHANGES_BY_ITSELF = "POT-Creation-Date"


def found() -> Catalog:
    """Extract every marked message in which there is something to translate.

    Without line numbers: they would change every day.
    """
    messages = Catalog(project="CLTV dashboard", copyright_holder="the contributors", charset="utf-8")
    for file, _, message, comments, context in extract_from_dir(TEXT, keywords=KEYWORDS):
        if isinstance(message, str) and LONE_VALUE.fullmatch(message):
            continue
        messages.add(message, None, [(f"cltv_core/text/{file}", None)], auto_comments=comments, context=context)
    return messages


def catalogue() -> str:
    """Write the messages as a template of a catalogue, in the order of the files."""
    written = io.BytesIO()
    write_po(written, found(), width=120, sort_by_file=True, include_lineno=False)
    lines = written.getvalue().decode("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if CHANGES_BY_ITSELF not in line)


if __name__ == "__main__":
    CATALOGUE.write_text(catalogue(), encoding="utf-8", newline="\n")

"""How column names say that an amount counts in the smallest unit of its currency."""

from __future__ import annotations

import re

from cltv_core.reading.vocabulary.folding import folded

HUNDREDTHS = (
    r"(?:x ?100|kop|коп|cents?"
    r"|eurocents?|centen|cts?|centy|centach|pence|pennies|penny|centimes?|centimos?|centavos?|centesim[io]|grosz\w*"
    r"|kurus\w*|kope(?:k|y|j)\w*|kopecks?|копе\w+|копі\w+|pais[ae]|kobo|haler\w*|bani|stotin\w*|стотин\w*|ore|oere|pesewas"
    r"|agorot|tiyin|rappen|lipa\w*|filler\w*|santim\w*|sentimo\w*|poisha|sen|satang|fen|minor|sub ?units?)"
)
"""Folded words, as a regular expression."""
_HUNDREDTHS = re.compile(rf"\b{HUNDREDTHS}\b|smallest (?:currency )?unit|אגורות|สตางค์|पैसे|센트|セント")
_SIGNS = re.compile(r"¢|[(（\[]\s*(?:p|分|銭|ct|c|gr|rp)\s*[)）\]]|[a-z]_gr$|单位\s*[:：]?\s*分")
_THOUSANDTHS = re.compile(r"\b(?:fils|baisa|millimes?|milliemes?)\b|فلس")


def says_hundredths(header: str) -> bool:
    """Tell whether a column name says that it counts hundredths: cents, pence, groszy."""
    return bool(_HUNDREDTHS.search(folded(header)) or _SIGNS.search(header.lower()))


def says_thousandths(header: str) -> bool:
    """Tell whether a column name says that it counts thousandths: fils, millimes."""
    return bool(_THOUSANDTHS.search(folded(header)))

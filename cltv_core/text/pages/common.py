"""What several pages say."""

from __future__ import annotations

from cltv_core.text.voice import N_, Sentence, _, ngettext

PRODUCT = N_("Customer value")
READING = N_("Reading your file")
PERCENT_FORMAT = "%d %%"
UNKNOWN = "–"

CHANCES = (
    (0.95, N_("Almost certain")),
    (0.80, N_("Very likely")),
    (0.60, N_("Likely")),
    (0.40, N_("Even chance")),
    (0.20, N_("Unlikely")),
    (0.05, N_("Very unlikely")),
    (0.00, N_("Hardly")),
)


def browser_title(page: str) -> Sentence:
    """Name a page in the browser's tab and history."""
    return _("{page} · {product}", page=Sentence(page), product=_(PRODUCT))


def chance(probability: float) -> Sentence:
    """Say a probability in everyday words."""
    return _(next(words for least, words in CHANCES if probability >= least))


def next_months(months: int) -> Sentence:
    """Say how far ahead customers are valued."""
    return ngettext("next month", "next {n:count} months", months)


def expected(margin: float) -> Sentence:
    """Name what a customer is expected to bring: spend, or profit once a margin is set."""
    return _("Expected spend") if margin == 1 else _("Expected profit")


def shorten(name: str, most: int) -> str:
    """Cut a name to so many characters, with an ellipsis where something is missing."""
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def capital(text: str) -> str:
    """Begin a text with a capital letter."""
    return text[:1].upper() + text[1:]


def amount_column(currency: str) -> Sentence:
    """Head a column of amounts."""
    return _("Amount ({currency})", currency=currency) if currency else _("Amount")

"""What the owner reads of the sample shops."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code
from cltv_core.samples.shops import Description, Problem, Remedy, Title
from cltv_core.text.voice import N_, Template

SENTENCES: Mapping[Code, Template] = {
    Title.BAKERY: N_("A neighbourhood bakery"),
    Title.CDNOW: N_("CDNOW, an early web shop"),
    Description.BAKERY: N_(
        "Invented: 3,000 customers over two years, in the shop, at the market, by phone and on the web."
    ),
    Description.CDNOW: N_(
        "Real and famous: 23,570 people who first bought CDs in early 1997, followed for eighteen months."
    ),
    Problem.CDNOW_MISSING: N_("The CDNOW sample is not part of this installation."),
    Remedy.INSTALL_LIFETIMES: N_(
        "Install the lifetimes package again (pip install --force-reinstall lifetimes), or try another sample."
    ),
}

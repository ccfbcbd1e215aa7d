"""What the other files of an upload say of the rows of one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cltv_core.facts import Fact

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Others:
    """What the other files say of the rows of one.

    Which rows to leave out and why, and which give money back for an order that stands in another file.
    """

    left_out: tuple[tuple[Mask, Fact], ...]
    sold_elsewhere: Mask

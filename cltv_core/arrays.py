"""Names for the arrays that the models pass around."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def dot(first: Floats, second: Floats) -> Floats:
    """Return the sum of products along the last axis, in one thread.

    For vectors, BLAS waits longer for its threads than it adds, by far so on a busy machine.
    """
    return np.asarray(np.einsum("...i,...i->...", first, second))

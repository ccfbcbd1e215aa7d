"""What the customers of a segment came for: the products that most of them bought."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from cltv_core.products.baskets import Baskets, ones

MOST_FAVOURITES = 3


def favourites(baskets: Baskets, segment: pd.Series, most: int = MOST_FAVOURITES) -> Mapping[str, tuple[str, ...]]:
    """Find the products of each segment, those with most buyers first.

    `segment`: customer_id -> segment; customers without a purchase that the files tell of bought nothing. Equally
    frequent products stand in the order of the files.
    """
    codes, names = pd.factorize(segment.reindex(baskets.customers))
    visit = np.arange(len(baskets.customer))
    owned = ones(baskets.customer, visit, (len(baskets.customers), len(visit))) @ baskets.bought
    owned.data[:] = 1
    placed = np.flatnonzero(codes >= 0)
    buyers = (ones(codes[placed], placed, (len(names), len(codes))) @ owned).toarray()
    best = np.argsort(-buyers, axis=1, kind="stable")[:, :most]
    return {
        str(name): tuple(str(baskets.products[place]) for place in places if bought[place] > 0)
        for name, places, bought in zip(names, best, buyers, strict=True)
    }

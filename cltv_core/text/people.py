"""What a customer is called wherever one is shown."""

from __future__ import annotations

import pandas as pd


def called(people: pd.DataFrame) -> pd.Series:
    """Call each customer by name, without one by e-mail address, and only without either by number.

    `people` has the columns `first_name`, `last_name`, `email` and `customer_id`, "" where nothing is known.
    """
    name = people["first_name"].str.cat(people["last_name"], sep=" ").str.strip()
    known = name.where(name != "", people["email"])
    return known.where(known != "", people["customer_id"])

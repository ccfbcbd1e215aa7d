"""Who to write to: everybody with contact, segment and value, and what a list is called."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
import pandas as pd

from cltv_core.describe.usual_times import usual_times
from cltv_core.segments.placing import Segments
from cltv_core.summary import CustomerSummary
from cltv_core.text.segments import reasons
from cltv_core.text.spelling import weekday
from cltv_core.text.voice import Voice, speaking
from cltv_core.transactions import CUSTOMER_COLUMNS, Transactions
from cltv_core.value.forecast import Forecast

LIST_COLUMNS = (
    "customer_id",
    "email",
    "phone",
    "first_name",
    "last_name",
    "country",
    "postcode",
    "consent",
    "tier",
    "segment",
    "expected_value",
    "last_order",
    "next_order_due",
    "reason",
)
UNKNOWN_CONSENT = "consent-unknown-"
"""What the name of a list begins with whose customers have not said whether they may be written to."""
PEOPLE_COLUMNS = (*LIST_COLUMNS, "orders", "p_alive", "value_low", "value_high", "bounced")


def everyone(
    transactions: Transactions, summary: CustomerSummary, forecast: Forecast, segments: Segments
) -> pd.DataFrame:
    """All customers with contact, placement and value (money rounded to cents, days as ISO text), best first.

    `PEOPLE_COLUMNS`, and behind them as text what the owner joined to the customers and, where the files hold times of
    day, `usually_buys`: day of the week and hour. Lists are the same for readers of any language, so reasons and days
    are said as files have them.
    """
    with speaking(Voice()):
        why = reasons(segments.frame)
    contact = transactions.customers.drop_duplicates("customer_id").set_index("customer_id")
    joined = [name for name in contact if name not in (*CUSTOMER_COLUMNS, *PEOPLE_COLUMNS)]
    people = contact.reindex(summary.frame.index).astype("str").fillna("")
    people["consent"] = people["consent"].where(people["consent"].isin(["yes", "no"]), "unknown")
    people = people.assign(
        tier=segments.frame["tier"],
        segment=segments.frame["segment"],
        expected_value=forecast.frame["expected_value"].round(2),
        last_order=_iso_days(summary.frame["last_order"]),
        next_order_due=_iso_days(forecast.frame["next_order_due"]),
        reason=why,
        orders=summary.frame["orders"],
        p_alive=forecast.frame["p_alive"],
        value_low=forecast.frame["value_low"].round(2),
        value_high=forecast.frame["value_high"].round(2),
    )
    times = usual_times(transactions)
    if times is not None:
        people = people.assign(usually_buys=_spelled(times.frame.reindex(people.index)))
        joined.append("usually_buys")
    ranked = people.sort_values("expected_value", ascending=False, kind="stable")
    return ranked.reset_index(names="customer_id")[[*PEOPLE_COLUMNS, *joined]]


def placed_again(people: pd.DataFrame, segments: Segments) -> pd.DataFrame:
    """Return the same people with the segments of another placing."""
    places = segments.frame.index.get_indexer(pd.Index(people["customer_id"]))
    return people.assign(segment=segments.frame["segment"].array.take(places))


def first_reader(people: pd.DataFrame) -> str:
    """Return the first name of the best of these people (as of `everyone`) who agreed to be written to, "" without."""
    named = people.loc[
        (people["consent"] == "yes") & (people["email"] != "") & (people["first_name"] != ""), "first_name"
    ]
    return str(named.iloc[0]) if len(named) else ""


def file_name(segment: str) -> str:
    """high-value-slipping.csv for "High value, slipping"."""
    return f"{slug(segment)}.csv"


def slug(name: str) -> str:
    """high-value-slipping for "High value, slipping": letters without accents, digits and hyphens, never empty."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-") or "list"


def _spelled(times: pd.DataFrame) -> pd.Series:
    """Friday 17:00, as files have it."""
    with speaking(Voice()):
        said = [f"{weekday(day)} {hour:02}:00" for day in range(7) for hour in range(24)]
    places = times["weekday"].to_numpy() * 24 + times["hour"].to_numpy()
    return pd.Series(pd.Index(said, dtype="str").take(places.astype(np.int64)), index=times.index)


def _iso_days(days: pd.Series) -> pd.Series:
    codes, different = pd.factorize(days.to_numpy().astype("datetime64[D]"))
    texts = pd.Index([*np.datetime_as_string(different), ""], dtype="str")
    return pd.Series(texts.take(codes), index=days.index)

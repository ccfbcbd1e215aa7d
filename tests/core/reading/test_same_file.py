"""The same sales, however they are spelled: delimiter, encoding, dates, decimals, quotes, line ends, order."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from datetime import datetime

import pandas as pd
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.core.reading.helpers import read_one

HEADERS = ("Order ID", "Date", "Customer", "Product", "Total")
NAMES = ("Müller & Söhne", "Łukasz Żak", "O'Hara, Dan", "José Núñez", "Ayla Demir", 'Kim "Kit" Lee')
GERMAN = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")
DAYS: dict[str, Callable[[datetime], str]] = {
    "iso": lambda at: at.strftime("%Y-%m-%d %H:%M:%S"),
    "iso T": lambda at: at.strftime("%Y-%m-%dT%H:%M:%S"),
    "european": lambda at: at.strftime("%d/%m/%Y %H:%M:%S"),
    "american": lambda at: at.strftime("%m/%d/%Y %I:%M:%S %p"),
    "short american": lambda at: f"{at.month}/{at.day}/{at:%y} {at:%H:%M:%S}",
    "dotted": lambda at: at.strftime("%d.%m.%Y %H:%M:%S"),
    "named": lambda at: at.strftime("%b %d, %Y %I:%M:%S %p"),
    "german": lambda at: f"{at.day}. {GERMAN[at.month - 1]} {at:%Y %H:%M:%S}",
    "serial": lambda at: repr((at - datetime(1899, 12, 30)).total_seconds() / 86400),
    "epoch": lambda at: str(int((at - datetime(1970, 1, 1)).total_seconds())),
}
AMOUNTS: dict[str, Callable[[float], str]] = {
    "point": lambda paid: f"{paid:.2f}",
    "comma": lambda paid: f"{paid:.2f}".replace(".", ","),
    "dollars": lambda paid: f"${paid:,.2f}",
    "german": lambda paid: f"{paid:,.2f} €".translate(str.maketrans(",.", ".,")),
    "french": lambda paid: f"{paid:,.2f}".replace(",", "\u00a0").replace(".", ","),
    "swiss": lambda paid: f"CHF {paid:,.2f}".replace(",", "'"),
}


def sales() -> list[tuple[str, datetime, str, str, float]]:
    moments = pd.date_range("2025-01-03 09:41:07", periods=60, freq="131h")
    return [
        (f"#{n:03d}", at.to_pydatetime(), NAMES[n * 5 % 6], ("Tea", "Mug, blue")[n % 2], 3.25 + 111 * n)
        for n, at in enumerate(moments)
    ]


def frame(data: bytes) -> list[list[object]]:
    found = read_one(data).orders.sort_values("order_id")
    return found[["order_id", "ordered_at", "customer_id", "revenue"]].to_numpy().tolist()


EXPECTED = [[number, pd.Timestamp(at), who, paid] for number, at, who, _, paid in sales()]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "cp1250"]),
    day=st.sampled_from(list(DAYS)),
    amount=st.sampled_from(list(AMOUNTS)),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    line_end=st.sampled_from(["\r\n", "\n", "\r"]),
    seed=st.integers(0, 2**16),
)
def test_the_same_sales_give_the_same_orders(
    delimiter: str, encoding: str, day: str, amount: str, quoting: int, line_end: str, seed: int
) -> None:
    dice = random.Random(seed)
    rows = [(number, DAYS[day](at), who, product, AMOUNTS[amount](paid)) for number, at, who, product, paid in sales()]
    dice.shuffle(rows)
    columns = dice.sample(range(5), 5)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=line_end)  # type: ignore[arg-type]
    writer.writerows([row[column] for column in columns] for row in [HEADERS, *rows])
    try:
        data = text.getvalue().encode(encoding)
    except UnicodeEncodeError:
        assume(False)
    assert frame(data) == EXPECTED

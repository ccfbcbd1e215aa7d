"""Files damaged at random, the same ones for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cltv_core.errors import CltvError
from cltv_core.reading import ReadOptions, SourceFile, read
from tests.core.reading.helpers import csv_bytes, simple_rows

SHOP = b"""Name,Email,Financial Status,Created at,Currency,Total,Lineitem quantity,Lineitem name,Lineitem price,Refunded Amount
#1,a@x.org,paid,2025-01-01 10:00:00 +0100,EUR,25.00,1,Mug,10.00,0.00
#1,a@x.org,,2025-01-01 10:00:00 +0100,,,3,"Cup, blue",5.00,
#2,b@x.org,refunded,2025-01-02 10:00:00 +0100,EUR,20.00,1,Mug,20.00,20.00
#3,c@x.org,paid,2025-02-02 10:00:00 +0100,EUR,30.00,1,"Mug
large",30.00,0.00
#4,a@x.org,paid,2025-03-02 10:00:00 +0200,EUR,12.00,1,Cup,12.00,0.00
"""
TILL = b"Beleg-Nr.;Datum;Kunde;Betrag\r\n" + "".join(
    f"{n};{n % 27 + 1:02d}.{n % 12 + 1:02d}.2025;{['Müller', 'Öz', 'Ñu'][n % 3]};{n},50 €\r\n" for n in range(1, 25)
).encode("utf-8")
FIXTURES = Path(__file__).parent / "formats" / "fixtures"
LAYOUTS = (
    *("shopify_orders.csv", "paypal_activity_de.csv", "square_items.csv", "xero_sales_invoices_export.csv"),
    *("quickbooks_online_sales_by_customer_detail.csv", "woocommerce_webtoffee_export.csv", "ebay_orders_report.csv"),
    "amazon_fbm_orders.txt",
)
BASES = (
    *(csv_bytes(simple_rows(6)), SHOP, TILL, csv_bytes(simple_rows(5), "\t", "utf-16")),
    *(FIXTURES.joinpath(name).read_bytes() for name in LAYOUTS),
)
POISON = (
    b"\x00", b'"', b",", b";", b"\t", b"\r", b"\n\n\n", b"1e400", b"9999-12-31", b"0000-00-00", b"=1+1", b"\xff\xfe", b"\xc3\x28",
    "\u200e\u202e".encode(), "ä".encode("cp1252"), b"-", b"(", b"1.2.3,4", b"NaN", b"inf", b"<b>", b"'", b"\\", b"Total", b"9" * 400,
)  # fmt: skip


def damaged(seed: int) -> bytes:
    dice = random.Random(seed)
    data = dice.choice(BASES)
    for _ in range(dice.randint(1, 5)):
        data = dice.choice((_bytes, _cut, _lines, _columns, _swap, _poison, _encode))(data, dice) or b" "
    return data


def _bytes(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 10)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _cut(data: bytes, dice: random.Random) -> bytes:
    start, end = sorted((dice.randrange(len(data)), dice.randrange(len(data))))
    return dice.choice((data[:end], data[:start] + data[end:]))


def _lines(data: bytes, dice: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(lines))
        lines[place : place + 1] = [lines[place]] * dice.choice((0, 2, 3)) or [b"\n"]
    return b"".join(lines)


def _columns(data: bytes, dice: random.Random) -> bytes:
    sign = dice.choice((b",", b";", b"\t"))
    place, times = dice.randrange(5), dice.choice((0, 2))
    rows = [line.split(sign) for line in data.split(b"\n")]
    return b"\n".join(sign.join([*row[:place], *row[place : place + 1] * times, *row[place + 1 :]]) for row in rows)


def _swap(data: bytes, dice: random.Random) -> bytes:
    return data.replace(*dice.sample((b",", b";", b"\t", b"|", b'"', b".", b"\r\n", b"\n", b"0"), 2))


def _poison(data: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 6)):
        place = dice.randrange(len(data) + 1)
        data = data[:place] + dice.choice(POISON) * dice.choice((1, 1, 1, 50)) + data[place:]
    return data


def _encode(data: bytes, dice: random.Random) -> bytes:
    half = dice.randrange(len(data))
    return data[:half] + data[half:].decode("utf-8", "replace").encode(dice.choice(("utf-16-le", "cp1252")), "replace")


def faults(seeds: range) -> Iterator[str]:
    """What goes wrong with the files of these seeds: any error but a named one, or a sum that does not close."""
    for seed in seeds:
        try:
            transactions = read([SourceFile(f"{seed}.csv", damaged(seed))], ReadOptions(today=date(2026, 6, 30)))
        except CltvError:
            continue
        except Exception as fault:
            yield f"{seed}: {fault!r}"
            continue
        for report in transactions.report.files:
            total = report.used_amount + sum(part.amount for part in report.exclusions)
            if abs(total - report.file_amount) >= 0.005:
                yield f"{seed}: {report.file_amount} is not {total}"

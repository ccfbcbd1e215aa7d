"""A Shopify orders export of a made-up shop: 79 columns, one row a line item, order fields on its first row only.

Usage: shopify_lines.py LINES OUT
"""

from __future__ import annotations

import csv
import random
import sys
from datetime import UTC, datetime, timedelta, timezone

HEADER = (
    "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,"
    "Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,"
    "Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,"
    "Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,"
    "Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,"
    "Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,"
    "Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,"
    "Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,"
    "Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,"
    "Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,"
    "Payment Terms Name,Next Payment Due At,Payment References"
)
FIRST = ("Ada", "Ben", "Chloé", "Dora", "Emil", "Fatma", "Grace", "Hugo", "Inês", "Jörg", "Kasia", "Luca", "Mia")
LAST = ("Arnold", "Brown", "Costa", "Dubois", "Evans", "Fischer", "Garcia", "Huber", "Ivanova", "Jansen", "Kowalski")
PRODUCTS = tuple((f"Blend No. {n} - {n % 4 * 125 + 125}g", f"SKU-{n:04d}", 4 + n * 37 % 60 + 0.99) for n in range(400))
BERLIN = (timezone(timedelta(hours=1)), timezone(timedelta(hours=2)))


def order_rows(number: int, at: datetime, dice: random.Random, lines: int) -> list[dict[str, object]]:
    who = int(dice.paretovariate(0.6)) % 250_000
    moment = at.astimezone(BERLIN[4 <= at.month <= 10]).strftime("%Y-%m-%d %H:%M:%S %z")
    bought = [(*dice.choice(PRODUCTS), dice.choice((1, 1, 1, 2, 3))) for _ in range(lines)]
    rows: list[dict[str, object]] = [
        {
            "Name": f"#{number}",
            "Email": f"{FIRST[who % 13].lower()}.{who}@example.com",
            "Created at": moment,
            "Lineitem quantity": pieces,
            "Lineitem name": product,
            "Lineitem price": f"{price:.2f}",
            "Lineitem sku": sku,
            "Lineitem requires shipping": "true",
            "Lineitem taxable": "true",
            "Lineitem fulfillment status": "fulfilled",
            "Vendor": "Kontor",
            "Lineitem discount": "0.00",
            "Phone": phone(who),
        }
        for product, sku, price, pieces in bought
    ]
    rows[0] |= order_fields(number, who, moment, sum(price * pieces for _, _, price, pieces in bought))
    return rows


def order_fields(number: int, who: int, moment: str, subtotal: float) -> dict[str, object]:
    return {
        "Financial Status": "partially_refunded" if number % 40 == 0 else "paid",
        "Paid at": moment,
        "Fulfillment Status": "fulfilled",
        "Fulfilled at": moment,
        "Accepts Marketing": ("no", "yes")[who % 2],
        "Currency": "EUR",
        "Subtotal": f"{subtotal:.2f}",
        "Shipping": "4.90",
        "Taxes": f"{subtotal * 0.07:.2f}",
        "Total": f"{subtotal + 4.9:.2f}",
        "Discount Code": "HELLO10" if number % 9 == 0 else "",
        "Discount Amount": "0.00",
        "Shipping Method": "DHL Paket",
        **address("Billing", who),
        **address("Shipping", who),
        "Note Attributes": f"UTM source: mail\nUTM campaign: {number % 40}" if number % 5 == 0 else "",
        "Payment Method": "Shopify Payments",
        "Payment Reference": f"c{number:020d}",
        "Refunded Amount": "5.00" if number % 40 == 0 else "0.00",
        "Outstanding Balance": "0.00",
        "Id": 5_000_000_000_000 + number,
        "Risk Level": "Low",
        "Source": "web",
        "Tax 1 Name": "DE MwSt 7%",
        "Tax 1 Value": f"{subtotal * 0.07:.2f}",
        "Payment ID": f"r{number}.1",
    }


def address(kind: str, who: int) -> dict[str, object]:
    return {
        f"{kind} Name": f"{FIRST[who % 13]} {LAST[who // 13 % 11]}",
        f"{kind} Street": f"Hauptstr. {who % 200}",
        f"{kind} Address1": f"Hauptstr. {who % 200}",
        f"{kind} City": ("Köln", "Berlin", "Bremen")[who % 3],
        f"{kind} Zip": f"'{who % 90000 + 1000:05d}",
        f"{kind} Country": "DE",
        f"{kind} Phone": phone(who),
    }


def phone(who: int) -> str:
    return f"+49151{who:07d}" if who % 3 else ""


def main(wanted: int, out: str) -> None:
    dice = random.Random(7)
    at = datetime(2022, 1, 1, 8, tzinfo=UTC)
    number = 1001
    with open(out, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER.split(","), restval="", lineterminator="\n")
        writer.writeheader()
        while wanted:
            lines = min(wanted, dice.choice((1, 1, 2, 2, 3, 4, 5)))
            writer.writerows(order_rows(number, at, dice, lines))
            at += timedelta(seconds=dice.randrange(60, 420))
            number, wanted = number + 1, wanted - lines


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])

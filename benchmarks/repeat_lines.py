"""Online Retail over and over until it has so many lines, each time with other invoices and other customers.

Usage: repeat_lines.py FILE LINES OUT
"""

from __future__ import annotations

import sys

import pandas as pd


def shifted(lines: pd.DataFrame, nth: int) -> pd.DataFrame:
    """The nth repetition: invoice C536379 becomes C12536379 and customer 17850 becomes 1217850 (for nth = 12)."""
    if not nth:
        return lines
    invoice, customer = lines["InvoiceNo"], lines["CustomerID"]
    return lines.assign(
        InvoiceNo=invoice.str[:-6] + str(nth) + invoice.str[-6:],
        CustomerID=(str(nth) + customer).where(customer != "", ""),
    )


def main(path: str, wanted: int, out: str) -> None:
    lines = pd.read_csv(path, dtype="str", keep_default_na=False)
    for nth, start in enumerate(range(0, wanted, len(lines))):
        part = shifted(lines.iloc[: wanted - start], nth)
        part.to_csv(out, mode="a" if nth else "w", header=not nth, index=False)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])

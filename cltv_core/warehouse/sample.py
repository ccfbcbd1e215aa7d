"""Some customers with all their lines, as the rest of the house knows sales."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw
import pandas as pd

from cltv_core.facts import Code, Fact
from cltv_core.reading.codes import Warned
from cltv_core.reading.merge.warnings import warnings_of
from cltv_core.transactions import FileReport, ReadingReport, Transactions, from_frames
from cltv_core.warehouse.codes import Caution
from cltv_core.warehouse.engine import Engine, Frame
from cltv_core.warehouse.orders import KEY, NOBODY, USED


def transactions_of(
    engine: Engine,
    orders: Frame,
    lines: Frame,
    report: FileReport,
    people: pd.DataFrame,
    among: Frame | None = None,
    cautions: Sequence[Fact] = (),
) -> Transactions:
    """Return the sales of `people` (rows as of `Transactions.customers`).

    `among`: rows with `customer_id` of the same people, by default of all. `report` is that of the whole source,
    of which `cautions` tell what to bear in mind.
    """
    used = lines.filter(nw.col("reason") == USED)
    orders = orders.filter(~nw.col("moment").is_null(), nw.col("customer_id") != NOBODY)
    if among is not None:
        orders, used = (frame.join(among, on="customer_id", how="semi") for frame in (orders, used))
    sold = engine.arrow(orders.sort("moment", *KEY)).to_pandas()
    sold["name"] = _names(sold)
    refunds = _refunds(engine, used, sold)
    back = sold["name"].map(refunds.groupby("order_id")["amount"].sum()).fillna(0.0)
    tidy = sold.assign(
        order_id=sold["name"],
        ordered_at=sold["moment"],
        revenue=(sold["sold"] - back).clip(lower=0.0),
        refunded=back,
        currency=report.currency,
    ).drop(columns=["moment", "sold", "given_back", "rows", "name"])
    lines_of_products = _lines(engine, used, sold) if "product" in report.columns else None
    told = ReadingReport(files=(report,), warnings=(*cautions, *_warnings(report)))
    return from_frames(tidy, lines=lines_of_products, customers=people, refunds=refunds, report=told)


def _warnings(report: FileReport) -> tuple[Fact, ...]:
    """Warn as of files, but of what can be done about it with an engine, where no page shows single lines."""
    unmatched = Caution.REFUNDS_UNMATCHED if "order_id" in report.columns else Caution.REFUNDS_WITHOUT_NUMBER
    here: Mapping[Code, Caution] = {
        Warned.DATES_UNREAD: Caution.DATES_UNREAD,
        Warned.AMOUNTS_UNREAD: Caution.AMOUNTS_UNREAD,
        Warned.REFUNDS_UNMATCHED: unmatched,
    }
    found = warnings_of((report,), report.customers)
    return tuple(here[fact.code](**fact) if fact.code in here else fact for fact in found)


def _names(orders: pd.DataFrame) -> pd.Series:
    """Order numbers; one that several customers have is told apart by the customer."""
    shared = orders["order_id"].duplicated(keep=False)
    if not shared.any():
        return orders["order_id"]
    return orders["order_id"].where(~shared, orders["order_id"] + " · " + orders["customer_id"])


def _refunds(engine: Engine, used: Frame, sold: pd.DataFrame) -> pd.DataFrame:
    """One row a refund; what goes beyond the order's sales is left out, the latest first."""
    given = engine.arrow(used.filter(nw.col("amount") < 0).select(*KEY, "moment", "amount")).to_pandas()
    given = _sorted(given, ["moment", *KEY]).merge(sold[[*KEY, "name", "sold"]], on=list(KEY))
    upto = (-given["amount"]).groupby(given["name"]).cumsum().clip(upper=given["sold"])
    amount = upto - upto.groupby(given["name"]).shift(fill_value=0.0)
    refunds = pd.DataFrame({"order_id": given["name"], "refunded_at": given["moment"], "amount": amount})
    return refunds[refunds["amount"] > 0].reset_index(drop=True)


def _lines(engine: Engine, used: Frame, sold: pd.DataFrame) -> pd.DataFrame | None:
    told = used.filter(nw.col("product") != "", nw.col("amount") >= 0)
    lines = engine.arrow(told.select(*KEY, "moment", "product", "quantity", "amount")).to_pandas()
    if lines.empty:
        return None
    lines = _sorted(lines, ["moment", *KEY, "product"]).merge(sold[[*KEY, "name"]], on=list(KEY))
    return pd.DataFrame(
        {
            "order_id": lines["name"].astype("category"),
            "product": lines["product"].astype("category"),
            "quantity": lines["quantity"].fillna(1.0),
            "revenue": lines["amount"],
        }
    )


def _sorted(frame: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    return frame.sort_values(by, kind="stable", ignore_index=True)

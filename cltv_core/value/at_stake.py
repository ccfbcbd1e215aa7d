"""How much money may go either way, customer by customer: the measure by which actions are ranked.

It says where attention is worth most. It does not say what an action will bring: nobody knows that before a trial
against customers who were left alone.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from cltv_core.arrays import Floats
from cltv_core.summary import CustomerSummary
from cltv_core.value.forecast import Forecast


def value_at_stake(summary: CustomerSummary, forecast: Forecast, standing: npt.NDArray[np.str_]) -> Floats:
    """Money per customer over the horizon, in the forecast's terms (margin, discount), never negative.

    Came back before: what the usual rhythm would bring beyond what is expected, times the chance of still being a
    customer. New: one second order, times the chance that it does not come by itself. Bought once and slipping: the
    same, times the chance that it comes at all. Bought once and lost: nothing.
    """
    order_value = _value_of_an_order(summary, forecast)
    p_order = forecast.frame["p_order"].to_numpy()
    response = np.select([standing == "new", standing == "slipping"], [np.ones_like(p_order), p_order], 0.0)
    second_order = order_value * (1 - p_order) * response
    came_back = summary.frame["frequency"].to_numpy() > 0
    at_stake: Floats = np.where(came_back, _missing_orders(summary, forecast) * order_value, second_order)
    return at_stake


def _missing_orders(summary: CustomerSummary, forecast: Forecast) -> Floats:
    """Orders that the usual rhythm would bring beyond the expected ones, times the chance of being alive."""
    usual = forecast.terms.horizon_days / _usual_gap(summary)
    expected, alive = (forecast.frame[name].to_numpy() for name in ("expected_orders", "p_alive"))
    missing: Floats = np.maximum(usual - expected, 0) * alive
    return missing


def _usual_gap(summary: CustomerSummary) -> Floats:
    """Return the slower of two rhythms: the gap between orders, and the time with the shop shared out over the orders.

    The gap alone would make a weekly customer of someone who came twice in a week and then stayed away.
    """
    frame = summary.frame
    spread = frame["T"].to_numpy() / np.maximum(frame["frequency"].to_numpy(), 1)
    slower: Floats = np.maximum(frame["usual_gap"].to_numpy(), spread)
    return slower


def _value_of_an_order(summary: CustomerSummary, forecast: Forecast) -> Floats:
    """Return expected value per expected order; where no order is expected, what one order brought so far."""
    orders = forecast.frame["expected_orders"].to_numpy()
    so_far = summary.frame["revenue"].to_numpy() / (summary.frame["frequency"].to_numpy() + 1)
    value = forecast.frame["expected_value"].to_numpy()
    per_order = np.divide(value, orders, out=np.zeros_like(value), where=orders > 0)
    order_value: Floats = np.where(orders > 0, per_order, so_far * forecast.terms.margin)
    return order_value

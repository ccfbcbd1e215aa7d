"""Why each customer stands where the customer stands: a code a customer, which the numbers beside it fill."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from cltv_core.arrays import Floats
from cltv_core.facts import Code
from cltv_core.segments.rules import Standing


class Reason(Code):
    """Said with `usual_gap` and `days_since` of the customer, whole days."""

    ON_TIME = "on_time"
    LATE = "late"
    FIRST = "first"
    LATE_FOR_A_SECOND = "late_for_a_second"
    FIRST_OF_ALL = "first_of_all"
    ONLY_ONE = "only_one"


def reasons(frequency: Floats, standing: npt.NDArray[np.str_], second_orders: bool) -> npt.NDArray[np.object_]:
    """Find the value of `Reason` for each customer.

    Parameters
    ----------
    frequency, standing : arrays with one entry a customer
        Purchase days after the first one, and the value of `cltv_core.segments.rules.Standing`.
    second_orders
        Whether anybody of the shop ever came back; without, nothing is claimed of a second order.
    """
    came_back = frequency > 0
    first = Reason.FIRST if second_orders else Reason.FIRST_OF_ALL
    once = Reason.LATE_FOR_A_SECOND if second_orders else Reason.ONLY_ONE
    on_time = (standing == Standing.ACTIVE.value) | (standing == Standing.NEW.value)
    values = np.where(
        came_back,
        np.where(on_time, Reason.ON_TIME.value, Reason.LATE.value),
        np.where(on_time, first.value, once.value),
    )
    found: npt.NDArray[np.object_] = values.astype(object)
    return found

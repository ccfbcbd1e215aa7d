"""Families of model behind one protocol, and the order in which they are tried."""

from __future__ import annotations

from cltv_core.models.protocol import Fitted, Model, ModelReport

__all__ = ["Fitted", "Model", "ModelReport", "ladder"]


def ladder() -> tuple[Model, ...]:
    """From the model that says most to the one that fits every shop with a customer."""
    from cltv_core.models.buy_till_you_die.model import BuyTillYouDie
    from cltv_core.models.codes import OrderFamily
    from cltv_core.models.historical import HistoricalAverage

    return (
        BuyTillYouDie(OrderFamily.BG_NBD),
        BuyTillYouDie(OrderFamily.MBG_NBD),
        BuyTillYouDie(OrderFamily.BG_NBD, like_other_shops=True),
        HistoricalAverage(),
    )

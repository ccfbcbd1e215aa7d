"""What customers are likely to buy next, with a reason each, and a replay that says whether to show it."""

from cltv_core.products.recommend import NextProducts, next_products
from cltv_core.products.replay import Replay

__all__ = ["NextProducts", "Replay", "next_products"]

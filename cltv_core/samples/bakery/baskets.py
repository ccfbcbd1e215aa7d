"""What was bought for the money: the catalogue, and baskets filled up to what a customer meant to spend."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cltv_core.samples.bakery.opening import SEASONS
from cltv_core.samples.simulator import Flags, Floats, Ints


@dataclass(frozen=True)
class Product:
    """`everyday` and `occasion` weigh how often it is taken for breakfast and for a party, in its `season`."""

    name: str
    category: str
    pence: int
    everyday: float
    occasion: float = 0.3
    season: str = ""


ROLL = Product("Bread roll", "Bread", 80, 8)
CATALOGUE = (
    ROLL,
    Product("Pretzel", "Bread", 140, 6),
    Product("Hot cross bun", "Seasonal", 150, 25, 8, "Easter"),
    Product("Mince pie", "Seasonal", 180, 18, 8, "Christmas"),
    Product("Croissant", "Pastry", 220, 12),
    Product("Pain au chocolat", "Pastry", 260, 7),
    Product("Cinnamon bun", "Pastry", 290, 8, 1),
    Product("Filter coffee", "Coffee", 300, 9),
    Product("Baguette", "Bread", 320, 8),
    Product("Cheese scone", "Pastry", 340, 4, 1),
    Product("Cappuccino", "Coffee", 360, 11),
    Product("Iced coffee", "Coffee", 390, 12, 0, "Summer"),
    Product("Rye loaf", "Bread", 440, 7),
    Product("Slice of cheesecake", "Cake", 450, 4, 3),
    Product("Sourdough loaf", "Bread", 480, 13),
    Product("Pumpkin seed loaf", "Bread", 520, 10, 0, "Autumn"),
    Product("Spinach quiche", "Savoury", 650, 4, 2),
    Product("Box of macarons", "Pastry", 1150, 1.5, 6),
    Product("Bag of coffee beans", "Coffee", 1250, 3),
    Product("Easter lamb", "Seasonal", 1400, 8, 20, "Easter"),
    Product("Stollen", "Seasonal", 1650, 10, 20, "Christmas"),
    Product("Plum tart", "Cake", 1800, 2, 10, "Autumn"),
    Product("Strawberry tart", "Cake", 1950, 2, 12, "Summer"),
    Product("Lemon drizzle cake", "Cake", 2200, 1, 10),
    Product("Birthday cake", "Cake", 3400, 0.3, 30),
    Product("Celebration cake", "Cake", 6800, 0.1, 14),
)
PENCE = np.array([product.pence for product in CATALOGUE])
SMALL_CHANGE = 220
MOST_PRODUCTS = 6
MOST_OF_A_KIND = 4


@dataclass(frozen=True, eq=False)
class Lines:
    """One element a product line, by order, dearest product first; `order` and `product` are indices."""

    order: Ints
    product: Ints
    quantity: Ints


def fill_baskets(pence: Ints, season: Ints, occasion: Flags, rng: np.random.Generator) -> Lines:
    """Fill baskets whose list prices add up to about `pence`.

    `pence`, `season` and `occasion` have one element an order. Products are added until only small change is left,
    which is rounded to bread rolls.
    """
    chances = np.stack([_running_chances(name, party) for party in (False, True) for name in SEASONS])
    group = season + len(SEASONS) * occasion
    rest, orders = np.maximum(pence, ROLL.pence), np.arange(len(pence))
    taken: list[tuple[Ints, Ints, Ints]] = []
    for _ in range(MOST_PRODUCTS):
        still = orders[rest >= SMALL_CHANGE]
        product = _choose(chances[group[still]], rest[still], rng.random(len(still)))
        quantity = np.maximum(rest[still] // (3 * PENCE[product]), 1)
        rest[still] -= quantity * PENCE[product]
        taken.append((still, product, quantity))
    rolls = np.rint(rest / ROLL.pence).astype("int64")
    taken.append((orders, np.zeros_like(orders), rolls))
    return _one_line_a_product(*map(np.concatenate, zip(*taken, strict=True)))


def _running_chances(season: str, occasion: bool) -> Floats:
    weights = [(p.occasion if occasion else p.everyday) * (p.season in ("", season)) for p in CATALOGUE]
    return np.cumsum(weights)


def _choose(chances: Floats, budget: Ints, luck: Floats) -> Ints:
    """Choose a product for each budget that pays for it once, and not many times over.

    The catalogue runs from cheap to dear.
    """
    everyone = np.arange(len(budget))
    dearest = np.searchsorted(PENCE, budget, side="right") - 1
    cheapest = np.minimum(np.searchsorted(PENCE, budget / (3 * MOST_OF_A_KIND)), dearest)
    below = np.where(cheapest > 0, chances[everyone, cheapest - 1], 0.0)
    stake = below + luck * (chances[everyone, dearest] - below)
    chosen: Ints = (chances <= stake[:, None]).sum(axis=1)
    return np.minimum(chosen, dearest)


def _one_line_a_product(order: Ints, product: Ints, quantity: Ints) -> Lines:
    dear_first = len(CATALOGUE) - 1 - product
    key, place = np.unique(order * len(CATALOGUE) + dear_first, return_inverse=True)
    total = np.bincount(place, weights=quantity).astype("int64")
    product = len(CATALOGUE) - 1 - key % len(CATALOGUE)
    return Lines(*(part[total > 0] for part in (key // len(CATALOGUE), product, total)))

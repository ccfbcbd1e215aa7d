"""What the core says of next products, of customers who moved, of a fair look and of value beyond revenue."""

from __future__ import annotations

from cltv_core.wording import count, plural, share


# Next product.
def replayed(hit_rate: float, popular_rate: float, purchases: int, beats: bool, repeats: bool) -> str:
    named = "five products named beforehand" if repeats else "five new products named beforehand"
    came = f"Replayed on {plural(purchases, 'later purchase')}: {share(hit_rate)} held at least one of {named}"
    against = f"against {share(popular_rate)} for the five best sellers"
    return f"{came}, {against}." if beats else f"{came}, {against}: no clear gain, so no products are suggested."


def too_few_next_purchases(purchases: int, needed: int) -> str:
    return (
        f"Only {plural(purchases, 'later purchase')} can be replayed; {needed} are needed to tell whether suggesting "
        "products would beat naming the best sellers."
    )


def also_bought(product: str, both: int, buyers: int) -> str:
    return f"Of {plural(buyers, 'customer')} who bought {product}, {count(both)} bought this too."


def bought_next(product: str, both: int, buyers: int) -> str:
    return (
        f"Of {plural(buyers, 'customer')} who bought {product}, {count(both)} took this with it or on their next visit."
    )


def bought_again(visits: int, of_visits: int) -> str:
    return f"Bought on {count(visits)} of {plural(of_visits, 'visit')}."


def bought_before(number: int, customers: int) -> str:
    return f"{count(number)} of these {plural(customers, 'customer')} bought it before."


def sells_now(part: float) -> str:
    return f"Sells well at present: on {share(part)} of recent receipts."

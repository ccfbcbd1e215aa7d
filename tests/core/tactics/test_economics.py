"""What writing to one person brings: the break-even of an offer, and who is worth a message."""

from __future__ import annotations

import numpy as np
import pytest

from cltv_core.tactics.economics import FATIGUE, Offer, People, break_even, worth


def one_person(order: float = 40.0, anyway: float = 0.2, messages: float = 0.0) -> People:
    return People(np.array(["a"]), np.array([order]), np.array([anyway]), np.array([messages]))


def test_an_offer_of_ten_per_cent_to_people_a_fifth_of_whom_come_anyway() -> None:
    """By hand: (0.2 x 0.1 x 40 + 0.5) / ((0.4 - 0.1) x 40) = 1.3 / 12."""
    assert break_even(0.2, 0.1, 40.0, 0.5, 0.4) == pytest.approx(1.3 / 12)


def test_without_people_who_come_anyway_it_is_the_fields_rule_of_thumb() -> None:
    """Without them only the message must be earned: c / ((M - D) A)."""
    assert break_even(0.0, 0.1, 40.0, 0.5, 0.4) == pytest.approx(0.5 / 12)


def test_a_discount_that_leaves_no_margin_never_pays() -> None:
    assert break_even(0.2, 0.4, 40.0, 0.0, 0.4) == float("inf")


@pytest.mark.parametrize("discount", [0.0, 0.1, 0.3])
def test_at_the_break_even_effect_nothing_is_won_or_lost(discount: float) -> None:
    offer = Offer(margin=0.5, contact=0.3, discount=discount)
    effect = break_even(0.2, discount, 40.0, 0.3, 0.5)
    assert worth(one_person(), offer).profit(effect)[0] == pytest.approx(0.0)


def test_profit_is_that_of_the_purchases_with_and_without_the_message() -> None:
    offer, effect, p0 = Offer(margin=0.5, contact=0.3, discount=0.1), 0.05, 0.2
    with_it = (p0 + effect) * (0.5 - 0.1) * 40 - 0.3
    assert worth(one_person(), offer).profit(effect)[0] == pytest.approx(with_it - p0 * 0.5 * 40)


def test_nobody_is_won_who_comes_anyway_and_messages_tire() -> None:
    sure = worth(one_person(anyway=0.99), Offer(margin=1.0))
    assert sure.profit(0.05)[0] == pytest.approx(0.01 * 40)
    fresh, tired = (worth(one_person(messages=n), Offer(margin=1.0)).profit(0.05)[0] for n in (0, 2))
    assert tired == pytest.approx(fresh * FATIGUE**2)

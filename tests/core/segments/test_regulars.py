"""Whom the owner of a small shop knows by name."""

from __future__ import annotations

import pandas as pd

from cltv_core.segments.regulars import overdue, regulars

PEOPLE = pd.DataFrame(
    [
        ("ann", 5, 50.0, "active"),
        ("bob", 5, 80.0, "slipping"),
        ("cid", 2, 90.0, "lost"),
        ("dot", 1, 99.0, "lost"),
        ("eve", 3, 10.0, "active"),
    ],
    columns=["customer", "orders", "revenue", "standing"],
)


def test_regulars_are_those_who_order_most_often() -> None:
    assert list(regulars(PEOPLE)["customer"]) == ["bob", "ann", "eve"]
    assert list(regulars(PEOPLE, most=1)["customer"]) == ["bob"]


def test_overdue_are_those_who_came_back_and_are_late() -> None:
    assert list(overdue(PEOPLE)["customer"]) == ["cid", "bob"]
    assert list(overdue(PEOPLE, most=1)["customer"]) == ["cid"]

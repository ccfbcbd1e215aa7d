"""What a customer is called."""

from __future__ import annotations

import pandas as pd
import pytest

from cltv_core.text.people import called


@pytest.mark.parametrize(
    ("first_name", "last_name", "email", "expected"),
    [
        ("Ann", "Lee", "ann@example.org", "Ann Lee"),
        ("", "Lee", "ann@example.org", "Lee"),
        ("Ann", "", "", "Ann"),
        ("", "", "ann@example.org", "ann@example.org"),
        ("", "", "", "C7"),
        (" ", " ", "", "C7"),
    ],
)
def test_a_name_comes_before_an_address_and_an_address_before_a_number(
    first_name: str, last_name: str, email: str, expected: str
) -> None:
    people = {"first_name": [first_name], "last_name": [last_name], "email": [email], "customer_id": ["C7"]}
    assert called(pd.DataFrame(people, dtype="str")).tolist() == [expected]

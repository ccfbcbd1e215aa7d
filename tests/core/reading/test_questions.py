"""What the owner is asked, and what an answer changes."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from cltv_core.facts import Money
from cltv_core.reading import ReadOptions
from cltv_core.reading.codes import Answer, Asked, Warned
from cltv_core.reading.merge.questions import DayCell, Facts, answer, questions_of
from cltv_core.transactions import Question
from tests.core.reading.helpers import csv_bytes, read_one, simple_rows

PLAIN = ReadOptions()


def asked(facts: Facts, options: ReadOptions = PLAIN) -> Question:
    (question,) = questions_of([facts], options)
    return question


def test_nothing_is_asked_where_nothing_is_open() -> None:
    assert questions_of([Facts("a.csv", currencies={"EUR": (3, 5.0)}, open_share=0.01)], PLAIN) == ()


def test_the_order_of_day_and_month_is_asked_with_both_readings() -> None:
    question = asked(Facts("a.csv", day_cell=DayCell("03/04/2025", date(2025, 4, 3), date(2025, 3, 4), False)))
    assert (question.key, question.file, question.assumed) == ("day_first", "a.csv", False)
    assert [(option.value, option.example) for option in question.options] == [
        (True, Answer.CELL_MEANS(cell="03/04/2025", day=date(2025, 4, 3))),
        (False, Answer.CELL_MEANS(cell="03/04/2025", day=date(2025, 3, 4))),
    ]


def test_currencies_of_all_files_are_added_up() -> None:
    files = [
        Facts("a.csv", currencies={"EUR": (1, 5.0)}),
        Facts("b.csv", currencies={"USD": (9, 90.0), "EUR": (1, 7.5)}),
    ]
    (question,) = questions_of(files, PLAIN, "USD")
    assert [(option.value, option.example) for option in question.options] == [
        ("USD", Answer.ORDERS_WORTH(orders=9, amount=Money(90.0, "USD"))),
        ("EUR", Answer.ORDERS_WORTH(orders=2, amount=Money(12.5, "EUR"))),
    ]
    assert (question.assumed, question.answered) == ("USD", False)


def test_open_payments_cards_and_time_zones_are_asked_about() -> None:
    assert asked(Facts("a.csv", open_orders=70, open_share=0.7, open_counted=True)).assumed is True
    cards = asked(Facts("a.csv", card_orders=1200, card_share=0.31))
    assert (cards.key, cards.assumed) == ("use_cards", False)
    assert cards.text == Asked.USE_CARDS(file="a.csv", orders=1200, share=0.31)
    zone = asked(Facts("a.csv", utc=datetime(2025, 5, 1, 22, 30)))
    assert (zone.key, zone.options, zone.assumed) == ("timezone", (), None)
    assert zone.text["clock"] == "22:30"


def test_an_answer_goes_into_the_options_and_can_be_changed_later() -> None:
    facts = Facts("a.csv", open_orders=7, open_share=0.7, open_counted=True)
    answered = answer(PLAIN, "count_open", False)
    assert answered == ReadOptions(count_open=False, said=frozenset({"count_open"}))
    question = asked(facts, answered)
    assert (question.assumed, question.answered) == (False, True)
    assert answer(PLAIN, "timezone", "Europe/Berlin").timezone == "Europe/Berlin"
    with pytest.raises(ValueError, match="no time zone"):
        answer(PLAIN, "timezone", "Europe/Nowhere")
    with pytest.raises(TypeError):
        answer(PLAIN, "nonsense", 1)


def test_a_file_that_can_be_read_both_ways_is_asked_about() -> None:
    rows = [
        ["Order", "Date", "Customer", "Total"],
        *[[f"#{n}", f"0{n}/0{n % 3 + 4}/2025", f"C{n % 4}", "5"] for n in range(1, 9)],
    ]
    (question,) = read_one(csv_bytes(rows)).report.questions
    assert question.key == "day_first"
    assert question.options[0].example == Answer.CELL_MEANS(cell="01/05/2025", day=date(2025, 5, 1))
    other = read_one(csv_bytes(rows), day_first=not question.assumed)
    assert str(other.first_day) != str(read_one(csv_bytes(rows)).first_day)


SHOPIFY_HEADER = "Name,Email,Financial Status,Created at,Currency,Total,Lineitem quantity,Lineitem name,Lineitem price"


def test_open_orders_of_a_real_format() -> None:
    rows = [
        f"#{n},p{n}@x.de,{'pending' if n % 3 else 'paid'},2026-01-0{n} 10:00:00,EUR,10.00,1,Mug,10.00"
        for n in range(1, 10)
    ]
    data = "\n".join([SHOPIFY_HEADER, *rows]).encode()
    (question,) = read_one(data).report.questions
    assert (question.key, question.assumed) == ("count_open", True)
    assert question.text["orders"] == 6
    assert len(read_one(data).orders) == 9
    assert len(read_one(data, count_open=False).orders) == 3


def test_sales_without_names_come_with_what_that_means() -> None:
    rows = [*simple_rows(12), *[[f"#w{n}", "2025-05-05", "", "40.00"] for n in range(20)]]
    warnings = read_one(csv_bytes(rows)).report.warnings
    (unnamed,) = [warning for warning in warnings if warning.code is Warned.MOST_UNNAMED]
    assert unnamed["named"] == pytest.approx(3 * 84 / (800 + 3 * 84))

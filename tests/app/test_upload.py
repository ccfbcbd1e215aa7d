"""Files in: what is read, what is refused, and what is kept."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Sequence
from threading import current_thread

import pyarrow as pa
import pytest
from streamlit.runtime.uploaded_file_manager import UploadedFile
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from cltv_core.analysis import History
from cltv_core.reading.read import SourceFile
from cltv_core.terms import Terms
from cltv_core.text.pages import common, your_data
from cltv_core.text.pages.files import columns, questions
from cltv_core.text.pages.visit import welcome
from cltv_core.value.forecast import Forecast
from dashboard import projects
from tests.app.conftest import PHOTO, new_visit, page, shop_file, upload, wait_for_races
from tests.support import once

UNNAMED = b"""Wann;Von wem genau;Wo etwa;Dies;Das
2024-01-02;Anna;Nordend;12;3
2024-01-03;Bert;Sudend;13;2
2024-02-03;Anna;Nordend;9;3
2024-03-03;Carl;Westend;9;1
2024-03-13;Bert;Sudend;19;5
"""

AMOUNT = common.amount_column("USD")


def open_your_data(app: AppTest) -> AppTest:
    return app.switch_page(page("your_data")).run()


def test_a_file_is_read_and_the_overview_opens(shop: AppTest) -> None:
    assert not shop.exception
    assert shop.title[0].value == "Overview"


def test_a_file_is_held_once_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    held: set[int] = set()

    def take(files: Sequence[SourceFile], *_: object) -> None:
        dropped = [one for one in gc.get_objects() if isinstance(one, UploadedFile) and not one.closed]
        contents = [one.getvalue() for one in dropped if one.name == "once.csv"]
        held.update(map(id, [*contents, *(file.data for file in files)]))

    monkeypatch.setattr(projects, "take", take)
    upload(new_visit(), ("once.csv", shop_file()))
    assert len(held) == 1


def test_no_page_waits_for_the_first_forecast_as_it_comes_with_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[str] = []
    fitted = History.first_forecast

    def noted(history: History, terms: Terms) -> Forecast:
        threads.append(current_thread().name)
        return fitted(history, terms)

    monkeypatch.setattr(History, "first_forecast", noted)
    app = upload(new_visit(), ("shop.csv", shop_file()))
    wait_for_races()
    app.button_group(key="months").set_value(24).run()
    wait_for_races()
    assert threads == ["job READING"]


def test_the_file_field_is_emptied_so_that_bytes_are_held_once(shop: AppTest) -> None:
    assert open_your_data(shop).file_uploader[0].value == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("photo.png", PHOTO),
        ("empty.csv", b""),
        ("headers.csv", b"Date,Customer,Total\n"),
        ("letter.pdf", b"%PDF-1.7 x"),
    ],
)
def test_a_wrong_file_gets_a_sentence_with_its_name(visit: AppTest, name: str, data: bytes) -> None:
    upload(visit, (name, data))
    assert not visit.exception
    assert visit.title[0].value == welcome.TITLE
    assert name in visit.error[0].value


def test_a_wrong_file_loses_nothing_loaded(shop: AppTest) -> None:
    before = shop.header[0].value
    upload(open_your_data(shop), ("photo.png", PHOTO))
    assert "photo.png" in shop.error[0].value
    assert welcome.FAULT_KEPT in [caption.value for caption in shop.caption]
    assert shop.switch_page(page("overview")).run().header[0].value == before


def test_a_later_good_file_clears_the_fault(visit: AppTest) -> None:
    upload(visit, ("photo.png", PHOTO))
    upload(visit, ("shop.csv", shop_file()))
    assert visit.title[0].value == "Overview"
    assert not open_your_data(visit).error


def test_what_was_decided_in_reading_is_shown(visit: AppTest) -> None:
    rows = [f"{1000 + n},2025-01-{n % 28 + 1:02d},p{n % 7}@x.org,{n % 50 + 5}.{n % 90 + 10}" for n in range(40)]
    upload(visit, ("strange.csv", "\n".join(["Zorp,Blim,Quax,Tarn", *rows]).encode()))
    shown = open_your_data(visit).table[-1].value
    assert set(shown[your_data.DECISION_COLUMNS["chosen"]]) == {
        "the day of the sale",
        "the amount paid",
        "the customer",
    }
    assert shown[your_data.DECISION_COLUMNS["what"]].str.contains("strange.csv").all()


def test_a_file_without_a_currency_is_asked_for_one(visit: AppTest) -> None:
    rows = [f"{1000 + n},2025-01-{n % 28 + 1:02d},p{n % 7}@x.org,{n % 50 + 5}.{n % 90 + 10}" for n in range(40)]
    upload(visit, ("plain.csv", "\n".join(["Order,Date,Email,Total", *rows]).encode()))
    assert columns.NO_CURRENCY in [note.value for note in open_your_data(visit).caption]


def test_another_file_takes_the_place_of_the_first(shop: AppTest) -> None:
    upload(open_your_data(shop), ("smaller.csv", shop_file(customers=30)))
    assert "30 customers" in shop.switch_page(page("overview")).run().header[0].value


def test_another_file_can_be_added(shop: AppTest) -> None:
    open_your_data(shop).toggle(key="add_files").set_value(True).run()
    other = shop_file(customers=40, seed=2).replace(b"K0", b"L0").replace(b"anna", b"lena").replace(b"\nA", b"\nB")
    upload(shop, ("second.csv", other))
    assert not shop.exception
    assert len([block for block in shop.markdown if ".csv**" in block.value]) == 2
    assert "120 customers" in shop.switch_page(page("overview")).run().header[0].value


def test_several_files_at_once_are_one_shop(visit: AppTest) -> None:
    other = shop_file(customers=40, seed=2).replace(b"K0", b"L0").replace(b"anna", b"lena").replace(b"\nA", b"\nB")
    upload(visit, ("one.csv", shop_file()), ("two.csv", other))
    assert "120 customers" in visit.header[0].value


def test_a_corrected_file_of_the_same_name_is_read_anew(open_shop: Callable[..., AppTest]) -> None:
    app = open_shop()
    before = open_your_data(app).table[0].value[AMOUNT].iloc[-1]
    first_row = shop_file().splitlines()[1]
    total = first_row.split(b",")[8]
    corrected = shop_file().replace(first_row, first_row.replace(total, b"99.99"), 1)
    upload(app, ("shop.csv", corrected))
    after = app.table[0].value[AMOUNT].iloc[-1]
    assert after == pytest.approx(before - float(total) + 99.99)


def test_a_wrong_file_among_others_can_be_left_out(visit: AppTest) -> None:
    upload(visit, ("shop.csv", shop_file()), ("photo.png", PHOTO))
    assert "photo" in visit.error[0].value
    assert [button.key for button in visit.button if "go_on" in str(button.key)] == ["go_on_without_1"]
    visit.button(key="go_on_without_1").click().run()
    assert not visit.error
    assert "80 customers" in visit.header[0].value


class TestColumns:
    def test_only_what_is_unclear_is_asked_with_examples_from_the_file(self, visit: AppTest) -> None:
        upload(visit, ("kasse.csv", UNNAMED))
        assert [role_of(box) for box in visit.selectbox if role_of(box)] == ["revenue", "customer_id"]
        assert "Dies (12, 13, 9)" in column_of(visit, "revenue").options

    def test_the_owner_names_columns_that_were_not_found(self, visit: AppTest) -> None:
        upload(visit, ("kasse.csv", UNNAMED))
        name_columns(visit)
        assert not visit.exception
        assert visit.title[0].value == "Overview"
        assert "3 customers" in visit.header[0].value

    def test_a_mapping_made_once_serves_the_next_file_of_the_same_headers(self, visit: AppTest) -> None:
        upload(visit, ("kasse.csv", UNNAMED))
        name_columns(visit)
        upload(open_your_data(visit), ("next.csv", UNNAMED + b"2024-04-02;Dora;Nordend;15;1\n"))
        assert not visit.error
        assert your_data.CHOSEN_COLUMNS_USED in [caption.value for caption in visit.caption]
        assert "4 customers" in visit.switch_page(page("overview")).run().header[0].value

    def test_two_unclear_files_are_asked_about_one_after_the_other(self, visit: AppTest) -> None:
        other = UNNAMED.replace(b"Wann;Von wem genau;Wo etwa;Dies;Das", b"Datum;Hier;Dort;Eins;Zwei")
        upload(visit, ("kasse.csv", UNNAMED), ("markt.csv", other.replace(b"Carl", b"Dora")))
        name_columns(visit)
        column_of(visit, "customer_id").select("Hier")
        column_of(visit, "revenue").select("Eins")
        submit(visit)
        assert not visit.error
        assert "6 customers" in visit.header[0].value

    def test_another_column_for_the_amount_reads_the_file_again(self, shop: AppTest) -> None:
        before = with_columns_open(shop).table[0].value[AMOUNT].iloc[0]
        assert column_of(shop, "revenue").value == "Total"
        column_of(shop, "revenue").select("Tax")
        submit(shop)
        assert not shop.exception
        assert shop.table[0].value[AMOUNT].iloc[0] != before

    def test_the_owner_says_which_currency_it_is(self, open_shop: Callable[..., AppTest]) -> None:
        app = with_columns_open(open_shop(shop_file(currency="")))
        assert "Amount" in app.table[0].value.columns
        next(box for box in app.selectbox if box.label == columns.CURRENCY_LABEL).select("EUR")
        submit(app)
        assert "Amount (EUR)" in app.table[0].value.columns

    def test_asking_without_a_change_changes_nothing(self, shop: AppTest) -> None:
        before = with_columns_open(shop).table[0].value
        submit(shop)
        assert shop.table[0].value.equals(before)


def with_columns_open(app: AppTest) -> AppTest:
    app.session_state["columns"] = True
    return open_your_data(app)


def column_of(app: AppTest, role: str) -> Selectbox:
    return next(box for box in app.selectbox if box.key.endswith(f"_{role}"))


def role_of(box: Selectbox) -> str:
    """The role that a field for a column asks for, "" for any other field."""
    return box.key.split("_", 2)[2] if box.key and box.key.startswith("column_") else ""


def name_columns(app: AppTest) -> None:
    column_of(app, "customer_id").select("Von wem genau")
    column_of(app, "revenue").select("Dies")
    submit(app)


def submit(app: AppTest) -> None:
    next(button for button in app.button if button.label == columns.APPLY).click().run()


def test_the_reconciliation_adds_up(shop: AppTest) -> None:
    lines = open_your_data(shop).table[0].value
    for column in (AMOUNT, your_data.ROWS):
        assert lines[column].iloc[:-1].sum() == pytest.approx(lines[column].iloc[-1])


def partly_refunded() -> None:
    from cltv_core.describe.reconciliation import Account, Line
    from dashboard.features.your_data import reading

    lines = (Line("In", 1000, 100.0), Line("Refunded", 0, -4.5, in_part=59), Line("Used", 1000, 95.5))
    reading.reconciliation(Account("GBP", ("a.csv",), lines))


def test_rows_that_lost_some_of_their_amount_are_counted_as_rows_in_part() -> None:
    (table,) = AppTest.from_function(partly_refunded, default_timeout=30).run().table
    shown = pa.ipc.open_stream(table.proto.arrow_data.styler.display_values).read_all()
    assert shown.column(your_data.ROWS).to_pylist() == ["1,000", "59 in part", "1,000"]


class TestDeleting:
    def test_everything_is_gone_from_memory(self, shop: AppTest) -> None:
        sales = weakref.ref(shop.session_state["shop"].transactions)
        open_your_data(shop).button(key="delete").click().run()
        assert not shop.exception
        assert shop.title[0].value == welcome.TITLE
        wait_for_races()
        once.forget()
        gc.collect()
        assert sales() is None

    def test_it_works_from_a_page_with_a_link_to_a_segment(self, shop: AppTest) -> None:
        shop.switch_page(page("actions")).run()
        open_your_data(shop).button(key="delete").click().run()
        assert shop.title[0].value == welcome.TITLE

    def test_a_fresh_start_has_the_default_settings(self, shop: AppTest) -> None:
        shop.slider(key="margin_percent").set_value(40).run()
        open_your_data(shop).button(key="delete").click().run()
        upload(shop, ("shop.csv", shop_file()))
        assert shop.slider(key="margin_percent").value == 100


class TestTwoVisitors:
    def test_a_second_visitor_meets_an_empty_house(self, shop: AppTest) -> None:
        assert shop.title[0].value == "Overview"
        assert new_visit().title[0].value == welcome.TITLE

    def test_each_sees_only_their_own_shop(self, open_shop: Callable[..., AppTest]) -> None:
        one, other = open_shop(), open_shop(shop_file(customers=25, seed=9))
        assert "80 customers" in one.run().header[0].value
        assert "25 customers" in other.run().header[0].value

    def test_nothing_is_kept_in_a_shared_cache(self, shop: AppTest) -> None:
        from streamlit.runtime.caching import get_data_cache_stats_provider, get_resource_cache_stats_provider

        assert not shop.exception
        assert not get_data_cache_stats_provider().get_stats()
        assert not get_resource_cache_stats_provider().get_stats()


class TestQuestions:
    DATES = b"Order,Date,Email,Total\n" + b"".join(
        f"{n},0{1 + 4 * n % 9}/0{1 + 7 * n % 8}/2024,p{n % 5}@example.com,{n}.50\n".encode() for n in range(30)
    )
    CARDS = b"Date,Receipt,Total,Card brand,Last 4\n" + b"".join(
        f"2024-03-{1 + n:02d},{n},1{n}.50,VISA,{1000 + n % 6}\n".encode() for n in range(24)
    )

    def test_a_date_that_can_be_read_in_two_ways_is_asked_and_the_answer_changes_the_figures(
        self, visit: AppTest
    ) -> None:
        upload(visit, ("till.csv", self.DATES))
        assert questions.hint(1) in [block.value for block in visit.markdown]
        first = open_your_data(visit).dataframe[0].value["Date of the sale"].iloc[1]
        question = next(radio for radio in visit.radio if radio.key.startswith("question_day_first"))
        question.set_value(1 - question.value).run()
        assert not visit.exception
        assert visit.dataframe[0].value["Date of the sale"].iloc[1] != first

    def test_sales_with_cards_only_go_on_when_the_owner_agrees(self, visit: AppTest) -> None:
        upload(visit, ("till.csv", self.CARDS))
        assert visit.error
        next(button for button in visit.button if button.label == questions.USE_CARDS).click().run()
        assert "6 customers" in visit.header[0].value

    def test_a_file_can_be_taken_away(self, shop: AppTest) -> None:
        open_your_data(shop).toggle(key="add_files").set_value(True).run()
        other = shop_file(customers=40, seed=2).replace(b"K0", b"L0").replace(b"anna", b"lena").replace(b"\nA", b"\nB")
        upload(shop, ("second.csv", other))
        shop.button(key="remove_1").click().run()
        assert not shop.exception
        assert "80 customers" in shop.switch_page(page("overview")).run().header[0].value

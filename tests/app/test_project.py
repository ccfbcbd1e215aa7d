"""Coming back: what was decided is saved in a project file, and goes on with it and the next export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from cltv_core.project.codes import Problem
from cltv_core.project.contents import Project
from cltv_core.project.file import from_bytes, new_project, to_bytes
from cltv_core.project.sample import shop_with_campaigns
from cltv_core.text.pages import common
from cltv_core.text.pages.files import compare
from cltv_core.text.pages.visit import saving, welcome
from cltv_core.text.project import SENTENCES
from dashboard.features import downloads
from tests.app.conftest import new_visit, page, shop_file, upload, wait_for_races

Saved = Callable[[AppTest], bytes]


@pytest.fixture
def save(monkeypatch: pytest.MonkeyPatch) -> Saved:
    """Opens the drawer and presses the button: what the browser would get."""
    offered: list[tuple[bytes, str, Callable[[], None]]] = []
    monkeypatch.setattr(downloads, "project", lambda *parts: offered.append(parts))

    def press(app: AppTest) -> bytes:
        app.session_state["saving"] = True
        app.run()
        assert not app.exception
        assert not app.error
        content, name, _ = offered[-1]
        assert name.endswith(".cltv")
        return content

    return press


def test_the_file_is_there_before_its_button_is_pressed(shop: AppTest) -> None:
    """Pressing draws the page anew, which may forget what was to make the file."""
    shop.session_state["saving"] = True
    shop.run()
    [button] = [found for found in shop.get("download_button") if found.proto.label == saving.BUTTON]
    assert button.proto.url
    assert not button.proto.deferred_file_id


def header(app: AppTest) -> str:
    """What the button in the header says."""
    labels = [block.proto.popover.label for block in app.get("popover")]
    return next(label for label in labels if label in (saving.SAVE, saving.SAVE_CHANGES))


def test_a_new_visit_has_nothing_to_save_until_something_is_decided(shop: AppTest) -> None:
    assert header(shop) == saving.SAVE
    shop.slider(key="margin_percent").set_value(40).run()
    assert header(shop) == saving.SAVE_CHANGES


def test_a_small_shop_has_nothing_to_save_either(open_shop: Callable[..., AppTest]) -> None:
    assert header(open_shop(shop_file(customers=18))) == saving.SAVE


def test_next_month_goes_on_without_a_question(open_shop: Callable[..., AppTest], save: Saved) -> None:
    month_first = shop_file().replace(b"Order date", b"Day")
    app = open_shop(month_first)
    app.slider(key="margin_percent").set_value(40).run()
    app.segmented_control(key="months").set_value(6).run()
    app.switch_page(page("plan")).run()
    app.number_input(key="plan_cost_e-mail").set_value(0.05).run()
    app.switch_page(page("actions")).run()
    tactic = next(button for button in app.button if str(button.key).startswith("not for us_"))
    tactic.click().run()
    wait_for_races()
    kept = save(app)
    project = from_bytes(kept)
    assert project.preferences.margin == pytest.approx(0.4)
    assert project.preferences.message_costs == {"e-mail": 0.05}
    assert project.choices.actions.statuses
    assert [told.customers for told in project.forecasts] == [80]

    later = upload(new_visit(), ("shop.cltv", kept), ("next.csv", month_first))
    assert not later.exception
    assert not later.error
    assert later.session_state["margin_percent"] == 40
    assert later.session_state["months"] == 6
    assert later.session_state["decisions"] == project.choices
    assert header(later) == saving.SAVE
    assert save(later) == kept
    later.switch_page(page("plan")).run()
    field = later.number_input(key="plan_cost_e-mail")
    assert field.value == 0.05
    field.set_value(None).run()
    assert header(later) == saving.SAVE_CHANGES
    assert from_bytes(save(later)).preferences.message_costs == {}


def test_a_project_alone_waits_for_the_export(save: Saved) -> None:
    app = upload(new_visit(), ("shop.cltv", to_bytes(new_project("Rose & Son"))))
    assert app.title[0].value == welcome.TITLE
    assert "Rose" in app.success[0].value
    upload(app, ("shop.csv", shop_file()))
    assert app.title[0].value == "Overview"
    assert from_bytes(save(app)).name == "Rose & Son"


@pytest.mark.parametrize("passphrase", ["", "a b c"])
def test_a_project_with_its_sales_needs_no_export(shop: AppTest, passphrase: str) -> None:
    files = {file.name: file.data for file in shop.session_state["shop"].files}
    project = Project(salt=bytes(32), name="Rose", sales=files)
    app = upload(new_visit(), ("shop.cltv", to_bytes(project, passphrase)))
    if passphrase:
        assert SENTENCES[Problem.SEALED] in app.error[0].value
        app.text_input[0].set_value("wrong")
        app.button[0].click().run()
        assert SENTENCES[Problem.SEALED] in app.error[0].value
        app.text_input[0].set_value(passphrase)
        app.button[0].click().run()
    assert not app.error
    assert app.title[0].value == "Overview"


def test_a_damaged_project_is_told_and_nothing_else_changes(shop: AppTest) -> None:
    data = to_bytes(new_project("Rose"))
    shop.switch_page(page("your_data")).run()
    upload(shop, ("shop.cltv", data.replace(b"manifest.json", b"manifest.json", 1)[:-40] + bytes(40)))
    assert not shop.exception
    assert shop.error


def test_an_answer_is_remembered_by_the_headers_of_the_file(save: Saved) -> None:
    rows = [
        f"2024-0{month}-1{day},Customer {day},{10 + day},{('EUR', 'USD')[day % 2]}"
        for month in range(1, 10)
        for day in range(9)
    ]
    data = "\n".join(["Date,Customer,Total,Currency", *rows]).encode()
    app = upload(new_visit(), ("days.csv", data))
    app.switch_page(page("your_data")).run()
    question = next(radio for radio in app.radio if str(radio.key).startswith("question_currency"))
    question.set_value(1).run()
    answered = app.session_state["shop"].transactions
    assert answered.currency == "USD"
    assert header(app) == saving.SAVE_CHANGES
    later = upload(new_visit(), ("shop.cltv", save(app)), ("later.csv", data))
    read = later.session_state["shop"].transactions
    assert [(one.assumed, one.answered) for one in read.report.questions if one.key == "currency"] == [("USD", True)]
    assert read.orders["ordered_at"].tolist() == answered.orders["ordered_at"].tolist()


def test_several_project_files_are_shown_side_by_side(shop: AppTest, save: Saved) -> None:
    known = from_bytes(save(shop))
    files = [("a.cltv", to_bytes(replace(known, name="Rose"))), ("b.cltv", to_bytes(new_project("Lily")))]
    app = upload(new_visit(), *files)
    assert not app.exception
    assert not app.error
    assert app.title[0].value == welcome.TITLE
    table = app.table[0].value
    assert list(table[compare.SHOP]) == ["Rose", "Lily"]
    assert table[compare.CUSTOMERS].iloc[0] == "80"


def test_what_changed_is_told_at_the_amount_of_the_headline() -> None:
    garden = [(file.name, file.data) for file in shop_with_campaigns()]
    app = upload(new_visit(), *garden)
    wait_for_races()
    app.run()
    assert not app.exception
    [tile] = [figure for figure in app.metric if figure.label == common.expected(0.45)]
    assert f":green[{tile.value}]" in app.header[0].value
    assert tile.delta.startswith(("+", "-"))
    assert any("The results of “We miss you”, “Second helping”" in block.value for block in app.markdown)

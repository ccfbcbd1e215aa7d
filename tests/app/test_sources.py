"""Links and keys on the page: connected, refreshed, switched off on a server of others, and no byte of a key anywhere."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cltv_core.project.file import to_bytes
from cltv_core.sources import fetch as fetching
from cltv_core.sources import stripe, woocommerce
from cltv_core.text.pages.files import sources as words
from dashboard import projects, sources
from tests.app.conftest import new_visit, page, shop_file, upload
from tests.app.test_pages import shown
from tests.core.cli.test_from import orders
from tests.support import stripe as account
from tests.support.https_server import Server, body, serving
from tests.support.visible import cells, visible
from tests.support.woocommerce import HOST, KEY, SECRET, Shop, fault

LINK_SECRET = "s3cret-in-the-link"
SECRETS = (KEY, SECRET, account.KEY, LINK_SECRET)


@pytest.fixture(autouse=True)
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(sources.ALLOWED_BY_HOST, "1")


@pytest.fixture
def shop() -> Shop:
    return Shop(orders(230))


@pytest.fixture
def server(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving(shop.answer_to, tmp_path, HOST) as running:
        monkeypatch.setattr(woocommerce, "Door", lambda: running.door)
        yield running


@pytest.fixture
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Server, list[bytes]]]:
    """A published file, and what it holds at the moment."""
    held = [shop_file(customers=60)]
    with serving(lambda asked: body(held[0]), tmp_path, HOST) as running:  # noqa: ARG005
        monkeypatch.setattr(fetching, "Door", lambda: replace(running.door, most_bytes=10_000_000))
        yield running, held


def connect(app: AppTest, kind: str, *typed: str) -> AppTest:
    app.session_state["connect"], app.session_state["source_kind"] = True, kind
    app.run()
    for place, text in enumerate(typed):
        app.text_input(key=f"source_{kind}_{place}").set_value(text)
    next(button for button in app.button if button.label == words.CONNECT).click().run()
    return app


def orders_of(app: AppTest) -> int:
    return len(app.session_state["shop"].transactions.orders)


def your_data(app: AppTest) -> AppTest:
    return app.switch_page(page("your_data")).run()


def refresh(app: AppTest) -> AppTest:
    your_data(app).button(key="refresh_sources").click().run()
    return app


def test_a_link_is_read_and_refreshed(published: tuple[Server, list[bytes]]) -> None:
    server, held = published
    app = connect(new_visit(), "link", server.link(f"/sales.csv?token={LINK_SECRET}"))
    assert app.title[0].value == "Overview"
    before = orders_of(app)
    held[0] = shop_file(customers=90)
    refresh(app)
    assert not app.error
    assert orders_of(app) > before
    assert "Last refreshed on" in shown(app)
    assert len(app.session_state["shop"].files) == 1


def test_a_shop_is_read_through_its_key_beside_a_file(server: Server) -> None:
    app = upload(new_visit(), ("orders.csv", shop_file(currency="EUR")))
    before = orders_of(app)
    your_data(app).toggle(key="add_files").set_value(True).run()
    connect(app, "woocommerce", server.link(""), KEY, SECRET)
    assert orders_of(app) == before + 230
    assert len(app.session_state["shop"].files) == 2


def test_a_key_refused_later_loses_nothing(server: Server, shop: Shop) -> None:
    app = connect(new_visit(), "woocommerce", server.link(""), KEY, SECRET)
    assert orders_of(app) == 230
    shop.key = ("ck_other", "cs_other")
    refresh(app)
    [told] = app.error
    assert "does not accept this key" in told.value
    assert orders_of(app) == 230
    assert "Last refreshed on" in shown(app)


def test_a_file_put_in_its_place_ends_the_connection(server: Server) -> None:
    app = connect(new_visit(), "woocommerce", server.link(""), KEY, SECRET)
    upload(your_data(app), ("orders.csv", shop_file()))
    assert "refresh_sources" not in [button.key for button in your_data(app).button]


def test_stripe_is_read_by_its_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paid = [
        account.charge(f"ch_{n}", 1_700_000_000 + 86_400 * n, 1_000 + n, receipt_email=f"c{n % 30}@x.example")
        for n in range(120)
    ]
    with serving(account.Account(paid).answer_to, tmp_path, account.HOST) as running:
        monkeypatch.setattr(stripe, "ADDRESS", running.link("/v1/charges"))
        monkeypatch.setattr(stripe, "Door", lambda: running.door)
        app = connect(new_visit(), "stripe", account.KEY)
    assert orders_of(app) == 120


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("link", (f"http://shop.example/{LINK_SECRET}",)),
        ("link", (f"https://169.254.169.254/{LINK_SECRET}",)),
        ("woocommerce", ("https://localhost", KEY, SECRET)),
        ("woocommerce", ("https://shop.example", SECRET, KEY)),
        ("stripe", ("sk_live_" + "a" * 40,)),
        ("stripe", (f"{KEY}",)),
    ],
)
def test_what_cannot_be_fetched_is_a_sentence_without_a_secret(
    kind: str, typed: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    app = connect(new_visit(), kind, *typed)
    assert app.error
    assert all(form.proto.form.clear_on_submit for form in app.get("form"))
    assert_no_secret(app, caplog, (*SECRETS, *(text for text in typed if "_" in text)))


def test_no_byte_of_a_key_is_on_a_page_in_a_file_or_in_a_log(
    server: Server, shop: Shop, caplog: pytest.LogCaptureFixture, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    app = connect(new_visit(), "woocommerce", server.link(""), KEY, SECRET)
    for name in ("overview", "actions", "plan", "your_data"):
        app.switch_page(page(name)).run()
        assert_no_secret(app, caplog, SECRETS)
    shop.between = {len(shop.asked) + 2: fault(401, "x", f"{KEY} {SECRET}")}
    refresh(app)
    assert app.error
    assert_no_secret(app, caplog, SECRETS)
    saved = to_bytes(app.session_state["project"])
    said = capfd.readouterr()
    loaded = b"".join(file.data for file in app.session_state["shop"].files)
    for secret in SECRETS:
        assert secret.encode() not in saved + loaded
        assert secret not in said.out + said.err
        assert secret not in repr(app.session_state["sources"])
    assert not [
        path for path in tmp_path.rglob("*") if path.is_file() and any(s.encode() in path.read_bytes() for s in SECRETS)
    ]


def assert_no_secret(app: AppTest, caplog: pytest.LogCaptureFixture, secrets: tuple[str, ...]) -> None:
    """Neither what is shown, nor what the browser is told, nor the log holds a secret; the browser empties the fields."""
    tables: list[Any] = [table.to_csv() for table in cells(app)]
    told = "\n".join(
        [*visible(app), *tables, *(str(element.proto) for element in app.main if hasattr(element, "proto"))]
    )
    fields = [field.proto.default for field in app.text_input]
    for secret in secrets:
        assert secret not in told
        assert secret not in caplog.text
        assert secret not in fields


def test_it_is_off_where_others_host_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(sources.ALLOWED_BY_HOST)
    app = upload(new_visit(), ("orders.csv", shop_file()))
    assert words.NOT_HERE in shown(your_data(app))
    assert words.HEADING not in [one.label for one in app.expander]
    monkeypatch.setattr(projects, "on_own_computer", lambda: True)
    assert words.HEADING in [one.label for one in your_data(app).expander]


def test_everything_deleted_means_the_keys_as_well(server: Server) -> None:
    app = connect(new_visit(), "woocommerce", server.link(""), KEY, SECRET)
    your_data(app).button(key="delete").click().run()
    assert "sources" not in app.session_state

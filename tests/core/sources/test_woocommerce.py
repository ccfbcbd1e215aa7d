"""Orders through a key of WooCommerce: those of the shop's export to the cent, whatever the shop answers on the way."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cltv_core.sources.addresses import LinkRefused
from cltv_core.sources.codes import Problem, Remedy
from cltv_core.sources.https import Door
from cltv_core.sources.woocommerce import WooCommerce
from tests.core.reading.formats.expected import fixture, orders_of, read_fixture, refunds_of
from tests.core.reading.helpers import only_file
from tests.core.sources.same_shop import assert_same_sales, read_file
from tests.support.https_server import Answer, Server, body, serving
from tests.support.woocommerce import HOST, KEY, SECRET, Shop, fault, line, order

Opened = Callable[[Shop], Server]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    with ExitStack() as running:
        yield lambda shop: running.enter_context(serving(shop.answer_to, tmp_path, HOST))


def connection(server: Server, folder: str = "") -> WooCommerce:
    return WooCommerce(server.link(folder), KEY, SECRET)


def fixture_rows() -> list[dict[str, str]]:
    text = fixture("woocommerce_webtoffee_export").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def shop_of_the_fixture() -> Shop:
    """The shop whose owner exported the fixture with a plugin."""
    shop = Shop([], folder="/wp")
    for row in fixture_rows():
        number = int(row["order_id"])
        refunds = refunds_in(row["refund_items"])
        shop.orders.append(order_of(row, [len(shop.refunds) + place for place in range(len(refunds))]))
        shop.refunds += [
            (len(shop.refunds) + place, number, at.replace(" ", "T"), amount)
            for place, (amount, at) in enumerate(refunds)
        ]
    return shop


def refunds_in(cell: str) -> list[tuple[str, str]]:
    parts = [dict(field.split(":", 1) for field in part.split("|")) for part in cell.split(";") if part]
    return [(part["amount"], part["date"]) for part in parts]


def order_of(row: dict[str, str], refunds: list[int]) -> dict[str, Any]:
    lines = [
        line(row[f"Product Item {place} Name"], int(row[f"Product Item {place} Quantity"]), total)
        for place in (1, 2)
        if (total := row[f"Product Item {place} Total"])
    ]
    people = {
        part: {name.removeprefix(f"{part}_"): cell for name, cell in row.items() if name.startswith(f"{part}_")}
        for part in ("billing", "shipping")
    }
    coupon = row["coupon_items"].partition("|")[0].removeprefix("code:")
    given = [
        {"id": number, "reason": "", "total": f"-{amount}"}
        for number, (amount, _) in zip(refunds, refunds_in(row["refund_items"]), strict=True)
    ]
    return order(
        int(row["order_id"]),
        row["order_date"].replace(" ", "T"),
        row["order_total"],
        status=row["status"],
        currency=row["order_currency"],
        customer_id=int(row["customer_id"]),
        line_items=lines,
        coupon_lines=[{"id": 1, "code": coupon, "discount": "1.00"}] if coupon else [],
        refunds=given,
        **people,
    )


def test_orders_through_a_key_are_those_of_the_shops_export(opened: Opened) -> None:
    server = opened(shop_of_the_fixture())
    found = read_file(connection(server, "/wp/").fetch(server.door))
    exported = read_fixture("woocommerce_webtoffee_export")
    assert only_file(found).format == "woocommerce_skyverge_legacy"
    assert_same_sales(found, exported)
    assert found.customers["email"].tolist() == exported.customers["email"].tolist()
    assert refunds_of(found) == [("9005", "2025-03-14", 80.0), ("9006", "2025-03-20", 50.0)]


def test_only_what_is_used_is_asked_for(opened: Opened) -> None:
    shop = Shop(many(3))
    server = opened(shop)
    connection(server).fetch(server.door)
    assert all("_fields=" in asked for asked in shop.asked)
    assert not any(name in asked for asked in shop.asked for name in ("customer_ip_address", "customer_note", KEY))


def many(count: int) -> list[dict[str, Any]]:
    return [
        order(
            number,
            f"2025-{1 + number % 12:02}-{1 + number % 28:02}T09:00:00",
            f"{10 + number % 90}.{number % 100:02}",
            billing={"first_name": "A", "last_name": "B", "email": f"c{number % 700}@example.com"},
            line_items=[line(f"Tea; {number % 9} | large", 2, "7.50")],
        )
        for number in range(1, count + 1)
    ]


@pytest.mark.parametrize("count", [0, 1, 100, 250, 3000])
def test_every_page_is_read(opened: Opened, count: int) -> None:
    shop, heard = Shop(many(count)), []
    server = opened(shop)
    file = connection(server).fetch(server.door, lambda here, of: heard.append((here, of)))
    rows = list(csv.DictReader(io.StringIO(file.data.decode(), newline="")))
    assert [int(row["order_id"]) for row in rows] == list(range(1, count + 1))
    assert [row["order_total"] for row in rows] == [one["total"] for one in shop.orders]
    assert heard[-1] == (count, count)
    assert len(shop.asked) == 1 + max(-(-count // 100), 1)


def test_products_keep_their_amounts_though_their_names_hold_signs(opened: Opened) -> None:
    server = opened(Shop(many(20)))
    lines = read_file(connection(server).fetch(server.door)).lines
    assert (len(lines), lines["revenue"].unique().tolist(), lines["quantity"].unique().tolist()) == (20, [7.5], [2.0])


def test_an_order_deleted_meanwhile_hides_no_other(opened: Opened) -> None:
    def delete_first(shop: Shop) -> None:
        if len(shop.asked) == 3:
            del shop.orders[0]

    shop = Shop(many(250), before=delete_first)
    server = opened(shop)
    rows = connection(server).fetch(server.door).data.decode().splitlines()[1:]
    assert len({row.partition(",")[0] for row in rows}) == len(rows) == 250


def test_an_order_that_comes_meanwhile_hides_no_other(opened: Opened) -> None:
    def add(shop: Shop) -> None:
        if len(shop.asked) == 3:
            shop.orders.append(order(999, "2024-01-01T00:00:00", "5.00"))

    server = opened(Shop(many(250), before=add))
    assert len(connection(server).fetch(server.door).data.decode().splitlines()) == 252


def test_a_shop_that_lists_no_refunds_gives_them_without_their_days(opened: Opened) -> None:
    shop = shop_of_the_fixture()
    shop.lists_refunds = False
    server = opened(shop)
    found = read_file(connection(server, "/wp").fetch(server.door))
    assert orders_of(found) == orders_of(read_fixture("woocommerce_webtoffee_export"))


def revoked(shop: Shop) -> None:
    if len(shop.asked) == 3:
        shop.key = ("ck_other", "cs_other")


@pytest.mark.parametrize(
    ("between", "problem", "remedy"),
    [
        (
            {3: fault(401, "woocommerce_rest_authentication_error", f"Invalid signature {KEY}")},
            Problem.KEY_REFUSED,
            Remedy.WOOCOMMERCE_KEY,
        ),
        ({3: fault(403, "woocommerce_rest_cannot_view", SECRET)}, Problem.KEY_TOO_WEAK, Remedy.WOOCOMMERCE_KEY),
        (
            {1: fault(404, "rest_no_route", ""), 2: fault(404, "rest_no_route", "")},
            Problem.NO_PROGRAM,
            Remedy.WOOCOMMERCE_ADDRESS,
        ),
        ({3: body(b'[{"id": 1, "tot')}, Problem.NOT_UNDERSTOOD, Remedy.EXPORT),
        ({3: body(b"<b>Fatal error</b>: Allowed memory size exhausted")}, Problem.NOT_UNDERSTOOD, Remedy.EXPORT),
        ({3: body(b'{"code": "surprise"}')}, Problem.NOT_UNDERSTOOD, Remedy.EXPORT),
        ({3: body(b"[" * 100_000)}, Problem.NOT_UNDERSTOOD, Remedy.EXPORT),
        ({place: body(b"", 500) for place in range(3, 9)}, Problem.BROKEN, Remedy.LATER),
        ({place: body(b"", 429, Retry_After="2") for place in range(3, 9)}, Problem.BUSY, Remedy.LATER),
        ({3: body(b"", 429, Retry_After="86400")}, Problem.BUSY, Remedy.LATER),
        (
            {1: body(b"", 302, Location="https://www.shop.example/wp-json/wc/v3/orders")},
            Problem.MOVED_ON,
            Remedy.WOOCOMMERCE_ADDRESS,
        ),
        ({1: body(b"", 301, Location="http://shop.example/")}, Problem.NOT_HTTPS, Remedy.COPY_AGAIN),
    ],
)
def test_what_goes_wrong_is_named_and_keeps_nothing(
    opened: Opened, between: dict[int, Answer], problem: Problem, remedy: Remedy
) -> None:
    server = opened(Shop(many(250), between=between))
    with pytest.raises(LinkRefused) as refusal:
        connection(server).fetch(server.door)
    assert refusal.value.problem.code is problem
    assert refusal.value.remedy is remedy
    assert_holds_no_key(refusal.value)


def assert_holds_no_key(error: BaseException) -> None:
    """Nor does anything that it came from."""
    while error:
        assert KEY not in f"{error}{error!r}"
        assert SECRET not in f"{error}{error!r}"
        error = error.__cause__ or error.__context__  # type: ignore[assignment]


def test_a_key_revoked_midway_ends_it(opened: Opened) -> None:
    server = opened(Shop(many(250), before=revoked))
    with pytest.raises(LinkRefused) as refusal:
        connection(server).fetch(server.door)
    assert refusal.value.problem.code is Problem.KEY_REFUSED


@pytest.mark.parametrize("passing", [body(b"", 500), body(b"", 429, Retry_After="7"), body(b"", 503), body(b"", 502)])
def test_a_host_that_fails_for_a_moment_is_asked_again(opened: Opened, passing: Answer) -> None:
    waited: list[float] = []
    server = opened(Shop(many(250), between={2: passing, 4: passing}))
    file = connection(server).fetch(replace(server.door, pause=waited.append))
    assert len(file.data.decode().splitlines()) == 251
    assert len(waited) == 2
    assert min(waited) >= 1


def test_a_busy_host_is_given_the_pause_it_asks_for(opened: Opened) -> None:
    waited: list[float] = []
    server = opened(Shop(many(1), between={2: body(b"", 429, Retry_After="37")}))
    connection(server).fetch(replace(server.door, pause=waited.append))
    assert waited == [37.0]


def test_a_line_that_was_cut_is_opened_again(opened: Opened) -> None:
    def cut(request: Any) -> None:
        body(b"[", Content_Length="50")(request)
        request.close_connection = True

    server = opened(Shop(many(150), between={2: cut, 3: cut}))
    assert len(connection(server).fetch(server.door).data.decode().splitlines()) == 151


def test_a_redirect_inside_the_shop_is_followed(opened: Opened) -> None:
    shop = Shop(many(3))
    elsewhere = body(b"", 301, Location="/wp-json/wc/v3/orders?per_page=100&page=1&orderby=id&order=asc")
    shop.between = {2: elsewhere}
    server = opened(shop)
    assert len(connection(server).fetch(server.door).data.decode().splitlines()) == 4


@pytest.mark.parametrize("address", ["169.254.169.254", "10.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_no_key_goes_to_an_address_that_is_not_public(address: str) -> None:
    with pytest.raises(LinkRefused) as refusal:
        WooCommerce("https://shop.example", KEY, SECRET).fetch(Door(look_up=lambda host, port: [address]))  # noqa: ARG005
    assert refusal.value.problem.code is Problem.PRIVATE


@pytest.mark.parametrize(
    ("key", "secret"),
    [
        ("", ""),
        (SECRET, KEY),
        (KEY, "cs_short"),
        (f"{KEY}\r\nX: y", SECRET),
        (KEY, f"{SECRET} "),
        ("ck_ключ" + "а" * 40, SECRET),
    ],
)
def test_what_is_no_key_is_sent_nowhere(key: str, secret: str) -> None:
    with pytest.raises(LinkRefused) as refusal:
        WooCommerce("https://shop.example", key, secret)
    assert refusal.value.problem.code is Problem.NOT_A_KEY
    assert not key or key not in f"{refusal.value}{refusal.value!r}"


@pytest.mark.parametrize(
    "address", ["http://shop.example", "https://a:b@shop.example", "file:///etc/passwd", "", "a b"]
)
def test_what_is_no_address_is_asked_nothing(address: str) -> None:
    with pytest.raises(LinkRefused):
        WooCommerce(address, KEY, SECRET)


def test_a_connection_shows_no_key() -> None:
    shown = WooCommerce("shop.example", KEY, SECRET)
    assert KEY not in repr(shown)
    assert SECRET not in repr(shown)
    assert shown.name == "woocommerce shop.example.csv"


def test_the_schema_of_the_server_has_every_field_that_is_asked_for(opened: Opened) -> None:
    shop = Shop([order(1, "2025-01-01T00:00:00", "1.00")])
    server = opened(shop)
    connection(server).fetch(server.door)
    asked = next(one for one in shop.asked if "/orders" in one).partition("_fields=")[2].split("%2C")
    assert set(asked) <= set(json.loads(json.dumps(shop.orders[0])))

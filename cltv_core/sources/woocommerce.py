"""WooCommerce by a key that may only read (REST API v3) -> the rows of its CSV export by orders.

Schema: https://developer.woocommerce.com/docs/apis/rest-api/v3/orders/ and .../refunds/.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import urlencode

import msgspec

from cltv_core.reading.options import SourceFile
from cltv_core.sources.addresses import Link, LinkRefused, link_of
from cltv_core.sources.api import Advice, Api, Progress
from cltv_core.sources.codes import Problem, Remedy
from cltv_core.sources.exported import Exported
from cltv_core.sources.https import Answer, Door

PROGRAM = "WooCommerce"
ADVICE = Advice(PROGRAM, Remedy.WOOCOMMERCE_KEY, Remedy.WOOCOMMERCE_ADDRESS)
PAGE = 100
"""The most that WooCommerce hands out at once."""
BASE = "/wp-json/wc/v3"
UTM_SOURCE = "_wc_order_attribution_utm_source"
ORIGIN = "_wc_order_attribution_source_type"
SHIPPING_TOO = ("first_name", "last_name", "phone", "postcode", "country")

HEADERS = (
    *("order_id", "order_number", "date", "status", "shipping_total", "discount_total", "order_total"),
    *("order_currency", "payment_method", "customer_id", "billing_first_name", "billing_last_name", "billing_email"),
    *("billing_phone", "billing_postcode", "billing_country", *(f"shipping_{name}" for name in SHIPPING_TOO)),
    *("line_items", "coupons", "refunds", f"meta:{UTM_SOURCE}", f"meta:{ORIGIN}"),
)

Cell = str | int | float | None
"""Plugins write numbers as text, and text as numbers."""

_KEYS = re.compile(r"ck_[0-9a-zA-Z]{20,80}"), re.compile(r"cs_[0-9a-zA-Z]{20,80}")


class _Person(msgspec.Struct):
    first_name: Cell = ""
    last_name: Cell = ""
    email: Cell = ""
    phone: Cell = ""
    postcode: Cell = ""
    country: Cell = ""


class _Line(msgspec.Struct):
    name: Cell = ""
    quantity: Cell = ""
    total: Cell = ""


class _Coupon(msgspec.Struct):
    code: Cell = ""


class _RefundOfOrder(msgspec.Struct):
    id: int
    total: Cell = ""


class _Refund(msgspec.Struct):
    id: int
    date_created: str | None = None


class _Meta(msgspec.Struct):
    key: Cell = ""
    value: msgspec.Raw = msgspec.Raw(b"null")


class _Order(msgspec.Struct):
    id: int
    number: Cell = ""
    status: str = ""
    currency: str = ""
    date_created: str | None = None
    total: Cell = ""
    shipping_total: Cell = ""
    discount_total: Cell = ""
    customer_id: Cell = ""
    payment_method: Cell = ""
    billing: _Person = msgspec.field(default_factory=_Person)
    shipping: _Person = msgspec.field(default_factory=_Person)
    line_items: list[_Line] = []
    coupon_lines: list[_Coupon] = []
    refunds: list[_RefundOfOrder] = []
    meta_data: list[_Meta] = []


@dataclass(frozen=True)
class WooCommerce:
    """A shop at an `address`, such as https://shop.example, with the two parts of its key.

    Raises LinkRefused where the address is no https link, or the key none of WooCommerce.
    """

    address: str
    key: str = field(repr=False)
    secret: str = field(repr=False)

    def __post_init__(self) -> None:
        if not all(known.fullmatch(part) for known, part in zip(_KEYS, (self.key, self.secret), strict=True)):
            raise LinkRefused(Problem.NOT_A_KEY(program=PROGRAM), Remedy.WOOCOMMERCE_KEY)
        _ = self._link

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"woocommerce {self._link.host}.csv"

    def fetch(self, door: Door | None = None, progress: Progress | None = None) -> SourceFile:
        """Fetch all orders, refunds with their days. Raises LinkRefused; then nothing was kept."""
        link, door = self._link, door or Door()
        table = Exported(HEADERS, link.host)
        with closing(Api(link, self._headers, ADVICE, door)) as api:
            folder = link.target.partition("?")[0].rstrip("/")
            refunded_at = _refund_days(api, folder)
            seen: set[int] = set()
            for answer in _pages(api, f"{folder}{BASE}/orders", _fields(_Order)):
                for order in api.read(answer, list[_Order]):
                    if order.id not in seen:
                        seen.add(order.id)
                        table.add(_row(order, refunded_at))
                table.check_size()
                if progress:
                    progress(len(seen), _whole(answer, "X-WP-Total"))
        return table.file(self.name)

    @property
    def _link(self) -> Link:
        address = self.address.strip()
        return link_of(address if "://" in address else f"https://{address}")

    @property
    def _headers(self) -> Mapping[str, str]:
        shown = b64encode(f"{self.key}:{self.secret}".encode("ascii")).decode("ascii")
        return {"Authorization": f"Basic {shown}", "Accept": "application/json"}


def _fields(kind: type[msgspec.Struct]) -> str:
    """Ask for what is used and nothing else."""
    return ",".join(kind.__struct_fields__)


def _pages(api: Api, path: str, fields: str) -> Iterator[Answer]:
    """Yield every page, the oldest entries first, so that those which come meanwhile stand at the end.

    Where an entry was deleted meanwhile, all later ones have moved up by one: the page before is read once more.
    """
    page, total = 1, 0
    while True:
        asked = urlencode({"per_page": PAGE, "page": page, "orderby": "id", "order": "asc", "_fields": fields})
        answer = api.get(f"{path}?{asked}")
        now = _whole(answer, "X-WP-Total") or 0
        yield answer
        if now < total and page > 1:
            page, total = page - 1, now
            continue
        pages, total = _whole(answer, "X-WP-TotalPages"), now
        if page >= pages if pages is not None else not api.read(answer, list[msgspec.Raw]):
            return
        page += 1


def _refund_days(api: Api, folder: str) -> Mapping[int, str]:
    """Return refund -> its day; none where the shop is older than WooCommerce 9, which lists refunds first."""
    found: dict[int, str] = {}
    try:
        for answer in _pages(api, f"{folder}{BASE}/refunds", _fields(_Refund)):
            found |= {one.id: one.date_created or "" for one in api.read(answer, list[_Refund])}
    except LinkRefused as refusal:
        if refusal.problem != Problem.NO_PROGRAM(host=api.host, program=PROGRAM):
            raise
    return found


def _whole(answer: Answer, header: str) -> int | None:
    said = (answer.headers.get(header) or "").strip()
    return int(said) if said.isdecimal() and len(said) < 12 else None


def _row(order: _Order, refunded_at: Mapping[int, str]) -> dict[str, str]:
    return {
        "order_id": str(order.id),
        "order_number": _text(order.number) or str(order.id),
        "date": _moment(order.date_created),
        "status": order.status,
        "shipping_total": _text(order.shipping_total),
        "discount_total": _text(order.discount_total),
        "order_total": _text(order.total),
        "order_currency": order.currency,
        "payment_method": _text(order.payment_method),
        "customer_id": _text(order.customer_id),
        **_of_person("billing", order.billing),
        **_of_person("shipping", order.shipping),
        "line_items": ";".join(
            f"name:{_packed(line.name)}|quantity:{_packed(line.quantity)}|total:{_packed(line.total)}"
            for line in order.line_items
        ),
        "coupons": ";".join(f"code:{_packed(coupon.code)}" for coupon in order.coupon_lines),
        "refunds": ";".join(
            f"amount:{_packed(one.total).lstrip('-')}|date:{_moment(refunded_at.get(one.id))}" for one in order.refunds
        ),
        **{f"meta:{key}": _meta(order.meta_data, key) for key in (UTM_SOURCE, ORIGIN)},
    }


def _of_person(part: str, person: _Person) -> dict[str, str]:
    return {f"{part}_{name}": _text(getattr(person, name)) for name in person.__struct_fields__}


def _meta(entries: Sequence[_Meta], key: str) -> str:
    for entry in entries:
        if entry.key == key and bytes(entry.value).startswith(b'"'):
            return str(msgspec.json.decode(entry.value))
    return ""


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _packed(cell: Cell) -> str:
    """Write a part of a cell that holds several, which the export separates by | and ;."""
    return re.sub(r"[|;\r\n]+", " ", _text(cell)).strip()


def _moment(said: str | None) -> str:
    return (said or "").replace("T", " ")

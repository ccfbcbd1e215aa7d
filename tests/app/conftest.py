"""A small shop as a file, and the app as a visitor meets it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

import dashboard
from dashboard import warmup
from dashboard.server import service
from dashboard.server.sweep import Sweep

if TYPE_CHECKING:
    from tests.app.whole_visit import Visit

DASHBOARD = Path(dashboard.__file__).parent
HOSTILE_NAME = "<b>Eve</b> [click](https://evil.example) :material/home: *x* $1$"
HOSTILE_PRODUCT = "<a href='https://evil.example'>Bread</a>"
PHOTO = b"\x89PNG\r\n\x1a\n" + bytes(200)


@pytest.fixture(autouse=True, scope="session")
def everything_loaded() -> None:
    """Libraries are loaded before the first test, so that no test meets them half loaded."""
    warmup.start()
    warmup.finish()


@pytest.fixture(autouse=True, scope="session")
def work_done_here() -> None:
    """Files are read and races run in threads of the tests; what is about processes of their own has its own pool."""
    service.pool()._template._broken = True


@pytest.fixture(autouse=True, scope="session")
def no_server_to_sweep() -> Iterator[None]:
    """A sweep would wait for the loop of a server that is none, and hold what its visitors have meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sweep, "start", lambda _: None)
        yield


@pytest.fixture(autouse=True, scope="session")
def one_look_for_components() -> Iterator[None]:
    """Streamlit looks through all installed packages for components once, and not for each visitor of a test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


def wait_for_races() -> None:
    """Wait until all that is worked out beside the pages is there."""
    for job in service.pool().jobs():
        assert job.ended.wait(120)


def shop_file(customers: int = 80, seed: int = 1, currency: str = "USD") -> bytes:
    """Two years of orders of a web shop as CSV: names, e-mail addresses, consent, products and channels."""
    random = np.random.default_rng(seed)
    orders = []
    for number in range(customers):
        day = int(random.integers(0, 300))
        gap = float(random.gamma(3, 20)) + 5
        while day < 730:
            orders.append((number, day))
            day += 1 + int(random.exponential(gap))
            if random.random() < 0.12:
                break
    frame = pd.DataFrame(orders, columns=["number", "day"])
    count = len(frame)
    frame = pd.DataFrame(
        {
            "Order ID": [f"A{row:05d}" for row in range(count)],
            "Order date": (pd.Timestamp("2023-01-01") + pd.to_timedelta(frame["day"], unit="D")).dt.strftime(
                "%Y-%m-%d"
            ),
            "Customer ID": frame["number"].map("K{:03d}".format),
            "Customer name": frame["number"].map(lambda number: HOSTILE_NAME if number == 0 else f"Anna Nr {number}"),
            "Email": frame["number"].map("anna{}@example.org".format),
            "Accepts marketing": frame["number"].map(lambda number: ("yes", "no", "")[number % 3]),
            "Product": [HOSTILE_PRODUCT if row % 3 == 0 else f"Cake {row % 4}" for row in range(count)],
            "Channel": [("Web", "Market")[row % 2] for row in range(count)],
            "Total": random.gamma(4, 8, count).round(2),
            "Tax": random.gamma(1, 2, count).round(2),
            "Currency": currency,
        }
    )
    text = io.StringIO()
    frame.to_csv(text, index=False)
    return text.getvalue().encode()


@pytest.fixture(scope="session")
def plain() -> Visit:
    """A visit in English that opened every page and every drawer."""
    from tests.app.whole_visit import whole_visit

    return whole_visit(shop_file())


def page(name: str) -> str:
    return str(DASHBOARD / "app_pages" / f"{name}.py")


def new_visit() -> AppTest:
    return AppTest.from_file(str(DASHBOARD / "app.py"), default_timeout=60).run()


def upload(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.file_uploader[0].set_value([(name, data, "text/csv") for name, data in files])
    return app.run()


@pytest.fixture
def visit() -> AppTest:
    """Somebody who has just come in."""
    return new_visit()


@pytest.fixture
def open_shop() -> Callable[[], AppTest]:
    """Somebody whose file has been read; the race of the usual shop is over, as it is for all who opened it before."""

    def open_one(data: bytes | None = None) -> AppTest:
        app = upload(new_visit(), ("shop.csv", data or shop_file()))
        if data is None:
            wait_for_races()
        return app

    return open_one


@pytest.fixture
def shop(open_shop: Callable[[], AppTest]) -> AppTest:
    return open_shop()

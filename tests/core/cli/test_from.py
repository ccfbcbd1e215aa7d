"""`--from`: sales through a key, which stands neither among the arguments nor in anything that is written."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from cltv_core.cli import keys
from cltv_core.cli.command import main
from cltv_core.sources import woocommerce
from tests.support.https_server import Server, body, serving
from tests.support.woocommerce import HOST, KEY, SECRET, Shop, fault, order


def orders(count: int) -> list[dict[str, object]]:
    return [
        order(
            number,
            f"2025-{1 + number % 12:02}-{1 + number % 28:02}T09:00:00",
            f"{10 + number % 40}.50",
            billing={"first_name": "A", "last_name": "B", "email": f"c{number % 40}@example.com"},
        )
        for number in range(1, count + 1)
    ]


@pytest.fixture
def shop() -> Shop:
    return Shop(orders(230))


@pytest.fixture
def server(shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving(shop.answer_to, tmp_path, HOST) as running:
        monkeypatch.setattr(woocommerce, "Door", lambda: running.door)
        yield running


def with_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLTV_WOOCOMMERCE_KEY", KEY)
    monkeypatch.setenv("CLTV_WOOCOMMERCE_SECRET", SECRET)


def test_a_shop_is_analysed_through_its_key(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with_keys(monkeypatch)
    out, project = tmp_path / "out", tmp_path / "shop.cltv"
    source = f"woocommerce:{server.link('')}"
    assert main(["analyse", "--from", source, "--project", str(project), "--out", str(out)]) == 0
    assert b'"orders": 230' in (out / "summary.json").read_bytes()
    said = capfd.readouterr()
    written = [path.read_bytes() for path in [*out.rglob("*"), project] if path.is_file()]
    for part in (KEY, SECRET):
        assert part not in said.out + said.err
        assert not any(part.encode() in content for content in written)


@pytest.mark.parametrize("answer", [fault(401, "x", f"{KEY} {SECRET}"), fault(403, "x", KEY), body(b"[{", 200)])
def test_what_goes_wrong_is_a_sentence_without_the_key(
    server: Server,
    shop: Shop,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    answer: object,
) -> None:
    with_keys(monkeypatch)
    shop.between = {2: answer}  # type: ignore[dict-item]
    assert main(["read", "--from", f"woocommerce:{server.link('')}", "--out", str(tmp_path / "out")]) == 3
    said = capfd.readouterr()
    assert said.err
    assert KEY not in said.out + said.err
    assert SECRET not in said.out + said.err
    assert not (tmp_path / "out").exists()


def test_the_key_is_asked_for_on_a_terminal(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    asked: list[str] = []
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr(keys, "getpass", lambda prompt: asked.append(prompt) or (KEY, SECRET)[len(asked) - 1])
    assert main(["read", "--from", f"WooCommerce:{server.link('')}", "--out", str(tmp_path / "out")]) == 0
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("stripe", "CLTV_STRIPE_KEY"),
        ("woocommerce:https://shop.example", "CLTV_WOOCOMMERCE_SECRET"),
        ("woocommerce:http://shop.example", "https"),
        ("woocommerce", "not a link"),
        ("etsy:https://etsy.example", "woocommerce"),
    ],
)
def test_what_is_missing_is_named(
    given: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("CLTV_STRIPE_KEY", "CLTV_WOOCOMMERCE_KEY", "CLTV_WOOCOMMERCE_SECRET"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert main(["read", "--from", given, "--out", str(tmp_path / "out")]) == 3
    assert told in capsys.readouterr().err

"""Links: what is fetched from a server on this machine, and what is never spoken to."""

from __future__ import annotations

import ipaddress
import ssl
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from cltv_core.cli.command import main
from cltv_core.reading import read
from cltv_core.sources import fetch as fetching
from cltv_core.sources.addresses import LinkRefused, is_public, link_of, may_turn
from cltv_core.sources.codes import Problem, Remedy
from cltv_core.sources.fetch import fetch
from cltv_core.sources.https import Door
from cltv_core.text.sources import SENTENCES
from tests.support.https_server import Answer, Server, body, serving

HOST = "shop.example"
SECRET = "k3y-in-the-link"
SALES = b"Order,Customer,Date,Total\n1,ann,2024-01-02,10.00\n2,bob,2024-01-03,12.50\n"


def cut(request: BaseHTTPRequestHandler) -> None:
    body(SALES, Content_Length=str(len(SALES) + 50))(request)
    request.close_connection = True


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(400):
        request.wfile.write(b"x" * 10_000)
    request.close_connection = True


def dripping(request: BaseHTTPRequestHandler) -> None:
    for letter in b"HTTP/1.0 200 OK\r\nX: " + b"y" * 400:
        request.wfile.write(bytes([letter]))
        request.wfile.flush()
        time.sleep(0.05)


ANSWERS: dict[str, Answer] = {
    "/sales.csv": body(SALES),
    "/named": body(SALES, Content_Disposition='attachment; filename="my sales.csv"'),
    "/turn": body(b"", 302, Location="/sales.csv"),
    "/round": body(b"", 302, Location="/round"),
    "/away": body(b"", 302, Location="https://elsewhere.example/sales.csv"),
    "/down": body(b"", 302, Location=f"http://{HOST}/sales.csv"),
    "/sign-in": body(b"", 302, Location="https://accounts.example/login"),
    "/private": body(b"", 403),
    "/who": body(b"", 401),
    "/gone": body(b"", 404),
    "/busy": body(b"", 429, Retry_After="30"),
    "/fault": body(b"", 500),
    "/large": body(b"", Content_Length="300000000"),
    "/cut": cut,
    "/endless": endless,
    "/dripping": dripping,
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(lambda asked: ANSWERS[asked.path.partition("?")[0]], tmp_path_factory.mktemp("tls"), HOST) as running:
        yield running


@pytest.mark.parametrize(
    ("path", "name"), [("/sales.csv", "sales.csv"), ("/named", "my sales.csv"), ("/turn", "sales.csv")]
)
def test_a_file_is_read_as_if_it_had_been_brought(server: Server, path: str, name: str) -> None:
    found = fetch(server.link(path), server.door)
    assert (found.name, found.data) == (name, SALES)
    assert read([found]).orders["revenue"].sum() == 22.50


@pytest.mark.parametrize(
    ("path", "problem", "remedy"),
    [
        ("/round", Problem.TOO_MANY_TURNS, Remedy.DOWNLOAD),
        ("/away", Problem.ELSEWHERE, Remedy.DOWNLOAD),
        ("/down", Problem.NOT_HTTPS, Remedy.COPY_AGAIN),
        ("/sign-in", Problem.NOT_SHARED, Remedy.SHARE),
        ("/private", Problem.NOT_SHARED, Remedy.SHARE),
        ("/who", Problem.NOT_SHARED, Remedy.SHARE),
        ("/gone", Problem.NOT_THERE, Remedy.COPY_AGAIN),
        ("/busy", Problem.BUSY, Remedy.LATER),
        ("/fault", Problem.BROKEN, Remedy.LATER),
        ("/large", Problem.TOO_LARGE, Remedy.DOWNLOAD),
        ("/endless", Problem.TOO_LARGE, Remedy.DOWNLOAD),
        ("/cut", Problem.CUT, Remedy.LATER),
    ],
)
def test_what_goes_wrong_is_named_and_tells_nothing_of_the_link(
    server: Server, path: str, problem: Problem, remedy: Remedy
) -> None:
    with pytest.raises(LinkRefused) as refusal:
        fetch(server.link(f"{path}?token={SECRET}"), server.door)
    assert refusal.value.problem.code is problem
    assert refusal.value.remedy is remedy
    assert SECRET not in str(refusal.value) + repr(refusal.value)


def test_a_host_that_drips_is_hung_up_on(server: Server) -> None:
    start = time.monotonic()
    with pytest.raises(LinkRefused) as refusal:
        fetch(server.link("/dripping"), replace(server.door, most_seconds=1.0))
    assert refusal.value.problem.code is Problem.TOO_SLOW
    assert time.monotonic() - start < 10


def test_a_host_must_prove_who_it_is(server: Server) -> None:
    with pytest.raises(LinkRefused) as refusal:
        fetch(server.link("/sales.csv"), replace(server.door, context=ssl.create_default_context()))
    assert refusal.value.problem.code is Problem.NOT_TRUSTED


HOSTILE = [
    *(
        "127.0.0.1",
        "127.1.2.3",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
    ),
    *("100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "203.0.113.7", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
    *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "fec0::1", "2001:db8::1"),
    *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"),
    *("2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:0:0:0:0:0:8000:1"),
]


@pytest.mark.parametrize("address", HOSTILE)
def test_addresses_that_are_not_public_are_refused(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(LinkRefused) as refusal:
        fetch("https://rebinding.example/x.csv", Door(look_up=lambda host, port: ["93.184.216.34", address]))  # noqa: ARG005
    assert refusal.value.problem.code is Problem.PRIVATE


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_public_addresses_may_be_spoken_to(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1"])
def test_a_host_of_this_machine_is_refused_however_it_is_written(host: str) -> None:
    with pytest.raises(LinkRefused) as refusal:
        fetch(f"https://{host}/x.csv")
    assert refusal.value.problem.code in (Problem.PRIVATE, Problem.UNKNOWN_HOST)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "http://a.example/x.csv",
            "ftp://a.example/x",
            "file:///etc/passwd",
            "gopher://a.example",
            "javascript:1",
            "",
        ),
        *("https://", "https://user:pw@a.example/x", "https://a.example:99999/x", "https://a b.example/x"),
        *("https://a.example\\@b.example/x", "https://a.example/x\r\nHost: b", "https://[::1", "https://" + "a" * 3000),
    ],
)
def test_only_plain_https_links_are_links(text: str) -> None:
    with pytest.raises(LinkRefused):
        link_of(text)


def test_other_ports_are_not_spoken_to() -> None:
    with pytest.raises(LinkRefused) as refusal:
        fetch("https://a.example:22/x", Door(look_up=lambda host, port: ["93.184.216.34"]))  # noqa: ARG005
    assert refusal.value.problem.code is Problem.PRIVATE


def test_the_name_is_looked_up_once(server: Server) -> None:
    asked: list[str] = []

    def changing(host: str, port: int) -> list[str]:
        assert port == server.port
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["169.254.169.254"]

    assert fetch(server.link("/sales.csv"), replace(server.door, look_up=changing)).data == SALES
    assert asked == [HOST]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        (
            "https://docs.google.com/spreadsheets/d/abc_1/edit?usp=sharing#gid=7",
            "/spreadsheets/d/abc_1/export?format=csv&gid=7",
        ),
        ("https://docs.google.com/spreadsheets/d/abc_1/edit", "/spreadsheets/d/abc_1/export?format=csv"),
        ("https://docs.google.com/spreadsheets/d/e/2PACX/pubhtml", "/spreadsheets/d/e/2PACX/pub?output=csv"),
        ("https://docs.google.com/spreadsheets/d/e/2PACX/pub?output=csv", "/spreadsheets/d/e/2PACX/pub?output=csv"),
        ("https://www.dropbox.com/s/1/x.csv?dl=0", "/s/1/x.csv?dl=1"),
        ("https://A.example", "/"),
    ],
)
def test_the_page_of_a_sheet_becomes_the_link_of_its_file(text: str, target: str) -> None:
    assert link_of(text).target == target


def test_only_known_hosts_hand_over_to_others() -> None:
    assert may_turn("docs.google.com", "doc-0s-sheets.googleusercontent.com")
    assert not may_turn("docs.google.com", "evil-googleusercontent.com")
    assert not may_turn("a.example", "b.example")


def test_every_code_has_its_sentence() -> None:
    assert set(SENTENCES) == {*Problem, *Remedy}


def test_the_command_line_reads_a_link(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "Door", lambda: server.door)
    assert main(["read", "--link", server.link("/sales.csv"), "--out", str(tmp_path)]) == 0
    assert "10.0" in (tmp_path / "orders.csv").read_text()


def test_the_command_line_says_what_is_wrong_with_a_link(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "--link", f"https://127.0.0.1/{SECRET}", "--out", str(tmp_path / "out")]) == 3
    said = capsys.readouterr()
    assert "not on the public internet" in said.err
    assert SECRET not in said.err + said.out
    assert not (tmp_path / "out").exists()
    with pytest.raises(SystemExit, match="2"):
        main(["read", "--out", str(tmp_path / "out")])


def test_there_are_thirty_hostile_addresses() -> None:
    assert len({ipaddress.ip_address(address.partition("%")[0]) for address in HOSTILE}) >= 30

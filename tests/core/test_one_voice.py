"""One answer to a question: page, report and command line tell the same facts in the same words; and nothing that the
owner reads escapes the catalogue, while no figure and no file changes with the language."""

from __future__ import annotations

import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest

from cltv_core.analysis import Analysis, analyse
from cltv_core.cli import command, outputs
from cltv_core.destinations import destination, destinations
from cltv_core.destinations.bundles import bundle
from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.report.page import report_html
from cltv_core.samples.shops import bakery
from cltv_core.text import analysis as shop_words
from cltv_core.text import describe, segments
from cltv_core.text.cli import analysed
from cltv_core.text.pages import overview
from cltv_core.text.say import say
from cltv_core.text.tactics import tell
from cltv_core.text.voice import Voice, speaking
from cltv_core.value.codes import Caution
from cltv_core.value.forecast import Forecast
from tests.core.shops import many_sales, shop
from tests.support.pseudo import PseudoLanguage, escaped, unmarked, visible

SIMPLE = [(f"C{place}", f"2024-{1 + place % 12:02}-15", 10.0 + place % 7) for place in range(60)]
LINES = [(place, f"product {place % 3}", 1.0) for place in range(60)]


@cache
def shops() -> dict[str, Analysis]:
    """Five shops: a large one, one with a margin, one with products and channels, a tiny one, and one without regulars."""
    tiny = [("ann", "2024-01-01", 10), ("ann", "2024-03-05", 12), ("bob", "2024-02-01", 5)]
    once = [(f"C{place}", f"2024-01-{1 + place % 28:02}", 10) for place in range(30)]
    return {
        "bakery": analyse(read([bakery()], ReadOptions())),
        "at a margin": analyse(shop(many_sales()), margin=0.4),
        "products": analyse(shop(SIMPLE, channels=["web", "Other"] * 30, lines=LINES, currency="CHF"), months=3),
        "tiny": analyse(shop(tiny)),
        "nobody came back": analyse(shop(once)),
    }


@pytest.fixture(params=["bakery", "at a margin", "products", "tiny", "nobody came back"])
def found(request: pytest.FixtureRequest) -> Analysis:
    return shops()[request.param]


def read_aloud(html: str) -> str:
    """The text of a page on one line."""
    return re.sub(r"[ \n]+", " ", visible(html))


def test_report_and_command_line_say_what_the_page_says(found: Analysis) -> None:
    with speaking(Voice(currency=found.currency)):
        report, printed = read_aloud(report_html(found)), analysed(found)
        told = found.modest or found.forecast
        headline = shop_words.headline(len(found.summary.frame), told)
        assert headline in report
        assert headline in printed
        ends = told.range_of()
        if ends:
            assert shop_words.likely_range(*ends) in report
            assert shop_words.likely_range(*ends) in printed
        for kpi in found.kpis.all:
            assert describe.label(kpi.measure) in report
            if kpi.value is not None:
                assert overview.kpi_value(kpi) in report
        if found.newer_customers:
            assert describe.newer_customers(found.newer_customers) in report
        for tactic in found.tactics:
            assert tell(tactic).title in report
            assert segments.name(tactic.segment) in report


def test_a_small_shop_reads_cautions_of_the_forecast_that_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A quarter of what is expected hangs on one customer: over three months, not over the year of the files."""
    sales = [f"C{n % 12},2025-{1 + n // 12:02}-{2 + n % 12:02},{90 if n % 12 == 0 else 20}" for n in range(144)]
    file, out = tmp_path / "sales.csv", tmp_path / "out"
    file.write_text("\n".join(["Customer,Date,Total", *sales]) + "\n")
    assert command.main(["analyse", str(file), "--out", str(out)]) == 0
    found = analyse(read([SourceFile(file.name, file.read_bytes())]))
    assert found.modest
    with speaking(Voice(currency=found.currency)):
        [told], [of_the_year] = map(on_the_largest, (found.modest, found.forecast))
    assert told != of_the_year
    printed, report = capsys.readouterr().err, read_aloud((out / "report.html").read_text())
    assert " ".join(printed.split()).count(told) == report.count(told) == 1
    assert of_the_year not in printed + report
    assert of_the_year in json.loads((out / "summary.json").read_text())["warnings"], "it stands beside the year"


def on_the_largest(told: Forecast) -> list[str]:
    return [say(fact) for fact in told.cautions if fact.code is Caution.LARGEST_CUSTOMER]


def names_of(found: Analysis) -> set[str]:
    """Everything out of the files that may stand in a sentence."""
    transactions = found.transactions
    return {
        *transactions.lines["product"].astype("str").unique(),
        *transactions.orders["channel"].astype("str").unique(),
        *(file.name for file in transactions.report.files),
        "{first_name}",
    }


def test_nothing_on_the_report_escapes_the_catalogue(found: Analysis) -> None:
    plain = report_html(found)
    with speaking(Voice(catalogue=PseudoLanguage())):
        marked = report_html(found)
    assert escaped(visible(marked), names_of(found)) == []
    assert unmarked(visible(marked)) == visible(plain)


def test_no_draft_and_no_part_of_a_tactic_escapes_the_catalogue(found: Analysis) -> None:
    parts = (
        "title",
        "action",
        "goal",
        "when",
        "why",
        "offer",
        "avoid",
        "measure",
        "message",
        "channel",
        "counts",
        "brief",
        "bring",
    )
    with speaking(Voice(currency=found.currency, catalogue=PseudoLanguage())):
        for first in found.tactics:
            for told in map(tell, (first, *first.alternatives)):
                said = [getattr(told, part) for part in (*parts, "cost", "discount", "work", "segment")]
                said += [text for draft in told.drafts().values() for text in (draft.subject, draft.text)]
                assert escaped(" ".join(said), names_of(found)) == []


@pytest.mark.parametrize("tool", [tool.key for tool in destinations()])
def test_no_readme_escapes_the_catalogue_and_no_list_changes(tool: str) -> None:
    found = shops()["products"]
    people = {str(name): members for name, members in found.everyone.groupby("segment")}
    _plain, files = opened(bundle(people, destination(tool), found.terms, currency="CHF"))
    with speaking(Voice(catalogue=PseudoLanguage())):
        told, marked = opened(bundle(people, destination(tool), found.terms, currency="CHF"))
    assert escaped(told, files) == []
    assert marked == files


def opened(data: bytes) -> tuple[str, dict[str, bytes]]:
    """The readme of a bundle without its rules, and its other files."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    return re.sub("-{3,}", "", contents.pop("readme.txt").decode()), contents


def test_the_command_line_says_nothing_beside_the_catalogue_and_writes_the_same_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    sales = "\n".join(
        ["Order,Date,Customer,Total,Product"]
        + [f"#{n},2025-{1 + n % 12:02}-{1 + n % 28:02},C{n % 40},{5 + n % 9}.50,Bun" for n in range(160)]
        + ["#x,no day,C1,5.00,Bun"]
    )
    file = tmp_path / "sales.csv"
    file.write_text(sales, encoding="utf-8")
    assert command.main(["analyse", str(file), "--out", str(tmp_path / "plain")]) == 0
    plain = capsys.readouterr()
    monkeypatch.setattr("cltv_core.text.locales.catalogue", lambda _locale: PseudoLanguage())
    assert command.main(["analyse", str(file), "--out", str(tmp_path / "marked")]) == 0
    marked = capsys.readouterr()
    known = [
        "sales.csv",
        str(tmp_path),
        "plain",
        "marked",
        *["order_id", "ordered_at", "customer_id", "revenue", "product"],
    ]
    known += ["Order", "Date", "Customer", "Total", "Product"]
    for stream in (marked.out, marked.err):
        assert escaped(stream, known) == []
    assert unmarked(marked.out).replace("marked", "plain") == plain.out
    for path in sorted((tmp_path / "plain").rglob("*.csv")):
        twin = tmp_path / "marked" / path.relative_to(tmp_path / "plain")
        assert path.read_bytes() == twin.read_bytes(), path.name


def test_the_warnings_in_the_summary_come_from_the_catalogue(found: Analysis) -> None:
    with speaking(Voice(catalogue=PseudoLanguage())):
        summary = outputs.summary_json(found)
    plain = outputs.summary_json(found)
    assert [warning for warning in summary.pop("warnings") if escaped(warning, names_of(found))] == []
    del plain["warnings"]
    assert summary == plain

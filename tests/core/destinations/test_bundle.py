"""All lists in one zip, with a readme."""

from __future__ import annotations

import io
import zipfile

import pytest

from cltv_core.destinations import destination, destinations
from cltv_core.destinations.bundles import bundle
from tests.core.destinations.checkers import CHECKERS
from tests.core.destinations.people import TERMS, crowd, people


def opened(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("key", [tool.key for tool in destinations()])
def test_a_file_a_segment_each_following_the_rules(key: str) -> None:
    groups = dict(iter(crowd(300).groupby("segment")))
    files = opened(bundle(groups, destination(key), TERMS))
    lists = {name: content for name, content in files.items() if name != "readme.txt"}
    everyone = 2 * (key == "meta")
    assert len(lists) == 2 * len(groups) + everyone
    folder = "consent-unknown" if destination(key).upload_unknown else "consent-unknown-do-not-load"
    assert sum(name.startswith(f"{folder}/") for name in lists) == len(lists) / 2
    for content in lists.values():
        assert CHECKERS[key](content)


def test_an_address_is_in_one_segment_only_where_it_is_worth_most() -> None:
    groups = {
        "At risk": people({"expected_value": 1.0}),
        "Champions": people({"expected_value": 2.0}),
    }
    assert set(opened(bundle(groups, destination("mailchimp"), TERMS))) == {"mailchimp-champions.csv", "readme.txt"}


def test_segments_with_like_names_do_not_overwrite_each_other() -> None:
    groups = {"Éclairs": people({}), "eclairs": people({"email": "b@example.com"})}
    files = opened(bundle(groups, destination("csv"), TERMS))
    assert set(files) == {"eclairs.csv", "eclairs-2.csv", "readme.txt"}


def test_the_readme_says_what_is_where_how_to_load_it_and_who_is_left_out() -> None:
    groups = {
        "Champions": people(
            {}, {"email": "b@example.com", "consent": "unknown"}, {"email": "c@x.com", "consent": "no"}
        ),
        "Lost": people({"email": "nonsense", "phone": ""}),
    }
    data = bundle(groups, destination("mailchimp"), TERMS, currency="GBP")
    readme = opened(data)["readme.txt"].decode()
    assert readme.startswith("Lists for Mailchimp\r\n")
    assert "Made from your sales up to 1 November 2026." in readme
    assert "over the next 12 months, in GBP." in readme
    assert "mailchimp-champions.csv                                   1 person" in readme
    assert "consent-unknown/consent-unknown-mailchimp-champions.csv   1 person" in readme
    assert "1. In Mailchimp open Audience" in readme
    assert "1 person said no to hearing from you" in readme
    assert "1 person has an address that Mailchimp does not take" in readme
    assert data == bundle(groups, destination("mailchimp"), TERMS, currency="GBP")


def test_nobody_to_write_to_leaves_a_readme_that_says_so() -> None:
    (readme,) = opened(bundle({}, destination("klaviyo"), TERMS)).values()
    assert "There is nobody on this list" in readme.decode()

"""Each tool's tag for the first name, and messages filled as the tool would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cltv_core.destinations import destination, destinations
from cltv_core.destinations.merge_tags import PLAIN, MergeTags

USUAL = {
    "mailchimp": ("*|FNAME|*", "*|IF:FNAME|*Dear *|FNAME|*,*|ELSE:|*Hello,*|END:IF|*"),
    "klaviyo": ("{{ first_name }}", "{{ first_name|default:'there' }}"),
    "shopify": ("{{ customer.first_name }}", "{{ customer.first_name | default: 'there' }}"),
    "hubspot": ("{{ contact.firstname }}", "{{ personalization_token('contact.firstname', 'there') }}"),
    "brevo": ("{{ contact.FIRSTNAME }}", "{{ contact.FIRSTNAME|default:'there' }}"),
    "omnisend": ("[[contact.first_name]]", '[[contact.first_name | default: "there"]]'),
    "constant-contact": ("[[FIRSTNAME]]", '[[FIRSTNAME OR "there"]]'),
}
"""Tool -> the tag, and what stands in for missing names.

Those of Mailchimp, Brevo and Omnisend were read in the tool's own help, the others in templates that people published
for it; Shopify's follows its template language (Liquid) and was not seen in a page of its own.
"""
SENDERS = [tool for tool in destinations() if tool.merge_tags.known]
every_sender = pytest.mark.parametrize("tags", [tool.merge_tags for tool in SENDERS], ids=[one.key for one in SENDERS])


def greeting(tags: MergeTags, named: str = "Dear {},", unnamed: str = "Hello,", instead: str = "there") -> str:
    if tags.choice:
        return tags.chosen(named.format(tags.first_name), unnamed)
    return named.format(tags.or_else(instead))


@pytest.mark.parametrize(("key", "tag", "missing"), [(key, *both) for key, both in USUAL.items()])
def test_tags_are_written_as_the_tool_takes_them(key: str, tag: str, missing: str) -> None:
    tags = destination(key).merge_tags
    assert tags.first_name == tag
    assert (greeting(tags) if tags.choice else tags.or_else("there")) == missing


def test_every_tool_that_sends_e_mail_has_tags_and_the_others_a_plain_one() -> None:
    assert {tool.key for tool in SENDERS} == set(USUAL)
    assert all(tool.merge_tags == PLAIN for tool in destinations() if tool.key not in USUAL)


@every_sender
@given(name=st.text("abcÄé' -|{}[]*", min_size=1, max_size=12), before=st.text("xy {}[]|", max_size=5))
def test_a_message_is_filled_with_the_name_and_nothing_is_left_of_the_tag(
    tags: MergeTags, name: str, before: str
) -> None:
    assert tags.filled(f"{before}\n{greeting(tags)}\nBye", name) == f"{before}\nDear {name},\nBye"


@every_sender
def test_a_reader_without_a_name_is_greeted_all_the_same(tags: MergeTags) -> None:
    said = tags.filled(f"{greeting(tags)}\nText", "")
    assert said in ("Hello,\nText", "Dear there,\nText")


@every_sender
def test_what_is_said_instead_cannot_end_the_tag(tags: MergeTags) -> None:
    assert "l’ami" in tags.or_else("l'ami") or tags.choice
    assert tags.filled(greeting(tags, instead='l\'"ami"'), "") in ("Hello,", "Dear l’”ami”,")

"""What a visitor can read of a page that AppTest has run: text, labels, help, options, headings of tables, charts."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

import pandas as pd
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

SHOWN = {
    "alt", "body", "caption", "captions", "content", "default", "delta", "element_id_label", "formatted_options",
    "help", "label", "options", "page_script_hash_label", "placeholder", "text", "title", "tooltip",
}  # fmt: skip
"""Fields of Streamlit's messages that are shown or read out."""
TAKEN_AS_IT_IS = {"arrow_data_frame", "bidi_component", "multiselect", "selectbox", "text", "text_area", "text_input"}
"""Kinds of elements whose texts, but for a label of ours, are shown as they stand."""
SHOWN_OF_FIGURES = {"name", "text", "title", "customdata", "ticktext", "tickprefix", "ticksuffix"}


def visible(app: AppTest) -> list[str]:
    """Return every text of the page that can be read, without the cells of tables, which hold the owner's data."""
    return [text for element in app.main for text in _read(element)]


def rendered(app: AppTest) -> list[str]:
    """Return every text of the page that the browser takes for Markdown."""
    return [text for element in app.main for text in _read(element, but=TAKEN_AS_IT_IS)]


def cells(app: AppTest) -> list[pd.DataFrame]:
    """Return every table of the page, with the columns that are shown under their headings."""
    return [_shown(table.value, table.proto) for table in app.dataframe]


def _shown(frame: pd.DataFrame, proto: Any) -> pd.DataFrame:
    order = [name for name in proto.column_order if name in frame]
    configured = json.loads(proto.columns or "{}")
    hidden = {name for name, told in configured.items() if told and told.get("hidden")}
    labels = {name: told["label"] for name, told in configured.items() if told and told.get("label")}
    return frame[[name for name in order or frame.columns if name not in hidden]].rename(columns=labels)


def _read(element: Any, but: Collection[str] = ()) -> Iterator[str]:
    proto = getattr(element, "proto", None)
    if isinstance(proto, Message) and element.type not in but:
        yield from _of_message(proto)
    for child in getattr(element, "children", {}).values():
        yield from _read(child, but)


def _of_message(message: Message) -> Iterator[str]:
    for field, value in message.ListFields():
        if field.name in {"columns", "json"} and isinstance(value, str) and value.startswith("{"):
            yield from _of_json(json.loads(value), field.name)
        for part in value if field.is_repeated else [value]:
            if isinstance(part, Message):
                yield from _of_message(part)
            elif isinstance(part, str) and field.name in SHOWN:
                yield part


def _of_json(held: dict[str, Any], kind: str) -> Iterator[str]:
    """Headings of a table, or the texts of a chart; a component that is no chart may show none."""
    if kind == "columns":
        yield from (str(column[part]) for column in held.values() for part in ("label", "help") if column.get(part))
        return
    yield held.get("alt", "")
    if "figure" in held:
        yield from _of_figure(json.loads(held["figure"]))


def _of_figure(part: Any, name: str = "") -> Iterator[str]:
    if isinstance(part, dict) and "bdata" not in part:
        for key, value in part.items():
            yield from _of_figure(value, key if key in SHOWN_OF_FIGURES or not name else name)
    elif isinstance(part, list):
        for value in part:
            yield from _of_figure(value, name)
    elif isinstance(part, str) and name in SHOWN_OF_FIGURES:
        yield part

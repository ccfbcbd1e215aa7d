"""All lists at once, with a readme that says what each file is and how to load it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from cltv_core.destinations.declaration import Destination
from cltv_core.destinations.exports import EVERYONE, facts, lists, prepared
from cltv_core.destinations.files import File
from cltv_core.destinations.lists import PEOPLE_COLUMNS, slug
from cltv_core.destinations.wanted import Wanted
from cltv_core.errors import Told
from cltv_core.terms import Terms

UNKNOWN_FOLDER = "consent-unknown"
DO_NOT_LOAD_FOLDER = "consent-unknown-do-not-load"
_LIST = "list of the bundle"


def bundle(
    people_by_segment: Mapping[str, pd.DataFrame],
    destination: Destination,
    terms: Terms,
    *,
    currency: str = "",
    hashed: bool = False,
    refusals: Sequence[Told] = (),
) -> bytes:
    """Zip the files of every segment, those of unknown consent in a folder of their own, with a readme.txt.

    An address stands in one segment's file only. Where the tool needs the whole range of customers there is also a file
    of everyone. Parameters and errors as in `cltv_core.destinations.exports.export`.
    """
    from cltv_core.text.destinations.readme import README, readme  # the words import this room's codes

    wanted = Wanted(destination, terms, hashed, tuple(refusals))
    names = _distinct(people_by_segment)
    parts = [people.assign(**{_LIST: names[segment]}) for segment, people in people_by_segment.items()]
    frame = prepared(pd.concat(parts, ignore_index=True) if parts else _nobody(), wanted)
    made = [file for name in names.values() for file in lists(frame[frame[_LIST] == name], wanted, name)]
    if destination.whole_range:
        made = [*lists(frame, wanted, EVERYONE), *made]
    told = readme(
        destination.key,
        terms,
        currency,
        files=[(_path(file, destination), file.people) for file in made],
        told=facts(frame, made, wanted),
    )
    contents = {_path(file, destination): file.content for file in made}
    return _zip({**contents, README: told.encode("utf-8")}, terms)


def _distinct(names: Iterable[str]) -> dict[str, str]:
    """Return a file name for each segment; two that come out alike are numbered."""
    taken: dict[str, str] = {}
    for name in names:
        plain, number = slug(name), 1
        while (candidate := plain if number == 1 else f"{plain}-{number}") in (*taken.values(), EVERYONE):
            number += 1
        taken[name] = candidate
    return taken


def _nobody() -> pd.DataFrame:
    return pd.DataFrame({name: [] for name in (*PEOPLE_COLUMNS, _LIST)})


def _path(file: File, destination: Destination) -> str:
    folder = UNKNOWN_FOLDER if destination.upload_unknown else DO_NOT_LOAD_FOLDER
    return file.name if file.consent == "yes" else f"{folder}/{file.name}"


def _zip(contents: Mapping[str, bytes], terms: Terms) -> bytes:
    """Zip the contents under the day of the forecast, so that the same lists are the same bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path, content in contents.items():
            entry = zipfile.ZipInfo(path, (max(terms.as_of.year, 1980), terms.as_of.month, terms.as_of.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return data.getvalue()

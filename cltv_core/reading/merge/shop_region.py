"""Phone numbers of files that name no country, read as of the country that the shop's other files name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pandas as pd

from cltv_core.reading.merge.people_files import PeopleFile
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.values.coded import Coded, recode
from cltv_core.reading.values.phones import e164

AnyFile = TypeVar("AnyFile", bound=Rows | PeopleFile)


def with_phones_of_shop(files: Sequence[Rows | PeopleFile]) -> list[Rows | PeopleFile]:
    """Return the files with national numbers in international form, also where a file does not tell its country.

    A till knows 0171 205 3019 and the web shop +49 171 2053019: one person.
    """
    if len(files) < 2:
        return list(files)
    told: Counter[str] = Counter()
    for file in files:
        told[file.home] += int(_column(file, "phone").known.sum()) if file.home else 0
    [(home, known)] = told.most_common(1)
    if not known:
        return list(files)
    return [file if file.home else _of_region(file, home) for file in files]


def _of_region(file: AnyFile, home: str) -> AnyFile:
    phones = e164(_column(file, "phone"), _column(file, "country"), home)
    if isinstance(file, Rows):
        return replace(file, texts={**file.texts, "phone": phones}) if "phone" in file.texts else file
    told = pd.Series(phones.text(), index=file.frame.index, dtype="str")
    return replace(file, frame=file.frame.assign(phone=told))


def _column(file: Rows | PeopleFile, role: str) -> Coded:
    if isinstance(file, Rows):
        return file.text(role)
    column = pd.Index(file.frame[role], dtype="str")
    return recode(np.arange(len(column)), column)

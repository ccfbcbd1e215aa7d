"""Phone numbers of files that name no country, read as of the country that the shop's other files name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pandas as pd

from cltv_core.reading.merge.people_files import PeopleFile
from cltv_core.reading.options import ReadOptions
from cltv_core.reading.orders.rows import Rows
from cltv_core.reading.orders.sales import main_currency
from cltv_core.reading.values.coded import Coded, recode
from cltv_core.reading.values.phones import e164, home_region

AnyFile = TypeVar("AnyFile", bound=Rows | PeopleFile)


def with_phones_of_shop(files: Sequence[Rows | PeopleFile], options: ReadOptions) -> list[Rows | PeopleFile]:
    """Return the files with national numbers in international form, also where a file does not tell its country.

    A till knows 0171 205 3019 and the web shop +49 171 2053019: one person.
    """
    if len(files) < 2:
        return list(files)
    regions = [_region(file, options) for file in files]
    told: Counter[str] = Counter()
    for file, region in zip(files, regions, strict=True):
        told[region] += int(_column(file, "phone").known.sum()) if region else 0
    [(home, known)] = told.most_common(1)
    if not known:
        return list(files)
    return [file if region else _of_region(file, home) for file, region in zip(files, regions, strict=True)]


def _region(file: Rows | PeopleFile, options: ReadOptions) -> str:
    currency = main_currency(file, options.currency) if isinstance(file, Rows) else ""
    return home_region(_column(file, "phone"), _column(file, "country"), currency)


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

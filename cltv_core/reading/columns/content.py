"""Which column of an unknown table plays a role by what its cells look like, where no name tells it.

Rather none than a wrong one: a column is taken only if no other is like it, and no name says that it is something else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from cltv_core.reading.columns.profile import Looks
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values import money
from cltv_core.reading.vocabulary import roles
from cltv_core.reading.vocabulary.synonyms import words

_FEWEST = 4
"""Different entries: fewer may be kinds of anything."""
_AMOUNTS = 20
"""Different numbers: fewer may be pieces, branches or years."""
_PEOPLE_AN_AMOUNT = 5
BARE_NAME = words("name naam nazwa nome nombre nom")
_CODE_WORDS = words("code id no nr num number nummer numero numer key kod kodu codigo codice uid uuid hash")
_CODE_ENDS = ("nr", "nummer", "numer", "number", "номер", "번호", "番号", "编号", "編號", "单号")
_THINGS = words(
    """payment method methode type typ tipo line store branch filiale shop city town ville stadt ciudad citta cidade
    state province region area gender sex size color colour groesse staff employee waiter server cashier bedienung
    table tisch tender pago odeme day weekday month season device browser carrier service department rating score
    stars points age count language level hour hours ip note notes comment comments profit cost costs margin sales
    target price prices high low open close volume model asin sku ean upc gtin isbn plu barcode"""
)
_COSTS = words("cost costs kosten einkauf wholesale purchase standard buying ek supplier vendor")
PRICE_WORDS = words("price preis prix precio prezzo preco prijs cena fiyat fiyati")
_KINDS_OF_THINGS = (
    *("kategor", "categor", "produ", "artikel", "artic", "item", "warengruppe", "segment", "marke", "marque", "brand"),
    *("zahlungs", "paiement", "pagament", "betaal", "platnos", "mitarbeiter", "inventor", "budget", "location"),
)


def _date_by_content(_: RawTable, left: Mapping[str, Looks]) -> str | None:
    found = [header for header, looks in left.items() if looks.dates >= 0.9 and not _says_other_date(header)]
    return found[0] if len(found) == 1 else None


def _says_other_date(header: str) -> bool:
    return roles.worth_of_name("ordered_at", f"{header} date") == 0.0


def _money_by_content(table: RawTable, left: Mapping[str, Looks]) -> str | None:
    """Find the one column of amounts with cents; of several, the product of two others."""
    numeric = [header for header, looks in left.items() if looks.amounts >= 0.9 and looks.dates < 0.9]
    found = [header for header in numeric if left[header].cents >= 0.5 and not _says_no_amount(header)]
    if len(found) == 1:
        return found[0]
    return _product_of_others(table, found, numeric) or _amounts_without_a_name(table, left) or _list_price(numeric)


def _list_price(numeric: Sequence[str]) -> str | None:
    """Find the one price that is no cost, where nothing else in the file could have been paid."""
    said = {header: set(roles.normalise(header).split()) for header in numeric}
    found = [header for header, words_ in said.items() if words_ & PRICE_WORDS and not words_ & _COSTS]
    return found[0] if len(found) == 1 else None


def _amounts_without_a_name(table: RawTable, left: Mapping[str, Looks]) -> str | None:
    """Of two nameless columns of whole numbers and no other: people are many, and amounts come again and again."""
    whole = [header for header, looks in left.items() if header.startswith("Column ") and looks.whole >= 0.9]
    if len(whole) != 2:
        return None
    (fewer, amounts), (more, _) = sorted((len(np.unique(table.codes(header))), header) for header in whole)
    return amounts if fewer >= _AMOUNTS and more >= _PEOPLE_AN_AMOUNT * fewer else None


def _says_no_amount(header: str) -> bool:
    return not header.startswith("Column ") and roles.worth_of_name("revenue", f"{header} total amount paid") == 0.0


def _product_of_others(table: RawTable, found: Sequence[str], numeric: Sequence[str]) -> str | None:
    numbers = {header: money.parse_amounts(table.values(header))[table.codes(header)[:500]] for header in numeric[:12]}
    for total in [header for header in found if header in numbers]:
        for price in numbers:
            for pieces in numbers:
                if len({total, price, pieces}) == 3 and _multiplies(numbers[total], numbers[price], numbers[pieces]):
                    return total
    return None


def _multiplies(total: money.Amounts, price: money.Amounts, pieces: money.Amounts) -> bool:
    known = ~np.isnan(total + price + pieces)
    several = known & (np.abs(pieces) > 1) & (price != 0)
    close = np.abs(total - price * pieces) <= 0.011
    return bool(several.sum() >= 3 and close[known].mean() >= 0.95)


def _email_by_content(_: RawTable, left: Mapping[str, Looks]) -> str | None:
    return next((header for header, looks in left.items() if looks.emails >= 0.5 and not looks.always_one), None)


def _phone_by_content(_: RawTable, left: Mapping[str, Looks]) -> str | None:
    phones = (
        header for header, looks in left.items() if looks.phones >= 0.8 and max(looks.dates, looks.fractions) < 0.5
    )
    found = (header for header in phones if not _says_no_customer(header))
    return next(found, None)


def _customer_by_content(table: RawTable, left: Mapping[str, Looks]) -> str | None:
    """Find the one column of names or numbers that come back, though not all at once."""
    back = [
        header
        for header, looks in left.items()
        if _comes_back(looks)
        and not _says_no_person(header)
        and not _counts(header, looks)
        and not _names_things(header, looks)
    ]
    people = [header for header in back if left[header].persons >= 0.8]
    scattered = [header for header in people or back if not _in_runs(table, header)]
    return scattered[0] if len(scattered) == 1 else None


def _comes_back(looks: Looks) -> bool:
    other = max(looks.dates, looks.cents, looks.clocks, looks.currencies, looks.statuses, looks.fractions) >= 0.5
    return looks.repeats and looks.short and looks.distinct >= max(_FEWEST, int(looks.filled**0.5)) and not other


def says_thing(header: str) -> bool:
    """Return whether a name says that a column tells of things, places, people or times rather than of sales."""
    return bool(set(roles.normalise(header).split()) & _THINGS)


def _says_no_person(header: str) -> bool:
    said = roles.normalise(header).split()
    return _says_no_customer(header) or any(word in _THINGS or word.startswith(_KINDS_OF_THINGS) for word in said)


def _counts(header: str, looks: Looks) -> bool:
    """Tell whether numbers without any sign of being somebody's may count something."""
    return looks.whole >= 0.5 and not header.startswith("Column ") and not _says_code(header)


def _names_things(header: str, looks: Looks) -> bool:
    """Tell whether a column names things rather than people.

    Its header has a further word beside "name", and its cells do not look like the names of people.
    """
    said = roles.normalise(header).split()
    return len(said) > 1 and bool(BARE_NAME & set(said)) and looks.persons < 0.8


def _says_no_customer(header: str) -> bool:
    said = [role for role in roles.ROLES if role not in roles.IDENTITY_ROLES and roles.worth_of_name(role, header) > 0]
    return bool(said)


def _in_runs(table: RawTable, header: str) -> bool:
    """Tell whether equal cells stand together, as the lines of an order do."""
    codes = table.codes(header)
    runs = 1 + int((codes[1:] != codes[:-1]).sum())
    return runs <= 1.05 * len(np.unique(codes))


def _order_by_content(table: RawTable, left: Mapping[str, Looks]) -> str | None:
    """Find the one column of codes whose equal cells stand together and whose name says nothing else."""
    found = [
        header
        for header, looks in left.items()
        if looks.with_digit == 1.0
        and looks.dates < 0.5
        and looks.cents < 0.5
        and looks.short
        and looks.repeats
        and looks.distinct >= 0.05 * looks.filled
        and (header.startswith("Column ") or _says_code(header))
        and _in_runs(table, header)
    ]
    return found[0] if len(found) == 1 else None


def _says_code(header: str) -> bool:
    said = roles.normalise(header).split()
    numbered = bool(set(said) & _CODE_WORDS) or any(word.endswith(_CODE_ENDS) for word in said)
    return numbered and not _says_no_customer(header)


BY_CONTENT: Mapping[str, Callable[[RawTable, Mapping[str, Looks]], str | None]] = {
    "email": _email_by_content,
    "ordered_at": _date_by_content,
    "revenue": _money_by_content,
    "phone": _phone_by_content,
    "customer_id": _customer_by_content,
    "order_id": _order_by_content,
}

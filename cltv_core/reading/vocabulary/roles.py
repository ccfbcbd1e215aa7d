"""The roles a column can play, and how its name says so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from cltv_core.reading.vocabulary.folding import folded, words_of
from cltv_core.reading.vocabulary.smallest_units import HUNDREDTHS
from cltv_core.reading.vocabulary.synonyms import FORBIDDEN, TIERS, words
from cltv_core.reading.vocabulary.synonyms_world import WORLD

ROLES = (
    "ordered_at",
    "time",
    "revenue",
    "unit_price",
    "quantity",
    "customer_id",
    "email",
    "phone",
    "first_name",
    "last_name",
    "name",
    "postcode",
    "country",
    "consent",
    "order_id",
    "product",
    "status",
    "voided",
    "kind",
    "refunded",
    "taken_back",
    "currency",
    "channel",
    "discount_code",
    "refunded_at",
    "refund_of",
    "refund_email",
    "refusal",
    "card_brand",
    "card_last4",
)
"""What a column can be, in the order in which the owner is asked (words: `cltv_core.text.reading.roles`)."""

IDENTITY_ROLES = ("customer_id", "email", "phone", "name")
_NAME_PARTS = ("first_name", "last_name")


def _with_world(role: str, tiers: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Add the names of further languages to the first two tiers."""
    further = [tuple(dict.fromkeys(map(folded, names.split(",")))) for names in WORLD.get(role, ())]
    known = {name for names in tiers for name in names} | {""}
    return tuple(
        (*names, *(name for name in more if name not in known))
        for names, more in zip_longest(tiers, further, fillvalue=())
    )


_TIERS = {role: _with_world(role, tiers) for role, tiers in TIERS.items()}
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    role: tuple(dict.fromkeys(name for names in tiers for name in names)) for role, tiers in _TIERS.items()
}
"""Role -> normalised column names, the most telling first."""

_TIER_WORTH = (1.0, 0.85, 0.65)
_WORTH: Mapping[str, Mapping[str, float]] = {
    role: {
        name: worth - 0.1 * place / len(names)
        for names, worth in reversed(list(zip(tiers, _TIER_WORTH, strict=False)))
        for place, name in enumerate(names)
    }
    for role, tiers in _TIERS.items()
}
_IN_ONE_WORD: Mapping[str, Mapping[str, float]] = {
    role: {name.replace(" ", ""): worth for name, worth in names.items() if " " in name}
    for role, names in _WORTH.items()
}
"""The same for names in capitals, in which nothing tells where a word ends: "CUSTOMERNAME"."""
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]")
"""Thai, Japanese, Chinese, Korean."""
_SUM = re.compile("[額额]|累計|累计|金[額额]|消费|누적|금액|구매액|총액")
_NO_SUMS = frozenset({"customer_id", "email", "phone", "name", "order_id", "product"})
"""Roles that no column of sums has, though its name has the word for a customer in it."""
_CONTAINED = 0.3
"""How much less a name says that contains a telling name among other words."""
_LONGEST_CONTAINER = 6
_HEADS: Mapping[str, re.Pattern[str]] = {
    "ordered_at": re.compile(r"\b(?:\w*date|\w*datum|fecha|data|tarihi?|datetime|timestamp|zeitpunkt|created)\b"),
    "revenue": re.compile(
        r"\b(?:total|subtotal|amount|sales|revenue|paid|\w*betrag|\w*summe|\w*umsatz|montant|importe|monto|importo|totale|valor|"
        r"\w*bedrag|\w*totaal|kwota|wartosc|suma|tutari?|toplam|donation|spend)\b"
    ),
    "unit_price": re.compile(r"\b(?:price|\w*preis|prix|precio|prezzo|preco|\w*prijs|cena|fiyati?)\b"),
    "email": re.compile(r"\b(?:e ?mail\w*|correo|courriel|e ?posta)\b"),
    "phone": re.compile(r"\b(?:phone|telephone|mobile|\w*telefon\w*|telefoon\w*|telefone|cell)\b"),
    "status": re.compile(r"\b(?:\w*status|statut|estado|stato|durumu?)(?: name| description)?$"),
    "quantity": re.compile(
        r"\b(?:quantity|qty|\w*menge|\w*anzahl|quantite|cantidad|quantita|quantidade|aantal|ilosc|adet)\b"
    ),
}
_HEAD_WORTH = 0.55
_OF_LINE = words(
    """product item line lineitem row position artikel article articulo articolo artigo produkt produit producto
    prodotto produto regel ligne linea linha pozycja satir urun zeile zeilensumme zeilenbetrag positionssumme barang
    produk"""
)
_WITH_TAX = 0.05
_WITHOUT_TAX = 0.2
"""How much less an amount says that leaves the tax out: what was paid has it."""
_EXCLUDED = re.compile(
    r"\b(?:excl\w*|exc|exkl\w*|ekskl\w*|ex|without|ohne|hors|sans|sin|senza|sem|zonder|bez|haric|zzgl|before|без|fara|"
    r"χωρις|uden|utan|uten|belum|chua)\b|税抜|不含税|未税|未稅"
)
_INCLUDED = re.compile(
    r"\b(?:incl\w*|inc|inkl\w*|ttc|dahil|with tax|with vat|con iva|com iva|avec tva|s dph|с ндс|з пдв|cu tva|s pdv|"
    r"sis alv|με φπα|termasuk ppn|gom vat|bao gom vat|כולל מע מ|شامل الضريبة|brutto|z vat|med moms)\b"
    r"|税込|含税|含稅|부가세포함|부가세 포함"
)
_QUALIFIERS = re.compile(
    r"\b(?:(?:incl|including|inclusive|inc|inkl|inklusive|with|avec|con|com|met|dahil|excl|excluding|exc|exkl|ex|ohne|without|"
    r"hors|sans|sin|senza|sem|zonder|bez|haric|zzgl|plus|before|after|z) (?:of )?(?:sales )?"
    r"(?:vat|tax|taxes|mwst|ust|gst|iva|tva|btw|kdv|taxe|impuestos|imposte|impostos|podatku|podatkiem|"
    r"vergi|discounts?)"
    r"|(?:vat|tax|iva|kdv|tva|btw|mwst) (?:incl|included|inclusive|incluido|inclusa|inclus|incluida|"
    r"dahil|haric|excl|excluded)"
    r"|s dph|bez dph|с ндс|без ндс|з пдв|без пдв|cu tva|fara tva|s pdv|bez pdv|sis alv|alv 0|με φπα|χωρις φπα|"
    r"(?:inkl|incl|exkl|ekskl|excl|med|uden|utan|uten) (?:moms|mva)|(?:termasuk|belum termasuk) (?:ppn|pajak)|"
    r"(?:bao gom|gom|chua gom) (?:vat|thue)"
    rf"|(?:(?:in|w|en|em|v|i|u) )?{HUNDREDTHS}(?: units?)?"
    r"|(?:in )?(?:minor|smallest|sub)(?: currency)? units?|ttc"
    r"|in (?:eur|usd|gbp|chf|euro|euros|dollars|pounds|pln|try|tl|brl)|eur|usd|gbp|chf|pln|brl|aud|cad|"
    r"nzd|zar|inr|sek|nok|dkk|rub|uah|czk|huf|mxn|idr|vnd|thb|krw|jpy|cny|ils|aed|sar|hkd|sgd|twd|myr|php|ars|clp|bgn|"
    r"ron|rsd|kzt|ngn|kes|egp|mad|pkr|bdt|ft|zl|kc|lei|руб|грн|"
    r"local time|utc|gmt|required|optional)\b"
)


def normalise(header: str) -> str:
    """Write a column name without case, accents, signs and camel case: "InvoiceDate" is the same as "Invoice_date"."""
    return " ".join("amount" if word == "amt" else word for word in words_of(header.replace("MwSt", "MWST")))


def worth_of_name(role: str, header: str) -> float:
    """Weigh how clearly a column name says a role: 1 outright, 0 not at all.

    A synonym counts by its tier; the same name with its currency or tax note taken off hardly less; a synonym among
    other words, or at least a word such as "date" or "total", less still. A forbidden word outweighs the latter two.
    """
    name = normalise(header)
    known = _WORTH[role]
    if name in known:
        return known[name]
    if name in _IN_ONE_WORD[role]:
        return _IN_ONE_WORD[role][name]
    core = " ".join(_QUALIFIERS.sub(" ", name).split())
    if core in known:
        return known[core] - (
            _WITHOUT_TAX if _EXCLUDED.search(name) else -_WITH_TAX if _INCLUDED.search(name) else 0.02
        )
    if core != name and core in {"", "total", "amount"}:
        return _worth_of_note_alone(name) if role == "revenue" and not core else 0.0
    return (
        0.0
        if is_forbidden(role, core)
        else max(_worth_of_part(role, core), _worth_of_head(role, core), _worth_within_word(role, core))
    )


def who_bought(columns: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the headers that tell customers apart: one of the surest role, or first and last name; none: ()."""
    for role in IDENTITY_ROLES:
        if role in columns:
            return (columns[role][0],)
    return tuple(columns[role][0] for role in _NAME_PARTS) if set(_NAME_PARTS) <= set(columns) else ()


def _worth_of_note_alone(name: str) -> float:
    """Weigh a name that is nothing but a note on taxes: "TTC", "税込", "С НДС"."""
    if _EXCLUDED.search(name):
        return _HEAD_WORTH - _WITHOUT_TAX / 2
    return _HEAD_WORTH + _WITH_TAX if _INCLUDED.search(name) else 0.0


def is_of_line(header: str) -> bool:
    """Return whether an amount says by its name that it is of a row of an order, not of the whole order."""
    return bool(set(normalise(header).split()) & _OF_LINE)


def is_forbidden(role: str, header: str) -> bool:
    """Return whether a word of a column name says that it is something else than the role."""
    patterns = FORBIDDEN.get(role, frozenset())
    stems = tuple(word[:-1] for word in patterns if word.endswith("*"))
    return any(word in patterns or word.startswith(stems or "\0") for word in normalise(header).split())


def _worth_of_part(role: str, name: str) -> float:
    """Weigh the best synonym of several words, or of one long word, that stands within the name."""
    words = name.split()
    if not 1 < len(words) <= _LONGEST_CONTAINER:
        return 0.0
    parts = {" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)}
    found = [_WORTH[role][part] for part in parts if part in _WORTH[role] and (" " in part or len(part) > 9)]
    return max(found, default=_CONTAINED) - _CONTAINED


def _worth_within_word(role: str, name: str) -> float:
    """Weigh the longest synonym that stands anywhere in a name of a script that writes no blanks."""
    if not _UNSPACED.search(name) or (role in _NO_SUMS and _SUM.search(name)):
        return 0.0
    found = [synonym for synonym in _WORTH[role] if len(synonym) > 1 and _UNSPACED.search(synonym) and synonym in name]
    return _WORTH[role][max(found, key=len)] - _CONTAINED if found else 0.0


def _worth_of_head(role: str, name: str) -> float:
    head = _HEADS.get(role)
    return _HEAD_WORTH if head and head.search(name) and len(name.split()) <= _LONGEST_CONTAINER else 0.0

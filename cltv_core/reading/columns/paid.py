"""Which column holds what was paid: arithmetic over the rows first, names second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.reading.columns import ledger
from cltv_core.reading.columns.content import PRICE_WORDS
from cltv_core.reading.columns.ledger import Codes, Floats, Ledger
from cltv_core.reading.columns.profile import Looks
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values.dates import parse_dates
from cltv_core.reading.values.phrases import Phrases, entries
from cltv_core.reading.vocabulary import roles

_MOST_COLUMNS = 24
_MOST_PARTS = 8
_HOPS = 4
_ABOUT, _MOSTLY = 2.5, 0.8
"""By which factor shipping, tax and discounts may change most amounts."""
_NO_MONEY = frozenset({"order_id", "customer_id", "phone", "postcode", "ordered_at", "time", "card_last4", "refunded"})

PART = Phrases(
    {
        "discount": """
        discount*, rabais, gutscheinbetrag, gutscheinwert, iskonto*, skonto*, upust*, znizk*, dto, bonifica*, abzug,
        ermassigung*, abattement*, rabat*, nachlass*, remise*, reduction*, descuento*, sconto, sconti, desconto*,
        korting*, indirim*, скидк*, знижк*, sleva, slevy, kedvezmeny, reducere, alennus, εκπτωση, 折扣, 优惠, 優惠,
        disc, less, rebate*, markdown*, 割引, 値引, 할인, خصم, הנחה, giam gia, chiet khau, ส่วนลด, छूट, diskon,
        potongan, promotion*, promo, coupon
        amount, voucher amount, savings
        """,
        "change": """
        change, change given, wechselgeld, ruckgeld, monnaie rendue, vuelto, cambio, resto, troco, wisselgeld, reszta,
        para ustu, сдача, お釣り, おつり, 거스름돈, 找零
        """,
        "credit": """
        gift card*, giftcard*, store credit*, points*, cashback, deposit*, anzahlung*, acompte*, anticipo*,
        acconto*, aanbetaling*, zaliczka, gutschein*, credit used, credits used, wallet*, prepaid, advance, 抵扣,
        积分
        """,
        "fee": """
        fee, fees, gebuhr*, entgelt*, frais, comision*, commission*, commissione, commissioni, comissao, comissoes,
        taxa, taxas, kosten, prowizj*, oplat*, komisyon*, комисси*, 手续费, 手数料, 수수료, عمولة, עמלה, biaya
        layanan
        """,
        "tip": "tip, tips, gratuit*, trinkgeld*, pourboire*, propina*, mancia, mance, gorjeta*, fooi*, napiw*, bahsis*",
        "tax": """
        tax*, taxes, vat, gst, hst, pst, qst, mwst, ust, umsatzsteuer*, *steuer, tva, taxe*, iva, igv, itbis,
        impuesto*, impost*, icms, btw, belasting*, podat*, kdv, vergi*, ндс, пдв, dph, moms, arvonlisavero, alv,
        φπα, afa, 税*, 税额, 消費税, 세금, 부가세, ضريبة, מע מ, מעמ, thue, vat, ภาษี, कर, pajak, ppn, cgst, sgst,
        igst
        """,
        "extra": """
        shipping*, ship, freight, delivery*, postage, handling, versand*, liefer*, porto*, livraison*, port, envio*,
        gastos, spedizion*, consegna, frete, entrega, verzend*, bezorg*, wysylk*, dostaw*, kargo*, доставк*,
        doprava, szallitas, livrare, frakt, fragt, toimitus, 运费, 運費, 配送*, 送料, 배송비, 배달, شحن, توصيل,
        משלוח, phi van chuyen, phi ship, ค่าส่ง, ค่าจัดส่ง, डिलीवरी, ongkir, ongkos kirim, pengiriman, surcharge*,
        service charge, packaging, insurance, rounding, round off, roundoff, duties, customs, installation, delivery
        charge*
        """,
    }
)
"""What a column of amounts adds to a total or takes off it."""
_NOT_PAID = Phrases(
    {
        "running": """
        running, berjalan, lopande, lobende, lopende, prubezn*, biegn*, corrent*, courant*, laufend*, lopend*,
        lopende*, cumul*, kumul*, acumul*, cumulat*, aufgelaufen*, progressiv*, narastajac*, birikimli, нарастающ*,
        累计, 累計, 누적, تراكمي, מצטבר, luy ke, สะสม, संचयी, kumulatif
        """,
        "person": """
        total spent, total spend, lifetime*, life time*, ltv, clv, cltv, total revenue customer, customer total,
        customer value, total purchases, total orders value, spent to date, spend to date, ytd, year to date,
        gesamtumsatz kunde, gesamtumsatz des kunden, kundenumsatz gesamt, kundenumsatz, depense totale, total
        depense, gasto total, total gastado, total gasto, spesa totale, gasto acumulado, total besteed,
        totaal besteed*, laczne wydatki, suma zakupow klienta, zakupy klienta razem, toplam harcama, musteri
        toplami, klantomzet*, omzet klant, bisher ausgegeben, kundenwert, kundens samlede kob, kundens totala kop,
        celkova utrata, ca client, totale speso, spesa complessiva, потрачено клиентом, всего потрачено, сумма
        покупок клиента, 累计消费, 累計購入, 누적 구매, 누적구매, total belanja pelanggan, tong chi tieu
        """,
    }
)
_AFTER = entries(
    "after, nach, apres, despues, dopo, apos, depois, na, po, sonra, sonrasi, less, net, setelah, 后, 後, 후, בעד, بعد"
)


@dataclass(frozen=True)
class Money:
    """The columns of numbers of a table, who bought and in which order, as far as known (else empty)."""

    numbers: Ledger
    people: Codes
    orders: Codes
    days: Floats


def money_of(table: RawTable, free: Mapping[str, Looks], columns: Mapping[str, tuple[str, ...]]) -> Money:
    """Return what arithmetic needs, once the other roles are known."""
    taken = {header for role in _NO_MONEY for header in columns.get(role, ())}
    numeric = [
        header for header, looks in free.items() if header not in taken and looks.amounts >= 0.9 and looks.dates < 0.9
    ]
    return money_in(table, numeric[:_MOST_COLUMNS], columns)


def money_in(table: RawTable, numeric: Sequence[str], columns: Mapping[str, tuple[str, ...]]) -> Money:
    """Return the same of these columns of numbers."""
    numbers = ledger.ledger_of(table, numeric)
    people, orders = (
        _groups_of(table, headers) for headers in (roles.who_bought(columns), columns.get("order_id", ()))
    )
    return Money(numbers, people, orders, _days_of(table, columns.get("ordered_at", ())))


def _days_of(table: RawTable, headers: Sequence[str]) -> Floats:
    """Return the moment of each row looked at as a number, NaN where it has none; empty without a column of days."""
    if not headers:
        return np.full(0, np.nan)
    codes = table.codes(headers[0])[: ledger.ROWS]
    seen, places = np.unique(codes, return_inverse=True)
    moments = parse_dates(table.values(headers[0])[seen]).moments.astype("datetime64[s]")
    return np.where(np.isnat(moments), np.nan, moments.astype(np.int64).astype(np.float64))[places.reshape(-1)]


def _groups_of(table: RawTable, headers: Sequence[str]) -> Codes:
    """Give each row looked at the number of what these columns tell apart; empty where there are none."""
    if not headers:
        return np.full(0, -1, dtype=np.int64)
    codes = [table.codes(header)[: ledger.ROWS].astype(np.int64) for header in headers]
    return np.unique(np.column_stack(codes), axis=0, return_inverse=True)[1].reshape(-1)


def never_paid(money: Money) -> frozenset[str]:
    """Return the columns that cannot be what was paid for one sale.

    Running totals, totals of a customer, and what was taken off where a price or a total stands beside it.
    """
    return frozenset(header for header in money.numbers.headers if is_never_paid(money, header))


def is_never_paid(money: Money, header: str) -> bool:
    """Tell whether this column is one of those."""
    return _is_running(header, money) or _is_of(header, money) or _is_taken_off(header, money)


def what_was_paid(money: Money, chosen: str) -> str:
    """Return the column that was paid, starting from the one that names suggest.

    That is with tax and delivery, after discounts, before fees and before what was paid by gift card.
    """
    seen = {chosen}
    for _ in range(_HOPS):
        better = next(
            (other for other in money.numbers.headers if other not in seen and _pays(money, other, chosen)), ""
        )
        if not better:
            return chosen
        chosen = better
        seen.add(chosen)
    return chosen


def sum_of_parts(money: Money) -> str:
    """Return the column that is another one with tax, delivery or discounts; "" where none is."""
    whole = [header for header in money.numbers.headers if part_of(header) is None][:_MOST_PARTS]
    pairs = [(total, base) for total in whole for base in whole if total != base]
    return next((what_was_paid(money, total) for total, base in pairs if _pays(money, total, base)), "")


def product_of(money: Money, price: str, pieces: str) -> str:
    """Return the column that is price times pieces, row by row; "" where none is."""
    numbers = money.numbers
    others = [header for header in numbers.headers if header not in {price, pieces}]
    return next((other for other in others if _is_product(numbers, other, price, pieces)), "")


def amount_of_rows(money: Money, chosen: str, pieces: str) -> str:
    """Return the amount of the rows where `chosen` follows neither from it nor from its sum over an order.

    That is the column that is price times pieces, less a discount where there is one; `chosen` where no column is, or
    where it is such an amount with whatever a shop adds to it or takes off.
    """
    totals = [
        total
        for total in money.numbers.headers
        if total != pieces and part_of(total) is None and _price_in(money.numbers, total, pieces)
    ]
    if not totals or chosen in totals or any(_comes_from(money, chosen, total) for total in totals):
        return chosen
    return max(totals, key=lambda total: roles.worth_of_name("revenue", total))


def _price_in(numbers: Ledger, total: str, pieces: str) -> str:
    """Return the column that makes `total` when multiplied by the pieces; "" where none does."""
    prices = [header for header in numbers.headers if header not in {total, pieces} and part_of(header) is None]
    return next((price for price in prices if _is_product(numbers, total, price, pieces)), "")


def _is_product(numbers: Ledger, total: str, price: str, pieces: str) -> bool:
    """Tell whether `total` is price times pieces, before or after a discount that stands beside them."""
    discounts = [header for header in numbers.headers if part_of(header) == "discount" and header != total]
    before = [numbers[total] + np.abs(np.nan_to_num(numbers[header])) for header in discounts]
    return any(ledger.is_product(whole, numbers[price], numbers[pieces]) for whole in (numbers[total], *before))


def _comes_from(money: Money, amount: str, of_row: str) -> bool:
    """Tell whether an amount is about that of the row, or of all rows of an order."""
    paid, base = money.numbers[amount], np.nan_to_num(money.numbers[of_row])
    bases: list[Floats] = [base]
    if len(money.orders) == len(base):
        bases.append(np.bincount(money.orders, base).astype(np.float64)[money.orders])
    known = ~np.isnan(paid) & (np.abs(base) > 0)
    return bool(known.any()) and any(_share_within(paid[known] / whole[known]) >= _MOSTLY for whole in bases)


def _share_within(ratio: Floats) -> float:
    return float(((ratio >= 1 / _ABOUT) & (ratio <= _ABOUT)).mean())


def is_price_of_one(money: Money, header: str, quantity: str) -> bool:
    """Return whether an amount beside pieces is that of one piece."""
    amount, pieces = money.numbers[header], money.numbers[quantity]
    others = [other for other in money.numbers.headers if other not in {header, quantity}]
    if any(_is_product(money.numbers, header, other, quantity) for other in others):
        return False
    if any(_is_product(money.numbers, other, header, quantity) for other in others):
        return True
    if not set(roles.normalise(header).split()) & PRICE_WORDS:
        return False
    priced = [other for other in others if ledger.is_of_one_piece(amount, money.numbers[other], pieces)]
    return bool(priced) or ledger.grows_with_pieces(amount, pieces) < 0.5


def _pays(money: Money, other: str, chosen: str) -> bool:
    """Tell whether the arithmetic of the rows makes `other`, not `chosen`, what was paid."""
    numbers = money.numbers
    parts = {
        header: kind
        for header in numbers.headers
        if header not in {other, chosen} and (kind := part_of(header)) is not None
    }
    if part_of(other) is not None and not _is_total(other):
        return False
    added = _signed(numbers, {header: kind for header, kind in parts.items() if kind not in {"fee", "credit"}})
    made = ledger.made_of(numbers[other], numbers[chosen], added)
    if made and {parts[name] for name in made} != {"tip"}:
        return True
    off = _signed(numbers, {header: kind for header, kind in parts.items() if kind in {"fee", "credit"}})
    return bool(ledger.made_of(numbers[other], numbers[chosen], off)) or _is_sum(numbers, other, chosen, parts)


def _is_sum(numbers: Ledger, total: str, chosen: str, parts: Mapping[str, str]) -> bool:
    """Tell whether a column named as a total is the chosen one and just one other that no name explains."""
    if not _is_total(total):
        return False
    others = [header for header in numbers.headers if header not in {total, chosen, *parts}]
    return any(
        ledger.made_of(numbers[total], numbers[chosen], {header: numbers[header]})
        and (numbers[header] > 0).mean() > 0.05
        for header in others
    )


def _is_total(header: str) -> bool:
    return roles.worth_of_name("revenue", header) > 0


def _signed(numbers: Ledger, parts: Mapping[str, str]) -> dict[str, Floats]:
    """Return the parts with the sign with which they count, whichever sign a fee was written with."""
    kept = list(parts)[:_MOST_PARTS]
    return {
        header: -np.abs(numbers[header]) if parts[header] in {"discount", "change"}
        else np.abs(numbers[header]) if parts[header] in {"fee", "credit"}
        else numbers[header]
        for header in kept
    }  # fmt: skip


def _is_running(header: str, money: Money) -> bool:
    total = money.numbers[header]
    if _NOT_PAID.meaning(header) == "running" and part_of(header) is None:
        return True
    others = [other for other in money.numbers.headers if other != header]
    if len(money.days) == len(total) and ledger.only_rises(total, money.days):
        return True
    return any(ledger.runs_on(total, money.numbers[other]) for other in others)


def _is_taken_off(header: str, money: Money) -> bool:
    others = [other for other in money.numbers.headers if part_of(other) != "discount"]
    return part_of(header) == "discount" and any(_is_total(other) or _is_price(other) for other in others)


def _is_price(header: str) -> bool:
    return roles.worth_of_name("unit_price", header) > 0


def part_of(header: str) -> str | None:
    """Return what a column adds to a total or takes off it; None where it is what is left, or something else."""
    said = roles.normalise(header).split()
    return None if len(said) > 1 and set(said) & _AFTER else PART.meaning(" ".join(said))


def _is_of(header: str, money: Money) -> bool:
    total = money.numbers[header]
    others: Sequence[str] = [other for other in money.numbers.headers if other != header]
    numbers = money.numbers
    named = _NOT_PAID.meaning(header) == "person"
    if named and any(_is_total(other) or _is_price(other) for other in others):
        return True
    if len(money.people) != len(total):
        return False
    if any(ledger.runs_on_of_person(total, numbers[other], money.people) for other in others):
        return True
    if not ledger.is_of_person(total, money.people):
        return False
    if named or ledger.is_of_each_person(total, money.people):
        return True
    return any(ledger.adds_up_person(total, numbers[other], money.people) for other in others)

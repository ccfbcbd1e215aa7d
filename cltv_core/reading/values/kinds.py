"""What a row is, by the words and codes of its kind: a sale, money given back, money moved, somebody else's invoice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum

from cltv_core.reading.values.phrases import Phrases, entries
from cltv_core.reading.vocabulary.folding import folded


class Kind(Enum):
    """What a row is: of the four only sales and refunds count as the shop's revenue."""

    SALE = "sale"
    REFUND = "refund"
    MOVED = "money moved"
    PURCHASE = "purchase"


_VOCABULARY: Mapping[Kind, str] = {
    Kind.PURCHASE: """
        in invoice, in refund, purchase invoice, purchase, purchases, purchase return, vendor bill, vendor credit,
        bill, bill payment, bill credit, supplier invoice, supplier credit, debit note, expense*, accpay,
        accpaycredit, eingangsrechnung, einkauf, lieferantenrechnung, aufwand, achat, facture fournisseur, depense,
        compra, factura de compra, gasto, acquisto, fattura passiva, spesa, despesa, inkoop, inkoopfactuur, uitgave,
        zakup, wydatek, alis, gider, закупка, расход, 采购, 支出, 仕入, 경비, 매입, مشتريات, مصروف
        """,
    Kind.REFUND: """
        adjustment note*, nota de ajuste, rectificativ*, nota kredytow*, opravny danovy doklad, helyesbito*, nota de
        credit, gutschriftsanzeige, nota di accredito, kredittnota, alacak dekontu, マイナス伝票,
        マイナス請求, 贷项, 销货退回, 折让,
        마이너스, 수정세금계산서, क्रेडिट नोट, reintegro*, *rucksendung*, reklamac*, aterkop*, credit invoice,
        invoice credit, sales credit, void sale, voided sale, cancellation invoice, cancelled invoice,
        jovairo*, money back, *storno,
        storno*, kreditnote*, πιστωτικ*, refund*, return*, sales return, sale return, credit note*,
        credit memo*, creditmemo, creditnote,
        chargeback*, reversal*, out refund, exchange return, accreccredit, customer credit, customer return, taken
        back, give back, *erstattung, *ruckgabe, retoure*, *gutschrift, *rechnungskorrektur, stornorechnung, storno,
        rucknahme, remboursement*, retour*, avoir*, note de credit, reembolso*, devolucion*, factura rectificativa,
        nota de credito, nota credito, abono, rimborso*, reso, resi, nota di credito, devolucao, devolucoes,
        estorno*, terugbetaling*, creditnota*, creditfactuur, retourzending, zwrot*, korekta*, faktura korygujaca,
        iade*, возврат*, сторно, кредит нота, повернення, dobropis*, vratka, retur*, aterbetal*, tilbagebetal*,
        tilbakebetal*, kreditering*, krediter*, refusjon*, kreditnota, kreditfaktura, hyvitys*, palautus*,
        επιστροφη, πιστωτικο, jovairas, visszaru, sztorno, 退款, 退货, 退貨, 红字, 返金, 返品, 赤伝, 환불, 반품,
        مرتجع, استرجاع, اشعار دائن, إشعار دائن, זיכוי, החזר, tra hang, hoan tien, คืนสินค้า, คืนเงิน, ใบลดหนี้,
        वापसी, pengembalian, nota kredit
        """,
    Kind.MOVED: """
        no sale, nosale, paid in, paid out, pay in, pay out, cash in, cash out, cash drop, drawer*, till float,
        float, start of day, end of day, cash count, einlage, entnahme, privatentnahme, privateinlage, kassensturz,
        anfangsbestand, endbestand, fond de caisse, apertura de caja, cierre de caja, apertura cassa, chiusura cassa,
        payout*, withdrawal*, fee, fees, top up*, topup*, internal transfer, transfer to bank, auszahlung*, gebuhr*,
        frais, retrait, retiro, comision, prelievo, commissione, saque, taxa, uitbetaling, kosten, wyplata,
        prowizja, para cekme, komisyon, journal*, contra, opening balance, closing balance, umbuchung, giroconto,
        提现, 手续费, 出金
        """,
    Kind.SALE: """
        ordinaria, ordinarias, td01, td 01, td24, td 24, sale*, sold, invoice*, sales receipt, sales invoice, out
        invoice, out receipt,
        order*, purchase order,
        charge*, payment*, receipt*, accrec, verkauf*, rechnung*, bestellung, zahlung, umsatz, kauf, vente*,
        facture*, paiement, commande, venta*, factura*, pago, pedido, vendita, vendite, fattura, ordine, pagamento,
        incasso, venda*, fatura, verkoop, factuur, bestelling, betaling, sprzedaz, faktura, zamowienie, platnosc,
        paragon, satis, siparis, odeme, продажа, реализация, оплата, чек, счет, salg, forsaljning, myynti, lasku,
        prodej, eladas, szamla, πωλησ*, τιμολογ*, αποδειξη*, приход, поступление, vanzare, prodaja, racun*,
        销售, 銷售, 收款, 売上, 販売, 판매, 매출, بيع, مبيعات, فاتورة, מכירה,
        חשבונית, ban hang, ขาย, बिक्री, penjualan, faktur
        """,
}
_PHRASES = Phrases(_VOCABULARY)

_CODES: Mapping[Kind, frozenset[str]] = {
    Kind.SALE: entries(
        """
        inv, in, si, sin, iv, i, s, sa, sal, sale, sls, rg, re, rn, ar, fa, fac, fv, ft, fr, fs, fc, fact, vta, v,
        vt, vd, ve, o, ord, dr, d, deb, db, debit, 380, 388, ri, f, p, pos, ps, bl, ticket, tkt, sold, sell, soll, plus,
        w, verk, umsatz, zwr0, b, arinv, vte, sinv, tinv
        """
    ),
    Kind.REFUND: entries(
        """
        cn, crn, cm, crm, sc, scn, cr, c, crd, cred, credit, nc, ncr, ndc, ncv, nca, gu, gs, gut, av, avo, r, rf,
        rfd, ref, ret, rtn, rt, rtv, srn, sr, cnote, 381, ar2, st, sto, rk, h, haben, abono, z, zw, fk, kor, kfv,
        ts, rfnd, rfnds, arcrn, arcm, rinv, crnote, retn, return, refund, back, minus, neg, dev, devo, est,
        iade, rev, rvs, reversal, gr
        """
    ),
}
BEGIN_INVOICES = entries(
    """
    inv, in, si, sin, sinv, iv, rg, re, rn, rech, ar, fa, fac, fact, fv, ft, fc, fs, vt, vta, sls, sal, sale, so, ord,
    rec, rcp, invoice, faktura, arinv, tax, f, nf, fr, fatt, ri, tinv
    """
)
"""What the numbers of invoices begin with."""
BEGIN_CREDIT_NOTES = entries(
    """
    cn, crn, crnote, cnote, cm, scn, scr, nc, ncr, ndc, ncc, gu, gut, gs, av, avo, rinv, fk, kfv, kor, fkor, rfd, ret,
    rtn, srn, cre, cred, credit, rma, sr, st, sto, refund, ref, rf, arcrn, kn, kr, nota, dev
    """
)
"""What the numbers of credit notes begin with."""
_OPPOSITES: Sequence[tuple[frozenset[str], frozenset[str]]] = (
    (frozenset({"dr", "d", "debit", "deb", "db", "soll", "s", "debe", "dare", "debito", "borc"}),
     frozenset({"cr", "c", "credit", "cred", "haben", "h", "haber", "avere", "credito", "alacak"})),
)  # fmt: skip
"""The two sides of an account."""
_SIGNS: Mapping[str, str] = {"+": "plus", "-": "minus", "\u2212": "minus", "\u2013": "minus"}
_LONGEST_CODE = 6
_CREDITS = entries("credit, credits, td04, td 04, credito, crediti, kredit, avoirs")
"""What gives money back beside sales, and tells nothing alone."""
_SETTLES = re.compile(r"(?:customer )?(?:payments?|receipts?|zahlung|paiement|pago|pagamento|betaling|platnosc|odeme)")
_INVOICES = re.compile(r"invoice|sales?\b|rechnung|factur|fattura|fatur|faktur")


def kind_of(phrase: str) -> Kind | None:
    """Tell from the words of a cell what kind a row is; None where none of them is known."""
    return _PHRASES.meaning(phrase)


def kinds_in(rows_of: Mapping[str, int]) -> dict[str, Kind]:
    """Return the kind of each cell of a column (`rows_of`: cell -> rows), those left out of which no kind is known.

    Beside sales a purchase is the shop's own; alone it is the customer's. Beside invoices a payment or a receipt of
    money only settles one.
    """
    known = _kinds_of_codes(rows_of) or {cell: kind for cell in rows_of if (kind := kind_of(cell))}
    if Kind.SALE in known.values():
        known |= {cell: Kind.REFUND for cell in rows_of if cell not in known and folded(cell) in _CREDITS}
    sales = [folded(cell) for cell, kind in known.items() if kind is Kind.SALE and not _SETTLES.search(folded(cell))]
    if not sales:
        return {cell: Kind.SALE if kind is Kind.PURCHASE else kind for cell, kind in known.items()}
    if any(_INVOICES.search(sale) for sale in sales):
        return {cell: Kind.MOVED if _SETTLES.fullmatch(folded(cell)) else kind for cell, kind in known.items()}
    return known


def _kinds_of_codes(rows_of: Mapping[str, int]) -> dict[str, Kind]:
    """Return the kind of each code where codes only make sense together: INV and CN, S and R, DR and CR.

    Of the two sides of an account the one with more rows is the sale, as shops sell more than they take back. Empty
    where the column holds anything else.
    """
    codes = {cell: _SIGNS.get(cell.strip()) or folded(cell) for cell in rows_of}
    if not 2 <= len(set(codes.values())) <= 8 or any(len(code) > _LONGEST_CODE for code in codes.values()):
        return {}
    sides = _sides(codes, rows_of)
    if sides:
        return sides
    found = {cell: _kind_of_code(code) for cell, code in codes.items()}
    known = {cell: kind for cell, kind in found.items() if kind}
    given_back = sum(rows_of[cell] for cell, kind in known.items() if kind is Kind.REFUND)
    complete = len(known) == len(found) and set(known.values()) == {Kind.SALE, Kind.REFUND}
    return known if complete and given_back * 2 < sum(rows_of.values()) else {}


def _kind_of_code(code: str) -> Kind | None:
    return next((kind for kind, codes in _CODES.items() if code in codes), None) or kind_of(code)


def _sides(codes: Mapping[str, str], rows_of: Mapping[str, int]) -> dict[str, Kind]:
    for one, other in _OPPOSITES:
        if set(codes.values()) <= one | other and set(codes.values()) & one and set(codes.values()) & other:
            first = sum(rows_of[cell] for cell, code in codes.items() if code in one)
            sold = one if first * 2 >= sum(rows_of.values()) else other
            return {cell: Kind.SALE if code in sold else Kind.REFUND for cell, code in codes.items()}
    return {}

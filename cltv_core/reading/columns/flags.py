"""Columns that say yes or no of a sale, or the day on which something became of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cltv_core.reading.values.dates import looks_like_dates
from cltv_core.reading.values.outcomes import Outcome, outcome_of
from cltv_core.reading.values.phrases import Phrases, entries
from cltv_core.reading.vocabulary.folding import folded

Answer = Literal["yes", "no"]

YES = entries(
    """
    true, yes, y, t, 1, 1.0, x, ja, j, oui, o, si, sim, s, tak, evet, да, так, ano, igen, kylla, joo, ναι, 是,
    有, はい, 예, 네, نعم, כן, co, vang, ใช่, हाँ, ya, ✓, ✔, ☑, on, wahr, vrai, verdadero, vero, verdadeiro,
    waar, prawda, dogru, истина, yep, checked, 참, 真, ✅, √, ○, ◯, ●, 済, 여, taip, jah, da, ndiyo
    """
)
NO = entries(
    """
    false, no, n, f, 0, 0.0, -, --, none, nein, non, nie, nee, nao, hayir, нет, ні, ne, nem, ei, οχι, 否, 无,
    無, いいえ, 아니오, 아니요, لا, לא, khong, ไม่, नहीं, tidak, ✗, ✘, ☐, off, falsch, faux, falso, onwaar,
    falsz, null, nan, n/a, na, nil, yanlis, ложь, 거짓, 假, active, valid, ❌, nej, nei, nu, ×, ไม่ใช่, 未, 부, hapana
    """
)
_FEW = 12
"""Different entries of a column that says yes or no."""


@dataclass(frozen=True)
class Flag:
    """A column that has an `outcome` where it says `answer`; a day in it says yes, as a text does where `reason`."""

    outcome: Outcome
    answer: Answer
    reason: bool = False


_NAMES: Mapping[Flag, str] = {
    Flag(Outcome.DRAFT, "yes"): """
        test, is test, test order, test mode, testmode, is test order, test transaction, sandbox, is sandbox, draft,
        is draft, quote, is quote, is quotation, training, training mode, demo, testbestellung,
        testauftrag, testmodus, testbuchung, test kauf, testkauf, тестовый, ubung, ist test, commande test, commande
        de test,
        test commande, mode test, pedido de prueba, pedido test, modo de prueba, es prueba, ordine di prova, ordine
        test, modalita test, pedido de teste, encomenda de teste, testbestelling, testorder, testmodus, zamowienie
        testowe, tryb testowy, test siparisi, deneme siparisi, testi tilaus, testordre, testovaci objednavka,
        тестовый заказ, テスト注文, 测试订单, 테스트 주문, pesanan uji, probe, prueba,
        essai, teste, deneme, тест, テスト, 测试, 테스트
        """,
    Flag(Outcome.DRAFT, "no"): "livemode, live mode, live, is live, production, is production",
    Flag(Outcome.CANCELLED, "yes", True): """
        cancel reason, cancellation reason, cancelled reason, canceled reason, void reason, decline reason, failure
        reason, failure code, failure message, reason for cancellation, stornogrund, motif d annulation, motivo de
        cancelacion, motivo cancelacion, motivo annullamento, motivo do cancelamento, reden annulering, powod
        anulowania, iptal nedeni, alasan pembatalan, причина отмены, 取消原因, 취소사유, キャンセル理由, سبب الإلغاء
        """,
    Flag(Outcome.CANCELLED, "yes"): """
        storno kennzeichen, stornokennzeichen, data de cancelamento, تاريخ الإلغاء, ngay huy, tanggal batal, usunieto,
        voided, void, is void, is voided, void date, void at, voided at, voided on, date voided, cancelled,
        canceled, is cancelled, is canceled, iscancelled, order cancelled, order canceled, cancelled at,
        canceled at, cancelled on, canceled on, cancelled date, canceled date, cancel date, cancellation date,
        date cancelled, date canceled, date of cancellation, cancelled time, cancellation, cancelation date,
        canceled time, cancelled order, deleted, is deleted, deleted at, deleted on, date deleted, deletion
        date, failed, is failed, failed at, rejected, declined, expired, expired at, abandoned, is abandoned,
        abandoned at, fraud, is fraud, blocked, no show, noshow, trashed, storno, storniert, stornodatum,
        storniert am, stornierung, geloscht, geloscht am, annulee le, annule en date du, date d annulation de la
        commande, fecha de anulado, anulado el, anulada el, data di annullamento, annullata il, cancelada em,
        anulado em, anulowano dnia, makulerad, makulerad den, zruseno dne, stornovano dne, datum zruseni, iptal
        edilme tarihi, otmenen, ist storniert, annule, annulee, annulation, annule le, date annulation, date d
        annulation, est annule, supprime, anulado, anulada, cancelado, cancelada, fecha de cancelacion, fecha
        cancelacion, fecha de anulacion, cancelado el, esta cancelado, eliminado, annullato, annullata,
        annullato il, data annullamento, eliminato, cancelado em, data do cancelamento, data cancelamento,
        excluido, geannuleerd, geannuleerd op, annuleringsdatum, verwijderd, anulowane, anulowany, anulowano,
        data anulowania, czy anulowane, usuniete, iptal, iptal edildi, iptal tarihi, iptal mi, отменен, отменён,
        дата отмены, отмена, удален, скасовано, zruseno, stornovano, anulat, torolve, avbruten, annulleret,
        peruttu, ακυρωθηκε, 取消, 取消日期, 取消时间, キャンセル, キャンセル日, 취소, 취소여부, 취소일, ملغي,
        ملغى, בוטל, da huy, ยกเลิก, रद्द, dibatalkan, tanggal pembatalan
        """,
    Flag(Outcome.CANCELLED, "no"): """
        genehmigt, ist genehmigt, freigegeben, autorisiert, ist autorisiert, approuve, approuvee, autorise, autorisee,
        valide, validee, aprobado, aprobada, autorizado, autorizada, approvato, approvata, autorizzato, autorizzata,
        aprovado, aprovada, goedgekeurd, zatwierdzone, zatwierdzono, udane, onaylandi, onaylandi mi, одобрено, одобрен,
        подтвержден, 承認, 承認済, 승인, 승인여부, erfolg, authorised, authorized, is authorised, is authorized,
        attended, did attend, showed up, erschienen, anwesend, asistio, aanwezig, checked in, пришел, явился,
        payment ok, payment approved, payment accepted, payment completed, transaction ok, payment captured,
        success, succeeded, successful, is success, is successful, issuccess, payment success, payment successful,
        transaction success, valid, is valid, isvalid, approved, is approved, captured, is captured, accepted, is
        accepted, erfolgreich, gultig, reussi, succes, exito, exitoso, valido, riuscito, sucesso, geslaagd, gelukt,
        sukces, wazne, basarili, gecerli, успешно, успех, 成功, 是否成功, 有效, 성공, ناجح, thanh cong, สำเร็จ, सफल,
        berhasil, sukses
        """,
    Flag(Outcome.OPEN, "no"): """
        beglichen, πληρωθηκε, 支払済み, 支払済, 입금여부, 입금확인, 已支付, financial paid,
        paid, is paid, ispaid, paid in full, fully paid, has paid, payment received, paid flag, settled, is settled,
        completed, is completed, is complete, confirmed, is confirmed, bezahlt, ist bezahlt, paye, payee, est paye,
        regle, acquitte, encaisse, pagado, pagada, esta pagado, cobrado, pagato, pagata, saldato, pago, paga,
        quitado, foi pago, betaald, is betaald, voldaan, oplacone, oplacony, czy oplacone, zaplacono, odendi, odendi
        mi, оплачен, оплачено, оплата получена, сплачено, zaplaceno, platit, fizetve, betald, betalt, maksettu,
        已付款, 是否付款, 支付済, 入金済, 결제여부, 결제완료, مدفوع, שולם, da thanh toan, ชำระแล้ว, भुगतान किया,
        dibayar, lunas
        """,
    Flag(Outcome.REFUNDED, "yes"): """
        ruckgabedatum, ruckgabe am, retourendatum, ruckerstattet am, erstattet am, date de retour, retourdatum,
        retourneerd op, дата возврата, تاريخ الإرجاع, fecha de devolucion, data di reso, data zwrotu, iade tarihi,
        返品日, 返金日, 退款时间, 退款日期, 반품일, 환불일,
        is credit note, credit note, is credit memo, is credit, ist gutschrift, est avoir, es devolucion,
        refunded, is refunded, isrefunded, was refunded, refund, refunded flag, refund flag, returned, is returned,
        isreturned, was returned, return, is return, isreturn, is refund, isrefund, return flag, returned flag, item
        returned, order returned, chargeback, is chargeback, charged back, disputed, reversed, is reversed, returned
        at, returned on, return date, date returned, refunded at, refunded on, refund date, refunded date, date
        refunded, date of refund, erstattet, retourniert, retoure, zuruckgegeben, rembourse, retourne, retour,
        reembolsado, devuelto, devolucion, rimborsato, reso, restituito, devolvido, estornado, devolucao,
        terugbetaald, retour, geretourneerd, zwrocone, zwrot, czy zwrot, iade, iade mi, iade edildi, возврат,
        возвращен, возвращено, повернення, vraceno, retur, palautettu, 退款, 退货, 是否退款, 是否退货, 返品, 返金,
        반품, 환불, 반품여부, 환불여부, مرتجع, הוחזר, tra hang, คืนสินค้า, वापसी, dikembalikan, retur
        """,
}
_FLAGS: Mapping[str, Flag] = {
    folded(name): flag for flag, names in reversed(list(_NAMES.items())) for name in names.split(",")
}
_DAYS_OF_PAYMENT = entries(
    """
    paid at, paid on, date paid, paid date, payment date, date of payment, paid time, payment time, paid on date,
    captured at, completed at, date completed, bezahlt am, zahlungsdatum, bezahldatum, payee le, paye le, regle le,
    date de paiement, date paiement, pagado el, fecha de pago, fecha pago, pagato il, data pagamento, pago em,
    data di pagamento, data do pagamento, data de pagamento, betaald op, betaaldatum, oplacono dnia, data platnosci,
    data zaplaty, odeme tarihi, betald den, betaldatum, betalt den, betalingsdato, datum platby, zaplaceno dne,
    дата оплаты, 付款时间, 付款日期, 支付时间, 支払日, 入金日, 결제일, 결제일시, 입금일, tanggal pembayaran,
    waktu pembayaran, ngay thanh toan
    """
)
_NEUTRAL = entries(
    """
    is, was, has, been, order, orders, sale, transaction, payment, booking, appointment, flag, indicator, yn, date, day,
    at, on, time, since, ist, wurde, am, datum, est, a, le, la, el, es, fue, fecha, il, e, data, em, foi, op, den, dne,
    czy, mi, tarihi, bestellung, zahlung, auftrag, commande, paiement, pedido, pago, ordine, pagamento, zamowienie
    """
)
_REASONS = entries(
    """
    by, reason, reasons, code, message, note, notes, comment, grund, motif, raison, motivo, reden, powod, neden, nedeni,
    alasan, причина, par, von, por, da, door, przez
    """
)
_WORDED = frozenset({Outcome.CANCELLED, Outcome.REFUNDED, Outcome.DRAFT, Outcome.OPEN})
_MAY_BE = re.compile(
    r"(?:able|ible|bar|baar|fahig|avel|ibile|abile|ing customer)$|^(?:returning|expir(?:e|es|y|ation))$"
)
"""Words of what may be done or will be, not of what was done."""
_FEW_MARKS, _LONGEST_MARK = 3, 20
_ROWS_OF_RETURNS = entries(
    """
    is credit note, credit note, is credit memo, credit memo, is credit, ist gutschrift, gutschrift, est avoir, avoir,
    es devolucion, nota de credito, is creditnote, creditnota, is refund row
    """
)
_PLACES = entries(
    "environment, env, mode, transaction mode, order mode, payment mode, api mode, stage, umgebung, modus"
)
_LIVE = entries("live, prod, production, real, produktion, produccion, produzione, producao, productie, produkcja")
_TRIAL = entries(
    "test, testing, sandbox, staging, stage, dev, development, demo, training, uat, qa, prueba, teste, essai"
)
_NO_REASON = Phrases({"none": "none, no, null, nan, n a, na, nil, keine, aucun, aucune, ninguno, nessuno, brak, yok"})


def flag_named(header: str) -> Flag | None:
    """Return what a column of this name says where it says yes or no; None where its name is not one of a flag."""
    name = folded(header.strip(" ?"))
    return _FLAGS.get(name) or _FLAGS.get(name.removeprefix("order ").removesuffix(" flag"))


def is_day_of_payment(header: str) -> bool:
    """Return whether a column of this name has the day on which a sale was paid, so that a gap says it was not."""
    return folded(header) in _DAYS_OF_PAYMENT


def flag_worded(header: str) -> Flag | None:
    """Return what a column may say whose name is no known one of a flag, but only has words that such names have."""
    words = folded(header).split()
    left = [word for word in words if word not in _NEUTRAL | _REASONS]
    if not left or any(_MAY_BE.search(word) for word in left):
        return None
    named = _FLAGS.get(" ".join(left))
    if named:
        return named
    outcomes = {outcome_of(word) for word in left}
    (outcome,) = outcomes if len(outcomes) == 1 else (None,)
    return Flag(outcome, "yes", bool(_REASONS & set(words))) if outcome in _WORDED else None


def marks_rows_of_returns(header: str) -> bool:
    """Tell whether a column says of a row that it is a credit note, not of a purchase that it came back."""
    return folded(header.strip(" ?")) in _ROWS_OF_RETURNS


def trials_of_place(header: str, cells: Sequence[str]) -> dict[str, Outcome] | None:
    """Return the outcome of the cells that say test, where a column says of each sale whether it was one; else None."""
    if folded(header) not in _PLACES:
        return None
    said = {cell: folded(cell) for cell in cells if cell}
    if not set(said.values()) <= _LIVE | _TRIAL or not _LIVE & set(said.values()):
        return None
    return {cell: Outcome.DRAFT for cell, word in said.items() if word in _TRIAL}


def outcomes_of_flag(flag: Flag, rows_of: Mapping[str, int], rows: int) -> dict[str, Outcome] | None:
    """Return the outcome of each cell of a flag's column that has one; None where its cells are no answers.

    `rows_of`: cell -> rows that have it, of those that are not empty; `rows`: of the whole table.
    """
    said = {cell: answer_of(cell) for cell in rows_of}
    unsaid = [cell for cell, answer in said.items() if answer is None]
    if len(said) - len(unsaid) > _FEW or (
        unsaid and not _fit_for(flag, unsaid) and not _are_marks(flag, rows_of, rows)
    ):
        return None
    answers = {cell: answer or "yes" for cell, answer in said.items()}
    return {cell: flag.outcome for cell, answer in answers.items() if answer == flag.answer}


def is_rare(rows_of: Mapping[str, int], rows: int) -> bool:
    """Tell whether fewer than half of the rows have an entry."""
    return sum(rows_of.values()) * 2 < rows


def _are_marks(flag: Flag, rows_of: Mapping[str, int], rows: int) -> bool:
    """Tell whether few short signs or words on some of the rows say yes, and the empty cells of the others no."""
    short = all(len(cell) <= _LONGEST_MARK and not re.search(r"\d", cell) for cell in rows_of)
    return flag.answer == "yes" and short and len(rows_of) <= _FEW_MARKS and is_rare(rows_of, rows)


def answer_of(cell: str) -> Answer | None:
    """Return what a cell answers, in any language; None where it is no answer."""
    plain = cell.strip().lower()
    for known in (plain, folded(plain)):
        if known in YES or known in NO:
            return "yes" if known in YES else "no"
    return None


def _fit_for(flag: Flag, cells: Sequence[str]) -> bool:
    """Tell whether cells that are neither yes nor no can stand in the column: days, or reasons."""
    if flag.reason:
        return not all(re.fullmatch(r"[\d.,]+", cell) for cell in cells)
    return flag.answer == "yes" and looks_like_dates(cells[:200], named=True) >= 0.9

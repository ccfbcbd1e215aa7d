"""Statuses in any language, numbers of states, yes and no, codes of what was given back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cltv_core.reading.codes import Asked, Choice, Decided, Excluded
from cltv_core.reading.values.kinds import Kind, kinds_in
from cltv_core.reading.values.outcomes import Outcome, outcome_of
from cltv_core.reading.values.state_numbers import states_of
from tests.core.reading.helpers import exclusions
from tests.core.reading.kinds.shop import (
    GIVEN_BACK,
    HEADERS,
    LEFT_OUT,
    MARKED,
    SALES,
    Sale,
    found,
    read_sales,
    truth,
    with_column,
)

PHRASES = {
    Outcome.CANCELLED: """Cxl|missed|Visszamondva|Vervallen|Avvisad|Не удалось|Cancelled (unpaid)|Cancelled order|Canceled/Refunded|Processing failed|Transaction declined|
        Undelivered|Rejected by customer|Timed out|Incomplete|Not delivered|wc-cancelled|wc-failed|Bestellung storniert|
        Zahlung fehlgeschlagen|Fehler bei der Bezahlung|Annulliert|Commande annulée|Paiement refusé|Erreur de paiement|
        Cancelada por el comprador|Venta cancelada|Pago rechazado|Error en pago|Ordine annullato|Pagamento rifiutato|
        Pedido cancelado|Pagamento recusado|Bestelling geannuleerd|Betaling mislukt|Zamówienie anulowane|İptal edildi|
        Ödeme başarısız|Batal|Dibatalkan|Отменён|Скасовано|Zrušeno|Anulat|Törölve|Avbruten|Annulleret|Peruttu|Ακυρώθηκε|
        已取消|交易关闭|キャンセル|취소|ملغي|تم الإلغاء|בוטל|Đã hủy|ยกเลิก|रद्द|failed delivery|PAYMENT_ERROR|Payment error""",
    Outcome.OPEN: """Awaiting check payment|Awaiting bank wire payment|wc-pending|wc-on-hold|pending_payment|holded|unpaid|
        Zahlung ausstehend|nicht bezahlt|noch offen|En attente de paiement|En espera de pago por cheque|Da pagare|
        Aguardando pagamento|Openstaand|Nieopłacone|Ödeme bekleniyor|Не оплачен|待付款|入金待ち|입금대기|بانتظار الدفع|
        Chờ thanh toán|Belum Bayar|On backorder (not paid)""",
    Outcome.REFUNDED: """Refund|Refund completed|Return completed|Full refund|Returned to sender|RTO Delivered|wc-refunded|
        Rückerstattung erfolgt|Retourniert|Remboursé|Commande retournée|Devolución finalizada|Reembolsado|Rimborsato|Stornato|
        Estornado|Terugbetaald|Zwrócone|İade edildi|Возврат|退款|返品|환불|مسترد|Hoàn tiền|คืนเงิน|Dikembalikan|chargeback""",
    Outcome.DRAFT: "Draft|wc-checkout-draft|trash|Quotation|Quotation Sent|Entwurf|Angebot|Devis|Presupuesto|Черновик|草稿|test",
    Outcome.PARTLY_REFUNDED: "partially_refunded|Partial refund|Teilweise erstattet|Partiellement remboursé|部分退款",
    Outcome.UNCLEAR: "Return requested|Refund requested|partially paid|Teilzahlung|disputed",
    Outcome.SALE: """Completed|Delivered|Payment accepted|Remote payment accepted|Awaiting shipment|Ready to ship|processing|
        On backorder (paid)|Canceled Reversal|Refund declined|Sales Order|Abgeschlossen|Versendet|Versand ausstehend|Livré|
        En cours de préparation|En attente d'expédition|Entregado|Pendiente de envío|Spedito|Entregue|Verzonden|Opłacone|
        Tamamlandı|Kargolandı|Выполнен|Доставлен|已发货|待发货|発送済|배송완료|مكتمل|Đã giao|Selesai|Betald|Toimitettu""",
}
_CASES = [(" ".join(p.split()), outcome) for outcome, phrases in PHRASES.items() for p in phrases.split("|")]


@pytest.mark.parametrize(("phrase", "outcome"), _CASES)
def test_the_words_of_a_status_tell_what_became_of_the_sale(phrase: str, outcome: Outcome) -> None:
    assert outcome_of(phrase) is outcome


def test_a_word_that_nobody_knows_tells_nothing() -> None:
    assert [outcome_of(phrase) for phrase in ("Vorkasse", "Blue", "", "x" * 500)] == [None] * 4


@pytest.mark.parametrize(
    ("header", "beside", "number", "outcome"),
    [
        ("current_state", "", "6", Outcome.CANCELLED),
        ("current_state", "", "8", Outcome.CANCELLED),
        ("current_state", "", "10", Outcome.OPEN),
        ("id_order_state", "", "7", Outcome.REFUNDED),
        ("order_status_id", "date_added", "9", Outcome.SALE),
        ("order_status_id", "store_name", "16", Outcome.CANCELLED),
        ("order_status_id", "date_added", "10", Outcome.CANCELLED),
        ("current_state", "", "13", Outcome.OPEN),
        ("OrderStatusId", "OrderGuid", "40", Outcome.CANCELLED),
        ("PaymentStatusId", "", "40", Outcome.REFUNDED),
        ("status_id", "total_inc_tax", "7", Outcome.OPEN),
        ("docstatus", "", "2", Outcome.CANCELLED),
        ("Status", "SalesOrderID", "5", Outcome.SALE),
    ],
)
def test_programs_are_known_by_their_columns_of_state_numbers(
    header: str, beside: str, number: str, outcome: Outcome
) -> None:
    assert outcome_of(states_of(header, [header, beside], [number])[number]) is outcome
    assert not states_of("Region", [beside], [number])


def marked(said: str, otherwise: str):  # type: ignore[no-untyped-def]
    return lambda sale: said if sale.number in MARKED else otherwise


@pytest.mark.parametrize(
    ("header", "said", "otherwise"),
    [
        *(("test", "true", "false"), ("is_test", "1", "0"), ("livemode", "false", "true"), ("Test Mode", "Yes", "No")),
        *(("paid", "false", "true"), ("Bezahlt", "nein", "ja"), ("Payé", "Non", "Oui"), ("Pagado", "No", "Sí")),
        *(("Bemerkung", "STORNIERT", ""), ("Note", "cancelled", "")),
        *(("Paid at", "", "2025-12-09"), ("Betaald op", "", "09-12-2025"), ("Gelukt", "nee", "ja")),
        *(("success", "0", "1"), ("Erfolgreich", "N", "J"), ("captured", "false", "true"), ("Approved", "No", "Yes")),
        *(
            ("deleted_at", "2025-08-01 10:00:00", ""),
            ("cancelled_at", "2025-08-01", ""),
            ("Storniert am", "01.08.25", ""),
        ),
        *(("Cancelled?", "Y", "N"), ("Annullato", "Sì", "No"), ("Voided", "x", ""), ("is_deleted", "1", "0")),
        *(("Cancellation reason", "changed mind", ""), ("Odendi mi", "Hayır", "Evet"), ("Оплачен", "нет", "да")),
        *(("Genehmigt", "nein", "ja"), ("Autorisé", "non", "oui"), ("Attended", "No", "Yes")),
        *(("Paid?", "❌", "✅"), ("Valid", "FALSE", "TRUE"), ("Oplacone", "nie", "tak")),
    ],
)
def test_flags_tell_what_is_no_sale(header: str, said: str, otherwise: str) -> None:
    assert with_column(header, marked(said, otherwise)) == LEFT_OUT


@pytest.mark.parametrize(
    ("header", "said", "otherwise"),
    [
        *(("Refunded?", "1", "0"), ("Returned", "Yes", "No"), ("is_return", "1", "0"), ("Retourniert", "ja", "nein")),
        *(("Rückgabedatum", "01.08.2025", ""), ("Дата возврата", "01.08.2025", "")),
        *(("refunded_at", "2025-08-01", ""), ("Return date", "2025-08-01", ""), ("Remboursé", "oui", "non")),
    ],
)
def test_flags_tell_what_was_given_back(header: str, said: str, otherwise: str) -> None:
    assert with_column(header, marked(said, otherwise)) == GIVEN_BACK


RETURNS = tuple(
    Sale(2000 + n, sale.day + timedelta(days=2), sale.person, sale.paid) for n, sale in enumerate(SALES[5:23:6])
)
WITH_RETURNS = tuple(sorted([*SALES, *RETURNS], key=lambda sale: sale.day))
LESS_RETURNS = truth(back=sum(sale.paid for sale in RETURNS))


@pytest.mark.parametrize(
    ("header", "sale", "back"),
    [
        *(("Type", "INV", "CN"), ("Type", "SI", "SC"), ("Doc Type", "FA", "NC"), ("Belegart", "RE", "GU")),
        *(
            ("Art", "Rechnung", "Gutschrift"),
            ("type", "out_invoice", "out_refund"),
            ("Vch Type", "Sales", "Sales Return"),
        ),
        *(
            ("Dr/Cr", "Dr", "Cr"),
            ("Soll/Haben", "S", "H"),
            ("Txn", "S", "R"),
            ("Sign", "+", "-"),
            ("Type", "380", "381"),
            ("InvoiceTypeCode", "388", "381"),
            ("Típus", "Számla", "Jóváíró számla"),
            ("Tipo de factura", "Ordinaria", "Rectificativa"),
        ),
        *(("Movement", "Sale", "Sales Return"), ("Transaction", "Sale", "Return"), ("Vorgang", "Verkauf", "Retoure")),
        *(("Tipo documento", "Factura", "Nota de crédito"), ("类型", "销售", "退货"), ("نوع العملية", "بيع", "مرتجع")),
        *(("Is credit note", "No", "Yes"), ("is_return", "0", "1"), ("Rodzaj dokumentu", "Faktura", "Korekta")),
    ],
)
def test_codes_tell_rows_that_give_money_back(header: str, sale: str, back: str) -> None:
    assert with_column(header, lambda row: back if row.number >= 2000 else sale, WITH_RETURNS) == LESS_RETURNS


@pytest.mark.parametrize(
    "spelling",
    [
        "{:.2f} CR",
        "\u2013{:.2f}",
        "\u2212{:.2f}",
        "({:.2f})",
        "{:.2f}-",
        "-$ {:.2f}",
        "{:.2f} C",
        "\u2014 {:.2f}",
        "CR {:.2f}",
    ],
)
def test_signs_of_money_given_back(spelling: str) -> None:
    cells = read_sales(
        HEADERS,
        lambda sale: [*sale[:3], (spelling if sale.number >= 2000 else "{:.2f}").format(sale.paid)],
        WITH_RETURNS,
    )
    assert found(cells) == LESS_RETURNS


def test_sales_on_the_credit_side_are_no_refunds() -> None:
    cells = read_sales(
        HEADERS, lambda sale: [*sale[:3], f"{sale.paid:.2f} {'Dr' if sale.number >= 2000 else 'Cr'}"], WITH_RETURNS
    )
    assert found(cells) == LESS_RETURNS


def test_columns_found_by_their_cells_alone_are_told() -> None:
    cells = read_sales(["Zorp", "Blim", "Quax", "Tarn"], lambda sale: sale)
    told = {one.what["column"]: one.chosen.code for one in cells.report.decisions}
    assert told == {"Blim": Choice.DAY_OF_SALE, "Quax": Choice.WHO_BOUGHT, "Tarn": Choice.AMOUNT_PAID}


@pytest.mark.parametrize("nothing", ["", "0.00", "-"])
@pytest.mark.parametrize(
    ("sold", "back"), [("Debit", "Credit"), ("Soll", "Haben"), ("Credit", "Debit"), ("Debe", "Haber")]
)
def test_debit_and_credit_in_columns_of_their_own(sold: str, back: str, nothing: str) -> None:
    cells = read_sales(
        ["Date", "Customer", "Voucher No", sold, back],
        lambda row: [
            *(row.day, row.person, row.number),
            *((nothing, row.paid) if row.number >= 2000 else (row.paid, nothing)),
        ],
        WITH_RETURNS,
    )
    assert found(cells) == LESS_RETURNS


@pytest.mark.parametrize(
    ("sale", "back"), [("INV-", "CN-"), ("RE", "GS"), ("Rechnung ", "Gutschrift "), ("Fatura ", "Nota de Crédito ")]
)
def test_numbers_tell_what_is_a_credit_note(sale: str, back: str) -> None:
    cells = read_sales(
        ["Document", *HEADERS[1:]],
        lambda row: [f"{back if row.number >= 2000 else sale}{row.number}", *row[1:]],
        WITH_RETURNS,
    )
    assert found(cells) == LESS_RETURNS


def test_payments_beside_their_invoices_are_no_refunds() -> None:
    settled = [Sale(9000 + sale.number, sale.day + timedelta(days=4), sale.person, -sale.paid) for sale in SALES]
    rows = [*SALES, *settled]
    read = read_sales([*HEADERS, "Type"], lambda row: [*row, "Payment" if row.number >= 9000 else "Invoice"], rows)
    assert found(read) == truth()


@pytest.mark.parametrize(
    ("header", "rare", "often"), [("state", "9", "3"), ("Status", "0", "1"), ("Doc. type", "RG", "RV")]
)
def test_codes_that_nobody_knows_are_told(header: str, rare: str, often: str) -> None:
    read = read_sales([*HEADERS, header], lambda sale: [*sale, rare if sale.number in MARKED else often])
    (decision,) = read.report.decisions
    assert (decision.what.code, decision.what["cell"], decision.certain) == (Decided.UNUSED_WORD, rare, False)


def test_kinds_that_settle_or_are_the_shops_own_purchases() -> None:
    rows = {"Invoice": 30, "Payment": 28, "Credit Memo": 2, "Bill": 3}
    kinds = {"Invoice": Kind.SALE, "Payment": Kind.MOVED, "Credit Memo": Kind.REFUND, "Bill": Kind.PURCHASE}
    assert kinds_in(rows) == kinds
    assert kinds_in({"Purchase": 30, "Refund": 2}) == {"Purchase": Kind.SALE, "Refund": Kind.REFUND}


def test_an_unknown_status_is_told_with_what_it_would_change_and_asked_about() -> None:
    read = read_sales([*HEADERS, "Status"], lambda sale: [*sale, "Paid" if sale.number % 5 else "Zappelig"])
    unknown = [sale for sale in SALES if sale.number % 5 == 0]
    (decision,) = [one for one in read.report.decisions if one.what.code is Decided.STATUS]
    assert (decision.what["status"], decision.chosen.code) == ("Zappelig", Choice.SALE)
    assert (decision.orders, decision.revenue) == (-len(unknown), -round(sum(sale.paid for sale in unknown), 2))
    (question,) = [one for one in read.report.questions if one.key == "count_unknown"]
    assert (question.text.code, question.assumed) == (Asked.COUNT_UNKNOWN, True)
    refused = read_sales(
        [*HEADERS, "Status"], lambda sale: [*sale, "Paid" if sale.number % 5 else "Zappelig"], count_unknown=False
    )
    assert exclusions(refused)[Excluded.UNKNOWN_STATUS][0] == len(unknown)


def partly_given_back(sale: Sale, told: frozenset[int]) -> list[object]:
    return [*sale, "Partially refunded" if sale.number in MARKED else "Paid", "2.00" if sale.number in told else ""]


@pytest.mark.parametrize("told", [frozenset(), frozenset({1006}), MARKED])
def test_orders_given_back_in_part_are_told_where_the_file_does_not_say_how_much(told: frozenset[int]) -> None:
    read = read_sales([*HEADERS, "Status", "Refund amount"], lambda sale: partly_given_back(sale, told))
    untold = [sale for sale in SALES if sale.number in MARKED - told]
    decided = [one for one in read.report.decisions if one.what.code is Decided.STATUS]
    assert [(one.orders, one.revenue) for one in decided] == (
        [(-len(untold), -round(sum(sale.paid for sale in untold), 2))] if untold else []
    )
    assert read.report.used_amount == round(sum(sale.paid for sale in SALES) - 2 * len(told), 2)


def test_rows_of_refunds_tell_of_their_orders_alone() -> None:
    sold = [sale for sale in SALES if sale.number in MARKED]
    rows = [*SALES, sold[0]._replace(day=sold[0].day + timedelta(days=2), paid=-2.0)]
    read = read_sales(
        [*HEADERS, "Status"], lambda sale: [*sale, "Partially refunded" if sale.number in MARKED else "Paid"], rows
    )
    (decision,) = [one for one in read.report.decisions if one.what.code is Decided.STATUS]
    assert (decision.orders, decision.revenue) == (-2, -round(sum(sale.paid for sale in sold[1:]), 2))

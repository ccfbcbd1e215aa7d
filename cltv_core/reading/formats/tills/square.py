"""Square: payments and the items of each payment."""

from __future__ import annotations

from dataclasses import replace

from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.formats.declaration import Format, Match, Packed, Rule, signature

_MARKS = (
    "Date|Gross Sales|Net Sales|Gift Card Sales|Tip|Partial Refunds|Total Collected|Card Entry Methods|"
    "Square Gift Card|Other Tender|Transaction ID|Payment ID|PAN Suffix|Event Type|Customer ID|Net Total"
)
_TRANSLATIONS = {
    other: declared
    for declared, others in {
        "Date": "Fecha",
        "Time": "Heure|Hora",
        "Time Zone": "Fuseau horaire|Zona horaria",
        "Gross Sales": "Ventes brutes|Ventas brutas",
        "Discounts": "Remises|Rabais|Descuentos",
        "Net Sales": "Ventes nettes|Ventas netas",
        "Gift Card Sales": "Ventes de cartes-cadeaux|Ventes de cartes cadeaux|Ventas de tarjetas de regalo",
        "Tax": "Taxe|Taxes|Impuesto|Impuestos",
        "Tip": "Pourboire|Propina",
        "Partial Refunds": "Remboursements partiels|Reembolsos parciales",
        "Total Collected": "Total encaissé|Total perçu|Total cobrado|Total recaudado",
        "Card": "Carte|Tarjeta",
        "Card Brand": "Marque de carte|Marque de la carte|Marca de tarjeta|Marca de la tarjeta",
        "Transaction ID": "ID de la transaction|Identifiant de transaction|ID de transaction|Id. de transacción|"
        "ID de la transacción|ID de transacción",
        "Payment ID": "ID du paiement|Identifiant de paiement|Id. de pago|ID de pago|ID del pago",
        "PAN Suffix": "Suffixe PAN|Sufijo PAN|Sufijo del PAN",
        "Event Type": "Type d'événement|Tipo de evento",
        "Customer ID": "ID du client|ID client|Identifiant du client|Id. del cliente|ID del cliente|ID de cliente",
        "Customer Name": "Nom du client|Nombre del cliente|Nombre de cliente",
        "Net Total": "Total net|Total neto",
        "Item": "Article|Artículo",
        "Qty": "Qté|Quantité|Cant.|Cantidad",
        "Category": "Catégorie|Categoría",
        "Price Point Name": "Nom du prix|Nombre del precio",
        "Modifiers Applied": "Modificateurs appliqués|Options appliquées|Modificadores aplicados",
    }.items()
    for other in others.split("|")
}
_NAMES = {"Customer Name": r"(?i)^((?!.*(?:card\s?(?:holder|member)|valued customer)).*)$"}
"""What the card itself says, but for what all cards of a bank say."""
_REFUND = r"refund.*|remboursement.*|reembolso.*|exchange"
_RULES = (
    Rule("Transaction Status", r".*(?:void|cancel|fail|declin|annul|échou|rechaz).*", Excluded.CANCELLED),
    Rule("Transaction Status", r"open|pending|unpaid|en attente|pendiente|abiert[oa]", Excluded.NOT_PAID_YET),
    Rule("Event Type", r".*(?:void|cancel|fail|declin).*", Excluded.CANCELLED),
)
_ROLES = {
    "order_id": ("Transaction ID", "Payment ID"),
    "ordered_at": ("Date",),
    "time": ("Time",),
    "revenue": ("Net Sales",),
    "customer_id": ("Customer ID", "Customer Reference ID"),
    "name": ("Customer Name",),
    "card_brand": ("Card Brand",),
    "card_last4": ("PAN Suffix",),
    "channel": ("Channel", "Source", "Location"),
}

SQUARE_TRANSACTIONS = Format(
    key="square_transactions",
    name="Square",
    signatures=(signature(f"{_MARKS}|Service Charges|Tender Note", missing=12),),
    translations=_TRANSLATIONS,
    roles={**_ROLES, "refunded": ("Partial Refunds",), "product": ("Description",)},
    packed=Packed(
        "Description",
        r"(?:(?P<quantity>\d+) x )?(?P<product>[^\s,].*?)(?: x (?P<pieces>\d+))?(?=,\s|\s*$),?\s*",
    ),
    excerpts=_NAMES,
    grain="line",
    identity=("customer_id", "name", "card_brand + card_last4 ?"),
    rules=(*_RULES, Rule("Net Sales", r"\W*0*(?:[.,]0+)?\W*", Excluded.NOTHING_SOLD)),
    refund_row=Match("Event Type", _REFUND),
    day_first=False,
    notes=(Note.NET_SALES, Note.NO_EMAIL_SQUARE, Note.REFUND_ROWS),
)

SQUARE_TRANSACTIONS_2018 = replace(
    SQUARE_TRANSACTIONS,
    key="square_transactions_2018",
    signatures=(signature(f"{_MARKS}|Installment|Other Tender Note", missing=12),),
)

SQUARE_ITEMS = Format(
    key="square_items",
    name="Square",
    signatures=(
        signature(
            "Date|Item|Qty|Price Point Name|Modifiers Applied|Gross Sales|Net Sales|Transaction ID|Payment ID|"
            "Event Type|Itemization Type|Dining Option|Customer ID|GTIN|SKU|Category|Unit|Count",
            missing=12,
            telling="Price Point Name|Transaction ID|Payment ID|Event Type|Itemization Type|GTIN",
        ),
    ),
    translations=_TRANSLATIONS,
    roles={**_ROLES, "product": ("Item",), "quantity": ("Qty",)},
    excerpts=_NAMES,
    grain="line",
    identity=("customer_id", "name", "card_brand + card_last4 ?"),
    rules=(*_RULES, Rule("Itemization Type", r"gift card|carte[- ]cadeau|tarjeta de regalo", Excluded.NOTHING_SOLD)),
    refund_row=Match("Event Type", _REFUND),
    day_first=False,
    notes=(Note.NET_SALES, Note.NO_EMAIL_SQUARE, Note.REFUND_ROWS),
)

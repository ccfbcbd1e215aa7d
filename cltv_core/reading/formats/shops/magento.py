"""Magento and Adobe Commerce."""

from __future__ import annotations

from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.formats.declaration import Format, Match, Rule, signature

_CANCELLED = (
    r"cancell?ed|fraud|rejected|payment failed|storniert|abgebrochen|annul\w+|cancelad\w|geannuleerd|anulowan\w|"
    r"iptal.*"
)
_OPEN = (
    r"pending.*|payment[ _]review|on hold|holded|suspected fraud|ausstehend.*|in wartestellung|zurückgestellt|"
    r"en attente.*|en espera|pendiente.*|pendente.*|in sospeso|in attesa.*|in behandeling|in de wacht|oczekując\w+"
)

MAGENTO_SALES_ORDER_GRID = Format(
    key="magento_sales_order_grid",
    name="Magento",
    signatures=(
        signature(
            "Purchase Point|Purchase Date|Bill-to Name|Ship-to Name|Grand Total (Base)|Grand Total (Purchased)|Billing "
            "Address|Shipping Address|Customer Group|Total Refunded|Allocated sources|Shipping and Handling",
            missing=8,
        ),
    ),
    translations={
        "Kaufdatum": "Purchase Date",
        "Bestelldatum": "Purchase Date",
        "Bestellt bei": "Purchase Point",
        "Einkaufsort": "Purchase Point",
        "Rechnungsempfänger": "Bill-to Name",
        "Rechnung an": "Bill-to Name",
        "Rechnung an Name": "Bill-to Name",
        "Lieferempfänger": "Ship-to Name",
        "Lieferung an": "Ship-to Name",
        "Lieferung an Name": "Ship-to Name",
        "Gesamtbetrag (Basis)": "Grand Total (Base)",
        "Gesamtsumme (Basis)": "Grand Total (Base)",
        "Gesamtbetrag (Einkauf)": "Grand Total (Purchased)",
        "Gesamtbetrag (Bestellt)": "Grand Total (Purchased)",
        "Gesamtsumme (Bestellt)": "Grand Total (Purchased)",
        "Gesamtsumme (Kauf)": "Grand Total (Purchased)",
        "Rechnungsadresse": "Billing Address",
        "Lieferadresse": "Shipping Address",
        "Versandadresse": "Shipping Address",
        "Kundengruppe": "Customer Group",
        "Kunden-E-Mail": "Customer Email",
        "E-Mail des Kunden": "Customer Email",
        "Kundenname": "Customer Name",
        "Gesamt erstattet": "Total Refunded",
        "Summe Rückerstattungen": "Total Refunded",
        "Date d'achat": "Purchase Date",
        "Point d'achat": "Purchase Point",
        "Facturé à": "Bill-to Name",
        "Livré à": "Ship-to Name",
        "Total général (Base)": "Grand Total (Base)",
        "Total général (Achat)": "Grand Total (Purchased)",
        "Fecha de compra": "Purchase Date",
        "Punto de compra": "Purchase Point",
        "Total general (Base)": "Grand Total (Base)",
        "Data d'acquisto": "Purchase Date",
        "Punto di acquisto": "Purchase Point",
        "Totale complessivo (Base)": "Grand Total (Base)",
        "Aankoopdatum": "Purchase Date",
        "Aankooppunt": "Purchase Point",
        "Eindtotaal (Basis)": "Grand Total (Base)",
    },
    roles={
        "order_id": ("ID", "Increment ID", "Order #"),
        "ordered_at": ("Purchase Date",),
        "revenue": ("Grand Total (Base)", "Grand Total (Purchased)"),
        "refunded": ("Total Refunded",),
        "email": ("Customer Email",),
        "name": ("Customer Name", "Bill-to Name", "Ship-to Name"),
        "status": ("Status",),
    },
    grain="order",
    identity=("email", "name"),
    refunded_in_full=Match("Status", r"closed|refunded|geschlossen|fermée?|cerrado|chiuso|fechado|gesloten|zamknięte"),
    rules=(
        Rule("Status", _CANCELLED, Excluded.CANCELLED),
        Rule("Status", _OPEN, Excluded.NOT_PAID_YET, asks=True),
    ),
    day_first=False,
    notes=(
        Note.WITH_TAX_AND_SHIPPING,
        Note.MAGENTO_CLOSED,
        Note.NO_EMAIL_MAGENTO,
    ),
)

"""Amazon, for sellers."""

from __future__ import annotations

from cltv_core.reading.codes import Note, NotSales, Remedy
from cltv_core.reading.formats.declaration import Format, WrongFile, signature

AMAZON_FBM_ORDERS = Format(
    key="amazon_fbm_orders",
    name="Amazon",
    signatures=(
        signature(
            "order-id|order-item-id|payments-date|buyer-email|buyer-name|buyer-phone-number|quantity-purchased|"
            "recipient-name",
            missing=3,
        ),
        signature("order-id|purchase-date|buyer-email|item-price"),
    ),
    roles={
        "order_id": ("order-id",),
        "ordered_at": ("purchase-date", "payments-date"),
        "revenue": ("item-price",),
        "email": ("buyer-email",),
        "name": ("buyer-name", "recipient-name"),
        "postcode": ("ship-postal-code",),
        "country": ("ship-country",),
        "product": ("product-name",),
        "quantity": ("quantity-purchased",),
        "currency": ("currency",),
        "channel": ("sales-channel",),
    },
    grain="line",
    identity=("email", "name + postcode"),
    less=("item-promotion-discount",),
    utc=True,
    no_mailing=Note.NO_MAILING_AMAZON,
    notes=(
        Note.GOODS_LESS_DISCOUNTS,
        Note.REFUNDS_UNKNOWN,
    ),
)

AMAZON_ALL_ORDERS = WrongFile(
    key="amazon_all_orders",
    signatures=(
        signature(
            "amazon-order-id|merchant-order-id|purchase-date|last-updated-date|order-status|fulfillment-channel|"
            "order-channel|item-status|asin|item-price|ship-postal-code|is-business-order|price-designation",
            missing=8,
        ),
        signature(
            "Fulfilment|Sales Channel|ship-service-level|ASIN|Courier Status|ship-city|ship-state|ship-postal-code|"
            "promotion-ids|B2B|fulfilled-by",
            missing=4,
        ),
    ),
    what=NotSales.AMAZON_ALL_ORDERS,
    remedy=Remedy.AMAZON_SELLER_FULFILLED,
)

AMAZON_DATE_RANGE_TRANSACTIONS = WrongFile(
    key="amazon_date_range_transactions",
    signatures=(
        signature(
            "date/time|settlement id|order id|marketplace|fulfillment|product sales|selling fees|fba fees|other "
            "transaction fees|promotional rebates",
            missing=5,
        ),
    ),
    what=NotSales.AMAZON_DATE_RANGE,
    remedy=Remedy.AMAZON_SELLER_FULFILLED,
    translations={
        "Datum/Uhrzeit": "date/time",
        "Abrechnungsnummer": "settlement id",
        "Bestellnummer": "order id",
        "Versand": "fulfillment",
        "Umsätze": "product sales",
        "Verkaufsgebühren": "selling fees",
        "Gebühren zu Versand durch Amazon": "fba fees",
        "Andere Transaktionsgebühren": "other transaction fees",
        "Rabatte aus Werbeaktionen": "promotional rebates",
        "date/heure": "date/time",
        "numéro de versement": "settlement id",
        "numéro de la commande": "order id",
        "ventes de produits": "product sales",
        "frais de vente": "selling fees",
        "Frais Expédié par Amazon": "fba fees",
        "autres frais de transaction": "other transaction fees",
        "Rabais promotionnels": "promotional rebates",
        "traitement": "fulfillment",
        "fecha y hora": "date/time",
        "identificador de pago": "settlement id",
        "número de pedido": "order id",
        "ventas de productos": "product sales",
        "tarifas de venta": "selling fees",
        "tarifas de Logística de Amazon": "fba fees",
        "tarifas de otras transacciones": "other transaction fees",
        "devoluciones promocionales": "promotional rebates",
        "Data/Ora:": "date/time",
        "Numero pagamento": "settlement id",
        "Numero ordine": "order id",
        "Vendite": "product sales",
        "Commissioni di vendita": "selling fees",
        "Costi del servizio Logistica di Amazon": "fba fees",
        "Altri costi relativi alle transazioni": "other transaction fees",
        "Sconti promozionali": "promotional rebates",
    },
)

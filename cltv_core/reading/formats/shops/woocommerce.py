"""WooCommerce: its own two order exports, and those of the plugins that most shops use instead."""

from __future__ import annotations

from dataclasses import replace

from cltv_core.reading.codes import Excluded, Note
from cltv_core.reading.formats.declaration import Format, Match, Packed, RefundList, Rule, Wide, signature

_NO_SALE = (
    r"(?:wc-)?(?:cancell?ed|failed|trash|rejected|declined|storniert|abgebrochen|fehlgeschlagen|annul\w+|échou\w+|"
    r"échec|cancelad[oa]|fallid[oa]|fallit[oa]|geannuleerd|mislukt|anulowan\w+|nieudan\w+|malsucedid[oa]|iptal.*|başarısız)"
)
_OPEN = (
    r"(?:wc-)?(?:pending(?:[ -]payment)?|on[- ]hold|zahlung ausstehend|ausstehend|wartend|in wartestellung|"
    r"en attente.*|attente.*|pendiente.*|en espera|in attesa.*|in sospeso|in afwachting.*|wachtend op.*|in de wacht|"
    r"oczekuj\w+.*|wstrzyman\w+|pendente.*|aguardando.*|ödeme bekleniyor|beklemede)"
)
_DRAFT = r"(?:wc-)?(?:(?:checkout|auto)[- ]draft|draft|entwurf|brouillon|borrador|bozza|concept|szkic|rascunho|taslak)"
_REFUNDED = (
    r"(?:wc-)?(?:refunded|rückerstattet|erstattet|remboursée?|reembolsad[oa]|rimborsat[oa]|terugbetaald|"
    r"gerestitueerd|zwrócon\w+|iade edildi)"
)


def _rules(header: str) -> tuple[Rule, ...]:
    return (
        Rule(header, _NO_SALE, Excluded.CANCELLED),
        Rule(header, _DRAFT, Excluded.TRIAL),
        Rule(header, _OPEN, Excluded.NOT_PAID_YET, asks=True),
    )


_ANALYTICS_MARKS = "Order #|Status|Customer type|Product(s)|Items sold|Coupon(s)|Net Sales"
_ANALYTICS_TRANSLATIONS = {
    other: declared
    for declared, others in {
        "Date": "Datum|Fecha|Data|Tarih",
        "Order #": "Bestellung #|Bestellung Nr.|Bestellnr.|Bestellnummer|Commande n°|N° de commande|Commande #|"
        "Pedido #|"
        "Pedido n.º|N.º de pedido|Número de pedido|Ordine #|Ordine n.|N. ordine|Bestelling #|Bestelling nr.|Bestelnr.|"
        "Bestelnummer|Zamówienie #|Zamówienie nr|Nr zamówienia|Pedido nº|Sipariş #|Sipariş no",
        "Status": "État|Statut|Estado|Stato|Durum",
        "Customer": "Kunde|Client|Cliente|Klant|Klient|Müşteri",
        "Customer type": "Kundentyp|Kundenart|Type de client|Tipo de cliente|Tipo di cliente|Tipo cliente|Klanttype|"
        "Type klant|Klantsoort|Typ klienta|Rodzaj klienta|Müşteri tipi|Müşteri türü",
        "Product(s)": "Produkt(e)|Produkte|Produit(s)|Produits|Producto(s)|Productos|Prodotto/i|Prodotti|Prodotto(i)|"
        "Product(en)|Producten|Produkt(y)|Produkty|Produto(s)|Produtos|Ürün(ler)|Ürünler",
        "Items sold": "Verkaufte Artikel|Artikel verkauft|Articles vendus|Artículos vendidos|Articoli venduti|"
        "Verkochte artikelen|Artikelen verkocht|Verkochte items|Sprzedane sztuki|Sprzedane przedmioty|"
        "Sprzedane produkty|"
        "Itens vendidos|Artigos vendidos|Satılan ürünler|Satılan öğeler",
        "Coupon(s)": "Gutschein(e)|Gutscheine|Code(s) promo|Codes promo|Cupón(es)|Cupones|Codice promozionale|"
        "Codici promozionali|Buono/i|Waardebon(nen)|Kortingsbon(nen)|Cupom(ns)|Cupons|Kupon(y)|Kupony|Kupon(lar)|"
        "Kuponlar",
        "Net Sales": "N. Revenue|Net Revenue|Nettoumsatz|Nettoverkäufe|Netto-Umsatz|Ventes nettes|Revenu net|CA net|"
        "Ventas netas|Ingresos netos|Vendite nette|Ricavi netti|Netto omzet|Netto verkopen|Nettoverkopen|"
        "Sprzedaż netto|"
        "Przychody netto|Vendas líquidas|Receita líquida|Net satışlar",
        "Attribution": "Zuordnung|Atribución|Attribuzione|Attributie|Atrybucja|Atribuição",
        "Origin": "Ursprung|Herkunft|Origine|Origen|Oorsprong|Herkomst|Pochodzenie|Origem",
    }.items()
    for other in others.split("|")
}

WOOCOMMERCE_ANALYTICS = Format(
    key="woocommerce_analytics_orders",
    name="WooCommerce",
    signatures=(signature(f"{_ANALYTICS_MARKS}|N. Revenue (formatted)|Attribution", missing=4),),
    translations=_ANALYTICS_TRANSLATIONS,
    roles={
        "order_id": ("Order #",),
        "ordered_at": ("Date",),
        "revenue": ("Net Sales",),
        "name": ("Customer",),
        "status": ("Status",),
        "discount_code": ("Coupon(s)",),
        "channel": ("Attribution", "Origin"),
    },
    packed=Packed("Product(s)", r"(?P<quantity>\d+(?:[.,]\d+)?)\s*×\s*(?P<product>.+?)(?=,\s*\d+(?:[.,]\d+)?\s*×|$)"),
    grain="line",
    identity=("name",),
    rules=_rules("Status"),
    refund_row=Match("Net Sales", r"[^\d]*[-−(].*"),
    notes=(Note.NET_SALES, Note.BY_NAME_WOOCOMMERCE, Note.REFUND_ROWS),
)

WOOCOMMERCE_ANALYTICS_BROWSER = replace(
    WOOCOMMERCE_ANALYTICS,
    key="woocommerce_analytics_orders_browser",
    signatures=(signature(f"{_ANALYTICS_MARKS}|Origin", missing=3),),
)

WOOCOMMERCE_WEBTOFFEE = Format(
    key="woocommerce_webtoffee_export",
    name="WooCommerce",
    signatures=(
        signature(
            "order_id|order_number|order_date|status|order_total|billing_email|paid_date|order_subtotal|order_currency|"
            "customer_user|customer_email|wt_import_key|refund_items|line_item_1|Product Item 1 Name|"
            "Product Item 1 Quantity|payment_method_title|fee_total",
            missing=12,
        ),
    ),
    roles={
        "order_id": ("order_number", "order_id"),
        "ordered_at": ("order_date", "paid_date"),
        "revenue": ("order_total",),
        "email": ("billing_email", "customer_email"),
        "phone": ("billing_phone", "shipping_phone"),
        "first_name": ("billing_first_name", "shipping_first_name"),
        "last_name": ("billing_last_name", "shipping_last_name"),
        "postcode": ("billing_postcode", "shipping_postcode"),
        "country": ("billing_country", "shipping_country"),
        "currency": ("order_currency",),
        "status": ("status",),
        "discount_code": ("coupon_items",),
        "channel": ("meta:_wc_order_attribution_utm_source", "meta:_wc_order_attribution_source_type"),
        "product": ("Product Item 1 Name", "item_name"),
    },
    excerpts={"coupon_items": r"(?i)code:([^|;]+)"},
    wide=Wide("Product Item {} Name", "Product Item {} Quantity", "Product Item {} Total"),
    refund_list=RefundList(
        "refund_items", r"(?i)amount:\s*(?P<amount>-?[\d.,]*\d)(?:(?:(?!amount:).)*?date:\s*(?P<date>[^|;]+))?"
    ),
    grain="order repeated",
    identity=("email", "phone", "first_name + last_name + postcode"),
    rules=_rules("status"),
    refunded_in_full=Match("status", _REFUNDED),
    notes=(Note.WITH_TAX_AND_SHIPPING,),
)

WOOCOMMERCE_SKYVERGE = replace(
    WOOCOMMERCE_WEBTOFFEE,
    key="woocommerce_skyverge_legacy",
    signatures=(
        signature(
            "order_id|order_number|date|status|order_total|billing_email|line_items|shipping_items|tax_items|coupons|"
            "order_notes|billing_postcode|shipping_tax_total|cart_discount|order_discount|discount_total|"
            "order_number_formatted|refunds",
            missing=11,
        ),
    ),
    roles={
        **WOOCOMMERCE_WEBTOFFEE.roles,
        "order_id": ("order_number", "order_number_formatted", "order_id"),
        "ordered_at": ("date", "order_date"),
        "currency": ("order_currency",),
        "discount_code": ("coupons", "coupon_items"),
        "product": ("item_name",),
        "quantity": ("item_quantity",),
        "refunded": ("refunded_total",),
    },
    excerpts={"coupons": r"(?i)code:([^|;]+)", "coupon_items": r"(?i)code:([^|;]+)"},
    wide=None,
    packed=Packed(
        "line_items",
        r"(?:^|[|;])name:(?P<product>[^|;]+)\|(?:(?!name:).)*?quantity:(?P<quantity>[\d.]+)"
        r"(?:(?:(?!name:|\|total:).)*\|total:(?P<amount>-?[\d.]+))?",
    ),
    refund_list=RefundList(
        "refunds", r"(?i)amount:\s*(?P<amount>-?[\d.,]*\d)(?:(?:(?!amount:).)*?date:\s*(?P<date>[^|;]+))?"
    ),
)

_ADVANCED_TRANSLATIONS = {
    other: declared
    for declared, others in {
        "Order Number": "Bestellnummer|Numéro de commande|Número de pedido|Numero ordine|Bestelnummer|Numer zamówienia",
        "Order Status": "Bestellstatus|État de la commande|Statut de la commande|Estado del pedido|Stato ordine|"
        "Stato dell'ordine|Bestelstatus|Status zamówienia|Status do pedido",
        "Order Date": "Bestelldatum|Date de commande|Date de la commande|Fecha del pedido|Fecha de pedido|Data ordine|"
        "Data dell'ordine|Besteldatum|Data zamówienia|Data do pedido",
        "First Name (Billing)": "Vorname (Rechnung)|Vorname (Rechnungsadresse)|Prénom (facturation)|"
        "Nombre (facturación)|"
        "Nome (fatturazione)|Voornaam (facturering)|Voornaam (factuur)|Imię (płatność)|Nome (Cobrança)",
        "Last Name (Billing)": "Nachname (Rechnung)|Nachname (Rechnungsadresse)|Nom (facturation)|"
        "Apellidos (facturación)|Cognome (fatturazione)|Achternaam (facturering)|Achternaam (factuur)|"
        "Nazwisko (płatność)|"
        "Sobrenome (Cobrança)",
        "Email (Billing)": "E-Mail (Rechnung)|E-Mail (Rechnungsadresse)|E-mail (facturation)|"
        "Correo electrónico (facturación)|Email (fatturazione)|E-mail (facturering)|E-mail (factuur)|E-mail (płatność)|"
        "E-mail (Cobrança)|Billing Email",
        "Phone (Billing)": "Telefon (Rechnung)|Téléphone (facturation)|Teléfono (facturación)|Telefono (fatturazione)|"
        "Telefoon (facturering)|Telefon (płatność)|Telefone (Cobrança)",
        "Postcode (Billing)": "Postleitzahl (Rechnung)|PLZ (Rechnung)|Code postal (facturation)|"
        "Código postal (facturación)|CAP (fatturazione)|Postcode (facturering)|Kod pocztowy (płatność)|CEP (Cobrança)",
        "Order Total Amount": "Gesamtbetrag der Bestellung|Gesamtbestellwert|Montant total de la commande|"
        "Importe total del pedido|Importo totale ordine|Totaalbedrag bestelling|Łączna kwota zamówienia|"
        "Valor total do pedido",
        "Order Refund Amount": "Erstattungsbetrag der Bestellung|Montant remboursé de la commande|"
        "Importe reembolsado del pedido|Importo rimborso ordine|Terugbetaald bedrag bestelling",
    }.items()
    for other in others.split("|")
}

WOOCOMMERCE_ADVANCED = Format(
    key="woocommerce_advanced_order_export",
    name="WooCommerce",
    signatures=(
        signature(
            "Order Number|Order Status|Order Date|First Name (Billing)|Last Name (Billing)|Email (Billing)|"
            "Phone (Billing)|Postcode (Billing)|Order Total Amount|Order Subtotal Amount|Order Shipping Amount|"
            "Order Refund Amount|Order Line Total|Item Cost|Quantity (- Refund)|Payment Method Title|Coupon Code|"
            "Cart Discount Amount",
            missing=13,
        ),
    ),
    translations=_ADVANCED_TRANSLATIONS,
    roles={
        "order_id": ("Order Number", "Order ID"),
        "ordered_at": ("Order Date", "Paid Date", "Completed Date"),
        "revenue": ("Order Total Amount",),
        "refunded": ("Order Refund Amount",),
        "refunded_at": ("Date of first refund",),
        "email": ("Email (Billing)", "Customer Email", "User Email"),
        "phone": ("Phone (Billing)", "Phone (Shipping)"),
        "first_name": ("First Name (Billing)", "First Name (Shipping)"),
        "last_name": ("Last Name (Billing)", "Last Name (Shipping)"),
        "name": ("Full Name (Billing)", "Full Name (Shipping)"),
        "postcode": ("Postcode (Billing)", "Postcode (Shipping)"),
        "country": ("Country Code (Billing)", "Country Name (Billing)", "Country Code (Shipping)"),
        "product": ("Name", "Item Name"),
        "quantity": ("Quantity",),
        "unit_price": ("Item Cost",),
        "currency": ("Order Currency", "Currency"),
        "status": ("Order Status",),
        "discount_code": ("Coupons Used", "Coupon Code"),
        "channel": ("UTM Source", "Origin", "Created Via"),
    },
    grain="order repeated",
    identity=("email", "phone", "first_name + last_name + postcode"),
    rules=_rules("Order Status"),
    refunded_in_full=Match("Order Status", _REFUNDED),
    notes=(Note.WITH_TAX_AND_SHIPPING, Note.REFUND_COLUMN),
)

"""Files that are no sales at all, known by what their columns are about: price lists, bank statements, reports."""

from __future__ import annotations

from dataclasses import dataclass

from cltv_core.reading.codes import NotSales, Remedy
from cltv_core.reading.columns.not_sales import known_by_names
from cltv_core.reading.formats.declaration import WrongFile
from cltv_core.reading.source.table import RawTable
from cltv_core.reading.values import dates, identity
from cltv_core.reading.vocabulary import roles

_SEARCHED_COLUMNS = 150
_GLANCE = 30


@dataclass(frozen=True)
class _Kind:
    """What a file is about when at least `least` of its columns have such names; `undated`: and none has a date."""

    file: WrongFile
    names: frozenset[str]
    least: int
    undated: bool = False
    needs: frozenset[str] = frozenset()


def _names(text: str) -> frozenset[str]:
    return frozenset(roles.normalise(name) for name in text.replace("\n", " ").split(","))


def _kind(
    key: str, what: NotSales, remedy: Remedy, names: str, least: int, *, undated: bool = False, needs: str = ""
) -> _Kind:
    return _Kind(
        WrongFile(key, (), what, remedy), _names(names), least, undated, _names(needs) if needs else frozenset()
    )


_PRODUCTS = """sku, product, product name, product title, product id, product code, item, item name, item number, title,
        handle, barcode, ean, upc, gtin, asin, style, variant, variant sku, name, description, category, artikel,
        artikelnummer, artikelname, artikelbezeichnung, produkt, produktname, bezeichnung, produit, nom du produit,
        reference, ref, designation, producto, articulo, prodotto, articolo, produto, artikelcode, productnaam, nazwa
        produktu, urun, urun adi"""

_KINDS = (
    _kind(
        "bank_statement",
        NotSales.BANK_STATEMENT,
        Remedy.EXPORT_INVOICES,
        """iban, bic, swift, verwendungszweck, buchungstag, buchungstext, buchungsdatum, wertstellung,
        wertstellungsdatum, valuta, valutadatum, kontonummer, kontonummer iban, iban zahlungsbeteiligter, name
        zahlungsbeteiligter, auftragskonto, glaubiger id, mandatsreferenz, saldo, saldo nach buchung, kontostand,
        soll, haben, lastschrift, gutschrift, beguenstigter zahlungspflichtiger, begunstigter zahlungspflichtiger,
        zahlungspflichtige r, zahlungsempfanger in, sort code, account number, routing number, balance, running
        balance, running bal, debit, credit, debit amount, credit amount, money in, money out, paid in, paid out,
        withdrawal, withdrawals, withdrawal amount, deposit, deposits, deposit amount, check number, cheque number,
        check or slip, posting date, value date, bank reference, payee, counter party, counterparty, counterparty
        name, counterparty iban, payment reference, solde, debit euros, credit euros, date operation, date de valeur,
        date valeur, libelle, libelle operation, numero de compte, fecha valor, fecha operacion, concepto, saldo
        disponible, cargo, abono, importe, dare, avere, causale, data valuta, data contabile, descrizione operazioni,
        data valor, debito, credito, tegenrekening, af bij, naam omschrijving, mutatiesoort, mededelingen, saldo na
        mutatie, rekening, data operacji, data ksiegowania, kwota, saldo po operacji, nadawca odbiorca, rachunek,
        tytul, bakiye, borc, alacak, aciklama""",
        3,
    ),
    _kind(
        "email_campaign_report",
        NotSales.CAMPAIGN_REPORT,
        Remedy.EXPORT_WITH_SUBSCRIBERS,
        """opens, open rate, unique opens, total opens, clicks, click rate, unique clicks, total clicks, click through
        rate, click to open rate, ctor, bounces, bounce rate, hard bounces, soft bounces, unsubscribes, unsubscribe
        rate, spam rate, unsubs, abuse complaints, spam complaints, complaints, recipients, total recipients,
        deliveries, delivered, successful deliveries, delivery rate, sent, sends, send time, send date, subject,
        subject line, campaign name, campaign, campaign id, list, audience, times forwarded, offnungsrate, offnungen,
        klicks, klickrate, empfanger, abmeldungen, betreff, kampagne, zugestellt, taux d ouverture, ouvertures, clics,
        taux de clics, desinscriptions, objet, campagne""",
        4,
        needs="""opens, open rate, unique opens, total opens, offnungsrate, offnungen, taux d ouverture, ouvertures,
        unsubscribes, unsubs, bounces, hard bounces, successful deliveries""",
    ),
    _kind(
        "web_analytics_report",
        NotSales.WEB_ANALYTICS,
        Remedy.EXPORT_WITH_CUSTOMERS,
        """sessions, users, active users, new users, total users, returning users, pageviews, views, page views,
        screen page views, bounce rate, engagement rate, engaged sessions, average engagement time, average session
        duration, avg session duration, pages session, pages per session, event count, events per session, key events,
        conversions, conversion rate, session source medium, source medium, first user source medium, default channel
        group, default channel grouping, session default channel group, session primary channel group default channel
        group, landing page, page path, page path and screen class, page title, page title and screen class, device
        category, ecommerce conversion rate, total revenue, purchase revenue, visitors, unique visitors, visits,
        sitzungen, nutzer, neue nutzer, aktive nutzer, seitenaufrufe, absprungrate, interaktionsrate, quelle medium,
        utilisateurs, nouveaux utilisateurs, taux de rebond, sesiones, usuarios, usuarios nuevos, porcentaje de
        rebote, sessioni, utenti""",
        3,
    ),
    _kind(
        "advertising_report",
        NotSales.ADVERTISING,
        Remedy.EXPORT_WITH_CUSTOMERS,
        """impressions, impr, clicks, clicks all, link clicks, ctr, ctr all, cpc, cpc all, avg cpc, cpm, cost, spend,
        amount spent, amount spent usd, amount spent eur, roas, purchase roas, campaign, campaign name, ad set name,
        ad group, ad name, reach, frequency, keyword, impressionen, klicks, kosten, kampagne, anzeigengruppe,
        reichweite, ausgegebener betrag eur""",
        4,
    ),
    _kind(
        "inventory",
        NotSales.INVENTORY,
        Remedy.EXPORT_WITH_CUSTOMERS,
        """stock, in stock, stock level, stock on hand, on hand, on hand current, on hand new, quantity on hand, qty
        on hand, available, available quantity, committed, unavailable, incoming, reserved, reorder level, reorder
        point, min stock, warehouse, bin, bin name, inventory, inventory level, inventory quantity, current quantity,
        counted, expected, bestand, lagerbestand, lagerort, meldebestand, mindestbestand, verfugbar, lager, stock
        disponible, stock actuel, entrepot, existencias, almacen, giacenza, magazzino, estoque, voorraad, stan
        magazynowy, stok""",
        2,
        undated=True,
    ),
    _kind(
        "price_list",
        NotSales.PRICE_LIST,
        Remedy.EXPORT_WITH_CUSTOMERS,
        _PRODUCTS
        + """, price, unit price, list price, retail price, regular price, sale price, selling price, cost price, cost,
        variant price, variant compare at price, compare at price, wholesale price, rrp, msrp, tax class, weight,
        vendor, brand, supplier, type, tags, published, status, stock, in stock, quantity, inventory, variant
        inventory qty, image, image src, categories, preis, verkaufspreis, einkaufspreis, uvp, einzelpreis,
        warengruppe, hersteller, lieferant, bestand, lagerbestand, kategorie, prix, prix de vente, prix d achat,
        categorie, precio, prezzo, preco, prijs, cena, fiyat""",
        3,
        undated=True,
        needs="""price, unit price, list price, retail price, regular price, selling price, cost price, variant price,
        rrp,
        msrp, preis, verkaufspreis, uvp, einzelpreis, prix, prix de vente, precio, prezzo, preco, prijs, cena, fiyat""",
    ),
)
_BUYERS = frozenset(
    name for role in ("customer_id", "email", "phone", "name", "order_id") for name in roles.SYNONYMS[role]
) - _names(
    """id, name, nome, nom, nombre, naam, nazwa, mail, reference, ref, code, beleg, number, no, nr, account,
        account name, transaction id, transaction number, transaction reference, from, payer, payer name, paid by,
        sender, sender name, received from"""
)
"""What only a file with buyers has; a name that a kind of file also uses says nothing against that kind."""


_CUSTOMERS = _BUYERS - frozenset(roles.SYNONYMS["order_id"])
"""What only the customers of a shop are called."""


def known_as(table: RawTable) -> WrongFile | None:
    """Tell what a table is that holds no sales to customers; None where it may hold some."""
    headers = table.headers[:_SEARCHED_COLUMNS]
    names = {roles.normalise(header) for header in headers}
    if _has_addresses(table, headers):
        return None
    undated = not _has_dates(table, headers)
    for kind in _KINDS:
        enough = len(names & kind.names) >= min(kind.least, len(names)) and (not kind.needs or names & kind.needs)
        if enough and (undated or not kind.undated) and not names & _BUYERS - kind.names:
            return kind.file
    return known_by_names(headers, _CUSTOMERS)


def _has_addresses(table: RawTable, headers: tuple[str, ...]) -> bool:
    return any(identity.looks_like_emails(table.sample(header, _GLANCE)) > 0.3 for header in headers)


def _has_dates(table: RawTable, headers: tuple[str, ...]) -> bool:
    return any(
        dates.looks_like_dates([cell for cell in table.sample(header, _GLANCE) if not cell.isdigit()]) > 0.5
        for header in headers
    )

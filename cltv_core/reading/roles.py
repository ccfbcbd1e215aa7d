"""What a column can mean, and the names it goes by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

ROLES: Mapping[str, str] = {
    "ordered_at": "Date of the sale",
    "time": "Time of day, where it has its own column",
    "revenue": "Amount paid",
    "unit_price": "Price of one piece",
    "quantity": "Number of pieces",
    "customer_id": "Customer (number or name)",
    "email": "E-mail",
    "phone": "Phone",
    "first_name": "First name",
    "last_name": "Last name",
    "name": "Full name",
    "postcode": "Postcode",
    "country": "Country",
    "consent": "May be mailed (consent)",
    "order_id": "Order number",
    "product": "Product",
    "status": "Status",
    "refunded": "Amount refunded",
    "currency": "Currency",
    "channel": "Sales channel",
    "discount_code": "Discount code",
    "refunded_at": "Day of the refund",
    "refund_of": "Order that a refund belongs to",
    "refund_email": "E-mail of the customer on refunds",
    "refusal": "Wants no mail",
    "card_brand": "Brand of the card",
    "card_last4": "Last digits of the card",
}
"""Role -> what the owner reads."""

IDENTITY_ROLES = ("customer_id", "email", "phone", "name")


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.replace("\n", " ").split(","))


SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "ordered_at": _names(
        """order date, date, created at, order created, invoice date, invoicedate, transaction date, sale date,
        purchase date, date created, created, datetime, timestamp, order time, paid at, completed date, day,
        ordered at, order placed, sold at, date time, purchased at, bestelldatum, datum, rechnungsdatum,
        verkaufsdatum, date de commande, date commande, fecha, fecha de pedido, data, data ordine, data do pedido,
        besteldatum, data zamowienia, tarih, siparis tarihi"""
    ),
    "time": _names("time, order time, uhrzeit, heure, hora, ora, tijd, godzina, saat"),
    "revenue": _names(
        """revenue, total, amount, order total, net sales, total price, line total, sales, grand total, net amount,
        total amount, order amount, order value, gross, total sales, subtotal, price paid, amount paid, value,
        spend, sales amount, total paid, dollar value, turnover, net total, total spent, betrag, gesamt,
        gesamtbetrag, summe, umsatz, montant, montant total, importe, importo, totale, valor, valor total, bedrag,
        totaal, kwota, wartosc, tutar, toplam"""
    ),
    "unit_price": _names(
        """unit price, unitprice, price, item price, price each, price per unit, lineitem price, preis, einzelpreis,
        prix, prix unitaire, precio, prezzo, preco, prijs, cena, fiyat, birim fiyat"""
    ),
    "quantity": _names(
        """quantity, qty, units, number of items, items, count, pieces, lineitem quantity, menge, anzahl, stuck,
        quantite, cantidad, quantita, quantidade, aantal, ilosc, adet, miktar"""
    ),
    "customer_id": _names(
        """customer id, customerid, client id, customer number, customer no, customer nr, customer code, user id,
        userid, member id, member no, buyer id, contact id, account id, cust id, client no, household id, household
        key, card id, loyalty id, patron id, guest id, kundennummer, kunden nr, kundennr, kunden id, kd nr, kdnr,
        numero client, no client, id client, id cliente, numero cliente, codice cliente, klantnummer, klantnr, klant
        nr, id klienta, numer klienta, musteri no, customer, client, buyer, kunde, cliente, klant, klient, musteri"""
    ),
    "email": _names(
        """email, e mail, email address, customer email, e mail address, billing email, contact email, mail, buyer
        email, e mail adresse, adresse email, correo, correo electronico, indirizzo email, eposta, e posta,
        emailadres"""
    ),
    "phone": _names(
        """phone, phone number, telephone, mobile, customer phone, billing phone, tel, telefon, telefonnummer, handy,
        telephone portable, telefono, telefone, telefoon, mobiel, gsm"""
    ),
    "first_name": _names("first name, firstname, given name, vorname, prenom, nombre, nome, voornaam, imie, ad"),
    "last_name": _names(
        """last name, lastname, surname, family name, nachname, nom, apellido, apellidos, cognome, sobrenome,
        achternaam, nazwisko, soyad"""
    ),
    "name": _names(
        """name, customer name, full name, client name, billing name, buyer name, contact name, kundenname, nom du
        client, nome cliente, kunde, customer,
        client, buyer, cliente, klant, klient, musteri"""
    ),
    "postcode": _names(
        """postcode, zip, zip code, postal code, billing zip, plz, postleitzahl, code postal, codigo postal, cap,
        cep, kod pocztowy, posta kodu"""
    ),
    "country": _names("country, billing country, country code, land, pays, pais, paese, kraj, ulke"),
    "consent": _names(
        """marketing consent, accepts marketing, consent, email consent, opt in, newsletter, subscribed, accepts
        email marketing, promotional consent, marketing opt in, einwilligung, consentement, consentimiento,
        consenso, zgoda, izin"""
    ),
    "order_id": _names(
        """order id, orderid, order number, order no, order, invoice no, invoiceno, invoice, invoice number, invoice
        id, transaction id, receipt, receipt number, receipt no, sale id, ticket, bill no, basket id, order ref,
        order name, order nr, invoice nr, receipt nr, bestellnummer, bestell nr, bestellnr, auftragsnummer, auftrags nr,
        rechnungsnummer, rechnungs nr, rechnungsnr, rechnung, belegnummer, beleg nr, belegnr, beleg, bonnummer, bon nr,
        bon, numero de commande, no commande, commande, numero de facture, facture, numero de pedido, pedido, numero de
        factura, factura, numero ordine, ordine, numero fattura, fattura, numero do pedido, bestelnummer, ordernummer,
        factuurnummer, numer zamowienia, numer faktury, siparis no, fatura no"""
    ),
    "product": _names(
        """product, product name, item, item name, description, lineitem name, stockcode, sku, service, article,
        artikel, produkt, leistung, produit, producto, prodotto, produto, urun, article name, title"""
    ),
    "status": _names(
        """status, order status, payment status, financial status, bestellstatus, statut, estado, stato, durum"""
    ),
    "refunded": _names(
        """refunded, refunded amount, refund amount, amount refunded, total refunded, refund, refunds, erstattet,
        rembourse, reembolso, rimborso"""
    ),
    "currency": _names(
        """currency, currency code, wahrung, waehrung, devise, moneda, valuta, moeda, waluta, para birimi"""
    ),
    "channel": _names(
        """channel, sales channel, source, origin, store, location, shop, outlet, kanal, vertriebskanal, canal,
        canale, kanaal"""
    ),
    "discount_code": _names(
        """discount code, coupon, coupon code, promo code, voucher, coupons, gutschein, gutscheincode, code promo,
        cupon, codice sconto"""
    ),
    "refunded_at": _names("refund date, refunded at, refunded on, date refunded, refunded date"),
    "refund_of": _names("refund of, refunded order, original order, original order id, original transaction id"),
    "refund_email": (),
    "refusal": _names("do not contact, do not email, opt out, opted out, unsubscribed, no marketing"),
    "card_brand": _names("card brand, card type"),
    "card_last4": _names("card last4, card last 4, last 4, last four, pan suffix"),
}
"""Role -> normalised column names, the most telling first."""


def normalise(header: str) -> str:
    """A column name without case, accents, signs and camel case: "InvoiceDate" and "Invoice_date" are one."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
    plain = unicodedata.normalize("NFKD", spaced.lower().replace("ł", "l").replace("ı", "i").replace("ß", "ss"))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", letters))

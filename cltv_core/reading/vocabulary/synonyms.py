"""How tills, shops, booking tools, invoicing and donation programs call their columns, in nine languages.

Normalised spelling (see `roles.normalise`). For each role the names that say it outright, then those that mostly mean
it, then those taken only where there is nothing better.
"""

from __future__ import annotations

from collections.abc import Mapping


def _names(text: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in text.split(",") if name.strip())


def words(text: str) -> frozenset[str]:
    """Split a list of words that blanks separate."""
    return frozenset(text.split())


TIERS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "ordered_at": (
        _names(
            """order date, date ordered, ordered at, ordered on, order placed, order created, order created at, order
            placed at, order datetime, order date time, order timestamp, order time stamp, purchase date, date
            purchased, date of purchase, purchased at, purchased on, purchase time, sale date, sales date, date of
            sale, date sold, sold at, sold on, sale time, transaction date, transaction time, transaction datetime,
            transaction date time, date of transaction, trans date, txn date, tran date, transaction timestamp,
            invoice date, date of invoice, invoicedate, issue date, date issued, issued on, receipt date, ticket date,
            bill date, check date, appointment date, service date, visit date, date of visit, date of service, close
            date, donation date, date of donation, donated at, donated on, gift date, date of gift, contribution date,
            payment date, date of payment, date paid, paid at, paid on, checkout date, basket date, sale date time,
            sale datetime, date of order, bestelldatum, bestellt am, bestellzeitpunkt, bestellzeit, auftragsdatum,
            kaufdatum, gekauft am, verkaufsdatum, verkauft am, rechnungsdatum, belegdatum, bondatum, kassenbondatum,
            transaktionsdatum, spendendatum, spende am, termindatum, termin datum, behandlungsdatum, leistungsdatum,
            zahlungsdatum, bezahlt am, datum der bestellung, datum der rechnung, umsatzdatum, date de commande, date
            commande, date de la commande, date d achat, date achat, date de vente, date vente, date de facture, date
            facture, date de facturation, date de la facture, date de transaction, date transaction, date du ticket,
            date ticket, date de paiement, date paiement, date du don, date don, date rdv, date du rdv, date du rendez
            vous, date de la vente, commande le, achete le, date encaissement, fecha de pedido, fecha pedido, fecha
            del pedido, fecha de compra, fecha compra, fecha de venta, fecha venta, fecha de la venta, fecha de
            factura, fecha factura, fecha de emision, fecha emision, fecha de transaccion, fecha transaccion, fecha de
            pago, fecha pago, fecha de la cita, fecha cita, fecha de donacion, fecha donacion, fecha del ticket, fecha
            ticket, data ordine, data dell ordine, data acquisto, data di acquisto, data vendita, data di vendita,
            data fattura, data della fattura, data scontrino, data documento, data transazione, data pagamento, data
            appuntamento, data donazione, data do pedido, data pedido, data da compra, data de compra, data compra,
            data da venda, data de venda, data venda, data da encomenda, data encomenda, data da fatura, data da
            factura, data de emissao, data emissao, data da transacao, data transacao, data do pagamento, data da
            doacao, data do agendamento, data da consulta, besteldatum, besteld op, orderdatum, aankoopdatum,
            verkoopdatum, factuurdatum, transactiedatum, betaaldatum, datum bestelling, datum aankoop, datum verkoop,
            afspraakdatum, giftdatum, donatiedatum, betaald op, data zamowienia, data zakupu, data sprzedazy, data
            wystawienia, data faktury, data transakcji, data paragonu, data platnosci, data wizyty, data darowizny,
            data zlozenia zamowienia, data zlozenia, siparis tarihi, satis tarihi, alis tarihi, satin alma tarihi,
            fatura tarihi, islem tarihi, fis tarihi, odeme tarihi, randevu tarihi, bagis tarihi"""
        ),
        _names(
            """datetime, date time, date, created at, created on, created, date created, creation date, created date,
            created time, timestamp, time stamp, order time, business date, date time of sale, booked at, booked on,
            booking date, start date, start time, appointment time, appointment, check opened, opened at, closed at,
            date closed, check closed, session date, received date, date received, donation time, posting date,
            posted, date added, document date, doc date, opened, opened date, issue date, date issued, issued, issued
            on, entry date, activity date, completed at, completed date, date completed, completed, when, sent date,
            datum, datum uhrzeit, datum und uhrzeit, datum zeit, zeitpunkt, zeitstempel, erstellt am, angelegt am,
            erstellungsdatum, erstelldatum, erstellt, buchungsdatum, buchungstag, termin, gebucht am, date heure, date
            et heure, horodatage, date de creation, cree le, date d emission, date creation, fecha, fecha y hora,
            fecha hora, fecha de creacion, creado el, fecha creacion, data, data e ora, data ora, data creazione, data
            di creazione, creato il, data emissione, data hora, data e hora, data de criacao, criado em, datum tijd,
            datum en tijd, tijdstip, aangemaakt op, aanmaakdatum, boekdatum, data i godzina, data utworzenia, tarih,
            tarih saat, tarih ve saat, olusturma tarihi, olusturulma tarihi"""
        ),
        _names("""day, tag, jour, dia, giorno, dag, dzien, gun, processed at, processed date, time, week day date"""),
    ),
    "time": (
        _names(
            """time, time of day, order time, sale time, transaction time, uhrzeit, bestellzeit, heure, heure de vente,
            hora, ora, tijd, godzina, czas, saat, receipt time, sales time, zeit"""
        ),
    ),
    "revenue": (
        _names(
            """total paid, amount paid, order total, grand total, total amount, order amount, order value, sale amount,
            sales amount, sale total, total sale, total sales, net sales, net revenue, net sale, transaction amount,
            transaction total, invoice total, invoice amount, bill amount, bill total, receipt total, ticket total,
            check total, basket total, basket value, cart total, amount charged, total charged, total collected,
            amount collected, amount received, payment amount, gift amount, donation amount, amount donated,
            contribution amount, total price, price paid, total spend, total spent, revenue, total, sales total,
            service total,
            total revenue, total value, order total amount, paid amount, paid total, total net, total due paid, total
            transaction amount, transaction value, order subtotal with tax, amount spent, total cost to customer, net
            receipts, total gross, gesamtbetrag, gesamtsumme, gesamtpreis, gesamt, endbetrag, endsumme,
            rechnungsbetrag, rechnungssumme, bestellwert, bestellsumme, auftragswert, auftragssumme, zahlbetrag,
            bezahlter betrag, gezahlter betrag, bruttobetrag, betrag brutto, gesamt
            brutto, summe brutto, bruttosumme, bruttoumsatz, umsatz brutto, brutto betrag, brutto gesamt,
            warenkorbwert, spendenbetrag, spende, umsatz, montant total, total ttc, montant ttc, montant paye, montant
            regle, total commande, total de la commande, prix total, prix total ttc, montant du don, net
            a payer, ca ttc, montant de la vente, montant encaisse, montant brut, total facture, total paye, chiffre d
            affaires,
            importe total, total pedido, total del pedido, total factura, monto total, precio total, total pagado,
            importe pagado, importe de la donacion, total venta, total ventas, valor total, total a pagar, importo
            totale, totale ordine, totale fattura, totale documento, totale scontrino, prezzo totale, importo pagato,
            totale pagato, totale lordo, importo lordo, totale vendita, totale generale, total do pedido, total da
            encomenda, total da venda, valor pago, total pago, preco total, valor da doacao, valor da venda, valor do
            pedido, total geral, montante total, totaalbedrag, totaalprijs, orderbedrag, factuurbedrag, totaal,
            betaald bedrag, bestelbedrag, eindbedrag, giftbedrag, bedrag totaal, brutobedrag, bruto bedrag, bedrag
            bruto, totaal bedrag, bonbedrag, te betalen, kwota brutto, wartosc brutto, suma brutto, razem brutto,
            kwota calkowita, wartosc zamowienia, kwota zamowienia, do zaplaty, zaplacono, cena calkowita, wartosc
            sprzedazy, kwota darowizny, kwota transakcji, suma zamowienia, toplam tutar, genel toplam, siparis tutari,
            satis tutari, fatura tutari, odenen tutar, islem tutari, toplam fiyat, bagis tutari, brut tutar, siparis
            toplami"""
        ),
        _names(
            """line total, line amount, row total, item total, extended price, ext price, extended amount, zeilensumme,
            positionssumme, total ligne, amount, sales, spend, spent, sum, value, dollar value, gross amount, gross
            total, gross revenue, gross,
            net total, net amount, turnover, paid, donation, contribution, gift, charge, charged, payment, collected,
            takings, sale value, sales value, order price, final price, amt, total amt, net, line value, proceeds,
            income, total due, amount payable, total payable, net payable, payable, final amount,
            final total, charged to card, paid by customer, customer paid, buyer paid,
            total to pay, amount to pay, order total due, invoice total due,
            betrag, summe, brutto, brut, zahlung, einnahme, einnahmen, erlos, preis gesamt, montant, ca, don,
            encaissement, recette, importe, monto, ventas, venta, ingresos, cobrado, donacion, totale, importo,
            ricavo, incasso, fatturato, lordo, corrispettivo, donazione, valor, montante, quantia, receita,
            faturamento, doacao, vendas, bedrag, omzet, betaald, gift bedrag, donatie, bruto, kwota, wartosc, suma,
            razem, lacznie, obrot, sprzedaz, darowizna, tutar, toplam, ciro, gelir, odenen, bagis, hasilat"""
        ),
        _names(
            """gross sales, sale gross, gross sale, gross amount, received, money, subtotal, sub total, net price,
            total before tax, order subtotal, merchandise total, item subtotal, product total, line subtotal,
            zwischensumme, nettobetrag, betrag netto, netto, nettoumsatz, umsatz netto, summe netto, gesamt netto,
            nettosumme, amount due, balance due,
            wert, warenwert, sous total, montant ht, total ht, ca ht, valeur, base imponible, importe
            neto, neto, subtotale, totale parziale, imponibile, totale imponibile, importo netto, valore, valor
            liquido, subtotaal, nettobedrag, bedrag netto, bedrag excl, waarde, kwota netto, wartosc netto, suma
            netto, ara toplam, net tutar, deger"""
        ),
    ),
    "unit_price": (
        _names(
            """unit price, unitprice, item price, price each, price per unit, lineitem price, price per item, product
            price, sale price, selling price, price unit, each, ticket price, service price, rate per unit, price per
            piece, einzelpreis, stuckpreis, preis pro stuck, preis je einheit, verkaufspreis, prix unitaire, prix
            unit, prix de vente, pu ttc, pu, precio unitario, precio unidad, precio de venta, prezzo unitario, prezzo
            di vendita, preco unitario, preco de venda, stuksprijs, prijs per stuk, eenheidsprijs, verkoopprijs, cena
            jednostkowa, cena za sztuke, cena brutto, birim fiyat, birim fiyati, adet fiyati, satis fiyati"""
        ),
        _names(
            """price, preis, prix, precio, prezzo, preco, prijs, cena, fiyat, fiyati, vk preis, vk, rate, tarif,
            tarifa"""
        ),
    ),
    "quantity": (
        _names(
            """quantity, qty, quantity sold, qty sold, units sold, units, quantity ordered, qty ordered, quantity
            purchased, item quantity, lineitem quantity, number of items, number of units, no of items, pieces, pcs,
            items sold, num items, number of cds, item count, item qty, order quantity, product quantity, menge,
            anzahl, stuckzahl, bestellmenge, verkaufte menge, quantite, qte, nombre d articles, quantite vendue,
            cantidad, cant, unidades, cantidad vendida, quantita, qta, pezzi, quantidade, qtd, qtde, unidades
            vendidas, aantal, aantal stuks, hoeveelheid, ilosc, liczba sztuk, szt, adet, miktar, miktari"""
        ),
        _names(
            """items, count, stuck, stk, nombre, numero de articulos, stuks, sztuk, sztuki, number, numero articoli"""
        ),
    ),
    "customer_id": (
        _names(
            """cust, customer id, customerid, customer number, customer no, customer num, customer nr, customer code,
            customer key, customer ref, customer reference, customer account, customer identifier, cust id, cust no,
            cust num, cust code, custid, client id, clientid, client number, client no, client code, client ref, user
            id, userid, member id, memberid, member no, member number, membership number, membership id, membership
            no, buyer id, buyer user id, buyer username, contact id, patron id, patron number, guest id, donor id,
            donor number, donor no, constituent id, supporter id, household id, household key, household, household
            number, loyalty id, loyalty number, loyalty card, loyalty card number, card id, card number token, account
            id, account number, account no, shopper id, visitor id, patient id, student id, subscriber id, profile id,
            person id, party id, debtor no, debtor number, debitor, debitorennummer, debitoren nr, kundennummer,
            kunden nr, kundennr, kunden id, kundenid, kundenkennung, kd nr, kdnr, kunde nr, kundenkonto, kundencode,
            mitgliedsnummer, mitglieds nr, kundenkarte, kundenkartennummer, spendernummer, spender id,
            patientennummer, gastnummer, benutzer id, numero client, numero de client, n client, no client, num
            client, id client, code client, ref client, reference client, identifiant client, identifiant, compte
            client, numero adherent, numero donateur, numero de carte fidelite, carte fidelite, id cliente, id de
            cliente, numero cliente, numero de cliente, n cliente, codigo cliente, codigo de cliente, cod cliente, no
            cliente, num cliente, codigo del cliente, numero de socio, id socio, id donante, dni, dni cuit, dni cuil
            cuit, cuit, rut, rfc, cedula, nit, nif cliente, codice cliente, codice del cliente, numero tessera,
            tessera, id utente, codice donatore, codigo do cliente, id do cliente, numero do cliente, nif, cpf, cpf
            cnpj, cpf do cliente, id do comprador, klantnummer, klantnr, klant nr, klantcode, klant id, klantid,
            relatienummer, debiteurnummer, debiteur, debiteurnr, lidnummer, klantenkaart, donateursnummer, id klienta,
            numer klienta, nr klienta, kod klienta, identyfikator klienta, numer karty, nr karty lojalnosciowej, id
            kupujacego, numer darczyncy, kod kontrahenta, id kontrahenta, nip nabywcy, musteri no, musteri numarasi,
            musteri kodu, musteri id, musteri nr, uye no, uye numarasi, cari kodu, cari kod, bagisci no"""
        ),
        _names(
            """customer, client, buyer, shopper, patron, donor, member, guest, constituent, household name, account,
            user, username, user name, login, purchaser, customer hash, customer token, kunde, kundin, kaufer,
            mitglied, spender, acheteur, cliente, comprador, donante, socio, acquirente, donatore, klant, koper,
            donateur, klient, kupujacy, nabywca, kontrahent, darczynca, musteri, alici, uye, cari, bagisci, debtor,
            payer, supporter, patient, cid"""
        ),
        _names(
            """vin, license plate, licence plate, number plate, registration number, vehicle reg, kennzeichen,
            immatriculation, matricula, targa, kenteken, plaka, card fingerprint, card token, card number,
            kartennummer, bill to, sold to, ship to, customer email hash"""
        ),
    ),
    "email": (
        _names(
            """email, e mail, email address, e mail address, customer email, customer email address, customer e mail,
            client email, buyer email, billing email, contact email, purchaser email, donor email, member email, guest
            email, purchase email, shopper email, user email, email customer, billing email address, payer email,
            primary email, e mail adresse, email adresse, emailadresse, mailadresse, kunden email, kunden e mail, e
            mail kunde, adresse email, adresse e mail, adresse mail, courriel, email client, mail client, adresse
            electronique, correo electronico, correo, email cliente, correo cliente, correo del cliente, direccion de
            correo electronico, direccion de correo, indirizzo email, indirizzo e mail, posta elettronica, email del
            cliente, email do cliente, e mail do cliente, endereco de email, endereco de e mail, emailadres, e
            mailadres, e mail adres, mailadres, email klant, adres email, adres e mail, email klienta, e mail klienta,
            email kupujacego, eposta, e posta, e posta adresi, eposta adresi, musteri eposta, musteri e posta"""
        ),
        _names(
            """mail, shipping email, recipient email, attendee email, username email, from email address, login email"""
        ),
    ),
    "phone": (
        _names(
            """phone, phone number, phone no, telephone, telephone number, mobile, mobile phone, mobile number, mobile
            no, cell, cell phone, cellphone, cell number, customer phone, customer phone number, client phone, billing
            phone, contact number, contact phone, contact no, tel, tel no, buyer phone, home phone, whatsapp, whatsapp
            number, msisdn, telefon, telefonnummer, tel nr, rufnummer, handy, handynummer, mobil, mobilnummer,
            mobiltelefon, mobilfunk, telephone portable, numero de telephone, portable, mobile client, tel portable,
            telephone client, telefono, numero de telefono, telefono movil, movil, celular, telefono celular,
            cellulare, numero di telefono, telefono cliente, telefone, telemovel, numero de telefone, telefone
            celular, contacto, telefoon, telefoonnummer, mobiel, mobiel nummer, gsm, gsm nummer, numer telefonu, nr
            telefonu, telefon komorkowy, komorka, telefon klienta, cep telefonu, telefon numarasi, telefon no, musteri
            telefonu, gsm no"""
        ),
        _names("shipping phone, phone 1, phone 2, work phone, daytime phone, delivery phone, tel privat"),
    ),
    "first_name": (
        _names(
            """first name, firstname, first, given name, forename, customer first name, client first name, billing first
            name, buyer first name, donor first name, fname, vorname, prenom, prenom client, nombre de pila, nombre
            cliente, primer nombre, nome proprio, primeiro nome, nome di battesimo, voornaam, imie, imie klienta, ad,
            adi, isim"""
        ),
        _names("nombre, nome"),
    ),
    "last_name": (
        _names(
            """last name, lastname, last, surname, family name, customer last name, client last name, billing last name,
            buyer last name, donor last name, lname, second name, nachname, familienname, zuname, nom de famille, nom
            famille, apellido, apellidos, primer apellido, cognome, sobrenome, apelido, ultimo nome, achternaam,
            familienaam, nazwisko, nazwisko klienta, soyad, soyadi, soyisim"""
        ),
        _names("nom"),
    ),
    "name": (
        _names(
            """customer name, customer full name, full name, fullname, client name, client full name, billing name,
            bill to name, party, party name, party a c name, account holder,
            buyer name, purchaser name, contact name, guest name, member name, donor name, patron name,
            patient name, cardholder name, cardholder, shopper name, account name, name of customer, constituent name,
            attendee name, kundenname, name kunde, name des kunden, vor und nachname, vollstandiger name, kaufer name,
            rechnungsname, spendername, nom du client, nom client, nom complet, nom et prenom, nom prenom, nom
            acheteur, nom du donateur, raison sociale, nombre completo, nombre del comprador, nombre comprador, nombre
            del cliente, nombre de cliente, nombre y apellidos, nombre y apellido, razon social, nome cliente, nome
            del cliente, nome e cognome, nominativo, ragione sociale, intestatario, nome completo, nome do cliente,
            nome do comprador, razao social, klantnaam, naam klant, naam van klant, volledige naam, voor en
            achternaam, naam koper, imie i nazwisko, nazwa klienta, nazwa kontrahenta, nazwa nabywcy, dane klienta,
            musteri adi, musteri ismi, ad soyad, adi soyadi, isim soyisim, unvan, cari adi, cari unvan, musteri
            unvani, musteri adi soyadi, alici adi"""
        ),
        _names(
            """name, naam, nazwa, kontakt, contact, shipping name, recipient name, recipient, ship to name, payer
            name, payer, paid by, sender name, sender, received from, name of sender receiver"""
        ),
        _names("nombre, nome, nom, from, particulars"),
    ),
    "postcode": (
        _names(
            """postcode, post code, zip, zip code, zipcode, postal code, postalcode, billing zip, billing postcode,
            billing postal code, billing zip code, customer zip, plz, postleitzahl, kunden plz, code postal, cp, code
            postal client, codigo postal, cod postal, cap, codice postale, cep, postcode klant, kod pocztowy, posta
            kodu"""
        ),
        _names(
            """shipping zip, shipping postcode, delivery postcode, ship zipcode, ship postal code, shipping postal
            code"""
        ),
    ),
    "country": (
        _names(
            """country, billing country, country code, country name, customer country, land, staat, pays, pais, paese,
            nazione, kraj, ulke, country region"""
        ),
        _names("shipping country, ship country, delivery country, lieferland"),
    ),
    "consent": (
        _names(
            """marketing consent, accepts marketing, accepts email marketing, email consent, consent, opt in, email opt
            in, marketing opt in, optin, newsletter, newsletter opt in, newsletter subscription, subscribed,
            subscribed to newsletter, promotional consent, email marketing consent, gdpr consent, can email, allow
            marketing, mailing list, email marketing, einwilligung, werbeeinwilligung, newsletter einwilligung,
            werbung erlaubt, consentement, consentement marketing, accepte la newsletter, consentimiento, acepta
            marketing, acepta publicidad, consenso, consenso marketing, consenso newsletter, aceita marketing,
            consentimento, toestemming, nieuwsbrief, marketing toestemming, zgoda, zgoda marketingowa, zgoda na
            newsletter, izin, pazarlama izni, ileti izni, kvkk izni"""
        ),
    ),
    "order_id": (
        _names(
            """order id, orderid, order number, order no, order num, order nr, order ref, order reference, order name,
            order code, order key, invoice no, invoiceno, invoice number, invoice num, invoice id, invoice nr, invoice
            ref, invoice reference, transaction id, transaction number, transaction no, transaction ref, transaction
            reference, trans id, trans no, txn id, txn no, receipt number, receipt no, receipt id, receipt nr, receipt
            num, sale id, sale number, sale no, sales order, sales order number, sales id, sales order id, ticket no,
            ticket number, ticket id, ticket nr, ticket num, bill no, bill number, bill id, check number, check no,
            check id, basket id, basket number, cart id, booking id, booking number, booking reference, booking ref,
            appointment id, donation id, gift id, contribution id, purchase id, purchase number, purchase order
            number, payment id, charge id, order increment id, increment id, reservation number, confirmation number,
            docket number, slip number, document number, doc no, document no, voucher no, folio number, visit id,
            order number id, bestellnummer, bestell nr, bestellnr, bestell id, bestellungsnummer, auftragsnummer,
            auftrags nr, auftragsnr, rechnungsnummer, rechnungs nr, rechnungsnr, rechnung nr, belegnummer, beleg nr,
            belegnr, bonnummer, bon nr, bonnr, kassenbon, kassenbonnummer, vorgangsnummer, transaktionsnummer,
            transaktions id, transaktionsid, transaktionscode, quittungsnummer, termin id, spenden id, buchungsnummer,
            numero de commande, numero commande, n de commande, n commande, no commande, num commande, id commande,
            ref commande, reference commande, reference de commande, numero de facture, numero facture, n facture, n
            de facture, no facture, num facture, numero de ticket, numero ticket, n ticket, no ticket, num ticket,
            numero de transaction, id transaction, numero de vente, numero de recu, numero de pedido, numero pedido,
            numero de orden, numero orden, nro de orden, nro orden, n de orden, orden de compra, numero de compra, n
            de pedido, n pedido, no pedido, id pedido, id de pedido, numero del pedido, numero de factura, numero
            factura, n factura, no factura, num factura, numero de ticket de venta, id venta, numero de venta, id
            transaccion, id de transaccion, numero de transaccion, folio, numero de recibo, n ticket de compra, numero
            ordine, n ordine, nr ordine, id ordine, codice ordine, numero fattura, n fattura, nr fattura, numero
            documento, num documento, numero scontrino, n scontrino, id transazione, numero ricevuta, numero do
            pedido, n do pedido, id do pedido, numero da encomenda, n encomenda, numero da fatura, numero da factura,
            numero da nota, nota fiscal, numero da venda, id da venda, id da transacao, codigo do pedido, numero do
            recibo, codigo da venda, bestelnummer, bestelnr, bestelling nr, bestelling id, ordernummer, ordernr,
            factuurnummer, factuurnr, factuur nr, bonnummer kassa, transactienummer, transactie id, kassabon,
            kassabonnummer, bestel id, numer zamowienia, nr zamowienia, id zamowienia, numer faktury, nr faktury,
            numer paragonu, nr paragonu, numer transakcji, id transakcji, nr transakcji, numer dokumentu, nr
            dokumentu, numer sprzedazy, siparis no, siparis numarasi, siparis id, siparis kodu, fatura no, fatura
            numarasi, fis no, fis numarasi, islem no, islem numarasi, islem id, satis no, belge no, evrak no"""
        ),
        _names(
            """order, invoice, receipt, ticket, transaction, basket, sale, booking, bill, check, bestellung, auftrag,
            rechnung, beleg, bon, vorgang, quittung, commande, facture, recu, pedido, factura, recibo, ordine,
            fattura, scontrino, ricevuta, encomenda, fatura, bestelling, factuur, zamowienie, faktura, paragon,
            transakcja, siparis, fis, num, reference, ref, ref no, reference number, referenz, reference no,
            belegnummer extern"""
        ),
        _names("id, no, nr, number, nummer, numero, numer, lp, name, document, folio no, order ids"),
    ),
    "product": (
        _names(
            """product, product name, item, item name, description, item description, product description, lineitem
            name,
            product title, article, article name, service, service name, treatment, class, class name, menu item, menu
            item name, event name, ticket type, fund, campaign name, appeal, listing title, item title, products,
            items ordered, artikel, artikelname, artikelbezeichnung, bezeichnung, produkt, produktname, leistung,
            dienstleistung, ware, produit, nom du produit, designation, libelle, article designation, prestation,
            produits, intitule, producto, nombre del producto, articulo, descripcion, servicio, concepto, prodotto,
            nome prodotto, descrizione, articolo, servizio, produto, nome do produto, descricao, artigo, servico,
            product naam, productnaam, artikelnaam, omschrijving, dienst, nazwa produktu, nazwa towaru, towar, usluga,
            opis, nazwa artykulu, urun, urun adi, malzeme, hizmet, aciklama, stok adi"""
        ),
        _names(
            """stockcode, stock code, sku, product id, product code, item code, item no, item number, item sku, product
            sku, lineitem sku, artikelnummer, artikel nr, artikelnr, ref produit, reference produit, codigo producto,
            codigo de producto, codice articolo, codice prodotto, codigo do produto, indeks, kod produktu, urun kodu,
            stok kodu, title, position, details, productcode, plu, barcode, ean"""
        ),
        _names(
            """category, product category, warengruppe, product type, department, categorie, categoria, kategori,
            kategoria"""
        ),
    ),
    "status": (
        _names(
            """status, order status, payment status, status do pagamento, financial status, transaction status, sale
            status, invoice status, appointment status, booking status, paid status, order state, state of order,
            bestellstatus, zahlungsstatus, auftragsstatus, rechnungsstatus, zustand, statut, statut de la commande,
            statut commande, etat, etat de la commande, estado, estado del pedido, estado de pago, estado del pago,
            estado de la orden, estado de la compra, estado de la venta, estado orden, estado pedido, stato, stato
            ordine, stato pagamento, situacao, estado do pedido, status do pedido, orderstatus, betaalstatus, status
            zamowienia, status platnosci, stan, durum, siparis durumu, odeme durumu, siparis statusu, statu"""
        ),
        _names("state, result, outcome, stage, deal stage, opportunity stage"),
    ),
    "voided": (
        _names(
            """voided, void, is void, is voided, cancelled, canceled, is cancelled, is canceled, order cancelled,
            order canceled, deleted, is deleted, cancelled at, canceled at, voided at, storno, storniert, annule,
            annulee, anulado, anulada, cancelado, cancelada, annullato, annullata, geannuleerd, anulowane, anulowany,
            anulowano, iptal, iptal edildi"""
        ),
    ),
    "kind": (
        _names(
            """transaction type, receipt type, event type, sale type, order type, invoice type, document
            type, type of transaction, transaktionstyp, transaktionsart, vorgangsart, belegart, belegtyp, dokumenttyp,
            type de transaction, type de document, type d operation, tipo de transaccion, tipo de documento, tipo
            operacion, tipo transazione, tipo documento, tipo de transacao, transactietype, documenttype, typ
            transakcji, typ dokumentu, rodzaj dokumentu, islem tipi, islem turu, fis tipi, belge tipi"""
        ),
        _names("type, typ, art, tipo, soort, rodzaj, tur, kind, event, action, line type"),
    ),
    "refunded": (
        _names(
            """refunded, refunded amount, refund amount, amount refunded, total refunded, refund, refunds, refund total,
            total refund, refund value, amount returned, returned amount, returns amount, total refunds, erstattet,
            erstattung, erstattungsbetrag, erstatteter betrag, ruckerstattung, gutschrift betrag, rembourse, montant
            rembourse, remboursement, total rembourse, reembolso, importe reembolsado, reembolsado, monto reembolsado,
            total reembolsado, rimborso, importo rimborsato, rimborsato, totale rimborsato, valor reembolsado, valor
            do reembolso, terugbetaald, terugbetaald bedrag, terugbetaling, zwrot, kwota zwrotu, zwrocono, wartosc
            zwrotu, iade, iade tutari, iade edilen tutar"""
        ),
    ),
    "taken_back": ((),),
    "refunded_at": (
        _names(
            """refund date, refunded at, refunded on, date refunded, refunded date, date of refund, returned at, return
            date, erstattet am, erstattungsdatum, date de remboursement, date remboursement, rembourse le, fecha de
            reembolso, data rimborso, data do reembolso, terugbetaald op, data zwrotu, iade tarihi"""
        ),
    ),
    "refund_of": (
        _names(
            """refund of, refunded order, original order, original order id, original order number, original transaction
            id, original receipt, original invoice, original invoice number, parent order, parent order id,
            ursprungliche bestellung, originalbeleg, commande d origine, pedido original, ordine originale,
            oorspronkelijke bestelling"""
        ),
    ),
    "refund_email": ((),),
    "refusal": (
        _names(
            """do not contact, do not email, do not mail, opt out, opted out, email opt out, unsubscribed, no marketing,
            no email, keine werbung, abgemeldet, desinscrit, ne pas contacter, no contactar, non contattare,
        afgemeld"""
        ),
    ),
    "card_brand": (
        _names(
            """card brand, card type, card issuer, card scheme, card network, kartentyp, kartenmarke,
            kartenherausgeber, type de carte, marque de carte, emetteur de la carte, tipo de tarjeta, marca de
            tarjeta, emisor de tarjeta, tipo carta, circuito carta"""
        ),
    ),
    "card_last4": (
        _names(
            """card last4, card last 4, last 4, last four, pan suffix, card last four digits, last 4 digits, last four
            digits, card last digits, last digits, card last 4 digits, letzte 4 ziffern, letzte vier ziffern, letzte
            ziffern, kartennummer letzte 4 ziffern, 4 derniers chiffres, derniers chiffres, quatre derniers chiffres,
            ultimos 4 digitos, ultimos digitos, ultime 4 cifre, ultime cifre, laatste 4 cijfers, laatste cijfers"""
        ),
        _names(
            """card number, card no, card nr, card, masked card number, masked card, masked pan, pan, credit card
            number, debit card number, credit card, payment card, bank card number, kartennummer, karten nr, kartennr,
            kreditkarte, kreditkartennummer, numero de carte, numero carte, n carte, no carte, carte bancaire, carte,
            numero de tarjeta, numero tarjeta, n tarjeta, tarjeta, numero carta, numero di carta, carta, numero do
            cartao, cartao, kaartnummer, pasnummer, kart no, kart numarasi"""
        ),
    ),
    "currency": (
        _names(
            """currency, currency code, order currency, transaction currency, currency iso, sale currency, payment
            currency, presentment currency, wahrung, waehrung, wahrungscode, devise, monnaie, code devise, moneda,
            divisa, codigo de moneda, valuta, codice valuta, moeda, codigo da moeda, valutacode, waluta, kod waluty,
            para birimi, doviz, doviz cinsi, doviz kodu"""
        ),
        _names("cur, curr, ccy, curr code"),
    ),
    "channel": (
        _names(
            """channel, sales channel, order channel, source, order source, sale channel, source name, origin, store,
            store name, location, location name, shop, shop name, outlet, branch, site, register, till, platform,
            marketplace, kanal, vertriebskanal, verkaufskanal, filiale, standort, quelle, herkunft, kasse, marktplatz,
            canal, canal de vente, magasin, boutique, point de vente, origine, canal de venta, canal de ventas,
            tienda, sucursal, origen, canale, canale di vendita, negozio, punto vendita, origine ordine, canal de
            venda, loja, filial, origem, kanaal, verkoopkanaal, winkel, vestiging, filiaal, bron, kanal sprzedazy,
            sklep, punkt sprzedazy, zrodlo, oddzial, satis kanali, magaza, sube, kaynak"""
        ),
    ),
    "discount_code": (
        _names(
            """discount code, coupon, coupon code, coupons, promo code, promotion code, promo, voucher, voucher code,
            offer code, discount name, campaign code, gutschein, gutscheincode, gutschein code, rabattcode,
            aktionscode, code promo, code promotionnel, code de reduction, bon de reduction, cupon, codigo de
            descuento, codigo promocional, cupon de descuento, codice sconto, codice promozionale, codice promo, buono
            sconto, cupom, codigo de desconto, cupom de desconto, kortingscode, actiecode, kupon, kod rabatowy, kod
            promocyjny, indirim kodu, kupon kodu"""
        ),
    ),
}


FORBIDDEN: Mapping[str, frozenset[str]] = {
    "ordered_at": words(
        """aanmeld* ablauf* actualiza* adhesion aenderung* aggiorn* aktualis* aktualiz* alta anderung* anmeld*
        anniversar* annul* anulow* atualiz* bday beitritt* bijgewerkt birth* birthday bis bitis cadastro caduc*
        cancel* chang* consegna deliver* deposit* depuis dernier derniere dispatch* dob dogum* dolacz* dostaw* due
        echeance edited eintritt* end ends entrega envio erst* expedi* expedit* expir* export* faellig* fallig* fin
        fine first fulfil* geander* geboort* geburt* geldig* gewijzigd gueltig* gultig* guncel* iade ilk import*
        inscri* iptal iscri* join* kargo kayit laatste last lever* lid liefer* livraison member* membre mitglied*
        modif* month nachste* nacimiento naissance nascimento nascita next ostatni* payout* period pickup
        platnosci_termin premier* premiere prima primeira primer primera print* quarter reembolso refund* regist*
        registro rejestr* remb* reminder retour* return* rimbors* scadenza seit settle* ship* sign signup since sinds
        son spedizion* storno* subscrib* sync* terugbet* teslim* ultima ultimo until updat* urodzen* uyelik vade valid
        validade vencimento vencimiento versand* versendet verval* verzend* verzonden void* waznosci week wysyl* year
        zwrot*"""
    ),
    "revenue": words(
        """aantal adet anzahl average avg bahsis* bakiye* balance* belasting* btw budget cantidad cashback change
        class code cogs comision* comiss* commis* compare cost costi costo costs count coupon* cout* credits currency
        moms* mva* fragt* frakt* gebyr* avgift* dph alv afa*
        custo* date datum delivery deposit desconto* descuento* disc discount* dostaw* due duration duties duty each
        einkauf* entgelt envio* erstatt* exchange fee fees fooi* frais freight frete ganancia* gebuehr* gebuhr*
        gewinn* gift_card giftcard gorjeta* gratuit* gst guthaben* handling hours hst iade* id ilosc impost* impuesto*
        indirim* item_count items iva kar kargo kdv komisyon* korting* kosten koszt* lifetime limit list livraison
        loyalty lucro maliyet* mancia marge margin* margine marz* mean menge method minutes msrp mwst nachlass* name
        napiw* no nr number nummer offen* online open opening oplat* orders original outstanding owed rebate*
        markdown* less owing packaging
        per percent* pieces podat* points porto postage pourboire* profit* promo* propina* prowizj* pst punkte qty
        quantite quantity rabat* rate reduction* reembols* refund* rembours* remise* restant* return* rimbors*
        rounding rrp saldo saving* scont* shipping solde* spedizion* status steuer* stock target tax* taxe* tendered
        terugbet* tip tips tokens trinkgeld* tva type umsatzsteuer* units ust vat vergi* versand* verzend* visits
        weight wholesale winst wysylk* ytd zwrot* zysk*"""
    ),
    "unit_price": words(
        """achat acquisto alis before catalog* catalogo catalogue compare compra cost costo costs cout custo discount*
        einkauf* ek fornecedor fournisseur indkob* inkoop* inkop* katalog* kost* list maliyet* msrp nakup* old
        original public standard tag catalogo
        proveedor purchase regular rrp supplier tax* total uvp vat vejl* vendor wholesale zakup*"""
    ),
    "customer_id": words(
        """age agent category city comment* count country date email gender group gruppe ip language level locale name
        note* notiz orders phone rating segment since source spend state status tag* tier total typ type"""
    ),
    "name": words(
        """artikel* bank brand campaign card cashier category city company country device discount employee event file
        firma* item* lieferant* list method mitarbeiter* page product* produit* produkt* province register rep
        salesperson seller server shop staff state store street supplier tax user vendor verkaufer*"""
    ),
    "order_id": words(
        """account amount buyer client count customer date device donor employee item* items klant* kunden* line
        location
        member musteri of original parent patron phone previous product reference_txn register related shop sku staff
        status store table tax total tracking user value vat zugehoriger"""
    ),
    "status": words(
        """bi courier customer delivery employment envio fulfil* kunden* liefer* livraison marital member* refund*
        region
        shipment shipping stock subscription sync tax tracking vat versand*"""
    ),
    "kind": words("betaal* card customer item odeme* pagamento pago paiement payment platnosci product zahlung*"),
    "email": words("accepts bounce* consent date marketing opt sent shop staff status store subscribed type verified"),
    "phone": words("consent fax shop staff status store type verified"),
    "card_last4": words(
        "gift geschenk* cadeau* regalo* fidel* loyalty customer kunden* client* stamp business report post* sim"
    ),
    "quantity": words("amount available discount* on_hand price refund* remaining return* stock"),
    "refunded": words("at by count date id number quantity reason shipping status tax"),
    "product": words(
        "amount cost count discount id_count number_of price qty quantity status* subtotal tax total weight"
    ),
}
"""Words (a "*" stands for any ending) with which a column is something else than the role, whatever else it says."""

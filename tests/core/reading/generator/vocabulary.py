"""How programs of many countries call their columns and what they write into them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """`headers`: what a column holds -> names for it; `words`: outcome of a sale -> words for it; `nobody`: names for
    customers that a till does not know; `months`: short names; `encoding`: an older one that has its letters."""

    code: str
    headers: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]
    nobody: tuple[str, ...]
    people: tuple[str, ...]
    currencies: tuple[str, ...]
    encoding: str = "cp1252"


def _split(text: str) -> dict[str, tuple[str, ...]]:
    pairs = (line.strip().partition(":") for line in text.strip().splitlines() if line.strip())
    return {name.strip(): tuple(one.strip() for one in rest.split("|")) for name, _, rest in pairs}


_OUTCOMES = ("paid", "cancelled", "pending", "refunded")


def _language(code: str, people: str, currencies: str, text: str, encoding: str = "cp1252") -> Language:
    every = _split(text)
    words = {name: every.pop(name) for name in _OUTCOMES}
    nobody = every.pop("nobody")
    return Language(code, every, words, nobody, tuple(people.split("|")), tuple(currencies.split()), encoding)


NINE = (
    _language(
        "en",
        "Ada Brown|Ben O'Neil|Chloe Smith|Dev Patel|Ella King|Finn Walsh|Grace Lee|Hugo Martin|Isla Ross|Jack Hill",
        "USD GBP AUD CAD",
        """
        order: Order ID|Order #|Order No.|Receipt No|Invoice number|Reference|Order ref|Ticket #
        date: Date|Order date|Sale date|Created|Purchased on|Transaction date|Date of sale|Placed at
        time: Time|Order time|Time of sale
        customer: Customer|Customer name|Client|Buyer|Guest name|Billed to|Account name
        customer_id: Customer ID|Client no.|Member ID|Account number|Customer code
        email: Email|E-mail address|Customer email|Email address|Contact email
        phone: Phone|Mobile|Telephone|Phone number
        first: First name|Given name|Forename
        last: Last name|Surname|Family name
        total: Total|Order total|Grand total|Amount paid|Total amount|Amount|Total price|Gross amount
        product: Product|Item|Description|Item name|Article|Service
        quantity: Qty|Quantity|Units|Pcs
        price: Unit price|Price|Price each|Item price
        line_total: Line total|Row total|Extended price|Item total
        status: Status|Order status|Payment status|State
        subtotal: Subtotal|Sub-total|Items subtotal|Net before tax
        tax: Tax|VAT|Sales tax|GST|Tax amount
        shipping: Shipping|Delivery charge|Postage|Freight
        discount: Discount|Discount amount|Coupon discount|Reduction
        fee: Fee|Processing fee|Transaction fee|Commission
        balance: Balance|Running balance|Running total|Cumulative total
        spent: Lifetime spend|Total spent to date|Customer lifetime value|Spent so far
        list_price: RRP|List price|MSRP|Recommended retail price
        cost: Cost|Unit cost|Cost price|COGS
        currency: Currency|Currency code|Ccy
        refund: Refunded|Refund amount|Amount refunded|Refunds
        kind: Type|Transaction type|Kind
        method: Payment method|Paid by|Tender
        city: City|Town
        note: Notes|Comment|Remarks
        staff: Staff|Cashier|Sales rep|Employee
        paid: Paid|Completed|Fulfilled|Shipped|Delivered
        cancelled: Cancelled|Canceled|Voided|Payment failed|Declined
        pending: Pending|Awaiting payment|Unpaid|On hold
        refunded: Refunded|Fully refunded
        sale: Sale|Payment|Order
        return: Refund|Return|Credit note
        nobody: Walk-in|Guest|Cash customer|Walk-in customer|Anonymous
        """,
    ),
    _language(
        "de",
        "Jörg Weiß|Anna Müller|Lena Schäfer|Max Groß|Petra Köhler|Uwe Lange|Sofie Braun|Emil Vogt|Ida Kraus|Tim Jäger",
        "EUR CHF",
        """
        order: Bestellnummer|Auftragsnr.|Beleg-Nr.|Rechnungsnummer|Bon-Nr.|Bestell-ID
        date: Datum|Bestelldatum|Rechnungsdatum|Belegdatum|Kaufdatum|Verkauft am
        time: Uhrzeit|Zeit
        customer: Kunde|Kundenname|Käufer|Auftraggeber|Name
        customer_id: Kundennummer|Kunden-Nr.|Kd.-Nr.|Kunden-ID
        email: E-Mail|E-Mail-Adresse|Mailadresse|Kunden-E-Mail
        phone: Telefon|Mobilnummer|Handy|Telefonnummer
        first: Vorname
        last: Nachname|Familienname
        total: Gesamtbetrag|Betrag|Summe|Endbetrag|Gesamtsumme|Rechnungsbetrag|Umsatz|Gesamt
        product: Artikel|Produkt|Bezeichnung|Artikelbezeichnung|Leistung
        quantity: Menge|Anzahl|Stück|Stk.
        price: Einzelpreis|Stückpreis|Preis
        line_total: Positionsbetrag|Zeilensumme|Gesamtpreis|Positionssumme
        status: Status|Bestellstatus|Zahlungsstatus|Zustand
        subtotal: Zwischensumme|Nettobetrag|Warenwert netto
        tax: MwSt.|USt.|Mehrwertsteuer|Steuerbetrag
        shipping: Versandkosten|Versand|Porto|Lieferkosten
        discount: Rabatt|Nachlass|Gutscheinbetrag|Skonto
        fee: Gebühr|Transaktionsgebühr|Provision
        balance: Saldo|Laufende Summe|Kumuliert
        spent: Gesamtumsatz des Kunden|Bisher ausgegeben|Kundenumsatz gesamt
        list_price: UVP|Listenpreis
        cost: Einkaufspreis|EK|Selbstkosten
        currency: Währung|Wrg.
        refund: Erstattet|Rückerstattung|Erstattungsbetrag
        kind: Art|Typ|Vorgang|Belegart
        method: Zahlungsart|Zahlart|Bezahlt mit
        city: Ort|Stadt
        note: Bemerkung|Notiz|Anmerkung
        staff: Mitarbeiter|Kassierer|Verkäufer|Bediener
        paid: Bezahlt|Abgeschlossen|Versendet|Zugestellt|Erledigt
        cancelled: Storniert|Abgebrochen|Bestellung storniert|Zahlung fehlgeschlagen|Abgelehnt
        pending: Offen|Ausstehend|Zahlung ausstehend|Unbezahlt
        refunded: Erstattet|Zurückerstattet
        sale: Verkauf|Rechnung|Zahlung
        return: Rückgabe|Gutschrift|Erstattung|Retoure
        nobody: Laufkunde|Laufkundschaft|Barverkauf|Gast|Barkunde
        """,
    ),
    _language(
        "fr",
        "Zoé Lefèvre|Éric Dubois|Chloé Petit|Léo Moreau|Inès Roux|Hugo Blanc|Jade Noël|Théo Garnier|Lou Faure|Marc Huet",
        "EUR CHF CAD",
        """
        order: N° de commande|Numéro de commande|Réf. commande|N° facture|N° ticket
        date: Date|Date de commande|Date de vente|Date d'achat|Date de facturation
        time: Heure|Heure de vente
        customer: Client|Nom du client|Acheteur|Raison sociale
        customer_id: N° client|Code client|Identifiant client
        email: E-mail|Adresse e-mail|Courriel|Email client
        phone: Téléphone|Portable|Tél.
        first: Prénom
        last: Nom de famille|Nom
        total: Total|Total TTC|Montant|Montant total|Montant payé|Total commande|Montant TTC
        product: Produit|Article|Désignation|Libellé
        quantity: Quantité|Qté|Nombre
        price: Prix unitaire|PU|Prix
        line_total: Total ligne|Montant ligne
        status: Statut|État|Statut de la commande|Statut du paiement
        subtotal: Sous-total|Total HT|Montant HT
        tax: TVA|Montant TVA|Taxes
        shipping: Frais de port|Livraison|Frais de livraison
        discount: Remise|Réduction|Rabais
        fee: Frais|Commission|Frais de transaction
        balance: Solde|Total cumulé|Cumul
        spent: Total dépensé par le client|CA cumulé client
        list_price: Prix public conseillé|Prix catalogue
        cost: Prix d'achat|Coût|Prix de revient
        currency: Devise|Monnaie
        refund: Remboursé|Montant remboursé|Remboursement
        kind: Type|Type de transaction|Nature
        method: Mode de paiement|Moyen de paiement|Règlement
        city: Ville|Commune
        note: Remarque|Commentaire|Note
        staff: Vendeur|Caissier|Employé
        paid: Payée|Terminée|Expédiée|Livrée|Payé
        cancelled: Annulée|Annulé|Commande annulée|Paiement échoué|Refusée
        pending: En attente|En attente de paiement|Non payée|Impayée
        refunded: Remboursée|Remboursé
        sale: Vente|Paiement|Facture
        return: Retour|Avoir|Remboursement
        nobody: Client de passage|Client comptoir|Anonyme|Invité
        """,
    ),
    _language(
        "es",
        "Íñigo Núñez|Ana Ruiz|Lucía Peña|José Gómez|Sofía Ibáñez|Raúl Vega|Marta Gil|Pablo León|Eva Soto|Luis Cano",
        "EUR MXN COP ARS",
        """
        order: Nº de pedido|Número de pedido|Pedido|Nº factura|ID de pedido|Folio
        date: Fecha|Fecha de pedido|Fecha de venta|Fecha de compra|Fecha de factura
        time: Hora|Hora de venta
        customer: Cliente|Nombre del cliente|Comprador|Nombre
        customer_id: ID de cliente|Código de cliente|Nº de cliente
        email: Correo electrónico|Correo|E-mail|Email del cliente
        phone: Teléfono|Móvil|Celular
        first: Nombre
        last: Apellidos|Apellido
        total: Total|Importe|Importe total|Total pagado|Monto|Total a pagar|Monto total
        product: Producto|Artículo|Descripción|Servicio
        quantity: Cantidad|Cant.|Unidades
        price: Precio unitario|Precio|Precio unidad
        line_total: Total línea|Importe línea
        status: Estado|Estado del pedido|Estado del pago|Situación
        subtotal: Subtotal|Base imponible|Importe neto
        tax: IVA|Impuestos|Impuesto
        shipping: Gastos de envío|Envío|Portes
        discount: Descuento|Rebaja|Dto.
        fee: Comisión|Tarifa|Cargo por servicio
        balance: Saldo|Acumulado|Total acumulado
        spent: Total gastado por el cliente|Gasto acumulado del cliente
        list_price: PVP recomendado|Precio de lista
        cost: Coste|Costo unitario|Precio de coste
        currency: Moneda|Divisa
        refund: Reembolsado|Importe reembolsado|Devuelto
        kind: Tipo|Tipo de operación|Clase
        method: Forma de pago|Método de pago|Medio de pago
        city: Ciudad|Localidad|Población
        note: Notas|Observaciones|Comentario
        staff: Vendedor|Cajero|Empleado
        paid: Pagado|Completado|Enviado|Entregado
        cancelled: Cancelado|Anulado|Pedido cancelado|Pago fallido|Rechazado
        pending: Pendiente|Pendiente de pago|Sin pagar|En espera
        refunded: Reembolsado|Devuelto
        sale: Venta|Pago|Factura
        return: Devolución|Reembolso|Nota de crédito|Abono
        nobody: Público en general|Cliente de mostrador|Consumidor final|Cliente anónimo
        """,
    ),
    _language(
        "it",
        "Nicolò Rossi|Giulia Bianchi|Marco Villa|Sara Conti|Luca Greco|Elisa Fontana|Paolo Serra|Anna Riva|Ivo Costa|Rita Gatti",
        "EUR",
        """
        order: Numero ordine|N. ordine|ID ordine|N. fattura|N. scontrino
        date: Data|Data ordine|Data vendita|Data acquisto|Data fattura
        time: Ora|Orario
        customer: Cliente|Nome cliente|Acquirente|Intestatario
        customer_id: Codice cliente|ID cliente|N. cliente
        email: E-mail|Indirizzo e-mail|Posta elettronica|Email cliente
        phone: Telefono|Cellulare
        first: Nome
        last: Cognome
        total: Totale|Importo|Importo totale|Totale ordine|Totale pagato|Totale fattura
        product: Prodotto|Articolo|Descrizione|Servizio
        quantity: Quantità|Q.tà|Pezzi
        price: Prezzo unitario|Prezzo
        line_total: Totale riga|Importo riga
        status: Stato|Stato ordine|Stato pagamento
        subtotal: Subtotale|Imponibile|Totale netto
        tax: IVA|Imposta|Importo IVA
        shipping: Spese di spedizione|Spedizione|Trasporto
        discount: Sconto|Importo sconto
        fee: Commissione|Commissioni|Costo transazione
        balance: Saldo|Totale progressivo|Progressivo
        spent: Totale speso dal cliente|Spesa complessiva cliente
        list_price: Prezzo di listino|Prezzo consigliato
        cost: Costo|Prezzo di acquisto
        currency: Valuta|Divisa
        refund: Rimborsato|Importo rimborsato|Rimborso
        kind: Tipo|Tipo documento|Causale
        method: Metodo di pagamento|Pagamento con|Modalità di pagamento
        city: Città|Comune
        note: Note|Commento
        staff: Commesso|Cassiere|Operatore
        paid: Pagato|Completato|Spedito|Consegnato
        cancelled: Annullato|Ordine annullato|Pagamento fallito|Rifiutato
        pending: In attesa|In attesa di pagamento|Non pagato|Da pagare
        refunded: Rimborsato|Stornato
        sale: Vendita|Fattura|Pagamento
        return: Reso|Nota di credito|Rimborso
        nobody: Cliente occasionale|Cliente generico|Anonimo|Ospite
        """,
    ),
    _language(
        "pt",
        "João Araújo|Inês Conceição|Rui Leão|Ana Simões|Luís Brandão|Sónia Pinto|Tiago Melo|Bia Rocha|Caio Nunes|Lia Reis",
        "EUR BRL",
        """
        order: Número do pedido|Nº da encomenda|Pedido|Nº da fatura|ID do pedido
        date: Data|Data do pedido|Data da venda|Data da compra|Data da encomenda
        time: Hora|Horário
        customer: Cliente|Nome do cliente|Comprador
        customer_id: Código do cliente|ID do cliente|Nº de cliente
        email: E-mail|Email do cliente|Correio eletrónico
        phone: Telefone|Telemóvel|Celular
        first: Primeiro nome|Nome próprio
        last: Sobrenome|Apelido
        total: Total|Valor total|Valor|Valor pago|Total do pedido|Montante
        product: Produto|Artigo|Descrição|Item
        quantity: Quantidade|Qtd.|Unidades
        price: Preço unitário|Preço|Valor unitário
        line_total: Total da linha|Valor do item
        status: Estado|Situação|Status do pedido|Estado do pagamento
        subtotal: Subtotal|Valor sem IVA|Base tributável
        tax: IVA|Imposto|Impostos
        shipping: Frete|Portes|Custo de envio
        discount: Desconto|Valor do desconto
        fee: Taxa|Comissão|Tarifa
        balance: Saldo|Total acumulado|Acumulado
        spent: Total gasto pelo cliente|Gasto acumulado
        list_price: Preço de tabela|Preço recomendado
        cost: Custo|Preço de custo
        currency: Moeda|Divisa
        refund: Reembolsado|Valor reembolsado|Estornado
        kind: Tipo|Tipo de movimento
        method: Forma de pagamento|Método de pagamento
        city: Cidade|Localidade
        note: Observações|Notas
        staff: Vendedor|Operador|Funcionário
        paid: Pago|Concluído|Enviado|Entregue
        cancelled: Cancelado|Anulado|Pedido cancelado|Pagamento recusado
        pending: Pendente|Aguardando pagamento|Não pago
        refunded: Reembolsado|Estornado
        sale: Venda|Fatura|Pagamento
        return: Devolução|Nota de crédito|Reembolso|Estorno
        nobody: Consumidor final|Cliente de balcão|Anónimo
        """,
    ),
    _language(
        "nl",
        "Zoë de Boer|Daan Visser|Fleur Smit|Bram Mulder|Sanne Bos|Koen Dekker|Noor Peters|Ruben Vos|Anouk Kok|Thijs Blom",
        "EUR",
        """
        order: Bestelnummer|Ordernummer|Factuurnummer|Bonnummer
        date: Datum|Besteldatum|Orderdatum|Verkoopdatum|Factuurdatum
        time: Tijd|Tijdstip
        customer: Klant|Klantnaam|Koper|Naam
        customer_id: Klantnummer|Klant-ID|Debiteurnummer
        email: E-mailadres|E-mail|E-mail klant
        phone: Telefoon|Telefoonnummer|Mobiel
        first: Voornaam
        last: Achternaam
        total: Totaal|Totaalbedrag|Bedrag|Betaald bedrag|Orderbedrag|Te betalen
        product: Product|Artikel|Omschrijving|Artikelnaam
        quantity: Aantal|Hoeveelheid|Stuks
        price: Stukprijs|Prijs per stuk|Prijs
        line_total: Regeltotaal|Regelbedrag
        status: Status|Orderstatus|Betaalstatus
        subtotal: Subtotaal|Bedrag excl. btw|Netto bedrag
        tax: Btw|Btw-bedrag|Belasting
        shipping: Verzendkosten|Verzending|Bezorgkosten
        discount: Korting|Kortingsbedrag
        fee: Transactiekosten|Commissie|Kosten
        balance: Saldo|Lopend totaal|Cumulatief
        spent: Totaal besteed door klant|Klantomzet totaal
        list_price: Adviesprijs|Catalogusprijs
        cost: Inkoopprijs|Kostprijs
        currency: Valuta|Munt
        refund: Terugbetaald|Terugbetaald bedrag|Restitutie
        kind: Soort|Type|Transactietype
        method: Betaalmethode|Betaalwijze
        city: Plaats|Woonplaats
        note: Opmerking|Notitie
        staff: Medewerker|Verkoper|Kassier
        paid: Betaald|Voltooid|Verzonden|Bezorgd|Afgerond
        cancelled: Geannuleerd|Bestelling geannuleerd|Betaling mislukt|Geweigerd
        pending: Openstaand|In afwachting|Onbetaald|Wacht op betaling
        refunded: Terugbetaald
        sale: Verkoop|Factuur|Betaling
        return: Retour|Creditnota|Terugbetaling
        nobody: Passant|Contante klant|Onbekende klant|Gast
        """,
    ),
    _language(
        "pl",
        "Łukasz Wójcik|Zofia Dąbrowska|Paweł Żak|Ewa Król|Michał Jóźwiak|Ola Mazur|Jan Śliwa|Ania Górska|Kuba Sęk|Iga Błach",
        "PLN EUR",
        """
        order: Numer zamówienia|Nr zamówienia|ID zamówienia|Nr faktury|Nr paragonu
        date: Data|Data zamówienia|Data sprzedaży|Data zakupu|Data wystawienia
        time: Godzina|Czas
        customer: Klient|Nazwa klienta|Nabywca|Kupujący
        customer_id: Numer klienta|ID klienta|Kod klienta
        email: E-mail|Adres e-mail|E-mail klienta
        phone: Telefon|Numer telefonu|Tel. komórkowy
        first: Imię
        last: Nazwisko
        total: Razem|Kwota|Suma|Kwota brutto|Do zapłaty|Wartość zamówienia|Wartość brutto
        product: Produkt|Towar|Nazwa produktu|Nazwa towaru
        quantity: Ilość|Liczba sztuk|Szt.
        price: Cena jednostkowa|Cena|Cena za sztukę
        line_total: Wartość pozycji|Razem pozycja
        status: Status|Status zamówienia|Status płatności|Stan
        subtotal: Suma częściowa|Kwota netto|Wartość netto
        tax: VAT|Kwota VAT|Podatek
        shipping: Koszt dostawy|Wysyłka|Dostawa
        discount: Rabat|Zniżka|Upust
        fee: Prowizja|Opłata
        balance: Saldo|Narastająco|Suma narastająco
        spent: Łączne wydatki klienta|Suma zakupów klienta
        list_price: Cena katalogowa|Cena sugerowana
        cost: Cena zakupu|Koszt
        currency: Waluta
        refund: Zwrócono|Kwota zwrotu|Zwrot środków
        kind: Typ|Rodzaj|Typ dokumentu
        method: Metoda płatności|Sposób płatności|Forma płatności
        city: Miasto|Miejscowość
        note: Uwagi|Komentarz|Notatka
        staff: Sprzedawca|Kasjer|Pracownik
        paid: Opłacone|Zrealizowane|Wysłane|Dostarczone|Zakończone
        cancelled: Anulowane|Zamówienie anulowane|Płatność odrzucona|Odrzucone
        pending: Oczekujące|Oczekuje na płatność|Nieopłacone
        refunded: Zwrócone
        sale: Sprzedaż|Faktura|Płatność
        return: Zwrot|Korekta|Zwrot towaru
        nobody: Klient detaliczny|Klient anonimowy|Paragon bez klienta|Gość
        """,
        "cp1250",
    ),
    _language(
        "tr",
        "Ayşe Yıldız|Çağrı Şahin|Gülşen Öz|İbrahim Doğan|Ümit Kılıç|Elif Aydın|Mert Güneş|Derya Işık|Can Ünal|Ece Çelik",
        "TRY EUR",
        """
        order: Sipariş No|Sipariş numarası|Fatura No|Fiş No
        date: Tarih|Sipariş tarihi|Satış tarihi|Fatura tarihi
        time: Saat
        customer: Müşteri|Müşteri adı|Alıcı
        customer_id: Müşteri No|Müşteri kodu|Cari kod
        email: E-posta|E-posta adresi|Müşteri e-posta
        phone: Telefon|Cep telefonu
        first: Ad|İsim
        last: Soyad|Soyadı
        total: Toplam|Toplam tutar|Tutar|Genel toplam|Ödenen tutar|Sipariş tutarı
        product: Ürün|Ürün adı|Açıklama
        quantity: Adet|Miktar
        price: Birim fiyat|Fiyat
        line_total: Satır toplamı|Kalem tutarı
        status: Durum|Sipariş durumu|Ödeme durumu
        subtotal: Ara toplam|KDV hariç tutar
        tax: KDV|KDV tutarı|Vergi
        shipping: Kargo|Kargo ücreti|Teslimat ücreti
        discount: İndirim|İskonto|İndirim tutarı
        fee: Komisyon|İşlem ücreti
        balance: Bakiye|Kümülatif toplam
        spent: Müşteri toplam harcama|Bugüne kadar harcama
        list_price: Liste fiyatı|Tavsiye edilen fiyat
        cost: Maliyet|Alış fiyatı
        currency: Para birimi|Döviz
        refund: İade edilen|İade tutarı
        kind: Tür|İşlem türü|Tip
        method: Ödeme yöntemi|Ödeme şekli
        city: Şehir|İl
        note: Not|Açıklamalar
        staff: Satıcı|Kasiyer|Personel
        paid: Ödendi|Tamamlandı|Kargolandı|Teslim edildi
        cancelled: İptal edildi|İptal|Ödeme başarısız|Reddedildi
        pending: Beklemede|Ödeme bekleniyor|Ödenmedi
        refunded: İade edildi|İade
        sale: Satış|Fatura|Ödeme
        return: İade|Satış iadesi|Para iadesi
        nobody: Perakende müşteri|Misafir|Nakit müşteri
        """,
        "cp1254",
    ),
)
"""The languages that the reading room was made for."""

BEYOND = (
    _language(
        "sv",
        "Åsa Lindström|Björn Sjöberg|Örjan Ek|Maja Nyström|Elsa Håkansson|Olle Berg|Siv Lund|Nils Dahl",
        "SEK EUR",
        """
        order: Ordernummer|Beställningsnr|Kvittonummer
        date: Datum|Orderdatum|Köpdatum
        time: Tid|Klockslag
        customer: Kund|Kundnamn|Köpare
        customer_id: Kundnummer|Kund-ID
        email: E-post|E-postadress
        phone: Telefon|Mobilnummer
        first: Förnamn
        last: Efternamn
        total: Totalt|Totalbelopp|Belopp|Summa|Att betala
        product: Produkt|Artikel|Benämning
        quantity: Antal
        price: Styckpris|Pris|à-pris
        line_total: Radsumma|Radbelopp
        status: Status|Orderstatus|Betalstatus
        subtotal: Delsumma|Belopp exkl. moms
        tax: Moms|Momsbelopp
        shipping: Frakt|Fraktkostnad
        discount: Rabatt
        fee: Avgift|Provision
        balance: Saldo|Ackumulerat
        spent: Kundens totala köp
        list_price: Rek. pris|Ordinarie pris
        cost: Inköpspris
        currency: Valuta
        refund: Återbetalt|Återbetalt belopp
        kind: Typ|Transaktionstyp
        method: Betalsätt|Betalningsmetod
        city: Ort|Stad
        note: Anteckning|Kommentar
        staff: Säljare|Kassör
        paid: Betald|Slutförd|Levererad|Skickad
        cancelled: Avbruten|Makulerad|Annullerad|Avbeställd
        pending: Väntar på betalning|Obetald
        refunded: Återbetald
        sale: Försäljning|Köp
        return: Retur|Kreditfaktura|Återbetalning
        nobody: Kontantkund|Okänd kund
        """,
    ),
    _language(
        "da",
        "Søren Møller|Åse Kjær|Bo Østergaard|Mette Friis|Lærke Holm|Ib Krogh|Rikke Juhl|Emil Bach",
        "DKK EUR",
        """
        order: Ordrenummer|Ordrenr.|Fakturanummer|Bonnummer
        date: Dato|Ordredato|Salgsdato|Fakturadato
        time: Tidspunkt|Klokkeslæt
        customer: Kunde|Kundenavn|Køber
        customer_id: Kundenummer|Kundenr.
        email: E-mail|E-mailadresse
        phone: Telefon|Mobil
        first: Fornavn
        last: Efternavn
        total: I alt|Totalbeløb|Beløb|Samlet beløb|Total
        product: Produkt|Vare|Varenavn
        quantity: Antal|Stk.
        price: Stykpris|Pris|Enhedspris
        line_total: Linjetotal|Linjebeløb
        status: Status|Ordrestatus|Betalingsstatus
        subtotal: Subtotal|Beløb ekskl. moms
        tax: Moms|Momsbeløb
        shipping: Fragt|Levering
        discount: Rabat
        fee: Gebyr|Kommission
        balance: Saldo|Akkumuleret
        spent: Kundens samlede køb
        list_price: Vejl. pris|Listepris
        cost: Kostpris|Indkøbspris
        currency: Valuta
        refund: Refunderet|Refunderet beløb
        kind: Type|Transaktionstype
        method: Betalingsmetode|Betalingsmåde
        city: By
        note: Bemærkning|Kommentar
        staff: Sælger|Ekspedient
        paid: Betalt|Gennemført|Leveret|Afsendt
        cancelled: Annulleret|Afbestilt|Afvist
        pending: Afventer betaling|Ubetalt
        refunded: Refunderet
        sale: Salg|Faktura
        return: Returnering|Kreditnota|Refusion
        nobody: Kontantkunde|Ukendt kunde
        """,
    ),
    _language(
        "cs",
        "Jiří Dvořák|Žaneta Svobodová|Ondřej Černý|Šárka Malá|Eva Růžičková|Petr Říha|Hana Kučerová|Aleš Bém",
        "CZK EUR",
        """
        order: Číslo objednávky|Objednávka č.|Číslo dokladu|Číslo faktury
        date: Datum|Datum objednávky|Datum prodeje|Datum vystavení
        time: Čas
        customer: Zákazník|Jméno zákazníka|Odběratel
        customer_id: Číslo zákazníka|ID zákazníka
        email: E-mail|E-mailová adresa
        phone: Telefon|Mobil
        first: Jméno|Křestní jméno
        last: Příjmení
        total: Celkem|Celková částka|Částka|Celkem s DPH|K úhradě
        product: Produkt|Zboží|Název zboží|Položka
        quantity: Množství|Počet kusů|Ks
        price: Jednotková cena|Cena za kus|Cena
        line_total: Celkem za položku|Cena položky celkem
        status: Stav|Stav objednávky|Stav platby
        subtotal: Mezisoučet|Celkem bez DPH|Základ daně
        tax: DPH|Výše DPH
        shipping: Doprava|Poštovné
        discount: Sleva
        fee: Poplatek|Provize
        balance: Zůstatek|Průběžný součet
        spent: Celková útrata zákazníka
        list_price: Ceníková cena|Doporučená cena
        cost: Nákupní cena
        currency: Měna
        refund: Vráceno|Vrácená částka
        kind: Typ|Druh dokladu
        method: Způsob platby|Platební metoda
        city: Město|Obec
        note: Poznámka
        staff: Prodavač|Pokladní
        paid: Zaplaceno|Vyřízeno|Odesláno|Doručeno
        cancelled: Zrušeno|Stornováno|Objednávka zrušena
        pending: Čeká na platbu|Nezaplaceno
        refunded: Vráceno|Peníze vráceny
        sale: Prodej|Faktura
        return: Vrácení|Dobropis
        nobody: Neznámý zákazník|Hotovostní zákazník
        """,
        "cp1250",
    ),
    _language(
        "ru",
        "Анна Иванова|Пётр Смирнов|Ольга Козлова|Илья Попов|Мария Орлова|Юрий Белов|Елена Жукова|Олег Титов",
        "RUB KZT",
        """
        order: Номер заказа|Заказ №|№ заказа|Номер чека
        date: Дата|Дата заказа|Дата продажи|Дата покупки
        time: Время
        customer: Клиент|Покупатель|Имя клиента|Контрагент
        customer_id: Код клиента|ID клиента|Номер клиента
        email: Эл. почта|Электронная почта|E-mail
        phone: Телефон|Мобильный телефон
        first: Имя
        last: Фамилия
        total: Итого|Сумма|Сумма заказа|Всего|Оплачено
        product: Товар|Наименование|Название товара
        quantity: Количество|Кол-во|Шт.
        price: Цена|Цена за единицу
        line_total: Сумма позиции|Стоимость позиции
        status: Статус|Статус заказа|Статус оплаты
        subtotal: Подытог|Сумма без НДС
        tax: НДС|Сумма НДС|Налог
        shipping: Доставка|Стоимость доставки
        discount: Скидка|Сумма скидки
        fee: Комиссия
        balance: Остаток|Нарастающий итог
        spent: Всего потрачено клиентом
        list_price: Цена по прайсу|Рекомендованная цена
        cost: Себестоимость|Закупочная цена
        currency: Валюта
        refund: Возвращено|Сумма возврата
        kind: Тип|Вид операции|Тип документа
        method: Способ оплаты
        city: Город
        note: Комментарий|Примечание
        staff: Продавец|Кассир
        paid: Оплачен|Выполнен|Доставлен|Завершён
        cancelled: Отменён|Отменен|Заказ отменён|Аннулирован
        pending: Ожидает оплаты|Не оплачен
        refunded: Возвращён|Возврат
        sale: Продажа|Реализация
        return: Возврат|Возврат товара
        nobody: Розничный покупатель|Гость|Аноним
        """,
        "cp1251",
    ),
    _language(
        "ja",
        "佐藤 健|鈴木 一郎|高橋 美咲|田中 花子|伊藤 翔|渡辺 由美|山本 大輔|中村 愛",
        "JPY",
        """
        order: 注文番号|注文ID|伝票番号|受注番号
        date: 注文日|日付|購入日|売上日|注文日時
        time: 時刻|注文時刻
        customer: 顧客名|お客様名|購入者名|氏名
        customer_id: 顧客番号|顧客ID|会員番号
        email: メールアドレス|メール|Eメール
        phone: 電話番号|携帯電話
        first: 名
        last: 姓
        total: 合計|合計金額|金額|お支払い金額|総額
        product: 商品名|商品|品名
        quantity: 数量|個数
        price: 単価|商品単価
        line_total: 明細金額|行合計
        status: ステータス|注文ステータス|状態|支払状況
        subtotal: 小計|税抜金額
        tax: 消費税|税額
        shipping: 送料|配送料
        discount: 割引|値引き|割引額
        fee: 手数料
        balance: 残高|累計
        spent: 顧客累計購入額
        list_price: 定価|希望小売価格
        cost: 原価|仕入価格
        currency: 通貨
        refund: 返金額|返金
        kind: 種別|取引種別
        method: 支払方法|決済方法
        city: 市区町村
        note: 備考|メモ
        staff: 担当者|販売員
        paid: 支払済み|完了|発送済み|入金済み
        cancelled: キャンセル|キャンセル済み|取消
        pending: 未払い|入金待ち|支払待ち
        refunded: 返金済み
        sale: 売上|販売
        return: 返品|返金
        nobody: ゲスト|一般客
        """,
        "cp932",
    ),
    _language(
        "zh",
        "王伟|李娜|张强|刘洋|陈静|杨帆|赵敏|黄磊",
        "CNY",
        """
        order: 订单号|订单编号|单号
        date: 下单时间|日期|订单日期|购买日期|销售日期
        time: 时间|下单时刻
        customer: 客户|客户姓名|买家|买家昵称|顾客姓名
        customer_id: 客户编号|会员号|客户ID
        email: 邮箱|电子邮箱|电子邮件
        phone: 手机号|电话|联系电话
        first: 名
        last: 姓
        total: 总金额|实付金额|订单金额|合计|总计
        product: 商品名称|商品|产品
        quantity: 数量|件数
        price: 单价|商品单价
        line_total: 行金额|商品小计
        status: 状态|订单状态|支付状态
        subtotal: 小计|不含税金额
        tax: 税额|增值税
        shipping: 运费|邮费
        discount: 优惠|折扣金额|优惠金额
        fee: 手续费|佣金
        balance: 余额|累计金额
        spent: 客户累计消费
        list_price: 原价|市场价|吊牌价
        cost: 成本|成本价
        currency: 币种|货币
        refund: 退款金额|已退款
        kind: 类型|交易类型
        method: 支付方式|付款方式
        city: 城市
        note: 备注|买家留言
        staff: 店员|收银员
        paid: 已付款|已完成|已发货|交易成功
        cancelled: 已取消|交易关闭|订单取消
        pending: 待付款|未付款|等待付款
        refunded: 已退款
        sale: 销售|消费
        return: 退货|退款
        nobody: 散客|匿名
        """,
        "gb18030",
    ),
    _language(
        "ko",
        "김민수|이서연|박지훈|최유진|정하은|강동현|조은지|윤성호",
        "KRW",
        """
        order: 주문번호|주문 ID|전표번호
        date: 주문일|주문일자|날짜|구매일|판매일
        time: 시간|주문시간
        customer: 고객명|구매자명|고객|주문자
        customer_id: 고객번호|회원번호|고객 ID
        email: 이메일|이메일 주소
        phone: 전화번호|휴대폰|연락처
        first: 이름
        last: 성
        total: 합계|총금액|결제금액|총 결제금액|금액
        product: 상품명|상품|품목
        quantity: 수량|개수
        price: 단가|판매가
        line_total: 품목 합계|상품 금액
        status: 상태|주문상태|결제상태
        subtotal: 소계|공급가액
        tax: 부가세|세액
        shipping: 배송비
        discount: 할인|할인금액
        fee: 수수료
        balance: 잔액|누적금액
        spent: 고객 누적 구매액
        list_price: 정가|권장소비자가
        cost: 원가|매입가
        currency: 통화
        refund: 환불금액|환불
        kind: 구분|거래유형
        method: 결제수단|결제방법
        city: 도시|시
        note: 비고|메모
        staff: 담당자|판매원
        paid: 결제완료|배송완료|완료
        cancelled: 취소|주문취소|취소완료
        pending: 입금대기|미결제|결제대기
        refunded: 환불완료|환불
        sale: 판매|매출
        return: 반품|환불
        nobody: 비회원|손님
        """,
        "cp949",
    ),
    _language(
        "id",
        "Budi Santoso|Siti Rahma|Agus Wijaya|Dewi Lestari|Rina Putri|Joko Susilo|Ayu Kartika|Hadi Saputra",
        "IDR",
        """
        order: Nomor Pesanan|No. Pesanan|No. Invoice|Nomor Order
        date: Tanggal|Tanggal Pesanan|Tanggal Transaksi|Waktu Pembelian
        time: Jam|Waktu
        customer: Nama Pelanggan|Pelanggan|Nama Pembeli|Pembeli
        customer_id: ID Pelanggan|Kode Pelanggan
        email: Email|Alamat Email
        phone: No. Telepon|Nomor HP|Telepon
        first: Nama Depan
        last: Nama Belakang
        total: Total|Total Bayar|Total Pembayaran|Jumlah Bayar|Total Harga
        product: Nama Produk|Produk|Barang
        quantity: Jumlah|Kuantitas|Qty
        price: Harga Satuan|Harga
        line_total: Total Baris|Subtotal Produk
        status: Status|Status Pesanan|Status Pembayaran
        subtotal: Subtotal|Jumlah Sebelum Pajak
        tax: Pajak|PPN
        shipping: Ongkir|Ongkos Kirim|Biaya Kirim
        discount: Diskon|Potongan
        fee: Biaya Layanan|Komisi
        balance: Saldo|Total Berjalan
        spent: Total Belanja Pelanggan
        list_price: Harga Katalog|Harga Normal
        cost: Harga Modal|Harga Beli
        currency: Mata Uang
        refund: Dana Dikembalikan|Jumlah Refund
        kind: Tipe|Jenis Transaksi
        method: Metode Pembayaran|Cara Bayar
        city: Kota
        note: Catatan
        staff: Kasir|Penjual
        paid: Lunas|Selesai|Dikirim|Sudah Dibayar
        cancelled: Dibatalkan|Batal|Pesanan Dibatalkan
        pending: Belum Dibayar|Menunggu Pembayaran
        refunded: Dikembalikan|Dana Dikembalikan
        sale: Penjualan
        return: Retur|Pengembalian
        nobody: Umum|Pelanggan Umum|Tamu
        """,
    ),
    _language(
        "vi",
        "Nguyễn Văn An|Trần Thị Bình|Lê Minh Châu|Phạm Thu Dung|Hoàng Gia Huy|Vũ Ngọc Lan|Đặng Quốc Nam|Bùi Thảo Vy",
        "VND",
        """
        order: Mã đơn hàng|Số đơn hàng|Số hóa đơn
        date: Ngày|Ngày đặt hàng|Ngày bán|Ngày mua
        time: Giờ|Thời gian
        customer: Khách hàng|Tên khách hàng|Người mua
        customer_id: Mã khách hàng
        email: Email|Địa chỉ email
        phone: Số điện thoại|Điện thoại
        first: Tên
        last: Họ
        total: Tổng cộng|Tổng tiền|Thành tiền|Tổng thanh toán
        product: Sản phẩm|Tên sản phẩm|Mặt hàng
        quantity: Số lượng
        price: Đơn giá
        line_total: Tiền hàng|Thành tiền dòng
        status: Trạng thái|Trạng thái đơn hàng|Tình trạng
        subtotal: Tạm tính|Tiền trước thuế
        tax: Thuế|Tiền thuế|VAT
        shipping: Phí vận chuyển|Phí giao hàng
        discount: Giảm giá|Chiết khấu
        fee: Phí dịch vụ|Hoa hồng
        balance: Số dư|Lũy kế
        spent: Tổng chi tiêu của khách
        list_price: Giá niêm yết
        cost: Giá vốn|Giá nhập
        currency: Tiền tệ|Loại tiền
        refund: Hoàn tiền|Số tiền hoàn
        kind: Loại|Loại giao dịch
        method: Phương thức thanh toán|Hình thức thanh toán
        city: Thành phố
        note: Ghi chú
        staff: Nhân viên|Thu ngân
        paid: Đã thanh toán|Hoàn thành|Đã giao
        cancelled: Đã hủy|Đơn hàng đã hủy
        pending: Chờ thanh toán|Chưa thanh toán
        refunded: Đã hoàn tiền
        sale: Bán hàng
        return: Trả hàng|Hoàn tiền
        nobody: Khách lẻ|Khách vãng lai
        """,
        "utf-8",
    ),
)
"""Languages of owners that nobody thought of first."""

PRODUCTS = (
    "Mug",
    "Tea Bowl, speckled",
    'Soap "Lavender"',
    "Haircut",
    "Bread 500 g",
    "Café crème",
    "T-Shirt; blue",
    "Candle 2er-Set",
    "Notebook A5",
    "Poster 30x40",
    "Gift box",
    "Socks",
)
METHODS = ("Visa", "Cash", "PayPal", "Mastercard", "Invoice", "Klarna")
CITIES = ("Berlin", "Lyon", "Porto", "Utrecht", "Kraków", "Torino", "Leeds", "Austin")

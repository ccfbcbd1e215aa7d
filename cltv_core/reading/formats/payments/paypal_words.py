"""PayPal's column names, types and states, in the languages of its accounts.

English, German, French, Spanish, Italian, Dutch, Polish and Portuguese.
"""

from __future__ import annotations

from collections.abc import Mapping


def _spelled(declared: Mapping[str, str]) -> dict[str, str]:
    return {other: header for header, others in declared.items() for other in others.split("|")}


GERMAN = _spelled(
    {
        "Date": "Datum",
        "Time": "Uhrzeit",
        "TimeZone": "Zeitzone",
        "Type": "Typ|Beschreibung",
        "Currency": "Währung",
        "Gross": "Brutto|Betrag",
        "Fee": "Gebühr|Gebühren|Entgelt|Entgelte",
        "Net": "Netto",
        "From Email Address": "Absender E-Mail-Adresse|Von E-Mail-Adresse|E-Mail-Adresse des Absenders",
        "To Email Address": "Empfänger E-Mail-Adresse|An E-Mail-Adresse|E-Mail-Adresse des Empfängers",
        "Transaction ID": "Transaktionscode",
        "Item Title": "Artikelbezeichnung",
        "Reference Txn ID": "Zugehöriger Transaktionscode|Txn-Referenzkennung",
        "Quantity": "Anzahl",
        "Receipt ID": "Empfangsnummer|Bestätigungsnummer",
        "Balance": "Guthaben",
        "Zip/Postal Code": "PLZ|Postleitzahl",
        "Country": "Land",
        "Country Code": "Ländervorwahl|Ländercode",
        "Contact Phone Number": "Telefon|Telefonnummer der Kontaktperson",
        "Balance Impact": "Auswirkung auf Guthaben",
    }
)
OTHERS = _spelled(
    {
        "Date": "Fecha|Data|Datum",
        "Time": "Heure|Hora|Orario|Ora|Tijd|Godzina",
        "TimeZone": "Fuseau horaire|Zona horaria|Huso horario|Fuso orario|Tijdzone|Strefa czasowa|Fuso horário",
        "Name": "Nom|Nombre|Nome|Naam|Nazwa|Nazwisko",
        "Type": "Description|Descripción|Tipo|Descrizione|Omschrijving|Typ|Opis|Descrição",
        "Status": "État|Etat|Statut|Estado|Stato",
        "Currency": "Devise|Divisa|Moneda|Valuta|Waluta|Moeda",
        "Gross": "Amount|Avant commission|Brut|Montant brut|Bruto|Importe bruto|Lordo|Brutto",
        "Fee": "Fees|Commission|Frais|Comisión|Tarifa|Tariffa|Commissione|Kosten|Vergoeding|Opłata|Tarifas",
        "Net": "Total|Après commission|Montant net|Neto|Importe neto|Netto|Líquido",
        "From Email Address": "De l'adresse email|Adresse email de l'expéditeur|Expéditeur adresse email|"
        "Adresse e-mail de l'expéditeur|Adresse email émetteur|Remitente|Correo electrónico del remitente|"
        "Dirección de correo electrónico del remitente|De la dirección de correo electrónico|Indirizzo email mittente|"
        "Van e-mailadres|Z adresu e-mail|Do endereço de e-mail|E-mail do remetente",
        "To Email Address": "À l'adresse email|Adresse email du destinataire|Destinataire adresse email|"
        "Adresse e-mail du destinataire|Destinatario|Correo electrónico del destinatario|"
        "Dirección de correo electrónico del destinatario|A la dirección de correo electrónico|"
        "Indirizzo email destinatario|Naar e-mailadres|Na adres e-mail|Para o endereço de e-mail|"
        "E-mail do destinatário",
        "Transaction ID": "Numéro de transaction|N° de transaction|Id. de transacción|Identificador de transacción|"
        "Codice transazione|Transactiereferentie|Transactie-ID|Numer transakcji|ID da transação",
        "Item Title": "Titre de l'objet|Titulo del artículo|Título del artículo|Nombre del artículo|Titolo oggetto|"
        "ArtikelNaam|Objecttitel|Nazwa przedmiotu|Título do item",
        "Reference Txn ID": "Numéro de la transaction de référence|Numéro de transaction de référence|"
        "N° de transaction de référence|Id. de referencia de trans.|Id. de transacción de referencia|"
        "Codice transazione di riferimento|Referentie transactie|Referentietransactie-ID|Pomocniczy numer transakcji|"
        "ID da transação de referência",
        "Quantity": "Quantité|Cantidad|Quantità|Hoeveelheid|Aantal|Ilość|Quantidade",
        "Receipt ID": "Numéro de reçu|N° de reçu|Id. de recibo|Codice ricevuta|Ontvangstbewijsreferentie|"
        "Numer potwierdzenia",
        "Balance": "Solde|Saldo",
        "Zip/Postal Code": "Zip|Code postal|Código postal|CAP|CAP/Codice postale|Postcode|Kod pocztowy|CEP",
        "Country": "Pays|País|Paese|Land|Kraj",
        "Country Code": "Indicatif pays|Code pays|Código de país|Prefijo de país|Prefisso internazionale|Landcode|"
        "Kod kraju",
        "Contact Phone Number": "Numéro de téléphone du contact|Téléphone|Número de teléfono de contacto|Teléfono|"
        "Telefono|Telefoonnummer contactpersoon|Numer telefonu",
        "Balance Impact": "Impact sur le solde|Impacto en el saldo|Efecto en el saldo|Impatto sul saldo|"
        "Effect op saldo|"
        "Wpływ na saldo|Impacto no saldo",
    }
)

REFUND = (
    r".*(?:refund|chargeback(?! reversal| fee)|payment reversal|dispute payout|"
    r"rückzahlung|rückerstattung|erstattung|rückbelastung|remboursement|rétrofacturation|reembolso|devolución|"
    r"contracargo|"
    r"rimborso|storno (?:del )?pagamento|terugbetaling|restitutie|terugboeking van betaling|zwrot|estorno|devolução).*|"
    r"reversal|rückbuchung(?: der zahlung)?|zahlungsrückbuchung|stornierung der zahlung"
)
MOVED = (
    r".*(?:withdrawal|deposit|authori[sz]ation|account hold|\bholds?\b|conversion|transfer|reserve|release|funding|"
    r"top[- ]up|"
    r"\bloan|withdraw |add funds|update to|interest|cash ?back|bonus|reversal of|chargeback reversal|"
    r"fee reversal|correction|request|invoice sent|void|"
    r"abbuchung|gutschrift auf|bankgutschrift|autorisierung|einbehaltung|umrechnung|überweisung|einzahlung|auszahlung|"
    r"rückbuchung (?:allgemeine|von)|korrektur|zahlungsaufforderung|geldanforderung|"
    r"virement|retrait|autorisation|transfert|blocage|dépôt|réserve|approvisionnement|demande de paiement|"
    r"retirada|retiro|autorización|conversión|transferencia|retención|depósito|solicitud de|"
    r"prelievo|autorizzazione|conversione|trasferimento|bonifico|versamento|trattenuta|blocco|richiesta di|"
    r"opname|overboeking|storting|autorisatie|omrekening|reservering|inhouding|vrijgave|betalingsverzoek|"
    r"wypłat|wpłat|autoryzac|przewalutowa|przelicz|blokad|przelew|"
    r"saque|transferência|autorização|conversão|retenção|bloqueio).*|"
    r"order|bestellung|bankpas"
)
NOT_BOOKED = r"m[ée]mo.*|promemoria|notatka|nota|anmerkung|vermerk|kein.*|none|no impact"
NO_SALE = (
    r"(?:denied|cancell?ed|failed|returned|removed|expired|voided|blocked|rejected|unclaimed|"
    r"abgelehnt|storniert|fehlgeschlagen|entfernt|abgelaufen|abgebrochen|zurückgewiesen|nicht eingelöst|"
    r"refusée?|annulée?|échou\w*|supprimée?|expirée?|rejetée?|non réclamée?|"
    r"denegad[oa]|rechazad[oa]|cancelad[oa]|fallid[oa]|eliminad[oa]|caducad[oa]|vencid[oa]|no reclamad[oa]|"
    r"rifiutat[oa]|negat[oa]|annullat[oa]|non riuscit[oa]|rimoss[oa]|scadut[oa]|non reclamat[oa]|"
    r"geweigerd|afgewezen|geannuleerd|mislukt|verwijderd|verlopen|niet opgeëist|"
    r"odrzucon\w+|odmówion\w+|anulowan\w+|nieudan\w+|usunięt\w+|wygas\w+|nieodebran\w+|"
    r"negad[oa]|recusad[oa]|falhou|removid[oa]|expirad[oa])"
)
NO_SALE_YET = (
    r"(?:pending|on hold|held|placed|temporary hold|in progress|processing|uncleared|unconfirmed|"
    r"ausstehend|offen|einbehalten|in bearbeitung|nicht freigegeben|"
    r"en attente|en cours(?: de traitement)?|suspendue?|pendiente|retenid[oa]|en curso|en proceso|"
    r"in sospeso|in attesa|bloccat[oa]|in corso|in elaborazione|"
    r"in behandeling|openstaand|in de wacht|hangende?|oczekuj\w+|wstrzyman\w+|w toku|w trakcie.*|pendente|em espera)"
)

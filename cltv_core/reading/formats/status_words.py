"""What the status of an order is called, in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and
Turkish: regular expressions for whole cells."""

from __future__ import annotations

CANCELLED = (
    r"(?:order |payment )?(?:cancel(?:l?ed|lation)?(?: by .*)?|void(?:ed)?|fail(?:ed|ure)?|declined|denied|rejected|"
    r"expired|abandoned|draft|quote|quotation|estimate|blocked|error|test|deleted|unsuccessful|not paid|"
    r"closed lost|lost|no[- ]?show|did not show|did not attend|uncaptured|requires action|invalid|trash)"
    r"|storn\w*(?: .*)?|abgebrochen|fehlgeschlagen|abgelehnt|entwurf|gelöscht|angebot|nicht erschienen"
    r"|annul[ée]+(?:e|s)?|échou[ée]+e?|refus[ée]+e?|brouillon|devis|échec"
    r"|cancelad[oa]|anulad[oa]|fallid[oa]|rechazad[oa]|borrador|presupuesto"
    r"|annullat[oa]|fallit[oa]|rifiutat[oa]|bozza|preventivo"
    r"|falhad[oa]|falhou|recusad[oa]|rascunho|orçamento"
    r"|geannuleerd|mislukt|geweigerd|concept|offerte"
    r"|anulowan[eya]|odrzucon[eya]|nieudan[eya]|szkic|wersja robocza"
    r"|iptal(?: edildi)?|başarısız|reddedildi|taslak"
)
OPEN = (
    r"(?:payment )?(?:pending(?: payment)?|unpaid|awaiting payment|on[- ]hold|authori[sz]ed|outstanding|overdue|"
    r"to be paid|payment due)"
    r"|unbezahlt|offen|ausstehend|überfällig|wartend|in wartestellung"
    r"|en attente(?: de paiement)?|impay[ée]+e?|à payer"
    r"|pendiente(?: de pago)?|impagad[oa]|en espera|in attesa(?: di pagamento)?|da pagare|non pagat[oa]"
    r"|pendente|aguardando(?: pagamento)?|não pag[oa]|openstaand|onbetaald|in de wacht"
    r"|oczekując[eya]|nieopłacon[eya]|do zapłaty|wstrzyman[eya]|beklemede|ödenmedi|bekliyor"
)
REFUNDED = (
    r"(?:fully |order )?refunded|returned|charged? ?back|reversed"
    r"|(?:zurück|rück)?erstattet|retourniert|rembours[ée]+e?|retourn[ée]+e?"
    r"|reembolsad[oa]|devuelt[oa]|rimborsat[oa]|res[oa]|devolvid[oa]|estornad[oa]"
    r"|terugbetaald|geretourneerd|zwrócon[eya]|zwrot|iade(?: edildi)?"
)
NOT_VOIDED = r"|no|n|false|f|0|-+|none|nein|non|nie|nee|não|nao|hayır|hayir|falsch|falso|faux|onwaar|fałsz|active|valid"
"""What a column for cancelled sales says of those that hold, and nothing at all."""
VOIDED = rf"true|yes|y|t|1|x|ja|j|oui|o|s[ií]|sim|s|tak|evet|wahr|vrai|vero|\d[\d\W]*\d{{2}}.*|{CANCELLED}"
"""What it says of those that do not: yes, a word for it, or the day of it."""
REFUND = (
    r"(?:full |partial |order |sales? |customer |payment )?"
    r"(?:refund(?:ed|s)?|returns?|credit (?:note|memo)|chargeback|reversal)"
    r"|(?:rück)?erstattung|rückgabe|retoure|gutschrift|rechnungskorrektur|remboursement|retour|avoir|note de crédit"
    r"|reembolso|devolución|factura rectificativa|nota de crédito|rimborso|reso|nota di credito"
    r"|devolução|estorno|terugbetaling|creditnota|creditfactuur|zwrot|korekta|faktura korygująca|iade"
)
"""What the kind of a row says where it gives money back."""
MONEY_MOVED = (
    r"payouts?|withdrawals?|fees?|top[- ]?ups?|auszahlung(?:en)?|gebühr(?:en)?"
    r"|frais|retrait|retiro|comisión|prelievo|commissione"
    r"|saque|taxa|uitbetaling|kosten|wypłata|prowizja|para çekme|komisyon"
)
"""What the kind of a row says where the shop's own money moved."""

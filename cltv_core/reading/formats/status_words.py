"""What the status of an order is called, in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and
Turkish: regular expressions for whole cells."""

from __future__ import annotations

CANCELLED = (
    r"(?:order |payment )?(?:cancel(?:l?ed|lation)?(?: by .*)?|void(?:ed)?|fail(?:ed|ure)?|declined|denied|rejected|"
    r"expired|abandoned|draft|quote|quotation|estimate|blocked|error|test|deleted|unsuccessful|not paid|"
    r"no[- ]?show|did not show|did not attend|uncaptured|requires action|invalid|trash)"
    r"|stornier(?:t|te|ung)|storno|abgebrochen|fehlgeschlagen|abgelehnt|entwurf|gelöscht|angebot|nicht erschienen"
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

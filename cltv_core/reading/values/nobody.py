"""What people and programs write where they know nobody."""

from __future__ import annotations

NAMES = frozenset(
    name.strip()
    for name in """
    0, 00, 000, 0000, -1, -, --, ., n/a, na, n.a., k.a., nan, null, none, nil, undefined, unknown, anonymous, guest,
    guest customer, guest checkout, guest user, walkin, walk-in, walk in, walk-in customer, walk in customer, walkins,
    walk-ins, walkin customer, not specified, cash, cash customer, cash sale, cash sales, counter, counter sale,
    counter sales, over the counter, pos customer, default customer, retail customer, general customer,
    generic customer, misc, miscellaneous, customer, no customer, no name, no email, noname, not provided,
    not available, one-time customer,
    gast, gäste, gastkunde, laufkunde, laufkunden, laufkundschaft, barverkauf, barverkäufe, barkunde, thekenverkauf,
    tageskunde, unbekannt, anonym, diverse, diverse kunden, standardkunde, kunde, endkunde, kein kunde, ohne kunde,
    invité, invite, client comptoir, client de passage, clients de passage, client anonyme, client divers,
    clients divers, vente comptoir, passage, inconnu, anonyme, client, particulier,
    invitado, cliente invitado, cliente genérico, cliente generico, cliente contado, cliente de contado,
    cliente mostrador, mostrador, venta mostrador, venta al público, público en general, publico en general,
    consumidor final, cliente final, cliente varios, clientes varios, desconocido, anónimo, cliente, sin cliente,
    ospite, cliente occasionale, cliente anonimo, cliente banco, banco, vendita al banco, sconosciuto, anonimo,
    cliente non registrato, clienti vari, cliente privato,
    convidado, cliente avulso, cliente balcão, balcão, cliente não identificado, consumidor, desconhecido, anônimo,
    cliente não informado, cliente padrão,
    passant, passanten, klant, contante klant, contante verkoop, losse klant, balieverkoop, onbekend, anoniem,
    gość, gosc, klient detaliczny, klient anonimowy, sprzedaż detaliczna, sprzedaz detaliczna, paragon, nieznany,
    klient,
    misafir, perakende, perakende müşteri, nihai tüketici, muhtelif müşteri, peşin müşteri, pesin musteri, bilinmeyen,
    müşteri
    """.replace("\n", " ").split(",")
)  # fmt: skip
"""Names and numbers of customers, in nine languages."""
MAILBOXES = (
    r"(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|no[-_.]?e?[-_.]?mail|none|null|nil|na|n\.a|unknown|anonymous|anonym|"
    r"guest|gast|walk[-_.]?in|laufkundschaft|kein[-_.]?e?mail|ohne[-_.]?e?mail|keine|sans[-_.]?e?mail|"
    r"pas[-_.]?de[-_.]?e?mail|sin[-_.]?(?:correo|e?mail)|no[-_.]?tiene|senza[-_.]?e?mail|sem[-_.]?e?mail|geen[-_.]?e?mail|"
    r"brak|yok|nobody|"
    r"default|x+|-+)\+?\d*@.*"
)
"""Addresses, as a regular expression."""
DIGITS = frozenset(
    [digit * size for digit in "0123456789" for size in range(6, 16)]
    + ["123456", "1234567", "12345678", "123456789", "1234567890", "0123456789", "012345678"]
)
"""Digits typed into a field that must not stay empty."""

"""What people and programs write where they know nobody."""

from __future__ import annotations

import re
from string import ascii_lowercase

from cltv_core.reading.vocabulary.folding import folded

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
_ABROAD = """
        розничный покупатель, розничный клиент, частное лицо, физическое лицо, физ лицо, физлицо, покупатель,
        клиент, гость, без имени, не указан, неизвестно, нет, розница, разовый покупатель, конечный покупатель,
        аноним, наличные, роздрібний покупець, покупець, гість, кінцевий споживач, фізична особа, невідомо, 散客,
        零售客户, 零售客戶, 普通顾客, 普通客户, 游客, 匿名, 匿名用户, 匿名买家, 现金客户, 无, 無, 散客户, 门店散客,
        顾客, 客户, 路人, 未知, 非会员, 非會員, 一般客戶, 現金客戶, 訪客, 過路客, 零售, 非会員, 一般客, ゲスト,
        一見客, 匿名希望, 名無し, なし, 不明, 店頭客, 店頭販売, 現金客, フリー客, お客様, 一般, 会員以外, 비회원,
        일반고객, 일반 고객, 익명, 손님, 현금고객, 미등록, 없음, 매장고객, 게스트, 방문고객, 고객, عميل نقدي, زبون
        نقدي, عميل عام, زائر, ضيف, غير معروف, مجهول, نقدي, عميل, زبون, بدون اسم, عميل افتراضي, لا يوجد, לקוח מזדמן,
        לקוח כללי, לקוח מזומן, אורח, לא ידוע, אנונימי, לקוח, ללא שם, מזדמן, לקוח אקראי, नकद ग्राहक, अज्ञात, अतिथि,
        ग्राहक, काउंटर बिक्री, नकद, नकद बिक्री, khách lẻ, khách vãng lai, khách hàng lẻ, khách, khách hàng, không
        có, không tên, khách le, ẩn danh, ลูกค้าทั่วไป, ลูกค้าเงินสด, ลูกค้า, ไม่ระบุ, ไม่ทราบชื่อ, ลูกค้าหน้าร้าน,
        ขาจร, ลูกค้าขาจร, เงินสด, pelanggan umum, umum, pelanggan, tamu, tanpa nama, anonim, pembeli, konsumen,
        pelanggan tunai, tunai, pelanggan biasa, cash pelanggan, pelanggan runcit, jualan tunai, tidak ada,
        kontantkund, butikskund, gäst, okänd, anonym, strökund, drop in, kontantkunde, kassesalg, gjest, ukjent,
        ukendt, gæst, diverse kunde, kontantsalg, tilfeldig kunde, butikkunde, käteisasiakas, satunnainen asiakas,
        vieras, tuntematon, anonyymi, kassamyynti, maloobchodní zákazník, anonymní, neznámý, koncový zákazník,
        hotovost, zákazník, koncový odběratel, prodej v hotovosti, lakossági vevő, vendég, ismeretlen, névtelen,
        magánszemély, készpénzes vevő, vevő, client persoană fizică, persoană fizică, vizitator, necunoscut,
        oaspete, client ocazional, πελάτης λιανικής, λιανική, άγνωστος, επισκέπτης, ανώνυμος, πελάτης, πελατης
        λιανικης, krajnji kupac, gost, nepoznat, kupac, maloprodaja, fizičko lice, fizička osoba, končni kupec,
        neznan, walk in client, walk in guest, walkin client, passing trade, unnamed, unregistered, unassigned, non
        member, nonmember, no member, no account, test, test customer, test user, test account, demo customer, house
        account, general, general public, cash account, sundry, sundry customer, sundry customers, sundries, b2c
        customer, online customer, web customer, shop customer, store customer, random customer, end customer,
        default, tbd, tba, xxx, none given, not given, privatkunde, privatperson, stammkunde unbekannt, ec kunde,
        barzahler, kassenkunde, kasse, ladenkunde, sammelkunde, testkunde, sammeldebitor, cpd, cpd kunde,
        einmalkunde, ohne, ohne name, kein name, nicht angegeben, sonstige, einzelkunde, client inconnu, client
        occasionnel, client comptant, client magasin, sans nom, non renseigné, aucun, client particulier, cliente
        ocasional, cliente de paso, cliente anonimo, clientes varios contado, sin nombre, no informado, ninguno,
        contado, venta general, cliente di passaggio, cliente generico, corrispettivi, nessuno, privato, cliente
        sconosciuto, senza nome, cliente finale, consumidor nao identificado, consumidor não identificado, sem nome,
        nenhum, cliente nao identificado, cliente nao informado, anonieme klant, particulier, geen naam, kassaklant,
        winkelklant, contant, toonbank, balie, klant onbekend, klient gotówkowy, osoba fizyczna, brak, klient
        paragonowy, nabywca paragonowy, bez nazwy, gotówka, klient z ulicy, genel müşteri, nakit müşteri, nakit,
        cliente de balcão, cliente de mostrador, cliente mostrador, cliente anónimo, venta de mostrador, cliente de
        caja, cliente ocasional de mostrador, venda ao balcão, cliente anónimo de balcão, onbekende klant, klant
        onbekende, anonieme koper, onbekende koper, okänd kund, okänd köpare, ukendt kunde, ukjent kunde, tuntematon
        asiakas, neznámý zákazník, hotovostní zákazník, anonymní zákazník, náhodný zákazník, paragon bez klienta,
        paragon bez nabywcy, bez klienta, klient nieznany, nieznany klient, klient jednorazowy, klient przypadkowy,
        anonim müşteri, bilinmeyen müşteri, tanımsız müşteri, unbekannter kunde, anonymer kunde, bar kunde, client
        de comptoir, acheteur inconnu, acheteur anonyme, client non identifié, cliente da banco, cliente ignoto,
        acquirente anonimo, unknown customer, anonymous customer, unnamed customer, unidentified customer,
        неизвестный покупатель, анонимный покупатель, случайный покупатель, 匿名顧客, 匿名客户, 익명 고객,
        pelanggan tidak dikenal, khách hàng vãng lai,
        till, pos, retail, non-member, no customer selected, (blank), blank, kunde (anonym), anonymer käufer,
        kassenverkauf,
        vente au comptoir, ventes comptoir, vente caisse, cliente sin identificar, sin identificar, scontrino,
        vendita senza
        cliente, não identificado, nao identificado, não cadastrado, cliente não cadastrado, não informado,
        toonbankverkoop,
        kassaverkoop, winkelverkoop, muhtelif, muhtelif müşteriler, kassakund, kontantförsäljning, käteismyynti,
        kassa-asiakas, maloobchod, maloobchodní prodej, készpénzes vásárló, ismeretlen vevő, ismeretlen vásárló,
        lakossági,
        nepoznat kupac, nepoznati kupac, анонимен клиент, физическо лице, клиент на дребно, физическое лицо розница,
        mehmonlar, no client, no guest, customer unknown, client unknown, guest order, quick sale,
        quick customer, in-store
        customer, in store, instore, store, drop-in, day customer, one off customer, kasseneinnahme,
        ladenverkauf, tagesumsatz,
        theke, vente directe, public, grand public, venta directa, venta publico, publico, venta general,
        vendita diretta,
        cliente al banco, venda balcão, venda direta, verkoop aan de balie, sprzedaż na paragon,
        klient indywidualny, odbiorca
        detaliczny, sklep, kasa, perakende satis, toptan dışı, продажа в розницу, розничная продажа,
        розничная торговля,
        наличный расчет, продаж в роздріб, роздріб, фізособа, 零售顾客, 门店顾客, 店頭, 現金, 일반, 현금, 매장,
        زبون, مبيعات
        نقدية, بيع نقدي, מכירה במזומן, קופה, काउंटर, खुदरा ग्राहक, bán lẻ, khách mua lẻ, ขายปลีก,
        penjualan tunai, pembeli umum,
        isimsiz, tanımsız, ziyaretçi, bireysel müşteri, perakende satış, şahıs
        """
"""The same in further languages, and more in the nine."""
FOLDED = frozenset(name for part in (*_ABROAD.split(","), *NAMES) if (name := folded(part)) and not name.isdigit())
"""All of them without accents and signs; "-1" is nobody, and 1 the first customer."""
NAMES = NAMES | frozenset(" ".join(name.split()) for name in _ABROAD.split(",") if name.strip())
_CUSTOMER = (
    "customers?|clients?|clientes?|clienti|kunden?|klant(?:en)?|klient|musteri|buyer|shopper|account|acheteur|comprador|"
    "покупатель|клиент|عميل|زبون|العميل|לקוח|ग्राहक|khach|khách|hang|hàng|pelanggan|ลูกค้า|vevo|zakaznik|kupac"
)
_ANY = (
    "general|generic|generico|genérico|generale|geral|unknown|anonymous|anonymo?us|walk|in|guest|cash|retail|casual|"
    "occasional|ocasional|occasionale|unregistered|unnamed|misc|sundry|various|varios|vari|divers|diverse|unbekannt|"
    "unbekannter|anonym|anonymer|inconnu|anonyme|anonimo|anónimo|desconocido|sconosciuto|desconhecido|onbekend|anoniem|"
    "nieznany|anonimowy|bilinmeyen|mostrador|comptoir|contado|balcao|balcão|pos|counter|default|dummy|test|no|name|"
    "розничный|неизвестный|разовый|عام|نقدي|مجهول|כללי|מזדמן|अज्ञात|नकद|le|lẻ|vang|lai|umum|tunai|ทั่วไป"
)
SOMEBODY = re.compile(
    rf"0+|(?:(?:{_CUSTOMER}) )?(?:(?:{_ANY})[ -]?){{1,2}}(?:{_CUSTOMER})|(?:{_CUSTOMER})[ -](?:(?:{_ANY})[ -]?){{1,2}}"
)
"""A customer that is called general, unknown or cash, for the whole name in lower case."""
MAILBOXES = re.compile(
    r"(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|no[-_.]?e?[-_.]?mail|none|null|nil|na|n\.a|unknown|anonymous|anonym|"
    r"guest|gast|walk[-_.]?in|laufkundschaft|kein[-_.]?e?mail|ohne[-_.]?e?mail|keine|sans[-_.]?e?mail|"
    r"pas[-_.]?de[-_.]?e?mail|sin[-_.]?(?:correo|e?mail)|no[-_.]?tiene|senza[-_.]?e?mail|sem[-_.]?e?mail|geen[-_.]?e?mail|"
    r"n/a|brak|yok|nobody|"
    r"default|x+|-+)\+?\d*@.*|(?:test(?:er|ing|e|kunde|user|customer)?|no|pos|customers?|client|kunde|cliente|klant|cash|counter|"
    r"dummy|fake|placeholder|temp|tbd|asdf+|abc|aaa+|ninguno|nessuno|niemand|aucun|nomail|notgiven|not[-_.]?provided|"
    r"notprovided|retail|shopper|pelanggan|khachle|tidakada|nema|ingen|e?mail|sin|nao|não|net|nessun[ao]|noaplica|no[-_.]?aplica|user|"
    r"username|your[-_.]?e?mail|\d{1,6}|sample|example|firstname|name|asd|qwe(?:rty)?|blank|empty|nil|non|nincs)@.*|"
    r"(?:info|sales|shop|store|hello|contact|office|kontakt|verkauf|orders?|kasse|till|checkout)@(?:my|our|the|mein|unser|notre|mi|il)"
    r"[-_.]?(?:shop|store|bakery|salon|company|business|website|site|domain|laden|firma|boutique|tienda|negozio)\b.*|(?:"
    + "|".join(f"{letter}@{letter}" for letter in ascii_lowercase)
    + r")\..*"
)
"""Addresses, in lower case."""
DIGITS = frozenset(
    [digit * size for digit in "0123456789" for size in range(6, 16)]
    + ["123456", "1234567", "12345678", "123456789", "1234567890", "0123456789", "012345678"]
)
"""Digits typed into a field that must not stay empty."""

"""Days as the whole file makes sense of them, and who is who."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from babel.dates import format_date

from cltv_core.opening.encodings import to_utf8
from cltv_core.reading import ReadOptions, SourceFile, read
from cltv_core.reading.codes import Decided
from tests.core.reading.helpers import TODAY, csv_bytes, read_one
from tests.core.reading.kinds.shop import HEADERS, PEOPLE, SALES, Sale, found, read_sales, truth
from tests.core.reading.test_structure import workbook

TRUE = truth()
_THAI = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
_RUSSIAN = ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]

SPELLINGS: dict[str, Callable[[date], str]] = {
    "Argentina": lambda d: f"{d:%d/%m/%Y} 23:10 hs.",
    "clock first": lambda d: f"14:05 {d:%d/%m/%Y}",
    "clock first, America": lambda d: f"2:05 PM, {d:%m/%d/%Y}",
    "years first": lambda d: f"{d:%y/%m/%d}",
    "years first, dots": lambda d: f"{d:%y.%m.%d}",
    "years first, clock": lambda d: f"{d:%y-%m-%d} 14:05",
    "six digits, years first": lambda d: f"{d:%y%m%d}",
    "eight digits, days first": lambda d: f"{d:%d%m%Y}",
    "weekday in brackets": lambda d: f"{d:%d.%m.%Y} (Freitag)",
    "China": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "China, afternoon": lambda d: f"{d.year}/{d.month}/{d.day} 下午3:05",
    "Japan, weekday": lambda d: f"{d.year}年{d.month:02d}月{d.day:02d}日(金) 14:05",
    "Reiwa": lambda d: f"令和{d.year - 2018}年{d.month}月{d.day}日",
    "Reiwa, short": lambda d: f"R{d.year - 2018}.{d.month}.{d.day}",
    "Minguo": lambda d: f"{d.year - 1911}/{d.month:02d}/{d.day:02d}",
    "Korea": lambda d: f"{d.year}년 {d.month}월 {d.day}일 토요일",
    "Korea, afternoon": lambda d: f"{d.year}. {d.month}. {d.day}. 오후 3:05",
    "Buddhist": lambda d: f"{d:%d/%m}/{d.year + 543}",
    "Buddhist, ISO": lambda d: f"{d.year + 543}-{d:%m-%d}",
    "Buddhist, short": lambda d: f"{d:%d/%m}/{(d.year + 543) % 100}",
    "behind a word": lambda d: f"Date: {d:%d/%m/%Y}",
    "Russia, short": lambda d: f"{d.day} {_RUSSIAN[d.month - 1]}. {d.year} г. 14:05",
    "Thailand, short": lambda d: f"{d.day} {_THAI[d.month - 1]} {(d.year + 543) % 100}",
    "Thailand": lambda d: f"{d.day} {_THAI[d.month - 1]} {d.year + 543}",
    "Vietnam": lambda d: f"ngày {d.day} tháng {d.month} năm {d.year}",
    "Vietnam, short": lambda d: f"{d.day} thg {d.month} {d.year}",
}
_LANGUAGES = (
    "id ms ru uk cs sk sl ro hu sv da nb fi et lv lt el bg sr hr ca tr pl de fr es it pt nl hi ar he th vi ja ko zh fil"
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_days_of_many_countries(spelling: str) -> None:
    assert found(read_sales(HEADERS, lambda s: [s.number, SPELLINGS[spelling](s.day), s.person, s.paid])) == TRUE


@pytest.mark.parametrize("language", _LANGUAGES.split())
@pytest.mark.parametrize("width", ["long", "full"])
def test_months_have_names_in_many_languages(language: str, width: str) -> None:
    def row(sale: Sale) -> list[object]:
        return [sale.number, format_date(sale.day, width, locale=language), sale.person, sale.paid]

    assert found(read_sales(HEADERS, row)) == TRUE


@pytest.mark.parametrize("typed", ["%d/%m/%Y", "%m/%d/%Y"])
def test_days_that_a_spreadsheet_swapped_are_swapped_back(typed: str) -> None:
    def cell(day: date) -> str:
        return f"{day.year}-{day.day:02d}-{day.month:02d} 00:00:00" if day.day <= 12 else day.strftime(typed)

    read_back = read_sales(HEADERS, lambda s: [s.number, cell(s.day), s.person, s.paid])
    assert found(read_back) == TRUE
    assert [one.what.code for one in read_back.report.decisions] == [Decided.SWAPPED_DAYS]
    assert found(read_sales(HEADERS, lambda s: s)) == TRUE


def test_numbers_of_receipts_tell_day_from_month() -> None:
    early = [sale for sale in SALES if sale.day.day <= 12]
    random.Random(3).shuffle(early)
    read_back = read_sales(HEADERS, lambda s: [s.number, f"{s.day:%m/%d/%Y}", s.person, s.paid], early)
    assert found(read_back) == truth(early)


@pytest.mark.parametrize("names", [("Year", "Month", "Day"), ("Jahr", "Monat", "Tag"), ("年", "月", "日")])
def test_days_in_three_columns(names: tuple[str, str, str]) -> None:
    headers = ["Order ID", *names, "Customer", "Total"]
    assert (
        found(read_sales(headers, lambda s: [s.number, s.day.year, s.day.month, s.day.day, s.person, s.paid])) == TRUE
    )


def test_days_as_headings() -> None:
    rows: list[list[object]] = [["Time", "Receipt", "Customer", "Total"]]
    for sale in SALES:
        rows += [[f"{sale.day:%A, %d %B %Y}", "", "", ""], ["10:15", sale.number, sale.person, sale.paid]]
    assert found(read_one(csv_bytes(rows))) == TRUE


def test_days_as_headings_in_the_column_of_names() -> None:
    rows: list[list[object]] = [["Kunde", "Artikel", "Betrag"]]
    for sale in SALES:
        rows += [[f"{sale.day:%d.%m.%Y}", "", ""], [sale.person, "Schnitt", sale.paid]]
    assert found(read_one(csv_bytes(rows, ";"))) == TRUE


NOBODIES = """Walk-in|WALK IN CUSTOMER|Laufkundschaft|Kunde unbekannt|Client comptoir|Cliente general|Consumidor final|
    Cliente occasionale|Passant|Klient detaliczny|Perakende Müşteri|Розничный покупатель|Физическое лицо|散客|ゲスト|非会員|비회원|
    일반고객|عميل نقدي|زبون عام|לקוח מזדמן|नकद ग्राहक|Khách lẻ|ลูกค้าทั่วไป|Pelanggan Umum|Kontantkund|Käteisasiakas|Koncový zákazník|
    Persoana fizica|Πελάτης λιανικής|(no name)|*** Walk-in ***|Test Customer|POS Customer"""
ADDRESSES = (
    "test@test.com|no@email.com|noemail@shop.com|pos@shop.com|customer@shop.com|kunde@laden.de|n/a@na.com|a@a.com"
)
SOME = frozenset(sale.number for sale in SALES[3::8])


@pytest.mark.parametrize("name", [" ".join(name.split()) for name in NOBODIES.split("|")])
def test_names_that_stand_for_nobody(name: str) -> None:
    read_back = read_sales(HEADERS, lambda s: [*s[:2], name if s.number in SOME else s.person, s.paid])
    assert found(read_back) == truth(left_out=SOME)
    assert [dict(one.what)["name"] for one in read_back.report.decisions if one.what.code is Decided.NOBODY] == [name]


def test_the_first_customer_is_somebody() -> None:
    headers = ["Order ID", "Date", "Customer number", "Total"]
    assert found(read_sales(headers, lambda s: [*s[:2], 1 + PEOPLE.index(s.person), s.paid])) == TRUE


def test_zeros_stand_for_nobody() -> None:
    read_back = read_sales(HEADERS, lambda s: [*s[:2], "000000" if s.number in SOME else s.person, s.paid])
    assert found(read_back) == truth(left_out=SOME)


@pytest.mark.parametrize("address", ADDRESSES.split("|"))
def test_addresses_that_stand_for_nobody(address: str) -> None:
    def mail(sale: Sale) -> str:
        return address if sale.number in SOME else f"{sale.person.lower().replace(' ', '.')}@example.com"

    headers = ["Order ID", "Date", "Email", "Total"]
    assert found(read_sales(headers, lambda s: [*s[:2], mail(s), s.paid])) == truth(left_out=SOME)


@pytest.mark.parametrize(
    "spelled",
    [
        str.upper,
        str.lower,
        lambda name: name.replace(" ", "  "),
        lambda name: f" {name} ",
        lambda name: name.replace(" ", "\u00a0"),
        lambda name: f"{name}\u200b",
        lambda name: unicodedata.normalize("NFD", name),
        lambda name: name.translate({ord("L"): "\uff2c"}),
        lambda name: name.replace("ı", "I"),
    ],
)
def test_one_person_in_several_spellings(spelled: Callable[[str], str]) -> None:
    def name(person: str) -> str:
        return person.replace("e", "é").replace("i", "ı")

    rows = [[*s[:2], spelled(name(s.person)) if s.number % 3 else name(s.person), s.paid] for s in SALES]
    assert found(read_one(csv_bytes([list(HEADERS), *rows]))) == TRUE


def test_a_phone_under_which_many_are_named_is_the_shops() -> None:
    own = {person: f"+44 7700 90012{n}" for n, person in enumerate(PEOPLE)}
    headers = ["Order ID", "Date", "Phone", "Customer Name", "Total"]
    shop = "+44 20 7946 0999"
    assert found(read_sales(headers, lambda s: [*s[:2], shop, *s[2:]])) == TRUE
    assert found(read_sales(headers, lambda s: [*s[:2], shop if s.number % 2 else own[s.person], *s[2:]])) == TRUE


@pytest.mark.parametrize("place", ["Store", "Branch", "Location"])
def test_two_shops_that_number_their_receipts_alike(place: str) -> None:
    north = [("North", *sale) for sale in SALES[:20]]
    south = [("South", s.number, s.day + timedelta(days=1), PEOPLE[s.number % 7], s.paid) for s in SALES[:20]]
    rows = sorted([*north, *south], key=lambda row: row[2])
    orders = read_one(csv_bytes([[place, "Receipt No", "Date", "Customer", "Total"], *map(list, rows)])).orders
    assert len(orders) == 40


@pytest.mark.parametrize(
    ("orders", "items"),
    [
        (("order_id", "customer_id", "order_date"), ("order_id", "product", "unit_price")),
        (("id", "customer", "created_at"), ("id", "order_id", "price")),
        (("OrderID", "CustomerID", "OrderDate"), ("OrderID", "ProductID", "UnitPrice")),
    ],
)
def test_orders_and_their_items_are_joined(orders: tuple[str, ...], items: tuple[str, ...]) -> None:
    own_number = items[1] == "order_id"
    lines = [[9000 + s.number, s.number, s.paid] if own_number else [s.number, "Tea", s.paid] for s in SALES]
    files = [
        SourceFile("items.csv", csv_bytes([list(items), *lines])),
        SourceFile("orders.csv", csv_bytes([list(orders), *([s.number, s.person, s.day] for s in SALES)])),
    ]
    assert found(read(files, ReadOptions(today=TODAY))) == TRUE


GOODS = [(1 + n % 3, 5.25 + n % 4, f"P{n}") for n in range(len(SALES))]
ITEMS = [
    (sale.number, f"{GOODS[n][2]}-{part}", *GOODS[n][:2]) for n, sale in enumerate(SALES) for part in range(1 + n % 2)
]


@pytest.mark.parametrize("extra", [0.0, 4.9])
@pytest.mark.parametrize(("total", "line"), [("Order total", "Price"), ("Total", "Unit price")])
def test_orders_with_totals_have_their_items(total: str, line: str, extra: float) -> None:
    sums = {sale.number: sum(q * p for number, _, q, p in ITEMS if number == sale.number) + extra for sale in SALES}
    kept = [item for item in ITEMS if item[0] % 5]
    orders = [["Order ID", "Date", "Customer", total], *([*s[:3], sums[s.number]] for s in SALES)]
    files = [
        SourceFile("items.csv", csv_bytes([["Order ID", "Product", "Quantity", line], *kept])),
        SourceFile("orders.csv", csv_bytes(orders)),
    ]
    both = read(files, ReadOptions(today=TODAY))
    assert found(both) == truth([sale._replace(paid=sums[sale.number]) for sale in SALES])
    assert len(both.lines) >= len(kept)


def test_orders_with_totals_have_their_refunds() -> None:
    back = [[n, sale.number, "damaged", round(sale.paid / 2, 1)] for n, sale in enumerate(SALES) if n % 7 == 3]
    files = [
        SourceFile("orders.csv", csv_bytes([["order_id", "date", "customer", "total"], *SALES])),
        SourceFile("refunds.csv", csv_bytes([["refund_id", "order_id", "reason", "refund_amount"], *back])),
    ]
    assert found(read(files, ReadOptions(today=TODAY))) == truth(back=sum(row[3] for row in back))


def test_sheets_of_orders_and_of_their_items() -> None:
    sheets = {
        "Orders": [["Order ID", "Date", "Customer"], *([s.number, f"{s.day}", s.person] for s in SALES)],
        "Items": [["Order ID", "Product", "Qty", "Unit price"], *ITEMS],
        "Notes": [["Remember to order flour"]],
    }
    orders = read_one(workbook(sheets), "shop.xlsx").orders
    assert (len(orders), orders["revenue"].sum()) == (40, pytest.approx(sum(q * p for *_, q, p in ITEMS)))


HEADINGS = {
    "Arabic": "رقم الطلب,التاريخ,اسم العميل,الإجمالي",
    "Hebrew": "מספר הזמנה,תאריך,שם לקוח,סכום כולל",
    "Hindi": "ऑर्डर संख्या,दिनांक,ग्राहक का नाम,कुल राशि",
    "Japanese": "注文番号,注文日,お客様名,合計金額",
    "Korean": "주문번호,주문일시,고객명,결제금액",
    "Chinese": "订单编号,下单时间,客户姓名,实付金额",
    "Indonesian": "No. Pesanan,Tanggal Pembelian,Nama Pelanggan,Total Pembayaran",
    "Vietnamese": "Mã đơn hàng,Ngày đặt hàng,Tên khách hàng,Tổng tiền",
    "Thai": "หมายเลขคำสั่งซื้อ,วันที่สั่งซื้อ,ชื่อลูกค้า,ยอดรวม",
    "Russian": "Номер заказа,Дата заказа,Клиент,Сумма",
    "Ukrainian": "Номер замовлення,Дата замовлення,Клієнт,Сума",
    "Swedish": "Ordernummer,Köpdatum,Kund,Totalt",
    "Finnish": "Tilausnumero,Tilauspäivä,Asiakas,Yhteensä",
    "Czech": "Číslo objednávky,Datum objednávky,Zákazník,Celkem",
    "Hungarian": "Rendelésszám,Rendelés dátuma,Vevő,Végösszeg",
    "Greek": "Αριθμός παραγγελίας,Ημερομηνία παραγγελίας,Πελάτης,Σύνολο",
}


@pytest.mark.parametrize("language", HEADINGS)
def test_headings_in_many_languages(language: str) -> None:
    assert found(read_sales(HEADINGS[language].split(","), lambda s: s)) == TRUE


@pytest.mark.parametrize(
    ("encoding", "language", "name"),
    [
        *(("gb18030", "Chinese", "张伟"), ("cp949", "Korean", "김민수"), ("cp1251", "Russian", "Иван Петров")),
        *(
            ("cp1253", "Greek", "Γιώργος Παπαδόπουλος"),
            ("cp1256", "Arabic", "سارة حسن"),
            ("cp1255", "Hebrew", "דוד כהן"),
        ),
        *(("cp932", "Japanese", "サトウ さくら"), ("cp1250", "Czech", "Žaneta Růžičková")),
    ],
)
def test_old_encodings_are_told_by_their_bytes(encoding: str, language: str, name: str) -> None:
    people = (name, name[::-1])
    rows = [[1000 + n, "2025-01-01", people[n > 6], "12.50"] for n in range(9)]
    text = csv_bytes([HEADINGS[language].split(","), *rows])
    assert to_utf8(text.decode().encode(encoding)) == text
    told = [one.what for one in read_one(text.decode().encode(encoding)).report.decisions]
    assert [what["encoding"] for what in told if what.code is Decided.ENCODING] == [encoding]


def test_rows_without_order_numbers_make_orders_and_this_is_told() -> None:
    rows = [[f"{sale.day}", sale.person, item, sale.paid] for sale in SALES for item in ("Tea", "Mug")]
    (decision,) = read_one(csv_bytes([["Date", "Customer", "Product", "Amount"], *rows])).report.decisions
    assert (decision.what.code, decision.orders) == (Decided.GROUPED, len(SALES))

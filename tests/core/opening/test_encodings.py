"""Short texts of old programs: few names have to tell which letters the bytes are."""

from __future__ import annotations

import pytest

from cltv_core.opening.encodings import to_utf8

NAMES = {
    "cp1252": (
        "Jürgen Müller|Claudia Krause|Jörg Weiß",
        "Hélène Lefèvre|Noël Dupont|François Garçon",
        "José Núñez|Íñigo Muñoz",
        "João Gonçalves|Conceição Magalhães",
        "Søren Møller|Lærke Østergaard",
        "Åsa Lindström|Örjan Sjöberg",
        "Niccolò Carrà|Sarà Buffè",
        "Zoë van der Veen|Daniël Boer",
    ),
    "cp1250": (
        "Łukasz Żółć|Agnieszka Wójcik|Michał Dąbrowski",
        "Jiří Dvořák|Šárka Malá|Ondřej Černý",
        "Ľubomír Kováč|Mária Štúrová|Žofia Ďuríčková",
        "Győző Szűcs|Erdős Péter|Tóth Ödön",
        "Ivana Horvatić|Želimir Đurić|Šime Čačić",
    ),
    "cp1251": (
        "Иван Петров|Ольга Козлова",
        "АННА ИВАНОВА|ПЁТР СМИРНОВ",
        "мария орлова|юрий белов",
        "Сергій Їжакевич|Євген Ткаченко",
    ),
    "koi8-r": ("Иван Петров|Ольга Козлова", "мария орлова|юрий белов"),
    "cp866": ("Иван Петров|Ольга Козлова",),
    "cp1253": ("Γιώργος Παπαδόπουλος|Ελένη Δημητρίου", "ΝΙΚΟΣ ΑΝΤΩΝΙΟΥ|ΜΑΡΙΑ ΓΕΩΡΓΙΟΥ"),
    "cp1254": ("Ayşe Yıldız|Çağrı Öztürk", "İbrahim Şahin|Gülşen Işık"),
    "cp1255": ("משה כהן|שרה לוי",),
    "cp1256": ("محمد علي|فاطمة حسن",),
    "cp1257": ("Jānis Bērziņš|Žanete Kļaviņa|Ģirts Šķēle",),
    "cp874": ("สมชาย ใจดี|สมหญิง รักไทย",),
    "cp850": ("Jürgen Müller|Jörg Weiß|Claudia Bäcker",),
    "gb18030": ("王伟|李娜|张强", "订单号|下单时间|实付金额"),
    "big5": ("王偉|陳靜|林志玲", "訂單編號|日期|金額"),
    "cp932": ("田中さくら|佐藤健", "サトウ タケシ|スズキ イチロウ", "注文番号|合計金額"),
    "euc_jp": ("田中さくら|佐藤健",),
    "euc_kr": ("김민수|이서연", "주문번호|고객명|결제금액"),
}
CASES = [(encoding, names) for encoding, texts in NAMES.items() for names in texts]


@pytest.mark.parametrize(("encoding", "names"), CASES)
@pytest.mark.parametrize("rows", [3, 30])
def test_a_short_file_in_an_old_encoding(encoding: str, names: str, rows: int) -> None:
    people = [*names.split("|"), "Bob Smith"]
    table = "".join(f"A{n},2025-01-{n + 1:02d},{people[n % len(people)]},1{n}.50\r\n" for n in range(rows))
    text = "Order ID,Date,Customer,Total\r\n" + table
    assert to_utf8(text.encode(encoding)).decode() == text


def test_signs_beside_figures_are_no_letters() -> None:
    text = "Order;Total\r\n1;12,50 €\r\n2;£3.00 – “gift”\r\n3;20 °C\r\n4;½ kg\r\n"
    assert to_utf8(text.encode("cp1252")).decode() == text


def test_rows_of_two_programs_in_one_file() -> None:
    unicode, western = "Müller,Zoë,François\r\n" * 30, "Jürgen\r\n"
    assert to_utf8(unicode.encode() + western.encode("cp1252")).decode() == unicode + western


def test_letters_that_come_late() -> None:
    text = "1,Bob Smith,10.00\r\n" * 20_000 + "2,Иван Петров,12.00\r\n3,Ольга Козлова,5.00\r\n"
    assert to_utf8(text.encode("cp1251")).decode() == text

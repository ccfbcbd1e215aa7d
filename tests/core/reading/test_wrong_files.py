"""Files that are no sales are named for what they are, with what to export instead; sales are never refused so."""

from __future__ import annotations

import pytest

from cltv_core.errors import NotTransactions
from cltv_core.reading.codes import NotSales, Problem, Remedy
from tests.core.reading.helpers import csv_bytes, only_file, read_one, refused, simple_rows

SHOPIFY_PRODUCTS = (
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,"
    "Variant Inventory Qty,Variant Price,Variant Compare At Price,Status\n"
    "mug,Mug,<p>Blue</p>,Kiln,Cups,blue,true,Title,Default Title,M-1,300,12,14.00,,active\n"
    "bowl,Bowl,<p>Red</p>,Kiln,Cups,red,true,Title,Default Title,B-1,400,3,22.00,25.00,active\n"
)
PRICE_LIST = "Artikelnummer;Bezeichnung;Warengruppe;EAN;Preis\n1001;Mohnbrötchen;Brot;4001;0,85\n1002;Roggenbrot;Brot;4002;4,20\n"
WOO_PRODUCTS = (
    "ID,Type,SKU,Name,Published,Regular price,Sale price,Categories,Stock,Images\n"
    "11,simple,A1,Tea,1,9.00,8.00,Drinks,40,http://x\n12,simple,A2,Pot,1,29.00,,Ware,4,http://y\n"
)
GERMAN_BANK = (
    "Auftragskonto;Buchungstag;Valutadatum;Buchungstext;Verwendungszweck;Beguenstigter/Zahlungspflichtiger;Kontonummer/IBAN;"
    "BIC;Betrag;Waehrung;Info\n"
    "DE12;02.01.26;02.01.26;GUTSCHRIFT;RE 1001;Anna Muster;DE99;XX;119,00;EUR;\n"
    "DE12;03.01.26;03.01.26;LASTSCHRIFT;Strom;Stadtwerke;DE98;XX;-80,00;EUR;\n"
)
AMERICAN_BANK = (
    "Account Summary\n\nDate,Description,Debit,Credit,Running Balance\n01/02/2026,SQUARE INC DEP,,812.20,1812.20\n"
    "01/03/2026,RENT,900.00,,912.20\n01/05/2026,CARD PURCHASE,12.00,,900.20\n"
)
BANK_WITH_ACCOUNT = (
    "Account Number,Posting Date,Description,Check or Slip,Transaction ID,Amount,Balance\n"
    "123,01/02/2026,DEPOSIT,,9001,812.20,1812.20\n123,01/03/2026,CHECK,1001,9002,-900.00,912.20\n"
)
INVENTORY = (
    "Handle,Title,Option1 Value,SKU,Location,Incoming,Unavailable,Committed,Available,On hand\n"
    "mug,Mug,Default,M-1,Shop,0,0,1,11,12\nbowl,Bowl,Default,B-1,Shop,4,0,0,3,3\n"
)
GERMAN_STOCK = "Artikel;Lagerort;Bestand;Mindestbestand\nMehl 550;Keller;12;5\nHefe;Kühlraum;30;10\n"
CAMPAIGNS = (
    "Title,Subject,List,Send Date,Total Recipients,Successful Deliveries,Soft Bounces,Unique Opens,Open Rate,Unique Clicks,Unsubscribes\n"
    '"Spring","Hello","All","Mar 02, 2026 10:00 am",812,800,4,310,38.75%,41,3\n'
    '"Easter","Eggs","All","Apr 02, 2026 10:00 am",820,811,2,290,35.76%,38,1\n'
)
ANALYTICS = (
    "# ----------------------------------------\n# Traffic acquisition\n# 20260101-20260131\n# ----------------------------------------\n\n"
    "Session default channel group,Sessions,Engaged sessions,Engagement rate,Event count,Key events,Total revenue\n"
    "Organic Search,812,500,0.6157,4100,12,812.50\nDirect,400,200,0.5,1800,3,120.00\n"
)
ANALYTICS_BY_DAY = (
    "Date,Active users,New users,Sessions,Purchase revenue\n20260101,120,80,140,812.50\n20260102,130,70,150,120.00\n"
)
ADS = (
    "Campaign name,Reach,Impressions,Amount spent (EUR),Link clicks,CPC (all),Reporting starts\nSpring,8000,12000,120.50,310,0.39,2026-03-01\n"
    "Easter,9000,15000,140.50,330,0.42,2026-04-01\n"
)


@pytest.mark.parametrize(
    ("text", "what", "instead"),
    [
        (SHOPIFY_PRODUCTS, NotSales.PRICE_LIST, Remedy.EXPORT_WITH_CUSTOMERS),
        (PRICE_LIST, NotSales.PRICE_LIST, Remedy.EXPORT_WITH_CUSTOMERS),
        (WOO_PRODUCTS, NotSales.PRICE_LIST, Remedy.EXPORT_WITH_CUSTOMERS),
        (GERMAN_BANK, NotSales.BANK_STATEMENT, Remedy.EXPORT_INVOICES),
        (AMERICAN_BANK, NotSales.BANK_STATEMENT, Remedy.EXPORT_INVOICES),
        (BANK_WITH_ACCOUNT, NotSales.BANK_STATEMENT, Remedy.EXPORT_INVOICES),
        (INVENTORY, NotSales.INVENTORY, Remedy.EXPORT_WITH_CUSTOMERS),
        (GERMAN_STOCK, NotSales.INVENTORY, Remedy.EXPORT_WITH_CUSTOMERS),
        (CAMPAIGNS, NotSales.CAMPAIGN_REPORT, Remedy.EXPORT_WITH_SUBSCRIBERS),
        (ANALYTICS, NotSales.WEB_ANALYTICS, Remedy.EXPORT_WITH_CUSTOMERS),
        (ANALYTICS_BY_DAY, NotSales.WEB_ANALYTICS, Remedy.EXPORT_WITH_CUSTOMERS),
        (ADS, NotSales.ADVERTISING, Remedy.EXPORT_WITH_CUSTOMERS),
    ],
)
def test_named_for_what_it_is(text: str, what: NotSales, instead: Remedy) -> None:
    with refused(NotTransactions, what, instead):
        read_one(text.encode(), "file.csv")


SALES = {
    "till with stock": "Date,Customer,Product,Price,Stock\n2025-01-02,Ann Lee,Mug,14.00,3\n2025-01-03,Bo Diaz,Bowl,22.00,2\n",
    "ledger with a balance": "Date,Customer,Debit,Credit,Balance,Amount\n2025-01-02,Ann,1,0,5,14.00\n2025-01-03,Bo,2,0,7,22.00\n",
    "sales and campaigns": "Order ID,Date,Email,Campaign,Source,Total\n1,2025-01-02,a@example.com,x,y,14.00\n2,2025-01-03,b@example.com,x,y,2.00\n",
    "few columns": "Name,Date,Price\nAnn Lee,2025-01-02,14.00\nBo Diaz,2025-01-03,22.00\nAnn Lee,2025-02-03,22.00\n",
}


@pytest.mark.parametrize("name", SALES)
def test_sales_are_not_refused_for_a_few_odd_columns(name: str) -> None:
    assert len(read_one(SALES[name].encode()).orders) >= 2


def test_what_the_owner_says_goes_before() -> None:
    transactions = read_one(
        GERMAN_BANK.replace("-80,00", "80,00").encode(),
        mapping={"ordered_at": "Buchungstag", "revenue": "Betrag", "name": "Beguenstigter/Zahlungspflichtiger"},
    )
    assert only_file(transactions).format == "by_meaning"


def test_plain_sales_stay_sales() -> None:
    assert len(read_one(csv_bytes(simple_rows())).orders) == 36


def test_amazon_orders_without_buyers_are_named_with_few_columns_as_well() -> None:
    rows = [
        ["Order ID", "Date", "Status", "Fulfilment", "Sales Channel", "ship-service-level", "SKU", "ASIN", "Courier Status",
         "Qty", "currency", "Amount", "ship-city", "ship-state", "ship-postal-code", "promotion-ids", "B2B", "fulfilled-by"],
        *[[f"405-{n}", f"04-{n:02d}-25", "Shipped", "Merchant", "Amazon.in", "Standard", "S1", "B0", "Shipped", 1, "INR", "400.00",
           "PUNE", "MH", "411001", "", "FALSE", "Easy Ship"] for n in range(1, 20)],
    ]  # fmt: skip
    with refused(NotTransactions, NotSales.AMAZON_ALL_ORDERS):
        read_one(csv_bytes(rows))


ONE_LINE = "Dear Mrs Baker, thank you for your order of last week, and for your kind words."
LETTER = (
    "Sehr geehrte Frau Müller,\n\nvielen Dank für Ihre Bestellung vom 3. März. Wir schicken sie, sobald alles fertig ist.\n"
    "Bitte überweisen Sie 45,90 EUR bis Montag, und grüßen Sie Ihren Mann, auch von uns.\n\n3. März 2025\nJürgen Bäcker\n"
)
FULL_OF_COMMAS = (
    "Dear Mrs Baker, Mr Smith, and all our friends,\nthank you for bread, cakes, rolls, and all the rest,\n"
    "we are open on Monday, Tuesday, and Friday,\nand closed on Saturday, Sunday, and Wednesday.\nYours, Rose, and Tom\n"
)
NO_TABLES = {
    "one line": ONE_LINE.encode(),
    "letter": LETTER.encode(),
    "letter of Windows": LETTER.replace("\n", "\r\n").encode("cp1252"),
    "letter of an old Mac": LETTER.encode("mac_roman"),
    "letter in UTF-16": LETTER.encode("utf-16"),
    "full of commas": FULL_OF_COMMAS.encode(),
    "full of semicolons": FULL_OF_COMMAS.replace(",", ";").encode(),
    "lines without commas": b"Bread\nMilk\nEggs for Sunday\n",
    "one word": b"Hello",
    "one column": b"Total\n12.50\n8.00\n3.20\n",
    "name of one column": b"Total\n",
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_a_text_is_told_to_be_no_table(name: str) -> None:
    with refused(NotTransactions, Problem.NO_TABLE, Remedy.EXPORT_SALES):
        read_one(NO_TABLES[name], "letter.txt")


@pytest.mark.parametrize("names", ["Order ID,Date,Customer,Total\n", "Order ID, Date, Customer, Total"])
def test_column_names_without_rows_are_told_as_that(names: str) -> None:
    with refused(NotTransactions, Problem.HEADERS_ONLY, Remedy.EXPORT_LONGER):
        read_one(names.encode())


def test_a_table_with_a_blank_behind_each_comma_is_a_table() -> None:
    rows = [f"{n}, 2025-03-{n:02}, Guest {n % 4}, {n}.50 EUR" for n in range(1, 25)]
    written = "\n".join(["Bon, Wann, Wer, Was", *rows])
    named = {"order_id": "Bon", "ordered_at": "Wann", "name": "Wer", "revenue": "Was"}
    assert len(read_one(written.encode(), mapping=named).orders) == 24

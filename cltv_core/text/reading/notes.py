"""How files were read, and what may make the figures wrong."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code, Fact
from cltv_core.reading.codes import By, Note, Warned
from cltv_core.text.voice import N_, Plural, Sentence, Template, _


def _out_of_reach(fact: Fact) -> Sentence:
    refused, returned = fact["refused"], fact["returned"]
    parts = [
        _("{refused:customers} who said no", refused=refused) if refused else None,
        _("{returned:customers} whose address returns messages", returned=returned) if returned else None,
    ]
    return _("Left out of your lists: {parts:list}.", parts=[part for part in parts if part])


SENTENCES: Mapping[Code, Template] = {
    Note.WITH_TAX_AND_SHIPPING: N_("Amounts are the file's own totals, with tax and shipping if those include them."),
    Note.PRICE_TIMES_QUANTITY: N_("Amounts are price times quantity, with tax if the prices include it."),
    Note.NET_SALES: N_("Amounts are net sales: without tax, shipping and tips."),
    Note.GOODS_LESS_DISCOUNTS: N_("Amounts are the price of the goods less discounts, without shipping and tax."),
    Note.GOODS_ONLY: N_("Amounts are the price of the goods, without shipping and tax."),
    Note.RECEIPT_TOTALS: N_("Amounts are the totals of the receipts, with tax. Walk-in sales have no customer."),
    Note.TAX_WITHOUT_TIPS: N_("Amounts include tax, but no tips."),
    Note.EBAY_TOTALS: N_(
        "Amounts are the order totals, with shipping and, where the report has it, the tax that eBay collected."
    ),
    Note.GUMROAD_PRICES: N_("Amounts are sale prices in US dollars, before Gumroad's fees."),
    Note.XERO_LINES: N_("Amounts are the invoice lines as Xero has them, with tax where prices are entered with tax."),
    Note.QUICKBOOKS_LINES: N_("Amounts are the invoice lines, without sales tax."),
    Note.INVOICED: N_("Invoices count from their date, paid or not."),
    Note.DISPUTES_COUNT: N_("Disputed sales count as sold."),
    Note.SUBSCRIPTIONS: N_(
        "Subscription payments repeat by themselves until they are cancelled. The forecast assumes that people decide "
        "to buy each time, so take it with care for subscribers."
    ),
    Note.NOT_PRODUCTS: N_(
        "Delivery charges, discounts and manual corrections count towards the order's amount, but not as products."
    ),
    Note.REFUND_COLUMN: N_("Refunds are taken off each order. The file has no refund dates."),
    Note.REFUND_ROWS: N_("Refunds have rows of their own and are taken off their order, on the day of the refund."),
    Note.REFUNDS_DEDUCTED: N_("Refunds are taken off each payment."),
    Note.REFUNDS_MATCHED: N_(
        "Returns have rows of their own. Each was taken off the customer's latest earlier order with that product, "
        "or else their latest earlier order."
    ),
    Note.REFUNDS_UNKNOWN: N_("This export does not show later refunds, so none are taken off."),
    Note.REFUNDS_ELSEWHERE: Plural(
        "One refund in this file was taken off a purchase in another file.",
        "{refunds:count} refunds in this file were taken off purchases in other files.",
        by="refunds",
    ),
    Note.ETSY_REFUNDS: N_("Refunds are what Etsy took off the order's total. The file has no refund dates."),
    Note.MAGENTO_CLOSED: N_(
        "Orders with the status Closed count as refunded, in full where the file does not say how much."
    ),
    Note.NOT_ATTENDING: N_(
        "Tickets of people who are not attending or were deleted count as refunded. The file has no refund dates."
    ),
    Note.TORN_ROWS_MENDED: Plural(
        "In one row, quotes or separators were out of place and were put right (in line {lines:list}).",
        "In {rows:count} rows, quotes or separators were out of place and were put right (such as in lines "
        "{lines:list}).",
        by="rows",
    ),
    Note.WORDS_BEYOND_HEADER: Plural(
        "One row has words beyond the last column, which were left aside (in line {lines:list}).",
        "{rows:count} rows have words beyond the last column, which were left aside (such as in lines {lines:list}).",
        by="rows",
    ),
    Note.SHEETS_REPEATED: N_("The rows of {sheets:list} are also in this sheet, so they count once."),
    Note.ONE_ROW_ONE_ORDER: N_("The file has no order number, so each row counts as one order."),
    Note.GROUPED_ROWS: N_("The file has no order number, so rows of one customer at one moment count as one order."),
    Note.TOTALS_ONCE: N_("Each order's total is repeated on all of its rows and was counted once."),
    Note.TOTALS_FIRST: N_("Each order's total is on the first of its rows."),
    Note.TICKETS: N_("Each ticket is a row. The customer is whoever bought it, not who came."),
    Note.BY_NAME: N_(
        "Most orders have no e-mail address or phone number, so customers are told apart by name. Two people with the "
        "same name count as one."
    ),
    Note.BY_NAME_WOOCOMMERCE: N_(
        "This export has no e-mail addresses, so customers are told apart by name alone. Two people with the same name "
        "count as one. An order export plugin, such as Advanced Order Export, includes the addresses."
    ),
    Note.TILL_NAME: N_(
        "{share:share} of the orders are in the name of “{name}”, far more than in any other. That looks like the name "
        "your till uses for people it does not know, so these orders were left out."
    ),
    Note.NO_EMAIL: N_(
        "This export has no e-mail addresses. To write to these customers, add a customer list that has them."
    ),
    Note.NO_EMAIL_SQUARE: N_(
        "This export has no e-mail addresses. Add your customer list to get them: in the Square dashboard choose "
        "Customers, Directory, then Export."
    ),
    Note.NO_EMAIL_QUICKBOOKS: N_(
        "This report has no e-mail addresses. To write to your customers, add the Customer Contact List."
    ),
    Note.NO_EMAIL_MAGENTO: N_(
        "To tell customers apart reliably, show the Customer Email column in Sales, Orders before you export."
    ),
    Note.NO_CUSTOMER_CLOVER: N_(
        "Most Clover payments have no customer. Add the customer list from Clover's Customers app, and ask for a name "
        "at the till."
    ),
    Note.TICK_ALL_ORDERS: N_("Tick pending, fulfilled and cancelled orders when you export, so that none is missing."),
    Note.PEOPLE_FOUND: Plural(
        "One of your {buyers:count} customers is in this list and got the name, address and other details in it. "
        "Nobody was added: the others in the list have not bought in these files.",
        "{found:count} of your {buyers:count} customers are in this list and got the names, addresses and other "
        "details in it. Nobody was added: the others in the list have not bought in these files.",
        by="found",
    ),
    Note.NOBODY_FOUND: N_(
        "None of the {people:count} people in this list matches any of your {buyers:count} customers by customer "
        "number, e-mail, phone or name. Check that both files are from the same shop."
    ),
    Note.READERS_FOUND: Plural(
        "Messages to one of your {buyers:count} customers are in this file.",
        "Messages to {found:count} of your {buyers:count} customers are in this file.",
        by="found",
    ),
    Note.ANSWERERS_FOUND: Plural(
        "One of your {buyers:count} customers answered.",
        "{found:count} of your {buyers:count} customers answered.",
        by="found",
    ),
    Note.SOURCES_FOUND: Plural(
        "The file shows what brought one of your {buyers:count} customers to you.",
        "The file shows what brought {found:count} of your {buyers:count} customers to you.",
        by="found",
    ),
    Note.ANSWERS_READ: Plural(
        "One answer was read.",
        "{answers:count} answers were read; {named:count} of them tell who gave them.",
        by="answers",
    ),
    Note.FOUND_BY: N_("Found by {ways:list}."),
    By.ORDER: N_("order number ({number:count})"),
    By.CUSTOMER: N_("customer number ({number:count})"),
    By.EMAIL: N_("e-mail address ({number:count})"),
    By.PHONE: N_("phone number ({number:count})"),
    By.NAME: N_("name ({number:count})"),
    Note.NOT_FOUND: Plural(
        "One person in the file is not among your customers.",
        "{people:count} people in the file are not among your customers.",
        by="people",
    ),
    Note.OUT_OF_REACH: _out_of_reach,
    Note.NO_MAILING_AMAZON: N_(
        "Amazon does not let sellers send advertising to its buyers, and the addresses in its reports are only "
        "pseudonyms. Use these lists to understand your customers, not to write to them."
    ),
    Note.NO_MAILING_EBAY: N_(
        "eBay does not let sellers send advertising to buyers who have not agreed to it. Use these lists to "
        "understand your customers, not to write to them."
    ),
    Note.NO_MAILING_ETSY: N_(
        "Etsy does not let shops send advertising to buyers who have not agreed to it. Use these lists to understand "
        "your customers, not to write to them."
    ),
    Warned.DAY_FIRST_ASSUMED: N_(
        "{file} does not show whether 03/04 is 3 April or 4 March. We read it with the day first. If that is wrong, "
        "change it on Your data."
    ),
    Warned.MONTH_FIRST_ASSUMED: N_(
        "{file} does not show whether 03/04 is 3 April or 4 March. We read it with the month first. If that is wrong, "
        "change it on Your data."
    ),
    Warned.FEW_CUSTOMERS: Plural(
        N_(
            "Only {customers:count} customer: too few for a reliable forecast. Figures about the past are exact; treat "
            "those about the future as a rough guide, and come back when you have more months of sales."
        ),
        N_(
            "Only {customers:count} customers: too few for a reliable forecast. Figures about the past are exact; "
            "treat those about the future as a rough guide, and come back when you have more months of sales."
        ),
        by="customers",
    ),
    Warned.SOME_UNNAMED: N_(
        "{share:share} of your sales have no customer. The figures leave them out, and describe the customers you know."
    ),
    Warned.MOST_UNNAMED: N_(
        "Only {named:share} of your sales have a customer, and all figures describe those customers alone. To see "
        "more, ask for a name or a number at the till."
    ),
    Warned.SAME_NAMES: N_(
        "{names:count} full names appear in more than one of your programs, with no e-mail address or phone number in "
        "common. They count as different people. To join them, add a file with their addresses or numbers."
    ),
    Warned.DATES_UNREAD: N_(
        "{share:share} of the amount in the files could not be used because its dates cannot be read. Look at the "
        "excluded rows on Your data, and choose another date column if there is one."
    ),
    Warned.AMOUNTS_UNREAD: Plural(
        N_("{rows:count} row has no amount that can be read, and is not counted. Look at it on Your data."),
        N_(
            "{rows:count} rows ({share:share}) have no amount that can be read, and are not counted. Look at the "
            "excluded rows on Your data, and choose another column for the amount if there is one."
        ),
        by="rows",
    ),
    Warned.DATED_LATER: N_(
        "{share:share} of the amount in the files is dated in the future and is not counted. Check that the day and "
        "the month were read in the right order."
    ),
    Warned.REFUNDS_UNMATCHED: N_(
        "Refunds worth {share:share} of the sales belong to purchases that are not in the files, and are not taken "
        "off. Add the export with those purchases to see what is left of them."
    ),
    Warned.DECIDED: N_(
        "{what} We took it as: {chosen}. Otherwise ({alternative}) the revenue would change by {change:about}."
    ),
    Warned.CARDS_RARELY_RETURN: N_(
        "{share:share} of the customers are known only by a card, and few of those cards came back. Phones and watches "
        "show other digits than the card itself, and people pay with several cards, so one person can count as "
        "several. You probably have more regulars than shown here."
    ),
}

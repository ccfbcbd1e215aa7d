"""What to do about a file that cannot be used, and where programs export the right one."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.facts import Code
from cltv_core.reading.codes import Menu, Remedy
from cltv_core.text.voice import N_, Template

SENTENCES: Mapping[Code, Template] = {
    Remedy.EXPORT_SALES: N_(
        "Export your orders or transactions from your shop, till or payment provider as CSV or Excel, and use that "
        "file as it is."
    ),
    Remedy.EXPORT_QUOTED: N_("Export it again as an Excel workbook, or as CSV with quotes around every cell."),
    Remedy.EXPORT_WITH_CUSTOMERS: N_(
        "Export orders or sales with their customers from your shop, till or invoicing program, and drop that file "
        "here."
    ),
    Remedy.EXPORT_LONGER: N_("Choose a longer period in the export, and check that it has orders."),
    Remedy.EXPORT_ALL_CUSTOMERS: N_(
        "Check that the customer column is the right one, or export the orders of all customers."
    ),
    Remedy.EXPORT_INVOICES: N_(
        "Export the invoices or orders from the program that wrote them, or the payments from your payment provider "
        "(Stripe, PayPal, Square and the like), and drop that file here."
    ),
    Remedy.EXPORT_WITH_SUBSCRIBERS: N_(
        "Export orders or sales with their customers from your shop, till or invoicing program, and drop that file "
        "here. To bring consent along, export the list of subscribers and drop both together."
    ),
    Remedy.NAME_THE_COLUMN: N_(
        "If the file has such a column, choose it. Otherwise export orders or sales with customers, not products, "
        "payouts or a price list."
    ),
    Remedy.CHECK_COLUMNS: N_("Check the chosen columns, or export the orders again."),
    Remedy.CHOOSE_COLUMN: N_("Its columns are {columns:list}."),
    Remedy.CHOOSE_FORMAT: N_("Known formats are {formats:list}."),
    Remedy.ADD_ORDERS: N_(
        "{menu} Drop that file together with this one, and your customers get their names and addresses from here."
    ),
    Remedy.USE_CARDS: N_(
        "You can count each card as a customer (on the command line: --use-cards). That is rough: two people may share "
        "these digits, and one person may have several cards. Better: add your customer list, or an export with "
        "customers."
    ),
    Remedy.FIX_OR_REMOVE: N_("Fix or remove these files."),
    Remedy.AMAZON_SELLER_FULFILLED: N_(
        "In Seller Central open Orders, Order Reports, and request the report of the orders you send yourself "
        "(seller-fulfilled, FBM): it has a pseudonym for each buyer. For orders that Amazon sends, Amazon does not "
        "share the buyers."
    ),
    Remedy.ETSY_ORDERS: N_(
        "In Etsy open Shop Manager, Settings, Options, Download Data, choose Order Items or Orders, and drop that file "
        "here."
    ),
    Remedy.EVENTBRITE_PRICES: N_(
        "In Eventbrite open Reporting, Attendee Report, add the columns Total Paid and Buyer Email (Configure "
        "Columns), and export it again."
    ),
    Remedy.SHOPIFY_ORDERS: N_("In Shopify choose Orders, then Export, all orders, CSV, and drop that file here."),
    Remedy.STRIPE_PAYMENTS: N_(
        "In the Stripe dashboard choose Payments, then Export, all columns, and drop that file here."
    ),
    Remedy.TOAST_CHECKS: N_(
        "In Toast Web open Reports, Sales, and export Check Details, or Guests if you collect them there: those have "
        "the guest's phone or e-mail with each check. Drop that file here."
    ),
    Menu.ANY: N_("Export the orders, sales or payments from your shop, till or payment provider."),
    Menu.BIGCOMMERCE: N_("In BigCommerce choose Orders, then Export all orders, Default, CSV."),
    Menu.CLOVER: N_("In the Clover dashboard choose Transactions, Payments, the period, then Export."),
    Menu.PATREON: N_(
        "A list of members shows what they gave in all, not when. Export the payments from the provider that takes "
        "them, or the earnings of each month."
    ),
    Menu.QUICKBOOKS: N_("In QuickBooks choose Reports, Sales by Customer Detail, the period, then Export to Excel."),
    Menu.SHOPIFY: N_("In Shopify choose Orders, then Export, all orders, CSV."),
    Menu.SQUARE: N_("In the Square dashboard choose Transactions, the period, then Export, Transactions CSV."),
    Menu.STRIPE: N_("In the Stripe dashboard choose Payments, then Export, all columns."),
    Menu.WIX: N_("In the Wix dashboard choose Orders, More actions, then Export orders."),
    Menu.WOOCOMMERCE: N_(
        "In WooCommerce choose Analytics, Orders, the period, then Download, or an order export plugin."
    ),
    Menu.XERO: N_("In Xero choose Business, Invoices, then Export."),
}

"""The export formats that are recognised, as data: adding one is a declaration here and a fixture in the tests."""

from __future__ import annotations

from cltv_core.reading.formats.books.quickbooks import QUICKBOOKS_SALES_BY_CUSTOMER_DETAIL
from cltv_core.reading.formats.books.xero import XERO_SALES_INVOICES_EXPORT
from cltv_core.reading.formats.by_meaning import BY_MEANING
from cltv_core.reading.formats.datasets.cdnow import CDNOW
from cltv_core.reading.formats.datasets.online_retail import ONLINE_RETAIL
from cltv_core.reading.formats.declaration import Format, Grain, Match, Rule, Signature, WrongFile
from cltv_core.reading.formats.payments.paypal import PAYPAL_ACTIVITY, PAYPAL_ACTIVITY_GERMAN
from cltv_core.reading.formats.payments.stripe import (
    STRIPE_BALANCE,
    STRIPE_PAYMENTS,
    STRIPE_PAYMENTS_LEGACY,
    STRIPE_PAYOUTS,
)
from cltv_core.reading.formats.shops.amazon import AMAZON_ALL_ORDERS, AMAZON_DATE_RANGE_TRANSACTIONS, AMAZON_FBM_ORDERS
from cltv_core.reading.formats.shops.bigcommerce import BIGCOMMERCE_ORDERS
from cltv_core.reading.formats.shops.ebay import EBAY_ORDERS_REPORT, EBAY_WITHOUT_TOTALS
from cltv_core.reading.formats.shops.etsy import ETSY_SOLD_ORDER_ITEMS, ETSY_SOLD_ORDERS, ETSY_STATEMENT
from cltv_core.reading.formats.shops.eventbrite import EVENTBRITE_ORDERS, EVENTBRITE_WITHOUT_PRICES
from cltv_core.reading.formats.shops.gumroad import GUMROAD_SALES
from cltv_core.reading.formats.shops.magento import MAGENTO_SALES_ORDER_GRID
from cltv_core.reading.formats.shops.shopify import SHOPIFY_CHECKOUTS, SHOPIFY_ORDERS, SHOPIFY_PAYOUTS
from cltv_core.reading.formats.shops.squarespace import SQUARESPACE_ORDERS
from cltv_core.reading.formats.shops.wix import WIX_ORDERS
from cltv_core.reading.formats.shops.woocommerce import (
    WOOCOMMERCE_ADVANCED,
    WOOCOMMERCE_ANALYTICS,
    WOOCOMMERCE_ANALYTICS_BROWSER,
    WOOCOMMERCE_SKYVERGE,
    WOOCOMMERCE_WEBTOFFEE,
)
from cltv_core.reading.formats.tills.clover import CLOVER_PAYMENTS
from cltv_core.reading.formats.tills.lightspeed import LIGHTSPEED_X_SALES_HISTORY
from cltv_core.reading.formats.tills.square import SQUARE_ITEMS, SQUARE_TRANSACTIONS, SQUARE_TRANSACTIONS_2018
from cltv_core.reading.formats.tills.toast import TOAST_ITEM_SELECTION_DETAILS

__all__ = ["BY_MEANING", "FORMATS", "WRONG_FILES", "Format", "Grain", "Match", "Rule", "Signature", "WrongFile"]

FORMATS: tuple[Format, ...] = (
    SHOPIFY_ORDERS,
    WOOCOMMERCE_ANALYTICS,
    WOOCOMMERCE_ANALYTICS_BROWSER,
    WOOCOMMERCE_WEBTOFFEE,
    WOOCOMMERCE_ADVANCED,
    WOOCOMMERCE_SKYVERGE,
    SQUARE_TRANSACTIONS,
    SQUARE_TRANSACTIONS_2018,
    SQUARE_ITEMS,
    STRIPE_PAYMENTS,
    STRIPE_PAYMENTS_LEGACY,
    PAYPAL_ACTIVITY,
    PAYPAL_ACTIVITY_GERMAN,
    ETSY_SOLD_ORDERS,
    ETSY_SOLD_ORDER_ITEMS,
    BIGCOMMERCE_ORDERS,
    SQUARESPACE_ORDERS,
    WIX_ORDERS,
    MAGENTO_SALES_ORDER_GRID,
    AMAZON_FBM_ORDERS,
    EBAY_ORDERS_REPORT,
    EBAY_WITHOUT_TOTALS,
    QUICKBOOKS_SALES_BY_CUSTOMER_DETAIL,
    XERO_SALES_INVOICES_EXPORT,
    CLOVER_PAYMENTS,
    LIGHTSPEED_X_SALES_HISTORY,
    GUMROAD_SALES,
    EVENTBRITE_ORDERS,
    ONLINE_RETAIL,
    CDNOW,
)

WRONG_FILES: tuple[WrongFile, ...] = (
    SHOPIFY_CHECKOUTS,
    SHOPIFY_PAYOUTS,
    STRIPE_BALANCE,
    STRIPE_PAYOUTS,
    ETSY_STATEMENT,
    AMAZON_ALL_ORDERS,
    AMAZON_DATE_RANGE_TRANSACTIONS,
    TOAST_ITEM_SELECTION_DETAILS,
    EVENTBRITE_WITHOUT_PRICES,
)

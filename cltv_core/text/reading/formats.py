"""What the owner reads of the export formats: their names, by the keys of their declarations."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.text.voice import N_, Sentence, _

LABELS: Mapping[str, str] = {
    "quickbooks_online_sales_by_customer_detail": N_("QuickBooks report Sales by Customer Detail"),
    "xero_sales_invoices_export": N_("Xero sales invoices"),
    "by_meaning": N_("Columns found by name and content"),
    "cdnow": N_("CDNOW purchase history"),
    "online_retail": N_("Online Retail (UCI) invoice lines"),
    "paypal_activity": N_("PayPal activity"),
    "paypal_activity_de": N_("PayPal activity (German account)"),
    "stripe_unified_payments": N_("Stripe payments"),
    "stripe_payments_legacy": N_("Stripe payments (older export)"),
    "shopify_customers_export": N_("Shopify customers export"),
    "square_customers": N_("Square customer directory"),
    "quickbooks_customers": N_("QuickBooks customer contact list"),
    "woocommerce_customers": N_("WooCommerce customers"),
    "stripe_customers": N_("Stripe customers"),
    "klaviyo_profiles": N_("Klaviyo profiles"),
    "klaviyo_campaign_recipients": N_("Klaviyo campaign recipients"),
    "mailchimp_audience": N_("Mailchimp audience"),
    "mailchimp_campaign_activity": N_("Mailchimp campaign activity"),
    "brevo_contacts": N_("Brevo contacts"),
    "brevo_campaign_recipients": N_("Brevo campaign recipients"),
    "brevo_log": N_("Brevo log of messages"),
    "omnisend_contacts": N_("Omnisend contacts"),
    "constant_contact": N_("Constant Contact contacts"),
    "hubspot_contacts": N_("HubSpot contacts"),
    "meta_audience": N_("Meta custom audience"),
    "mailings": N_("Messages of an e-mail tool"),
    "mailing_events": N_("Log of an e-mail tool"),
    "typeform_responses": N_("Typeform responses"),
    "google_forms": N_("Google Forms responses"),
    "survey": N_("Answers to a survey"),
    "ga4_transactions": N_("Google Analytics sources by order"),
    "ga4_users": N_("Google Analytics sources by customer"),
    "patreon_members": N_("Patreon members"),
    "bigcommerce_customers": N_("BigCommerce customers"),
    "wix_contacts": N_("Wix contacts"),
    "clover_customers": N_("Clover customers"),
    "xero_contacts": N_("Xero contacts"),
    "people": N_("List of customers"),
    "amazon_fbm_orders": N_("Amazon seller-fulfilled orders"),
    "bigcommerce_orders": N_("BigCommerce orders export"),
    "ebay_orders_report": N_("eBay orders report"),
    "etsy_sold_orders": N_("Etsy sold orders"),
    "etsy_sold_order_items": N_("Etsy sold order items"),
    "eventbrite_orders": N_("Eventbrite orders and attendees"),
    "gumroad_sales": N_("Gumroad sales"),
    "magento_sales_order_grid": N_("Magento orders export"),
    "shopify_orders": N_("Shopify orders export"),
    "squarespace_orders": N_("Squarespace orders export"),
    "wix_orders": N_("Wix Stores orders export"),
    "woocommerce_analytics_orders": N_("WooCommerce Analytics orders (sent by e-mail)"),
    "woocommerce_analytics_orders_browser": N_("WooCommerce Analytics orders (downloaded)"),
    "woocommerce_webtoffee_export": N_("WooCommerce orders, exported with WebToffee"),
    "woocommerce_skyverge_legacy": N_("WooCommerce orders, exported with the Customer/Order CSV Export of SkyVerge"),
    "woocommerce_advanced_order_export": N_("WooCommerce orders, exported with Advanced Order Export"),
    "clover_payments": N_("Clover payments export"),
    "lightspeed_x_sales_history": N_("Lightspeed sales history"),
    "square_transactions": N_("Square transactions"),
    "square_transactions_2018": N_("Square transactions (before 2020)"),
    "square_items": N_("Square items"),
}
"""Key of a format of sales or of customers -> its name as it stands before the number of rows of a file."""


def label(key: str) -> Sentence:
    """Say the name of an export format."""
    return _(LABELS[key])

"""Customers of shops, tills and books: no sales, but they tell more about the people in the orders."""

from __future__ import annotations

from cltv_core.reading.codes import Menu
from cltv_core.reading.formats.declaration import signature
from cltv_core.reading.formats.people.declaration import NAMES, PeopleFormat

SHOPS: tuple[PeopleFormat, ...] = (
    PeopleFormat(
        key="shopify_customers_export",
        program="shopify",
        signatures=(
            signature(
                "First Name|Last Name|Email|Accepts Email Marketing|Total Spent|Total Orders|Tax Exempt|Tags",
                missing=3,
            ),
        ),
        roles={
            **NAMES,
            "customer_id": ("Customer ID",),
            "email": ("Email",),
            "phone": ("Phone", "Default Address Phone"),
            "consent": ("Accepts Email Marketing", "Accepts Marketing"),
            "country": ("Default Address Country Code", "Country Code", "Country"),
            "postcode": ("Default Address Zip", "Zip"),
        },
        menu=Menu.SHOPIFY,
    ),
    PeopleFormat(
        key="square_customers",
        program="square",
        signatures=(
            signature(
                "Square Customer ID|First Name|Last Name|Email Address|Phone Number|Reference ID|Creation Source|"
                "Email Subscription Status|First Visit|Last Visit|Transaction Count|Lifetime Spend",
                missing=6,
            ),
        ),
        roles={
            **NAMES,
            "customer_id": ("Square Customer ID",),
            "email": ("Email Address",),
            "phone": ("Phone Number",),
            "consent": ("Email Subscription Status",),
            "postcode": ("Postal Code",),
        },
        menu=Menu.SQUARE,
    ),
    PeopleFormat(
        key="quickbooks_customers",
        program="quickbooks",
        signatures=(
            signature("Customer|Phone Numbers|Email|Full Name|Billing Address|Shipping Address", missing=2),
            signature("Customer full name|Phone numbers|Email|Full name|Bill address|Ship address", missing=2),
        ),
        roles={
            "customer_id": ("Customer full name", "Customer"),
            "name": ("Full Name",),
            "email": ("Email",),
            "phone": ("Phone Numbers", "Phone"),
        },
        menu=Menu.QUICKBOOKS,
    ),
    PeopleFormat(
        key="woocommerce_customers",
        program="woocommerce",
        signatures=(
            signature("Name|Username|Last Active|Sign Up|Email|Orders|Total Spend|AOV|Postal Code", missing=4),
        ),
        roles={
            "name": ("Name",),
            "email": ("Email",),
            "country": ("Country / Region", "Country"),
            "postcode": ("Postal Code",),
        },
        menu=Menu.WOOCOMMERCE,
    ),
    PeopleFormat(
        key="stripe_customers",
        program="stripe",
        signatures=(
            signature("Email|Name|Delinquent|Total Spend|Payment Count|Refunded Volume|Dispute Losses", missing=3),
        ),
        roles={"customer_id": ("id",), "email": ("Email",), "name": ("Name",), "phone": ("Phone",)},
        menu=Menu.STRIPE,
    ),
    PeopleFormat(
        key="patreon_members",
        program="patreon",
        signatures=(
            signature(
                "Patron Status|Follows You|Lifetime Amount|Pledge Amount|Charge Frequency|Patronage Since Date|"
                "Last Charge Date|Last Charge Status",
                missing=3,
            ),
        ),
        roles={
            "customer_id": ("User ID",),
            "email": ("Email",),
            "name": ("Name",),
            "phone": ("Phone",),
            "postcode": ("Zip",),
            "country": ("Country",),
        },
        menu=Menu.PATREON,
    ),
    PeopleFormat(
        key="bigcommerce_customers",
        program="bigcommerce",
        signatures=(
            signature(
                "Customer ID|First Name|Last Name|Email|Phone|Store Credit|Customer Group|Date Joined", missing=2
            ),
        ),
        roles={**NAMES, "customer_id": ("Customer ID",), "email": ("Email",), "phone": ("Phone",)},
        menu=Menu.BIGCOMMERCE,
    ),
    PeopleFormat(
        key="wix_contacts",
        program="wix",
        signatures=(
            signature("First Name|Last Name|Email 1|Phone 1|Labels|Email subscriber status|Last Activity", missing=2),
        ),
        roles={
            **NAMES,
            "email": ("Email 1",),
            "phone": ("Phone 1",),
            "consent": ("Email subscriber status",),
            "country": ("Address 1 - Country",),
            "postcode": ("Address 1 - Zip",),
        },
        menu=Menu.WIX,
    ),
    PeopleFormat(
        key="clover_customers",
        program="clover",
        signatures=(
            signature(
                "Customer ID|First Name|Last Name|Phone Number|Email Address|Customer Since|Marketing Allowed",
                missing=2,
            ),
        ),
        roles={
            **NAMES,
            "customer_id": ("Customer ID",),
            "email": ("Email Address",),
            "phone": ("Phone Number",),
            "consent": ("Marketing Allowed",),
        },
        menu=Menu.CLOVER,
    ),
    PeopleFormat(
        key="xero_contacts",
        program="xero",
        signatures=(
            signature(
                "ContactName|AccountNumber|EmailAddress|FirstName|LastName|BankAccountName|DueDateSalesDay|SkypeName",
                missing=3,
            ),
        ),
        roles={
            **NAMES,
            "customer_id": ("ContactName",),
            "email": ("EmailAddress",),
            "phone": ("PhoneNumber", "MobileNumber"),
            "country": ("POCountry",),
            "postcode": ("POPostalCode",),
        },
        menu=Menu.XERO,
    ),
)

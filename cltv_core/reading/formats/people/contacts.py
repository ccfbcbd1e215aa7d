"""Contacts of e-mail tools and of customer records."""

from __future__ import annotations

from cltv_core.reading.formats.declaration import signature
from cltv_core.reading.formats.people.declaration import NAMES, PeopleFormat

KLAVIYO_PROFILES = PeopleFormat(
    key="klaviyo_profiles",
    program="klaviyo",
    signatures=(
        signature(
            "Email|First Name|Last Name|Klaviyo ID|Email Marketing Consent|Email Suppressions|First Active|Last Active|"
            "Profile Created On|Initial Source|Date Added",
            missing=7,
            telling="Klaviyo ID|Email Marketing Consent|Email Suppressions|Profile Created On",
        ),
    ),
    roles={
        **NAMES,
        "customer_id": ("External ID",),
        "email": ("Email", "Email Address"),
        "phone": ("Phone Number", "Phone"),
        "consent": ("Email Marketing Consent", "Consent"),
        "unsubscribed": ("Unsubscribed",),
        "suppressed": ("Email Suppressions", "Suppressions"),
        "acquired_through": ("Initial Source", "Source"),
        "country": ("Country",),
        "postcode": ("Zip", "Zip Code", "Postal Code"),
    },
)
MAILCHIMP_AUDIENCE = PeopleFormat(
    key="mailchimp_audience",
    program="mailchimp",
    signatures=(
        signature("Email Address|MEMBER_RATING|OPTIN_TIME|OPTIN_IP|CONFIRM_TIME|LEID|EUID|LAST_CHANGED", missing=4),
    ),
    roles={
        **NAMES,
        "email": ("Email Address", "Email"),
        "phone": ("Phone Number", "Phone", "SMS Phone Number"),
        "bounced": ("CLEAN_TIME",),
        "unsubscribed": ("UNSUB_TIME",),
        "acquired_through": ("SOURCE",),
        "country": ("CC", "Country"),
        "postcode": ("Zip",),
    },
)
BREVO_CONTACTS = PeopleFormat(
    key="brevo_contacts",
    program="brevo",
    signatures=(
        signature(
            "EMAIL|FIRSTNAME|LASTNAME|PRENOM|NOM|VORNAME|NACHNAME|SMS|WHATSAPP|EXT_ID|LANDLINE_NUMBER|DOUBLE_OPT-IN|"
            "OPT_IN|ADDED_TIME|MODIFIED_TIME|EMAIL_BLACKLISTED|EMAIL_BLOCKLISTED|CONTACT ID",
            missing=14,
            telling="EXT_ID|LANDLINE_NUMBER|DOUBLE_OPT-IN|EMAIL_BLACKLISTED|EMAIL_BLOCKLISTED|ADDED_TIME|WHATSAPP",
        ),
    ),
    roles={
        "customer_id": ("EXT_ID",),
        "email": ("EMAIL",),
        "phone": ("SMS", "WHATSAPP", "LANDLINE_NUMBER"),
        "first_name": ("FIRSTNAME", "FIRST NAME", "PRENOM", "VORNAME"),
        "last_name": ("LASTNAME", "LAST NAME", "NOM", "NACHNAME"),
        "consent": ("OPT_IN",),
        "unsubscribed": ("EMAIL_BLACKLISTED", "EMAIL_BLOCKLISTED", "BLACKLISTED", "BLOCKLISTED"),
        "country": ("COUNTRY",),
        "postcode": ("ZIP", "ZIPCODE", "POSTCODE"),
    },
)
OMNISEND_CONTACTS = PeopleFormat(
    key="omnisend_contacts",
    program="omnisend",
    signatures=(
        signature(
            "Email|Phone number|First name|Last name|Tags|Email opt-in date|Email status|SMS status|"
            "Email opt-in source",
            missing=4,
            telling="Email opt-in date|Email status|Email opt-in source",
        ),
    ),
    roles={
        **NAMES,
        "email": ("Email",),
        "phone": ("Phone number", "Phone"),
        "consent": ("Email status",),
        "acquired_through": ("Email opt-in source",),
        "country": ("Country code", "Country"),
        "postcode": ("Postal code", "Zip"),
    },
)
CONSTANT_CONTACT = PeopleFormat(
    key="constant_contact",
    program="constant_contact",
    signatures=(
        signature(
            "Email address|First name|Last name|Company|Phone Number - Home|Email status|Email permission status|"
            "Email update source|Confirmed Opt-Out Date|Email Lists|Source Name|Created At|Updated At",
            missing=8,
            telling="Email permission status|Email update source|Confirmed Opt-Out Date|Email Lists",
        ),
    ),
    roles={
        **NAMES,
        "email": ("Email address",),
        "phone": ("Phone Number - Home", "Phone - home", "Phone - mobile", "Phone Number - Mobile"),
        "unsubscribed": ("Confirmed Opt-Out Date", "Opt-Out Date"),
        "acquired_through": ("Source Name",),
        "country": ("Country", "Country - Home"),
        "postcode": ("Zip / Postal Code", "Zip/Postal Code - Home", "Postal Code"),
    },
)
HUBSPOT_CONTACTS = PeopleFormat(
    key="hubspot_contacts",
    program="hubspot",
    signatures=(
        signature(
            "Record ID|Contact ID|First Name|Last Name|Email|Phone Number|Contact owner|Lead Status|Lifecycle Stage|"
            "Marketing contact status|Unsubscribed from all email|Original Source|Original Traffic Source|Create Date|"
            "Last Activity Date|Associated Company",
            missing=12,
            telling="Lifecycle Stage|Lead Status|Contact owner|Marketing contact status|Unsubscribed from all email",
        ),
    ),
    roles={
        **NAMES,
        "customer_id": ("Record ID", "Contact ID"),
        "email": ("Email",),
        "phone": ("Phone Number", "Mobile Phone Number"),
        "unsubscribed": ("Unsubscribed from all email", "Opted out of all email"),
        "bounced": ("Email hard bounce reason", "Invalid email address", "Email address quarantined"),
        "acquired_through": ("Original Traffic Source", "Original Source", "Original Source Type", "Original source"),
        "country": ("Country/Region", "Country"),
        "postcode": ("Postal Code",),
    },
)
META_AUDIENCE = PeopleFormat(
    key="meta_audience",
    program="meta",
    signatures=(signature("email|phone|fn|ln|zip|ct|st|country|value", missing=4, telling="fn|ln"),),
    roles={
        "email": ("email",),
        "phone": ("phone",),
        "first_name": ("fn",),
        "last_name": ("ln",),
        "country": ("country",),
        "postcode": ("zip",),
    },
)

CONTACTS = (
    KLAVIYO_PROFILES,
    MAILCHIMP_AUDIENCE,
    BREVO_CONTACTS,
    OMNISEND_CONTACTS,
    CONSTANT_CONTACT,
    HUBSPOT_CONTACTS,
    META_AUDIENCE,
)

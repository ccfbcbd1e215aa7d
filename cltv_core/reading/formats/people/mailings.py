"""What e-mail tools tell of the messages that went to each person.

They change the names of these columns from year to year, so one list of names serves all of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.reading.formats.declaration import signature
from cltv_core.reading.formats.people.declaration import NAMES, PeopleFormat

_MESSAGE: Mapping[str, tuple[str, ...]] = {
    "campaign": (
        *("Campaign Name", "Campaign", "Campaign Title", "Message Name", "Campaign Message", "Flow Message", "Title"),
        *("Subject", "Email Subject", "sub", "Kampagne", "Campagne", "Campana", "Campaign ID"),
    ),
    "sent_at": (
        *("Send Time", "Sent At", "Sent_Date", "Sent Date", "Send Date", "Date Sent", "Sent Time", "Sent"),
        *("Delivered_Date", "Delivered At", "Delivered Date", "Received At", "Received Email Time", "Versendet am"),
    ),
    "delivered": (
        *("Delivered", "Received Email", "Received", "Delivered_Date", "Delivered Date", "Delivered At", "Delivery"),
        *("Zugestellt", "Delivre", "Livre", "Entregado", "Consegnato", "Entregue", "Bezorgd"),
    ),
    "opened": (
        *("Opened Email", "Opened", "Opens", "Open", "Open_Date", "Open Date", "Opened At", "Open Time", "Open Count"),
        *("Unique Opens", "First Open", "First Opened", "Total Opens", "Email Opens", "Geöffnet", "Öffnungen"),
        *("Ouvert", "Ouvertures", "Abierto", "Aperturas", "Aperto", "Aperture", "Aberto", "Geopend"),
    ),
    "clicked": (
        *("Clicked Email", "Clicked", "Clicks", "Click", "Click_Date", "Click Date", "Clicked At", "Click Time"),
        *("Click Count", "Unique Clicks", "First Click", "First Clicked", "Total Clicks", "Email Clicks", "Geklickt"),
        *("Klicks", "Clique", "Clics", "Cliccato", "Clic", "Cliques", "Geklikt"),
    ),
    "bounced": (
        *("Bounced Email", "Hard Bounced", "Hard Bounce", "Hard Bounces", "Hard_Bounce_Date", "Hard Bounce Date"),
        *("Bounced", "Bounce", "Bounces", "Bounce Type", "Bounce_Date", "Bounce Date", "Bounced At", "Bounce Reason"),
        *("Unzustellbar", "Rebotado", "Rebote", "Rimbalzato"),
    ),
    "unsubscribed": (
        *("Unsubscribed", "Unsubscribe", "Unsubscribes", "Unsubscribe_Date", "Unsubscribe Date", "Unsubscribed At"),
        *("Unsubscribed Date", "UNSUB_TIME", "Opted Out", "Unsubs", "Marked Email as Spam", "Marked as Spam"),
        *("Spam Complaint", "Complained", "Abgemeldet", "Abmeldung", "Desabonne", "Baja", "Disiscritto"),
    ),
}
_PERSON: Mapping[str, tuple[str, ...]] = {
    **NAMES,
    "customer_id": ("External ID", "EXT_ID", "Customer ID"),
    "email": (
        *("Email Address", "Email", "E-mail", "Email_ID", "Email ID", "Recipient", "Recipient Email", "To"),
        *("E-Mail-Adresse", "Adresse email", "Correo electronico", "Indirizzo email"),
    ),
    "phone": ("Phone Number", "Phone", "SMS"),
}
MESSAGE_ROLES: Mapping[str, tuple[str, ...]] = {**_PERSON, **_MESSAGE}
_EVENTS: Mapping[str, tuple[str, ...]] = {
    **_PERSON,
    "campaign": _MESSAGE["campaign"],
    "event": ("Event", "Event Name", "Event Type", "Metric", "Activity", "Action", "Status", "st_text"),
    "event_at": ("Event Date", "Event Time", "Timestamp", "Date", "Time", "ts", "Activity Date", "Date & Time"),
}

KLAVIYO_RECIPIENTS = PeopleFormat(
    key="klaviyo_campaign_recipients",
    program="klaviyo",
    signatures=(
        signature(
            "Email|First Name|Last Name|Campaign Name|Send Time|Received Email|Opened Email|Clicked Email|"
            "Bounced Email|Unsubscribed|Marked Email as Spam",
            missing=7,
            telling="Received Email|Opened Email|Clicked Email|Bounced Email",
        ),
    ),
    roles=MESSAGE_ROLES,
    kind="mailings",
)
MAILCHIMP_ACTIVITY = PeopleFormat(
    key="mailchimp_campaign_activity",
    program="mailchimp",
    signatures=(
        signature("Email Address|Opens|Clicks"),
        signature("Email|Opens|Clicks"),
        signature("Email Address|MEMBER_RATING|LEID|EUID|Opens", missing=2, telling="Opens"),
    ),
    roles=MESSAGE_ROLES,
    kind="mailings",
)
BREVO_CAMPAIGN = PeopleFormat(
    key="brevo_campaign_recipients",
    program="brevo",
    signatures=(
        signature(
            "Campaign ID|Campaign Name|Email_ID|Sent_Date|Delivered_Date|Open_Date|Click_Date|Unsubscribe_Date|"
            "Hard_Bounce_Date|Soft_Bounce_Date",
            missing=6,
            telling="Open_Date|Click_Date|Delivered_Date",
        ),
    ),
    roles=MESSAGE_ROLES,
    kind="mailings",
)
BREVO_LOG = PeopleFormat(
    key="brevo_log",
    program="brevo",
    signatures=(signature("st_text|ts|sub|frm|email|tag|mid|link", missing=2, telling="st_text"),),
    roles=_EVENTS,
    kind="mailings",
)
MAILING_EVENTS = PeopleFormat(
    key="mailing_events",
    program="",
    signatures=(
        signature("Event|Date|Subject|From|To|Tag|Message ID", missing=2, telling="Message ID"),
        signature("Event|Email|Campaign|Timestamp|URL|User Agent|IP", missing=3, telling="URL|User Agent"),
        signature("Metric|Email|Campaign Name|Event Time|Message ID", missing=1, telling="Metric"),
    ),
    roles=_EVENTS,
    kind="mailings",
)
ANY_MAILING = PeopleFormat(key="mailings", program="", signatures=(), roles=MESSAGE_ROLES, kind="mailings")

MAILINGS = (KLAVIYO_RECIPIENTS, MAILCHIMP_ACTIVITY, BREVO_CAMPAIGN, BREVO_LOG, MAILING_EVENTS)

"""Eventbrite."""

from __future__ import annotations

from cltv_core.reading.codes import Excluded, Note, NotSales, Remedy
from cltv_core.reading.formats.declaration import Format, Match, Rule, WrongFile, signature

EVENTBRITE_ORDERS = Format(
    key="eventbrite_orders",
    name="Eventbrite",
    signatures=(
        signature(
            "Attendee first name|Attendee last name|Attendee email|Purchaser city|Event ID|Event start date|Event "
            "timezone|Event location|Event name|Ticket quantity|Ticket tier|Ticket type|Ticket price|Buyer first name|"
            "Buyer last name|Buyer email|Barcode number",
            missing=13,
        ),
        signature(
            "Attendee Status|Event Name|Ticket Quantity|Ticket Type|Ticket Price|Buyer Name|Buyer Email", missing=3
        ),
        signature(
            "Event Name|Ticket Type|Attendee Status|Attendee #|Total Paid|Eventbrite Fees|Price Tier|Fees Paid|"
            "Eventbrite Payment Processing",
            missing=6,
        ),
        signature("Order #|Order Date|Event Name|Ticket Type|Attendee Status|Total Paid"),
        signature("Order #|Order Date|Event Name|Ticket Type|Attendee Status|Ticket Price"),
        signature(
            "Order ID|Order date|Gross sales|Net sales|Ticket revenue|Eventbrite service fee|Eventbrite payment "
            "processing fee|Buyer email",
            missing=3,
        ),
    ),
    translations={"Order no.": "Order #", "Attendee no.": "Attendee #", "Last Name": "Surname"},
    roles={
        "order_id": ("Order ID", "Order #"),
        "ordered_at": ("Order date",),
        "revenue": ("Ticket price", "Total Paid", "Gross sales"),
        "email": ("Buyer email", "Attendee email", "Email"),
        "first_name": ("Buyer first name", "Attendee first name", "First Name"),
        "last_name": ("Buyer last name", "Attendee last name", "Surname"),
        "name": ("Buyer Name", "Name"),
        "phone": ("Phone number", "Mobile Phone"),
        "postcode": ("Billing Zip", "Billing Postcode"),
        "country": ("Purchaser country", "Billing Country"),
        "product": ("Event name", "Ticket type"),
        "quantity": ("Ticket quantity", "Quantity"),
        "currency": ("Currency",),
        "status": ("Attendee Status",),
    },
    grain="line",
    identity=("email", "name", "first_name + last_name"),
    refunded_in_full=Match("Attendee Status", r"not attending|deleted|refunded|cancell?ed"),
    rules=(Rule("Order Type", r"test.*", Excluded.TRIAL),),
    day_first=False,
    notes=(
        Note.TICKETS,
        Note.NOT_ATTENDING,
    ),
)

EVENTBRITE_WITHOUT_PRICES = WrongFile(
    key="eventbrite_attendees_without_prices",
    signatures=(signature("Order #|Order Date|Event Name|Ticket Type|Attendee Status"),),
    what=NotSales.EVENTBRITE_ATTENDEES,
    remedy=Remedy.EVENTBRITE_PRICES,
    translations=EVENTBRITE_ORDERS.translations,
)

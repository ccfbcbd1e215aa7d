"""Answers to surveys. What was asked is found by the words of the questions, as every shop words its own."""

from __future__ import annotations

from collections.abc import Mapping

from cltv_core.reading.formats.declaration import signature
from cltv_core.reading.formats.people.declaration import NAMES, PeopleFormat

_ROLES: Mapping[str, tuple[str, ...]] = {
    **NAMES,
    "customer_id": ("customer_id", "Customer ID", "Kundennummer", "Numero client"),
    "email": (
        *("Email", "Email Address", "E-mail", "your email", "what is your email address", "what s your email address"),
        *("what is your email", "what s your email", "Username", "E-Mail-Adresse", "Nutzername", "Adresse e-mail"),
    ),
    "phone": ("Phone", "Phone Number", "what is your phone number", "what s your phone number"),
    "name": ("Name", "your name", "what is your name", "what s your name", "Full name"),
    "answered_at": (
        *("Submit Date (UTC)", "Submitted At", "Submit Date", "Timestamp", "Zeitstempel", "Horodateur"),
        *("Marca temporal", "Informazioni cronologiche", "Carimbo de data/hora", "Tijdstempel"),
        *("End Date", "Date Modified", "Completion time", "Survey date", "Answered at", "Response date", "Date"),
    ),
}

TYPEFORM = PeopleFormat(
    key="typeform_responses",
    program="typeform",
    signatures=(
        signature(
            "#|Response Type|Start Date (UTC)|Stage Date (UTC)|Submit Date (UTC)|Network ID|Tags|Ending",
            missing=5,
            telling="Submit Date (UTC)|Start Date (UTC)|Network ID",
        ),
    ),
    roles=_ROLES,
    kind="answers",
)
GOOGLE_FORMS = PeopleFormat(
    key="google_forms",
    program="google_forms",
    signatures=tuple(
        signature(f"{moment}|{address}")
        for moment, address in (
            ("Timestamp", "Email Address"),
            ("Timestamp", "Username"),
            ("Timestamp", "Email"),
            ("Zeitstempel", "E-Mail-Adresse"),
            ("Zeitstempel", "Nutzername"),
            ("Horodateur", "Adresse e-mail"),
            ("Marca temporal", "Dirección de correo electrónico"),
        )
    ),
    roles=_ROLES,
    kind="answers",
)
ANY_SURVEY = PeopleFormat(key="survey", program="", signatures=(), roles=_ROLES, kind="answers")

SURVEYS = (TYPEFORM, GOOGLE_FORMS)

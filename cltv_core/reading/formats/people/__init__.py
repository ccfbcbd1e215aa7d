"""The files about people that are recognised, as data: adding one is a declaration here and a fixture in the tests."""

from __future__ import annotations

from cltv_core.reading.formats.people.analytics import ANALYTICS
from cltv_core.reading.formats.people.contacts import CONTACTS
from cltv_core.reading.formats.people.declaration import ANY_PEOPLE, Kind, PeopleFormat
from cltv_core.reading.formats.people.mailings import ANY_MAILING, MAILINGS
from cltv_core.reading.formats.people.shops import SHOPS
from cltv_core.reading.formats.people.surveys import ANY_SURVEY, SURVEYS

__all__ = ["ANY_MAILING", "ANY_PEOPLE", "ANY_SURVEY", "PEOPLE_FORMATS", "Kind", "PeopleFormat"]

PEOPLE_FORMATS: tuple[PeopleFormat, ...] = (*MAILINGS, *SURVEYS, *ANALYTICS, *CONTACTS, *SHOPS)

"""The bakery's customers: invented names, addresses at example domains, numbers reserved for fiction."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cltv_core.samples.simulator import Flags, Floats, Ints

FIRST_NAMES = """
Aisha Alfie Amelia Amir Anna Arthur Ava Beatriz Ben Björn Callum Carys Charlotte Chloé Ciarán Clara Daniel Deepa
Dylan Edith Eleanor Élodie Emma Ewan Fatima Fergus Finn Florence Freya George Grace Hamish Hannah Harriet Harry
Imogen Ines Isla Jack Jamal Jasmine Jörg José Joyce Kate Keiko Kwame Lena Leo Lily Lucy Łukasz Mabel Maja Margaret
María Matteo Megan Mei Mohammed Nadia Niamh Nina Noah Olga Oliver Oscar Owen Patrick Penelope Poppy Priya Rachel
Ravi Renée Rhys Rosie Rory Ruby Sam Seán Simone Siân Sofia Søren Stefan Tariq Theo Thomas Tomasz Una Violet William
Yusuf Yvonne Zoë
"""
LAST_NAMES = """
Abbott Adeyemi Ahmed Andersson Atkinson Bailey Barker Begum Bell Bennett Bianchi Brennan Brooks Byrne Campbell
Carter Chapman Chen Clarke Collins Cooper Cox Das Davies Dixon Doyle Dubois Edwards Ellis Evans Fernández Fisher
Fleming Foster Gallagher García Gibson Graham Grant Green Griffiths Hall Harris Hassan Hughes Hussain Ibrahim
Jackson Jensen Johnson Jones Kaur Kelly Khan King Kowalski Lambert Larsen Lawson Lewis Liu Lloyd MacDonald Marsh
Martin Mason McKay Mensah Mills Mistry Mitchell Moore Morgan Müller Murphy Nguyen Nowak O'Brien O'Connor Okafor
Owens Palmer Parker Patel Pearson Peñalver Phillips Powell Price Quinn Reid Richards Roberts Rossi Ryan Schäfer
Scott Shah Sharma Silva Singh Smith-Jones Stewart Suzuki Taylor Thompson Turner Walker Walsh Ward Watson Webb White
Williams Wood Wright Young Żak
"""
DOMAINS = ("example.com", "example.org", "example.net")
# Ofcom keeps these ranges free for drama; each takes three more digits.
FICTIONAL_NUMBERS = (
    "7700 900", "1632 960", "20 7946 0", "113 496 0", "114 496 0", "115 496 0", "116 496 0", "117 496 0", "118 496 0",
    "121 496 0", "131 496 0", "141 496 0", "151 496 0", "161 496 0", "191 498 0",
)  # fmt: skip
CONSENT = ("yes", "no", None)


@dataclass(frozen=True)
class People:
    """One element a customer; None where the till does not know."""

    ids: Sequence[str]
    first_names: Sequence[str | None]
    last_names: Sequence[str | None]
    emails: Sequence[str | None]
    phones: Sequence[str | None]
    consents: Sequence[str | None]


def invent_people(email_share: Floats, phone_share: Floats, rng: np.random.Generator) -> People:
    """As many people as the shares (chance that the till knows a customer's address) are long."""
    count = len(email_share)
    first, last = _some(FIRST_NAMES.split(), count, rng), _some(LAST_NAMES.split(), count, rng)
    forgotten = rng.random(count)
    emails = _keep(_emails(first, last, _some(DOMAINS, count, rng)), rng.random(count) < email_share)
    phones = _keep(_phones(rng.permutation(1000 * len(FICTIONAL_NUMBERS))[:count]), rng.random(count) < phone_share)
    consents = [CONSENT[i] for i in rng.choice(len(CONSENT), size=count, p=[0.56, 0.16, 0.28])]
    return People(
        ids=[f"C{number:05d}" for number in range(1, count + 1)],
        first_names=_keep(first, forgotten > 0.04),
        last_names=_keep(last, forgotten > 0.09),
        emails=emails,
        phones=phones,
        consents=[
            said if email or phone else None for said, email, phone in zip(consents, emails, phones, strict=True)
        ],
    )


def _some(values: Sequence[str], count: int, rng: np.random.Generator) -> list[str]:
    return [values[i] for i in rng.integers(len(values), size=count)]


def _keep(values: Sequence[str], known: Flags) -> list[str | None]:
    return [value if is_known else None for value, is_known in zip(values, known, strict=True)]


def _emails(first: Sequence[str], last: Sequence[str], domain: Sequence[str]) -> list[str]:
    plain = {name: _plain(name) for name in {*first, *last}}
    namesakes: Counter[tuple[str, str]] = Counter()
    emails = []
    for given, family, host in zip(first, last, domain, strict=True):
        namesakes[given, family] += 1
        nth = namesakes[given, family]
        emails.append(f"{plain[given]}.{plain[family]}{nth if nth > 1 else ''}@{host}")
    return emails


def _plain(name: str) -> str:
    spelt = name.lower().replace("ł", "l").replace("ø", "o")
    return "".join(letter for letter in unicodedata.normalize("NFKD", spelt) if letter.isascii() and letter.isalpha())


def _phones(numbers: Ints) -> list[str]:
    """As customers write them: a third without the country."""
    written = (f"{FICTIONAL_NUMBERS[n // 1000]}{n % 1000:03d}" for n in numbers.tolist())
    return [f"0{number}" if nth % 3 == 0 else f"+44 {number}" for nth, number in enumerate(written)]

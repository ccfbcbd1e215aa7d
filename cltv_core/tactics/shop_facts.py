"""What this shop's files hold and show, as far as tactics depend on it; and how many of a segment can be reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd

from cltv_core.describe.season import Season, season_ahead
from cltv_core.describe.second_order import SecondOrders, second_orders
from cltv_core.destinations.addresses import marketplace_aliases
from cltv_core.segments.placing import Segments
from cltv_core.summary import CustomerSummary
from cltv_core.tactics.catalogue import Need
from cltv_core.terms import Terms
from cltv_core.transactions import Transactions

NAMED_ENOUGH = 0.5
"""Messages address people by name if this share of the customers has one."""
BEST_SELLERS = 3
ONLINE = r"web|online|e-?commerce|shopify|woocommerce|bigcommerce|squarespace|\bwix\b|magento|ecwid"
ON_SITE = (
    r"shop\b|store\b|till\b|pos\b|point of sale|market\b|counter|in.?person|square(?!space)|clover|toast|lightspeed"
)
"""In the names of channels, or of the format of the files."""
ONLINE_SHOP = r"(?:web|online|e)[\s_-]*(?:shop|store)\b"
STREET = (
    r"(?:street|straße|strasse|anschrift|(?<!mail)(?<!mail[ _-])(?<!\bip)(?<!\bip[ _-])(?<!_ip_)add?resse?)"
    r"(?:[ _-]*(?:line|name|address))*[ _-]*1?$"
)
"""The name of a column ends with it: "Address City" and "Address ID" hold no street."""
BIRTHDAY = r"birth|geburt|naissance"
PLACE = r"city|town|ville"


@dataclass(frozen=True)
class ShopFacts:
    """`has`: what the files hold (see `tactics.catalogue.Need`).

    `margin` and `horizon_days` are those of the owner; the margin is None where they have not given it.
    """

    currency: str
    has: frozenset[Need]
    second_orders: SecondOrders
    horizon_days: int = 365
    average_order: float = 0.0
    margin: float | None = None
    season: Season | None = None
    best_sellers: tuple[str, ...] = ()
    reminders: tuple[str, ...] = ()
    share_with_code: float = 0.0
    channels: tuple[str, ...] = field(default=())

    def under(self, terms: Terms) -> ShopFacts:
        """Return the same for the horizon and the margin of the owner."""
        told: frozenset[Need] = frozenset({"margin"})
        if terms.margin < 1:
            return replace(self, horizon_days=terms.horizon_days, margin=terms.margin, has=self.has | told)
        return replace(self, horizon_days=terms.horizon_days, margin=None, has=self.has - told)

    @property
    def has_names(self) -> bool:
        """Return whether the files hold first names to greet customers by."""
        return "names" in self.has

    @property
    def kept(self) -> float:
        """The share of a price that is left after the cost of goods, all of it where the owner has not said."""
        return 1.0 if self.margin is None else self.margin


def shop_facts(transactions: Transactions, summary: CustomerSummary, *, reminders: Sequence[str] = ()) -> ShopFacts:
    """Collect what tactics need to know of the shop at the summary's as-of day.

    `reminders`: products that are bought again at a rhythm of their own (see `cltv_core.products.replenishment`), if
    that is known.
    """
    seen = _Seen(transactions, summary)
    season, second = season_ahead(summary), second_orders(summary)
    there: Mapping[Need, bool] = {
        **seen.needs,
        "rhythms": bool(reminders),
        "season": season is not None,
        "second_orders": second.known,
    }
    orders = summary.frame["orders"].sum()
    return ShopFacts(
        currency=transactions.currency,
        has=frozenset(need for need, is_there in there.items() if is_there),
        second_orders=second,
        average_order=float(summary.frame["revenue"].sum() / max(orders, 1)),
        season=season,
        best_sellers=seen.best_sellers,
        reminders=tuple(reminders),
        share_with_code=seen.share_with_code,
        channels=seen.channels,
    )


def reachable(transactions: Transactions, customers: pd.Index) -> pd.DataFrame:
    """Return how each of `customers` can be reached: `e-mail`, `phone`, `post` (all columns are true or false).

    Of those with an e-mail address, `agreed` to hear from the shop, `consent_unknown` were never asked, and `unnamed`
    have no first name; `e-mail` are those who may be written to (see `may_be_written_to`). Nobody who said no counts,
    nor an address that belongs to a marketplace or returns messages; those who said no are among `email_known`.
    """
    people = _people(transactions, customers)
    may = people["consent"] != "no"
    known = _receives_mail(people)
    emails = may & known
    agreed = emails & (people["consent"] == "yes")
    return may_be_written_to(
        {
            "agreed": agreed,
            "phone": may & (people["phone"] != ""),
            "post": may & _postal(people),
            "consent_unknown": emails & ~agreed,
            "unnamed": emails & (people["first_name"].str.strip() == ""),
            "email_known": known,
        }
    )


def may_be_written_to(found: Mapping[str, pd.Series] | pd.DataFrame) -> pd.DataFrame:
    """Add who may be sent an `e-mail`: who agreed; where no file says so of anybody, everybody who did not refuse."""
    told = pd.DataFrame(dict(found))
    return told.assign(**{"e-mail": told["agreed" if told["agreed"].any() else "consent_unknown"]})


def reach(reachable: pd.DataFrame, segments: Segments) -> pd.DataFrame:
    """How many of each segment (row) are `reachable` how."""
    codes, names = pd.factorize(segments.frame["segment"])
    return reachable.groupby(codes).sum().set_axis(names, axis="index")


@dataclass(frozen=True)
class _Seen:
    """What the files held up to the as-of day."""

    transactions: Transactions
    summary: CustomerSummary

    @cached_property
    def orders(self) -> pd.DataFrame:
        orders = self.transactions.orders
        return orders[orders["ordered_at"] < pd.Timestamp(self.summary.as_of) + pd.Timedelta(days=1)]

    @cached_property
    def channels(self) -> tuple[str, ...]:
        counts = self.orders["channel"].value_counts()
        return tuple(str(name) for name in counts.index if str(name).strip())

    @cached_property
    def share_with_code(self) -> float:
        return float((self.orders["discount_code"] != "").mean())

    @cached_property
    def best_sellers(self) -> tuple[str, ...]:
        """The products on most lines."""
        counts = self.transactions.lines["product"].value_counts().head(BEST_SELLERS + 1)
        return tuple(str(name) for name in counts.index if str(name).strip())[:BEST_SELLERS]

    def sells(self, where: str) -> bool:
        formats = [file.format for file in self.transactions.report.files]
        named = (
            pd.Series([*self.channels, *formats], dtype="str").str.lower().str.replace(ONLINE_SHOP, "web", regex=True)
        )
        return bool(named.str.contains(where).any())

    @property
    def needs(self) -> dict[Need, bool]:
        """Tell what the files hold that tactics may need."""
        return {
            **self.contacts,
            "products": bool(self.best_sellers),
            "codes": self.share_with_code > 0,
            "channels": len(self.channels) > 1,
            "store": self.sells(ON_SITE),
            "website": self.sells(ONLINE),
        }

    @property
    def contacts(self) -> dict[Need, bool]:
        people = _people(self.transactions, self.summary.frame.index)
        may = people["consent"] != "no"
        return {
            "emails": bool((may & _receives_mail(people)).any()),
            "phones": bool((may & (people["phone"] != "")).any()),
            "addresses": bool((may & _postal(people)).any()),
            "names": float((people["first_name"] != "").mean()) >= NAMED_ENOUGH,
            "birthdays": bool(_told(people, BIRTHDAY).any()),
            "places": bool(((people["postcode"] != "") | _told(people, PLACE)).any()),
        }


def _people(transactions: Transactions, customers: pd.Index) -> pd.DataFrame:
    people = transactions.customers.drop_duplicates("customer_id").set_index("customer_id")
    return people.reindex(customers).astype("str").fillna("")


def _receives_mail(people: pd.DataFrame) -> pd.Series:
    """Whether there is an e-mail address of their own that takes messages."""
    return (people["email"] != "") & (people["bounced"] != "yes") & ~marketplace_aliases(people["email"])


def _postal(people: pd.DataFrame) -> pd.Series:
    """Whether a letter would arrive: it takes a name, a street and a postcode."""
    return (people["postcode"] != "") & (people["last_name"] != "") & _told(people, STREET)


def _told(people: pd.DataFrame, name: str) -> pd.Series:
    """Who has an entry in a column with such a name."""
    columns = people.columns[people.columns.str.contains(name, case=False)]
    return (people[columns] != "").any(axis=1)

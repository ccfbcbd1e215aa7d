"""Segments that fit the shop: every customer in exactly one, by value, by the own rhythm and by what was bought how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.arrays import Floats, Ints
from cltv_core.facts import Code, Fact
from cltv_core.segments.own import CustomerFacts, OwnSegment, checked_names, conditions, placed
from cltv_core.segments.reasons import reasons
from cltv_core.segments.rules import (
    BEST_FIRST,
    BIG_PERCENT,
    LOST_FROM,
    RULES,
    SLIPPING_FROM,
    TIERS,
    SegmentRule,
    Standing,
    Tier,
    size_for,
    used_with,
)
from cltv_core.summary import CustomerSummary
from cltv_core.transactions import Transactions
from cltv_core.value.at_stake import value_at_stake
from cltv_core.value.forecast import Forecast

HIGH_PERCENT = 20
MEDIUM_PERCENT = 30
KIND_FROM = 0.1
"""Fewer of a segment than this do not decide what suits it."""
STANDS_OUT = 1.5
"""A big order is at least so many times the middle one: where all orders are alike, none is big."""
EQUAL = 1e-9
"""Amounts that differ by so small a share are the same."""
MEDIANS = ("usual_gap", "days_since", "lateness")
TABLE_COLUMNS = (
    "segment",
    "like",
    "kinds",
    "customers",
    "high",
    "medium",
    "low",
    "revenue",
    "expected_value",
    "share_of_value",
    "share_of_customers",
    "at_stake",
    "orders",
    "expected_orders",
    "average_order",
    "usual_gap",
    "days_since",
    "lateness",
)


class Meaning(Code):
    """What it takes to belong to a group, with the numbers of the shop.

    SEGMENT: `segment`, `size` (how many are told apart), `gap` (days, usual in this shop), `big` (money that makes a
    first order big, infinite where none does). TIER: `tier`, `customers`, `least` (what the last of them is expected to
    spend), `horizon_days`. STANDING: `standing`, `gap`. OWN: `conditions` of a segment that the owner defined.
    """

    SEGMENT = "segment"
    TIER = "tier"
    STANDING = "standing"
    OWN = "own"


@dataclass(frozen=True)
class TierBars:
    """From what value on a customer is of high and of medium value, as shares of the `largest`; infinite for nobody."""

    largest: float
    high: float
    medium: float

    @classmethod
    def of(cls, value: Floats) -> TierBars:
        """Find the bars of a whole shop, by the value of each of its customers."""
        exact = np.sort(_of_largest(value, float(value.max(initial=0.0))))
        high, medium = (_least_of_best(exact, percent) for percent in (HIGH_PERCENT, HIGH_PERCENT + MEDIUM_PERCENT))
        return cls(float(value.max(initial=0.0)), high, medium)


@dataclass(frozen=True)
class Bars:
    """What all customers of a shop set together, and by which each one is placed.

    `expected`, `brought`: of the expected value and of the revenue so far. `big`: what a big order comes to (see
    `big_order`); `size`: how many segments are told apart; `second_orders`: whether anybody came back.
    """

    expected: TierBars
    brought: TierBars
    big: float
    size: int
    second_orders: bool

    @classmethod
    def of(cls, summary: CustomerSummary, forecast: Forecast) -> Bars:
        """Find the bars of a shop of which all customers are at hand."""
        frame = summary.frame
        return cls(
            expected=TierBars.of(forecast.frame["expected_value"].to_numpy()),
            brought=TierBars.of(frame["revenue"].to_numpy()),
            big=big_order(summary),
            size=size_for(int(frame["orders"].sum()), len(frame)),
            second_orders=bool((frame["frequency"] > 0).any()),
        )


@dataclass(frozen=True)
class Placed:
    """Some customers in their segments: `frame` and `facts` as of `Segments`, `figures` likewise."""

    frame: pd.DataFrame
    facts: pd.DataFrame
    figures: pd.DataFrame


@dataclass(frozen=True)
class Segments:
    """Every customer in one segment.

    `frame`, indexed by customer_id: tier, standing, segment, like (the segment of the rules), lateness (days since the
    last order in usual gaps), reason (a value of `cltv_core.segments.reasons.Reason`, filled by usual_gap and
    days_since, whole days), at_stake (money, see `cltv_core.value.at_stake`).

    `table`, one row a segment with customers, the owner's first, then in the order of `rules.BEST_FIRST`:
    segment, like (where the rules alone would have put most of its customers), kinds (all segments of the rules, a
    tuple, that a tenth of its customers or more would be in), customers, how many of them are of high,
    medium and low value, revenue, expected_value, share_of_value, share_of_customers, at_stake, orders (so far),
    expected_orders, average_order (money); usual_gap and days_since (medians, in days), lateness (likewise, in gaps).
    `facts`, indexed by customer_id: what the rules look at; `figures`, likewise: what the table sums up. `size`: how
    many segments this shop's history tells apart.
    `definitions`: segment, tier or standing -> what it means (see `Meaning`).
    """

    frame: pd.DataFrame
    table: pd.DataFrame
    facts: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False)
    figures: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False)
    size: int = 0
    definitions: Mapping[str, Fact] = field(default_factory=dict)


def segment(
    summary: CustomerSummary,
    forecast: Forecast,
    with_code: pd.Series | None = None,
    *,
    own: Sequence[OwnSegment] = (),
    names: Mapping[str, str] | None = None,
    people: CustomerFacts | None = None,
) -> Segments:
    """Place every customer in the first own segment whose filters hold, else by the first rule that holds.

    Parameters
    ----------
    summary
        One row a customer at the as-of day.
    forecast
        Of the same customers.
    with_code
        customer_id -> share of the orders that carried a discount code (see `discounted`), where known.
    own
        The owner's segments, in the owner's order; they need `people`.
    names
        Segment -> what the owner calls it.
    people
        See `cltv_core.segments.own.customer_facts`.

    Raises
    ------
    SegmentUnclear
        An own segment or a name cannot be used.
    """
    plain = by_rules(summary, forecast, with_code)
    return chosen(plain, own, names or {}, people) if own or names else plain


def by_rules(summary: CustomerSummary, forecast: Forecast, with_code: pd.Series | None = None) -> Segments:
    """Place every customer as it is before the owner has a say; parameters as of `segment`."""
    bars = Bars.of(summary, forecast)
    found = placed_by(bars, summary, forecast, with_code)
    frame, figures = found.frame, found.figures
    told = definitions(bars, float(summary.frame["usual_gap"].median()), frame["tier"], forecast)
    return Segments(frame, _table(frame, figures, BEST_FIRST), found.facts, figures, bars.size, told)


def placed_by(bars: Bars, summary: CustomerSummary, forecast: Forecast, with_code: pd.Series | None = None) -> Placed:
    """Place the customers of `summary`, who may be a part of those who set the `bars`."""
    customers = summary.frame
    days_since, gap = _days_since(summary), customers["usual_gap"].to_numpy()
    tier = tiers(forecast.frame["expected_value"].to_numpy(), bars.expected)
    facts = _facts(bars, summary, forecast, days_since / gap, tier, with_code)
    frequency = customers["frequency"].to_numpy()
    standing = standings(facts["lateness"].to_numpy(), frequency)
    like = _texts(place(facts, bars.size))
    frame = pd.DataFrame(
        {
            "tier": _texts(tier),
            "standing": _texts(standing),
            "segment": like,
            "like": like,
            "lateness": facts["lateness"],
            "reason": _texts(reasons(frequency, standing, bars.second_orders)),
            "usual_gap": np.maximum(np.rint(gap), 1).astype(np.int64),
            "days_since": days_since,
            "at_stake": value_at_stake(summary, forecast, standing),
        },
        index=customers.index,
    )
    return Placed(frame, facts, _figures(frame, summary, forecast, days_since))


def chosen(
    plain: Segments, own: Sequence[OwnSegment], names: Mapping[str, str], people: CustomerFacts | None
) -> Segments:
    """Put the owner's own segments before those of the rules, under the names of the owner's choice.

    Parameters and errors as of `segment`.
    """
    used = [segment.value for segment in used_with(plain.size)]
    called = checked_names(names, [*(part.name for part in own), *used])
    if own and people is None:
        raise ValueError("own segments need the facts of the people")
    like = plain.frame["like"].to_numpy(dtype=object)
    frame = plain.frame.assign(segment=_texts(placed(like, own, people) if people else like, called))
    order = [called.get(name, name) for name in (*(part.name for part in own), *BEST_FIRST)]
    told = {**{part.name: Meaning.OWN(conditions=conditions(part)) for part in own}, **plain.definitions}
    return replace(
        plain,
        frame=frame,
        table=_table(frame, plain.figures, order),
        definitions={called.get(name, name): meaning for name, meaning in told.items()},
    )


def place(facts: pd.DataFrame, size: int) -> npt.NDArray[np.object_]:
    """Return the segment of each row of facts, where `size` segments are told apart."""
    rules = [rule for rule in RULES if size in rule.sizes]
    names = np.array([rule.segment.value for rule in rules], dtype=object)
    first: npt.NDArray[np.object_] = names[np.argmax([_holds(facts, rule) for rule in rules], axis=0)]
    return first


def _texts(
    names: npt.NDArray[np.object_] | npt.NDArray[np.str_], called: Mapping[str, str] | None = None
) -> pd.api.extensions.ExtensionArray:
    """Convert to texts, each different name once; to what the owner calls them, where given."""
    codes, different = pd.factorize(names)
    renamed = [(called or {}).get(name, name) for name in different.tolist()]
    texts: pd.api.extensions.ExtensionArray = pd.array(renamed, dtype="str").take(codes)
    return texts


def _holds(facts: pd.DataFrame, rule: SegmentRule) -> npt.NDArray[np.bool_]:
    held = np.ones(len(facts), dtype=bool)
    for fact, (least, below) in rule.facts.items():
        values = facts[fact].to_numpy()
        held &= (values >= least) & (values < below)
    return held


def _facts(
    bars: Bars,
    summary: CustomerSummary,
    forecast: Forecast,
    lateness: Floats,
    tier: npt.NDArray[np.str_],
    with_code: pd.Series | None,
) -> pd.DataFrame:
    """Collect what the rules look at; a fact that is true or not is 1 or 0."""
    frame = summary.frame
    coded = np.zeros(len(frame)) if with_code is None else with_code.reindex(frame.index).fillna(0.0).to_numpy()
    return pd.DataFrame(
        {
            "orders": frame["frequency"] + 1,
            "lateness": lateness,
            "alive": forecast.frame["p_alive"],
            "best": (tier == Tier.HIGH.value).astype(float),
            "brought_most": (tiers(frame["revenue"].to_numpy(), bars.brought) == Tier.HIGH.value).astype(float),
            "big": (frame["revenue"] >= bars.big * (1 - EQUAL)).astype(float),
            "with_code": np.floor(coded + 1e-9),
        },
        index=frame.index,
    )


def big_order(summary: CustomerSummary) -> float:
    """Return what a purchase must come to, to be among the largest tenth and to stand out; infinite where none does."""
    spent = summary.days["revenue"].to_numpy()
    if not len(spent):
        return float("inf")
    return standing_out(float(np.quantile(spent, 1 - BIG_PERCENT / 100)), float(np.median(spent)))


def standing_out(bar: float, middle: float) -> float:
    """Return the amount `bar`, where it stands out from the `middle` one, else infinity."""
    return bar if bar >= STANDS_OUT * middle and bar > 0 else float("inf")


def discounted(transactions: Transactions, summary: CustomerSummary) -> pd.Series | None:
    """customer_id -> share of the orders up to the as-of day that carried a discount code; None where no order does."""
    orders = transactions.orders
    known = orders["ordered_at"] < pd.Timestamp(summary.as_of) + pd.Timedelta(days=1)
    coded = (orders["discount_code"] != "")[known]
    return coded.groupby(orders["customer_id"][known]).mean() if coded.any() else None


def tiers(value: Floats, bars: TierBars | None = None) -> npt.NDArray[np.str_]:
    """High: the best 20 % of the customers by value; Medium: the next 30 %; Low: the rest and those worth nothing.

    Equal values (to a millionth of the largest) are never split: if all of them do not fit into a tier, all of them go
    one lower. At least one customer is High unless the best are equal. `bars`: those of the whole shop, where these are
    some of its customers.
    """
    bars = bars or TierBars.of(value)
    exact = _of_largest(value, bars.largest)
    lower = np.where(exact >= bars.medium, Tier.MEDIUM.value, Tier.LOW.value)
    names = np.where(exact >= bars.high, Tier.HIGH.value, lower)
    return np.where(value > 0, names, Tier.LOW.value)


def _of_largest(value: Floats, largest: float) -> Floats:
    exact: Floats = np.round(value / largest, 6) if largest > 0 else np.zeros(len(value))
    return exact


def _least_of_best(ascending: Floats, percent: int) -> float:
    """Return the least value of the best so many percent, in which equal ones are all or none."""
    if not len(ascending):
        return float("inf")
    start = len(ascending) - max(len(ascending) * percent // 100, 1)
    if start and ascending[start - 1] == ascending[start]:
        start = int(np.searchsorted(ascending, ascending[start], side="right"))
    return float(ascending[start]) if start < len(ascending) else float("inf")


def standings(lateness: Floats, frequency: Floats) -> npt.NDArray[np.str_]:
    """Lost from 3, slipping from 1.5 usual gaps since the last order; before that new (one purchase day) or active."""
    in_time = np.where(frequency > 0, Standing.ACTIVE.value, Standing.NEW.value)
    late = np.where(lateness >= SLIPPING_FROM, Standing.SLIPPING.value, in_time)
    return np.where(lateness >= LOST_FROM, Standing.LOST.value, late)


def _days_since(summary: CustomerSummary) -> Ints:
    last = summary.frame["last_order"].to_numpy().astype("datetime64[D]")
    return (np.datetime64(summary.as_of, "D") - last).astype(np.int64)


def _figures(frame: pd.DataFrame, summary: CustomerSummary, forecast: Forecast, days_since: Ints) -> pd.DataFrame:
    return pd.DataFrame(
        {
            **{name.lower(): (frame["tier"] == name).astype(np.int64) for name in TIERS},
            "orders": summary.frame["orders"],
            "revenue": summary.frame["revenue"],
            "expected_value": forecast.frame["expected_value"],
            "expected_orders": forecast.frame["expected_orders"],
            "at_stake": frame["at_stake"],
            "usual_gap": summary.frame["usual_gap"],
            "days_since": days_since,
            "lateness": frame["lateness"],
        }
    )


def _table(frame: pd.DataFrame, figures: pd.DataFrame, order: Sequence[str]) -> pd.DataFrame:
    codes, names = pd.factorize(frame["segment"])
    groups = figures.groupby(codes)
    sums = groups[[name for name in figures if name not in MEDIANS]].sum()
    table = sums.join(groups[list(MEDIANS)].median()).assign(customers=groups.size()).set_axis(names, axis="index")
    return in_order(table, _kinds(frame), order)


def in_order(table: pd.DataFrame, kinds: pd.Series, order: Sequence[str] = BEST_FIRST) -> pd.DataFrame:
    """Return `Segments.table` of sums and medians, indexed by segment.

    `kinds`: segment -> the segments of the rules that its customers would be in, most of them first.
    """
    table = table.loc[[name for name in order if name in table.index]]
    known = kinds.reindex(table.index)
    return _with_shares(table.assign(like=known.str[0], kinds=known).rename_axis("segment").reset_index())


def _kinds(frame: pd.DataFrame) -> pd.Series:
    """Of each segment, where the rules alone would have put its customers, most of them first."""
    of_segment, segments = pd.factorize(frame["segment"])
    of_kind, kinds = pd.factorize(frame["like"], sort=True)
    counts = np.bincount(of_segment * len(kinds) + of_kind, minlength=len(segments) * len(kinds))
    found = counts.reshape(len(segments), len(kinds))
    return pd.Series([_most_first(kinds, row) for row in found], index=segments)


def _most_first(kinds: pd.Index, counts: Ints) -> tuple[str, ...]:
    """Return the kinds that make up a good part of a segment, at least the one that most of it are."""
    order = np.argsort(-counts, kind="stable")
    enough = counts[order] / counts.sum() >= KIND_FROM
    enough[0] = True
    return tuple(str(kind) for kind in kinds[order[enough]])


def _with_shares(table: pd.DataFrame) -> pd.DataFrame:
    value = table["expected_value"]
    return table.assign(
        share_of_value=value / value.sum() if value.sum() > 0 else 0.0,
        share_of_customers=table["customers"] / table["customers"].sum(),
        average_order=table["revenue"] / np.maximum(table["orders"], 1),
    )[list(TABLE_COLUMNS)]


def definitions(bars: Bars, gap: float, tier: pd.Series, forecast: Forecast) -> dict[str, Fact]:
    """Say what segments, tiers and standings mean in a shop; `gap`: usual in it; `tier`: of each customer."""
    by_segment = {
        segment.value: Meaning.SEGMENT(segment=segment, size=bars.size, gap=gap, big=bars.big)
        for segment in used_with(bars.size)
    }
    by_tier = {one.value: _tier_meaning(one, tier, forecast) for one in Tier}
    by_standing = {standing.value: Meaning.STANDING(standing=standing, gap=gap) for standing in Standing}
    return by_segment | by_tier | by_standing


def _tier_meaning(tier: Tier, of_each: pd.Series, forecast: Forecast) -> Fact:
    value = forecast.frame["expected_value"][of_each == tier.value]
    least = float(value.min()) if len(value) else 0.0
    return Meaning.TIER(tier=tier, customers=len(value), least=least, horizon_days=forecast.terms.horizon_days)

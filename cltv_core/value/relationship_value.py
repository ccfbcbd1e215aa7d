"""What customers say, and whom they bring, beside what they are expected to spend.

The monetary value is never changed. `RelationshipValue.frame` holds it next to what is added to it, each part in a
column of its own, and `RelationshipValue.facts` say how.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from cltv_core.arrays import Flags, Floats
from cltv_core.facts import Fact
from cltv_core.summary import CustomerSummary
from cltv_core.value.codes import Feedback
from cltv_core.value.forecast import Forecast

FeedbackColumn = Literal["nps", "csat", "answered_at", "referred_by", "referrals", "reviews"]
HEADERS: Mapping[FeedbackColumn, tuple[str, ...]] = {
    "nps": (
        *("nps", "nps score", "net promoter score", "likelihood to recommend", "recommend score"),
        *("how likely are you to recommend us", "how likely are you to recommend us to a friend"),
    ),
    "csat": ("csat", "csat score", "satisfaction", "customer satisfaction", "satisfaction score"),
    "answered_at": ("answered at", "survey date", "nps date", "csat date", "feedback date", "response date"),
    "referred_by": ("referred by", "referrer", "referrer email", "referrer id", "referral source customer"),
    "referrals": ("referrals", "number of referrals", "referral count", "friends referred", "referred customers"),
    "reviews": ("reviews", "number of reviews", "review count", "reviews written"),
}
REFERRAL_SHARE = 0.5
"""So much of a referred customer's value is credited to who brought them, if the owner does not say otherwise."""
SATISFIED_FROM = {"nps": 9.0, "csat": 4.0}
UNHAPPY_BELOW = {"nps": 7.0, "csat": 3.0}
"""Promoters say 9 or 10 of 10, detractors 6 or less (Reichheld 2003); of five stars, 4 and 5, and 2 or less."""
HIGHEST = {"nps": 10.0, "csat": 5.0}
CAME_BACK_WITHIN = 90
LEAST_ANSWERS = 30
SURE = 2.0
LARGEST_NUDGE = 0.2
COLUMNS = (
    "own_value",
    "referred",
    "referral_value",
    "satisfaction",
    "mood",
    "nudge",
    "nudge_value",
    "reviews",
    "relationship_value",
)


@dataclass(frozen=True)
class RelationshipValue:
    """The value of customers with what is known beyond revenue.

    `frame`, indexed by customer_id: `own_value` (expected money, as forecast), `referred` (customers brought),
    `referral_value` (the credited share of theirs), `satisfaction` (as answered, NaN where not), `mood` (happy,
    neutral, unhappy or ""), `nudge` (factor on the own value, 1 unless the shop's own data support another),
    `nudge_value` (money it adds or takes), `reviews`, `relationship_value` (own + referral + nudge).

    Referred customers count with their own value as well, so the relationship values must not be added up to a total.
    """

    frame: pd.DataFrame
    facts: tuple[Fact, ...]
    referral_share: float


def feedback_columns(frame: pd.DataFrame) -> dict[FeedbackColumn, str]:
    """Return the columns that hold feedback, by their headers: role -> column."""
    plain = {_plain(str(name)): str(name) for name in reversed(list(frame.columns))}
    found = {role: [plain[name] for name in names if name in plain] for role, names in HEADERS.items()}
    return {role: names[0] for role, names in found.items() if names}


def relationship_value(
    customers: pd.DataFrame,
    summary: CustomerSummary,
    forecast: Forecast,
    columns: Mapping[FeedbackColumn, str] | None = None,
    referral_share: float = REFERRAL_SHARE,
) -> RelationshipValue:
    """Add what is known beyond revenue to the value of each customer.

    `customers`: `customer_id` and the columns of feedback, `email` if referrers are named by it; `columns` by default
    as `feedback_columns` finds them.

    Raises ValueError for a share outside 0 to 1.
    """
    if not 0 <= referral_share <= 1:
        raise ValueError(f"not a share: {referral_share}")
    columns = feedback_columns(customers) if columns is None else columns
    people = customers.drop_duplicates("customer_id").set_index("customer_id").reindex(forecast.frame.index)
    referrals, referral_notes = _referrals(people, forecast, columns, referral_share)
    moods, mood_notes = _satisfaction(people, forecast, columns, summary)
    frame = pd.concat([forecast.frame[["expected_value"]].set_axis(["own_value"], axis=1), referrals, moods], axis=1)
    frame["reviews"] = _numbers(people, columns.get("reviews")).fillna(0.0)
    frame["relationship_value"] = frame["own_value"] + frame["referral_value"] + frame["nudge_value"]
    notes = (*referral_notes, *mood_notes)
    return RelationshipValue(frame[list(COLUMNS)], notes or (Feedback.NONE(),), referral_share)


def _referrals(
    people: pd.DataFrame, forecast: Forecast, columns: Mapping[FeedbackColumn, str], share: float
) -> tuple[pd.DataFrame, tuple[Fact, ...]]:
    """Return `referred` and `referral_value`, and what to say of them."""
    number, value, unmatched = _referred(people, forecast.frame["expected_value"], columns)
    bringing, credited = int((number > 0).sum()), share * value
    brought = Feedback.REFERRALS(
        customers=bringing, referred=round(float(number.sum())), share=share, value=float(credited.sum())
    )
    notes = ((brought,) if bringing else ()) + ((Feedback.UNKNOWN_REFERRERS(customers=unmatched),) if unmatched else ())
    return pd.DataFrame({"referred": number, "referral_value": credited}, index=people.index), notes


def _satisfaction(
    people: pd.DataFrame, forecast: Forecast, columns: Mapping[FeedbackColumn, str], summary: CustomerSummary
) -> tuple[pd.DataFrame, tuple[Fact, ...]]:
    """`satisfaction`, `mood`, `nudge` and `nudge_value`, and what to say of them."""
    kind: Literal["nps", "csat"] = "nps" if "nps" in columns else "csat"
    answers = _answers(people, columns, kind)
    mood = _moods(answers, kind)
    nudge, note = _nudge(people, columns, mood, summary)
    frame = pd.DataFrame(
        {
            "satisfaction": answers,
            "mood": pd.Series(mood, index=people.index, dtype="str"),
            "nudge": nudge,
            "nudge_value": forecast.frame["expected_value"] * (nudge - 1),
        }
    )
    return frame, (_mood_counts(mood), note) if (mood != "").any() else ()


def _referred(
    people: pd.DataFrame, own: pd.Series, columns: Mapping[FeedbackColumn, str]
) -> tuple[Floats, Floats, int]:
    """Return customers each has brought, their expected value together, and how many named a referrer who is not known.

    Referrals that are only counted are taken to be worth what a customer is on average.
    """
    number, value, unmatched = np.zeros(len(own)), np.zeros(len(own)), 0
    if "referred_by" in columns:
        by, named = _referrer(people, columns["referred_by"])
        number = np.bincount(by[by >= 0], minlength=len(own)).astype(np.float64)
        value = np.bincount(by[by >= 0], weights=own.to_numpy()[by >= 0], minlength=len(own)).astype(np.float64)
        unmatched = int((named & (by < 0)).sum())
    counted = _numbers(people, columns.get("referrals")).fillna(0.0).clip(lower=0.0).to_numpy()
    unnamed = np.maximum(counted - number, 0.0)
    return number + unnamed, value + unnamed * (own.mean() if len(own) else 0.0), unmatched


def _referrer(people: pd.DataFrame, column: str) -> tuple[npt.NDArray[np.int64], Flags]:
    """Find the referrer of each customer.

    The place of each customer's referrer, known by customer number or address, -1 if nobody or themselves; and
    whether one was named.
    """
    named = _texts(people[column])
    places = _place_of(named, pd.Index(_texts(people.index.to_series())))
    if "email" in people:
        by_email = _place_of(named, pd.Index(_texts(people["email"])))
        places = np.where(places >= 0, places, by_email)
    has_name = (named != "").to_numpy()
    own_place = np.arange(len(people))
    return np.where(has_name & (places != own_place), places, -1), has_name & (places != own_place)


def _place_of(names: pd.Series, among: pd.Index) -> npt.NDArray[np.int64]:
    first = pd.Series(np.arange(len(among)), index=among)[~among.duplicated()]
    return names.map(first).fillna(-1).to_numpy().astype(np.int64)


def _answers(people: pd.DataFrame, columns: Mapping[FeedbackColumn, str], kind: Literal["nps", "csat"]) -> pd.Series:
    answers = _numbers(people, columns.get(kind))
    return answers.where((answers >= 0) & (answers <= HIGHEST[kind]))


def _moods(answers: pd.Series, kind: Literal["nps", "csat"]) -> npt.NDArray[np.str_]:
    happy, unhappy = answers >= SATISFIED_FROM[kind], answers < UNHAPPY_BELOW[kind]
    return np.select([answers.isna(), happy, unhappy], ["", "happy", "unhappy"], "neutral")


def _nudge(
    people: pd.DataFrame, columns: Mapping[FeedbackColumn, str], mood: npt.NDArray[np.str_], summary: CustomerSummary
) -> tuple[Floats, Fact]:
    """Return a factor on the value of each customer, by what they say.

    1 for everybody, unless happy and unhappy customers of this shop came back at clearly different rates after they
    had answered: then their rate over that of both, drawn half way to 1 and at most a fifth away from it.
    """
    none = np.ones(len(mood))
    if "answered_at" not in columns:
        return none, Feedback.NO_DATES()
    answered = pd.to_datetime(people[columns["answered_at"]], errors="coerce")
    old_enough = (answered <= pd.Timestamp(summary.as_of - timedelta(days=CAME_BACK_WITHIN))).to_numpy()
    back = _came_back(answered, summary)
    groups = [old_enough & (mood == name) for name in ("happy", "unhappy")]
    sizes = np.array([group.sum() for group in groups])
    if sizes.min() < LEAST_ANSWERS:
        return none, Feedback.TOO_FEW_ANSWERS(needed=LEAST_ANSWERS)
    rates = np.array([back[group].mean() for group in groups])
    overall = back[groups[0] | groups[1]].mean()
    error = np.sqrt(overall * (1 - overall) * (1 / sizes).sum())
    found = {"happy": float(rates[0]), "unhappy": float(rates[1]), "within_days": CAME_BACK_WITHIN}
    if rates[0] - rates[1] <= SURE * error:
        return none, Feedback.NO_DIFFERENCE(**found)
    factors = np.clip(1 + (rates / overall - 1) / 2, 1 - LARGEST_NUDGE, 1 + LARGEST_NUDGE)
    nudge = np.select([mood == "happy", mood == "unhappy"], factors.tolist(), 1.0)
    return nudge, Feedback.DIFFERENCE(**found, happy_more=float(factors[0]) - 1, unhappy_less=1 - float(factors[1]))


def _came_back(answered: pd.Series, summary: CustomerSummary) -> Flags:
    """Whether each customer bought within 90 days after the day of the answer."""
    at = summary.days["customer_id"].map(answered)
    since = summary.days["day"] - at.dt.normalize()
    soon = (since > pd.Timedelta(0)) & (since <= pd.Timedelta(days=CAME_BACK_WITHIN))
    back: Flags = np.asarray(summary.frame.index.isin(summary.days["customer_id"][soon]))
    return back


def _mood_counts(mood: npt.NDArray[np.str_]) -> Fact:
    return Feedback.MOODS(**{name: int((mood == name).sum()) for name in ("happy", "neutral", "unhappy")})


def _numbers(people: pd.DataFrame, column: str | None) -> pd.Series:
    if column is None:
        return pd.Series(np.nan, index=people.index)
    return pd.to_numeric(people[column], errors="coerce").astype("float64")


def _texts(column: pd.Series) -> pd.Series:
    return column.astype("str").fillna("").str.strip().str.lower()


def _plain(header: str) -> str:
    return " ".join(re.findall(r"[a-z]+", header.lower()))

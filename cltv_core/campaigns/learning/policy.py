"""What would have come had every list got what a fixed rule says: doubly robust, as the lots were drawn here.

A rule that is chosen by results looks better on the same results than it is. So people are split into two halves by
their keys; a rule is chosen by one half and valued on the other, both ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from cltv_core.arrays import Flags, Floats, Ints
from cltv_core.campaigns.codes import Rule, State
from cltv_core.campaigns.keys import Keys
from cltv_core.campaigns.learning.effects import Learned, Reading, learn
from cltv_core.campaigns.outcomes import People, outcomes
from cltv_core.campaigns.receipt import Receipt
from cltv_core.campaigns.result import Result
from cltv_core.intervals import Z80

LEAST_EFFECTIVE = 100.0
"""Effective people below which nothing is said of a rule."""


@dataclass(frozen=True)
class Trial:
    """The people of one list and what chance gave them, one element a person.

    `arm`: 0 left alone, n who got the n-th of `tactics`; `chances` of each arm, those left alone first; `bought`, and
    what was `expected` of each beforehand, as a chance.
    """

    segment: str
    tactics: tuple[str, ...]
    chances: Floats
    keys: Keys
    arm: Ints
    bought: Floats
    expected: Floats

    def only(self, chosen: Flags) -> Trial:
        """Return those chosen (one element a person)."""
        return replace(
            self,
            keys=self.keys[chosen],
            arm=self.arm[chosen],
            bought=self.bought[chosen],
            expected=self.expected[chosen],
        )


@dataclass(frozen=True)
class RuleValue:
    """Buyers for each person of all lists under a rule, beyond those who would have bought with nobody written to.

    With an 80 % range; `effective`: Kish's effective number of people who speak for it; `choices`: its tactic for each
    segment, by all results there are, empty for what was done.
    """

    rule: Rule
    gain: float
    low80: float
    high80: float
    effective: float
    choices: Mapping[str, str]


def trials_of(receipts: Iterable[tuple[Receipt, Result | None]], people: People) -> list[Trial]:
    """Collect the people of all lists that were read, those of one trial together."""
    together: dict[str, list[Receipt]] = {}
    for receipt, result in receipts:
        if receipt.tactic and receipt.segment and result is not None and result.state is State.READ:
            together.setdefault(receipt.trial or receipt.id, []).append(receipt)
    return [_trial(messages, people) for messages in together.values()]


def rule_values(trials: Sequence[Trial]) -> tuple[RuleValue, ...]:
    """Value what was done, the best idea for everybody, and the best idea of each segment, where enough speak for it.

    Empty where no segment ever had a choice of ideas; none for everybody where no idea was tried in every segment.
    """
    if all(len(tactics) < 2 for tactics in _tried(trials).values()):
        return ()
    halves = [[trial.only(trial.keys % np.uint64(2) == half) for trial in trials] for half in (0, 1)]
    found = [gain_of(Rule.AS_WAS, {}, [(trials, {})])]
    for rule in (Rule.BEST_FOR_ALL, Rule.BEST_FOR_EACH):
        crossed = [(judging, chosen_by(rule, choosing)) for choosing, judging in (halves, halves[::-1])]
        if all(choices for _, choices in crossed):
            found.append(gain_of(rule, chosen_by(rule, trials), crossed))
    return tuple(one for one in found if one is not None)


def chosen_by(rule: Rule, trials: Sequence[Trial]) -> dict[str, str]:
    """Return the tactic that a rule takes for each segment, by these results: only what was tried there."""
    trials = [trial for trial in trials if _readings(trial)]
    told = [reading for trial in trials for reading in _readings(trial)]
    if not told:
        return {}
    tactics, segments = (
        list(dict.fromkeys(names)) for names in zip(*((r.tactic, r.segment) for r in told), strict=True)
    )
    learned = learn(told, tactics, segments)
    tried = _tried(trials)
    if rule is Rule.BEST_FOR_EACH:
        return {segment: _best(learned, tried[segment], [segment]) for segment in segments}
    everywhere = set(tactics).intersection(*(tried[segment] for segment in segments))
    return dict.fromkeys(segments, _best(learned, everywhere, segments)) if everywhere else {}


def _tried(trials: Sequence[Trial]) -> dict[str, set[str]]:
    """Return what was tried in each segment."""
    found: dict[str, set[str]] = {}
    for trial in trials:
        found.setdefault(trial.segment, set()).update(trial.tactics)
    return found


def gain_of(
    rule: Rule, choices: Mapping[str, str], judged: Sequence[tuple[Sequence[Trial], Mapping[str, str]]]
) -> RuleValue | None:
    """Value a rule by the people whom chance treated as it would have.

    Augmented inverse-propensity estimate (Dudik, Langford and Li 2011, equation 2) of the rule less that of leaving
    everybody alone; every segment counts by its people. A person who was on several lists errs once (clustered). None
    where fewer than `LEAST_EFFECTIVE` people speak for it (Kish 1965).

    Parameters
    ----------
    judged
        Parts of the people, each with the choices that were made without them; no choices: whatever was sent.
    """
    parts = [_scores(trials, chosen, 1 / len(judged)) for trials, chosen in judged]
    if any(part is None for part in parts):
        return None
    keys, gains, off, weights = (
        np.concatenate(column) for column in zip(*(part for part in parts if part), strict=True)
    )
    effective = float(weights.sum() ** 2 / (weights**2).sum())
    if effective < LEAST_EFFECTIVE:
        return None
    person = np.unique(keys, return_inverse=True)[1]
    gain, se = float(gains.sum()), float(np.sqrt((np.bincount(person, weights=off) ** 2).sum()))
    return RuleValue(rule, gain, gain - Z80 * se, gain + Z80 * se, effective, choices)


def _scores(
    trials: Sequence[Trial], chosen: Mapping[str, str], share: float
) -> tuple[Keys, Floats, Floats, Floats] | None:
    """Return each person's key, part of the gain, deviation from the segment's gain, and weight under the rule."""
    sizes = {trial.segment: 0 for trial in trials}
    for trial in trials:
        sizes[trial.segment] += len(trial.keys)
    covered = [segment for segment in sizes if not chosen or segment in chosen]
    found = [_segment(trials, segment, chosen.get(segment)) for segment in covered]
    if not covered or any(part is None for part in found):
        return None
    total = sum(sizes[segment] for segment in covered)
    weighted = []
    for segment, part in zip(covered, found, strict=True):
        assert part is not None
        keys, scores, agreed = part
        weight = share * sizes[segment] / total / len(keys)
        weighted.append((keys, weight * scores, weight * (scores - scores.mean()), weight * agreed))
    return tuple(np.concatenate(column) for column in zip(*weighted, strict=True))  # type: ignore[return-value]


def _segment(trials: Sequence[Trial], segment: str, tactic: str | None) -> tuple[Keys, Floats, Floats] | None:
    """Return key, score and weight of each person of a segment's lists on which the tactic (None: any) was tried."""
    fitting = [one for one in trials if one.segment == segment and len(one.keys) and tactic in (None, *one.tactics)]
    if not fitting:
        return None
    parts = []
    for trial in fitting:
        wanted = trial.arm > 0 if tactic is None else trial.arm == trial.tactics.index(tactic) + 1
        chance = trial.chances[1:].sum() if tactic is None else trial.chances[trial.tactics.index(tactic) + 1]
        agreed = wanted / chance
        surprise = trial.bought - trial.expected
        parts.append((trial.keys, (agreed - (trial.arm == 0) / trial.chances[0]) * surprise, agreed))
    keys, scores, agreed = (np.concatenate(column) for column in zip(*parts, strict=True))
    return keys, scores, agreed


def _readings(trial: Trial) -> list[Reading]:
    """Return the plain results of a trial, for choosing only."""
    groups = [trial.bought[trial.arm == place] for place in range(len(trial.tactics) + 1)]
    if any(len(group) == 0 for group in groups):
        return []
    share = (trial.bought.sum() + 1) / (len(trial.bought) + 2)
    control = float(share * (1 - share) / len(groups[0]))
    name = str(int(trial.keys.sum(dtype=np.uint64)))
    return [
        Reading(
            tactic,
            trial.segment,
            float(group.mean() - groups[0].mean()),
            float(np.sqrt(control + share * (1 - share) / len(group))),
            name,
            control,
        )
        for tactic, group in zip(trial.tactics, groups[1:], strict=True)
    ]


def _best(learned: Learned, tactics: Iterable[str], segments: Sequence[str]) -> str:
    return max(sorted(tactics), key=lambda name: sum(learned.effect(name, segment).mean for segment in segments))


def _trial(messages: Sequence[Receipt], people: People) -> Trial:
    """Put the people of all messages of a trial below each other, those left alone once."""
    first = messages[0].members
    parts = [(first.only(first.held_out), 0)]
    parts += [(one.members.only(~one.members.held_out), place) for place, one in enumerate(messages, 1)]
    keys, orders = (np.concatenate([getattr(part, name) for part, _ in parts]) for name in ("keys", "orders"))
    sizes = np.array([len(part) for part, _ in parts])
    came = outcomes(people, people.rows(keys), messages[0].sent_on, messages[0].last_day)
    return Trial(
        segment=messages[0].segment,
        tactics=tuple(one.tactic for one in messages),
        chances=sizes / sizes.sum(),
        keys=keys,
        arm=np.repeat([place for _, place in parts], sizes),
        bought=came.bought.astype(np.float64),
        expected=-np.expm1(-orders),
    )

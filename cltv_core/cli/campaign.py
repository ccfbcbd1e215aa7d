"""`cltv campaign start` and `cltv campaign read`."""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from cltv_core.analysis import Analysis, analyse
from cltv_core.campaigns.before import NO_HOPE, Hope
from cltv_core.campaigns.codes import Kept, Problem, Remedy
from cltv_core.campaigns.elsewhere.files import group_tables
from cltv_core.campaigns.elsewhere.reading import Costs, read_groups
from cltv_core.campaigns.learning.figures import campaign_figures
from cltv_core.campaigns.lists import do_not_send_list, drawn_from, never_asked, send_lists, sending_day
from cltv_core.campaigns.reading import CampaignRead, Window
from cltv_core.campaigns.receipt import to_json as receipt_json
from cltv_core.campaigns.result import Comparison, Group, Result
from cltv_core.campaigns.side_by_side import others, side_by_side
from cltv_core.campaigns.start import Arm, CampaignImpossible, Plan, Started, start
from cltv_core.cli.folder import OutputFolder
from cltv_core.cli.inputs import read_bytes
from cltv_core.cli.outputs import rounded
from cltv_core.cli.winning import winning_json
from cltv_core.destinations import Destination, destinations, export
from cltv_core.destinations.exports import prepared
from cltv_core.destinations.screening import count as counted
from cltv_core.destinations.wanted import Wanted
from cltv_core.planning.experience import IDEAS, experience_of
from cltv_core.planning.winning import cost_of_winning
from cltv_core.project.campaigns import CampaignsRead, suited, with_results
from cltv_core.project.campaigns import read_campaigns as read_project
from cltv_core.project.contents import Campaign, Project
from cltv_core.project.file import from_bytes, new_project, save
from cltv_core.text import campaigns as words
from cltv_core.text.tactics import title
from cltv_core.text.voice import Sentence, Voice, _, speaking
from cltv_core.transactions import Transactions

RECEIPTS = ("receipt.json", "receipt-other.json")
"""The files of the receipts of a campaign's messages."""
MONEY_FIGURES = ("profit", "buyer_cost")


def start_campaign(given: argparse.Namespace, transactions: Transactions, folder: OutputFolder) -> Sequence[str]:
    """Draw the groups of a campaign, write its lists and receipt, and add it to the project. Returns what to say."""
    project = open_project(given.project)
    analysis = analyse(transactions, as_of=given.as_of, margin=chosen_margin(given, project))
    destination = chosen_destination(given.destination)
    wanted = Wanted(destination, analysis.terms, False, ())
    day = given.sent_on or given.as_of or sending_day(analysis.history.as_of, date.today())
    analysis = analysis.with_experience(experience_of(analysis, project, day))
    plan = _plan(given, analysis, day)
    everyone = analysis.everyone
    listed = everyone[everyone["segment"] == plan.segment].reset_index(drop=True)
    past, hope = [one.receipt for one in project.campaigns], _hope(analysis, plan)
    started = start(analysis, drawn_from(listed, wanted, plan), plan, project.salt, past, hope)
    folder.write("campaign start", _files(started, analysis, destination))
    save(replace(project, campaigns=(*project.campaigns, *map(Campaign, started.receipts))), given.project)
    late = given.sent_on is None and given.as_of is None and plan.sent_on < date.today()
    untaught = [] if plan.tactic else [_(words.NAME_A_TACTIC)]
    told = [words.to_be_sent(plan.sent_on, late), words.before(started.outlook), *untaught, *_kept(started.kept)]
    return [*told, *_on_neither_list(listed, wanted, plan)]


def read_campaigns(given: argparse.Namespace, transactions: Transactions, folder: OutputFolder) -> Sequence[str]:
    """Read the results of a project's campaigns, or of groups drawn elsewhere. Returns what to say."""
    if given.groups:
        found = _groups(given, transactions)
        folder.write("campaign read", {"campaigns.json": _json([_campaign_json(one, found) for one in found])})
        late = transactions.first_day > given.sent_on
        return [words.result(one) for one in found] + [words.begins_late(transactions.first_day)] * late
    project = from_bytes(read_bytes(given.project), file=given.project.name)
    read = read_project(project, transactions, given.margin)
    files = {
        "campaigns.json": _json([_campaign_json(one, read.found) for one in read.found]),
        "learned.json": _json(_learned_json(read) | _figures_json(project, read, transactions)),
    }
    folder.write("campaign read", files)
    save(replace(project, campaigns=with_results(project, read.found, transactions.last_day)), given.project)
    return [words.result(one) for one in read.found] or [_(words.NO_CAMPAIGNS)]


def open_project(path: Path | None) -> Project:
    """Open a project file, or begin a project where there is none yet."""
    if path is None or not path.exists():
        return new_project(path.stem if path else "")
    return from_bytes(read_bytes(path), file=path.name)


def _campaign_json(one: CampaignRead, found: Sequence[CampaignRead]) -> dict[str, Any]:
    """One entry of `campaigns.json`."""
    result = one.result
    beside = [side_by_side(one, other) for other in others(one, found)]
    return {
        "id": one.id,
        "name": one.name,
        "tactic": one.tactic,
        "segment": one.segment,
        "sent_on": one.sent_on.isoformat(),
        "reading_day": one.reading_day.isoformat(),
        "state": result.state.value if result else "waiting",
        "trial": one.trial,
        **(_result_json(result) if result else {}),
        "against": [{"id": pair.second.id, "bought": asdict(pair.bought)} for pair in beside if pair],
    }


def _result_json(result: Result) -> dict[str, Any]:
    return {
        "groups": {"sent": _group_json(result.sent), "held_out": _group_json(result.held_out)},
        "bought": _comparison(result.bought),
        "revenue_per_person": _comparison(result.revenue),
        "profit": {**asdict(result.profit), "total": round(result.profit.total, 2)},
        "verdict": result.verdict.value if result.verdict else None,
        "checks": {
            "sample_ratio_p": result.checks.sample_ratio_p,
            "largest_imbalance": result.checks.largest_imbalance,
            "contaminated": result.checks.contaminated,
        },
        "echo": asdict(result.echo) if result.echo else None,
        "early": asdict(result.early) if result.early else None,
        "people_to_tell": result.people_to_tell,
        "campaigns_to_tell": result.campaigns_to_tell,
    }


def _group_json(group: Group) -> dict[str, Any]:
    return {**asdict(group), "revenue": round(group.revenue, 2)}


def _comparison(found: Comparison) -> dict[str, Any]:
    return {"plain": asdict(found.plain), "adjusted": asdict(found.adjusted)}


def _learned_json(read: CampaignsRead) -> dict[str, Any]:
    """Return the content of `learned.json`: effects that were measured, and what to try next in each segment."""
    return {
        "effects": [
            {
                "tactic": one.tactic,
                "segment": one.segment,
                "effect": one.mean,
                "low80": one.range80[0],
                "high80": one.range80[1],
                "campaigns": one.campaigns,
            }
            for one in read.measured
        ],
        "next": [
            {
                "segment": proposed.segment,
                "best_guess": proposed.best_guess.tactic,
                "contender": proposed.contender.tactic if proposed.contender else None,
                "chance_contender_better": round(proposed.chance, 4) if proposed.contender else None,
                "share_held_out": round(proposed.share_held_out, 4),
            }
            for proposed in read.next
        ],
        "rules": [
            {
                "rule": one.rule.value,
                "choices": dict(one.choices),
                "extra_buyers": one.gain,
                "low80": one.low80,
                "high80": one.high80,
                "effective_people": round(one.effective, 1),
            }
            for one in read.rules
        ],
    }


def _figures_json(project: Project, read: CampaignsRead, transactions: Transactions) -> dict[str, Any]:
    """Return the part of `learned.json` by which personalisation is judged; None for an end without limit."""
    receipts = [one.receipt for one in project.campaigns]
    found = asdict(campaign_figures(read.found, receipts, transactions.mailings))
    for name, figure in found.items():
        if figure and math.isinf(figure["high80"]):
            figure["high80"] = None
        if figure and name in MONEY_FIGURES:
            figure.update({end: rounded(figure[end]) for end in ("value", "low80", "high80")})
    cost = {"acquisition_cost": project.preferences.acquisition_cost, **winning_json(cost_of_winning(project))}
    return {"figures": found | cost}


def _groups(given: argparse.Namespace, transactions: Transactions) -> tuple[CampaignRead, ...]:
    files: Sequence[Path] = given.groups
    return read_groups(
        [table for path in files for table in group_tables(path.name, read_bytes(path))],
        transactions,
        Window(given.sent_on, given.window_days),
        name=given.name or files[0].stem,
        control=given.control or "",
        costs=Costs(1.0 if given.margin is None else given.margin, given.cost_per_contact or 0.0, given.offer_cost),
    )


def _plan(given: argparse.Namespace, analysis: Analysis, day: date) -> Plan:
    sizes = analysis.segments.frame["segment"].value_counts()
    segment = next((name for name in sizes.index if name.casefold() == given.segment.casefold()), None)
    if segment is None:
        raise CampaignImpossible(
            Problem.NO_SUCH_SEGMENT(name=given.segment), Remedy.NAME_ONE_OF(names=tuple(sorted(sizes.index)))
        )
    tactic = _tactic(given.tactic or "", segment)
    return Plan(
        segment=segment,
        tactic=tactic,
        name=given.name or segment,
        sent_on=day,
        share=given.hold_out,
        window_days=given.window_days,
        cost_per_contact=_cost_of(tactic, given, analysis),
        offer_cost=given.offer_cost,
        against=_other_arm(given, segment, analysis),
    )


def _hope(analysis: Analysis, plan: Plan) -> Hope:
    """Return what is expected of a tactic, where it is one of those that suit the segment."""
    suiting = [
        one for first in analysis.tactics if first.segment == plan.segment for one in (first, *first.alternatives)
    ]
    return next((Hope.of(one) for one in suiting if one.key == plan.tactic), NO_HOPE)


def _tactic(key: str, segment: str) -> str:
    """Return a key of the catalogue whose message may be withheld, or "" where none is named."""
    idea = IDEAS.get(key)
    if key and idea is None:
        raise CampaignImpossible(Problem.NO_SUCH_TACTIC(name=key), Remedy.NAME_ONE_OF(names=tuple(suited(segment))))
    if idea is not None and idea.channel == "service":
        raise CampaignImpossible(Problem.SERVICE(), Remedy.WITHOUT_TEST())
    return key


def _cost_of(tactic: str, given: argparse.Namespace, analysis: Analysis) -> float:
    """Return what a message costs as it was typed, else as cards and plans count it; nothing without a tactic."""
    if given.cost_per_contact is not None:
        return float(given.cost_per_contact)
    return analysis.known.contact_cost(IDEAS[tactic].channel, analysis.currency) if tactic else 0.0


def _other_arm(given: argparse.Namespace, segment: str, analysis: Analysis) -> Arm | None:
    if not given.against:
        return None
    with speaking(Voice()):
        name = title(_tactic(given.against, segment))
    offer = given.offer_cost if given.against_offer_cost is None else given.against_offer_cost
    return Arm(given.against, f"{given.name or segment}: {name}", _cost_of(given.against, given, analysis), offer)


def chosen_destination(key: str) -> Destination:
    """Return the tool that lists are for. Raises CampaignImpossible where there is none of this name."""
    known = {tool.key: tool for tool in destinations()}
    if key not in known:
        raise CampaignImpossible(Problem.NO_SUCH_DESTINATION(name=key), Remedy.NAME_ONE_OF(names=tuple(known)))
    return known[key]


def chosen_margin(given: argparse.Namespace, project: Project) -> float:
    """Return the margin that was typed, else the project's, else 1."""
    chosen = given.margin if given.margin is not None else project.preferences.margin
    return 1.0 if chosen is None else float(chosen)


def _files(started: Started, analysis: Analysis, destination: Destination) -> Mapping[str, bytes]:
    """Return a send list for each message, the list of those who must not get any, and the receipts."""
    receipts = started.receipts
    sent = send_lists(started.people, receipts)
    lists = {f"send {one.name}": people for one, people in zip(receipts, sent, strict=True)}
    lists[f"do-not-send {receipts[0].name}"] = do_not_send_list(started.people)
    files = {name: receipt_json(one) for name, one in zip(RECEIPTS, receipts, strict=False)}
    for name, people in lists.items():
        made = export(people, destination, analysis.terms, name=name)
        files |= {file.name: file.content for file in made.files}
    return files


def _kept(kept: Mapping[Kept, int]) -> list[str]:
    from cltv_core.text.say import say
    from cltv_core.text.spelling import count

    return [f"{say(why)}: {count(people)}" for why, people in kept.items() if people]


def _on_neither_list(listed: pd.DataFrame, wanted: Wanted, plan: Plan) -> list[Sentence]:
    """Say how many of a list are not in its campaign because of what they said of messages, or never said."""
    counts = counted(prepared(listed, wanted))
    told = [words.said_no(counts.said_no), words.never_asked(never_asked(counts, plan))]
    return [sentence for sentence in told if sentence]


def _json(content: Any) -> bytes:
    return json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False).encode() + b"\n"

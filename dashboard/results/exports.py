"""What the owner takes along: lists for their tools, and the printable page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from cltv_core.text.say import say_all
from dashboard import session
from dashboard.results import customer_base, outlook, suggestions, trials
from dashboard.results.remembered import remembered

if TYPE_CHECKING:
    import pandas as pd

    from cltv_core.analysis import Analysis
    from cltv_core.campaigns.receipt import Receipt
    from cltv_core.destinations import Destination, Export
    from cltv_core.products import NextProducts
    from cltv_core.project.contents import Project
    from cltv_core.tactics.catalogue import Channel
    from cltv_core.transactions import Transactions
    from dashboard.tables import CustomerQuery

REMEMBERED_EXPORTS = 4


def report(project: Project) -> Callable[[], bytes]:
    """Return what makes the printable page; it may be called after the page has been drawn."""
    from cltv_core.planning.winning import with_earned
    from cltv_core.report.page import report_html

    found, log = outlook.analysis(), session.decisions().actions
    found = found.with_experience(trials.experience())
    read = trials.campaigns() if project.campaigns else None

    def make() -> bytes:
        chosen = found.with_choices(replace(found.choices, actions=log))
        return report_html(chosen, campaigns=read, cost=with_earned(project, found)).encode()

    return make


def segment_export(
    segment: str,
    people: tuple[str, ...] | None,
    channel: Channel,
    destination: Destination,
    *,
    hashed: bool,
    with_products: bool,
) -> Export:
    """Return the files of the list of a segment for a tactic, or of these of its customers, best customers first."""
    return _segment_export(
        outlook.analysis(),
        segment,
        people,
        trials.kept_off(channel),
        destination.key,
        hashed,
        _suggested(with_products),
    )


def found_export(
    name: str, query: CustomerQuery, destination: Destination, *, hashed: bool, with_products: bool
) -> Export:
    """Return the files of the list of those customers that a search and filters find, best first."""
    return _found_export(
        outlook.analysis(),
        name,
        customer_base.matching_customers(query),
        trials.left_out(),
        destination.key,
        hashed,
        _suggested(with_products),
    )


def bundle(destination: Destination, *, hashed: bool) -> Callable[[], bytes]:
    """Return what makes the lists of all segments as one zip; it may be called after the page has been drawn."""
    found = outlook.analysis()
    everybody = _without(found.everyone, trials.left_out())

    def make() -> bytes:
        from cltv_core.destinations.bundles import bundle

        lists = {name: everybody[everybody["segment"] == name] for name in found.segments.table["segment"]}
        refusals = _refusals(found.transactions)
        return bundle(lists, destination, found.terms, currency=found.currency, hashed=hashed, refusals=refusals)

    return make


def campaign_exports(receipt: Receipt, destination: Destination, *, hashed: bool) -> tuple[Export, Export]:
    """Return the send list and the do-not-send list of a campaign."""
    return _campaign_exports(
        outlook.analysis(), session.project(), receipt, session.outside(receipt.id), destination.key, hashed
    )


def _suggested(with_products: bool) -> NextProducts | None:
    return suggestions.next_products() if with_products else None


def _refusals(transactions: Transactions) -> tuple[str, ...]:
    """Why the buyers of some of the files may not be written to."""
    return say_all(file.no_mailing for file in transactions.report.files if file.no_mailing)


@remembered(most=REMEMBERED_EXPORTS)
def _segment_export(
    found: Analysis,
    segment: str,
    people: tuple[str, ...] | None,
    withheld: pd.Index[str],
    destination: str,
    hashed: bool,
    suggested: NextProducts | None,
) -> Export:
    everybody = found.everyone
    chosen = everybody["segment"] == segment if people is None else everybody["customer_id"].isin(people)
    return _export(found, segment, chosen, withheld, destination, hashed, suggested)


@remembered(most=REMEMBERED_EXPORTS)
def _found_export(
    found: Analysis,
    name: str,
    people: pd.DataFrame,
    withheld: pd.Index[str],
    destination: str,
    hashed: bool,
    suggested: NextProducts | None,
) -> Export:
    chosen = found.everyone["customer_id"].isin(people["customer_id"])
    return _export(found, name, chosen, withheld, destination, hashed, suggested)


def _export(
    found: Analysis,
    name: str,
    chosen: pd.Series,
    withheld: pd.Index[str],
    destination: str,
    hashed: bool,
    suggested: NextProducts | None,
) -> Export:
    from cltv_core import destinations

    listed = _without(found.everyone[chosen], withheld)
    if suggested is not None:
        listed = listed.assign(next_product=_first_products(suggested, listed["customer_id"]))
    return destinations.export(
        listed,
        destinations.destination(destination),
        found.terms,
        name=name,
        hashed=hashed,
        refusals=_refusals(found.transactions),
    )


@remembered(most=REMEMBERED_EXPORTS)
def _campaign_exports(
    found: Analysis, project: Project, receipt: Receipt, outside: tuple[str, ...], destination: str, hashed: bool
) -> tuple[Export, Export]:
    import pandas as pd

    from cltv_core import destinations
    from cltv_core.campaigns.lists import do_not_send_list, in_groups, send_list
    from cltv_core.campaigns.start import OUTSIDE

    everybody, tool = found.everyone, destinations.destination(destination)
    listed = in_groups(everybody, receipt, project.salt)
    others = everybody[everybody["customer_id"].isin(outside)].assign(campaign=receipt.name, campaign_group=OUTSIDE)
    listed = pd.concat([listed, others], ignore_index=True)
    lists = {"send": send_list(listed), "do-not-send": do_not_send_list(listed)}
    refusals = _refusals(found.transactions)
    made = [
        destinations.export(people, tool, found.terms, name=f"{kind} {receipt.name}", hashed=hashed, refusals=refusals)
        for kind, people in lists.items()
    ]
    return made[0], made[1]


def _without(people: pd.DataFrame, withheld: pd.Index[str]) -> pd.DataFrame:
    return people[~people["customer_id"].isin(withheld)].reset_index(drop=True)


def _first_products(suggested: NextProducts, customers: pd.Series) -> list[str]:
    """Return the first product to suggest to each customer, "" where there is none."""
    import pandas as pd

    named = suggested.of(pd.Index(customers))
    first = named[named["rank"] == 1]
    products = dict(zip(first["customer_id"], first["product"], strict=True))
    return [products.get(customer, "") for customer in customers]

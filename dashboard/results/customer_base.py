"""Who the customers are, and who of them answers to a segment or a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard import session
from dashboard.results import outlook
from dashboard.results.remembered import remembered

if TYPE_CHECKING:
    import pandas as pd

    from cltv_core.analysis import Analysis
    from cltv_core.destinations import Destination
    from cltv_core.segments.own import CustomerFacts
    from cltv_core.transactions import Transactions
    from dashboard.tables import CustomerQuery

REMEMBERED_SEARCHES = 4


def customer_list() -> pd.DataFrame:
    """Return one row a customer with everything the pages show of one."""
    return _customer_list(session.transactions(), outlook.analysis())


def matching_customers(query: CustomerQuery) -> pd.DataFrame:
    """Return the customers that a search and filters find, in order."""
    return _matching_customers(customer_list(), query)


def of_segment(segment: str, people: tuple[str, ...] | None = None) -> pd.Index[str]:
    """Return the customers of a segment, or these of them, best first."""
    import pandas as pd

    everybody = outlook.analysis().everyone
    chosen = everybody["segment"] == segment if people is None else everybody["customer_id"].isin(people)
    customers: pd.Index[str] = pd.Index(everybody.loc[chosen, "customer_id"])
    return customers


def found(query: CustomerQuery) -> pd.Index[str]:
    """Return the customers whom a search and filters find."""
    import pandas as pd

    customers: pd.Index[str] = pd.Index(matching_customers(query)["customer_id"])
    return customers


def usable_tools() -> tuple[Destination, ...]:
    """Return the tools that can load some of the customers."""
    from cltv_core.destinations import usable

    return usable(session.transactions().customers)


def first_reader(segment: str) -> str:
    """Return the first name of the best customer of a segment who agreed to hear from the shop, "" without one."""
    from cltv_core.destinations.lists import first_reader

    everybody = outlook.analysis().everyone
    return first_reader(everybody[everybody["segment"] == segment])


def customer_facts() -> CustomerFacts:
    """Return what own segments may ask for."""
    return outlook.plain_analysis().people


@remembered()
def _customer_list(transactions: Transactions, found: Analysis) -> pd.DataFrame:
    from dashboard import tables

    return tables.customer_list(transactions, found)


@remembered(most=REMEMBERED_SEARCHES)
def _matching_customers(people: pd.DataFrame, query: CustomerQuery) -> pd.DataFrame:
    from dashboard import tables

    return tables.matching(people, query)

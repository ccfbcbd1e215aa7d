"""The pages as the menu names them."""

from __future__ import annotations

from dataclasses import dataclass

from cltv_core.text.voice import N_


@dataclass(frozen=True)
class PageLabel:
    """What the menu says of a page; one that is not `in_menu` is reached from another page.

    `whole_screen`: it has neither menu nor heading of its own.
    """

    name: str
    title: str
    icon: str
    help: str
    in_menu: bool = True
    whole_screen: bool = False


PAGES = (
    PageLabel(
        "overview", N_("Overview"), ":material/home:", N_("What your customers are worth, and what to do this week.")
    ),
    PageLabel(
        "customers", N_("Customers"), ":material/group:", N_("Find a customer, and see what they are worth and why.")
    ),
    PageLabel("customer", N_("Customer"), ":material/person:", N_("One customer."), in_menu=False),
    PageLabel(
        "cohorts",
        N_("Cohorts"),
        ":material/timeline:",
        N_("Whether newer customers are better or worse than earlier ones."),
    ),
    PageLabel(
        "actions", N_("Actions"), ":material/campaign:", N_("Whom to write to, what to say, and the list for it.")
    ),
    PageLabel(
        "campaigns",
        N_("Campaigns"),
        ":material/science:",
        N_("What runs, what it brought, what you have learnt, and what to try next."),
    ),
    PageLabel(
        "plan",
        N_("Plan"),
        ":material/event_note:",
        N_("Where your money and hours bring most, and when."),
    ),
    PageLabel(
        "accuracy",
        N_("Accuracy"),
        ":material/target:",
        N_("How good the forecast would have been on earlier days of your own sales."),
    ),
    PageLabel(
        "your_data",
        N_("Your data"),
        ":material/fact_check:",
        N_("What was read from your files, and how; other files; deleting everything."),
    ),
    PageLabel(
        "present",
        N_("Present"),
        ":material/slideshow:",
        N_("One idea a screen, large and without anybody's name, to show to others."),
        in_menu=False,
        whole_screen=True,
    ),
)

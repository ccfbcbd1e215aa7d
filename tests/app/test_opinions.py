"""A survey beside the sales: what customers say stands on the Overview, and what brought them among the cohorts."""

from __future__ import annotations

from cltv_core.text.pages import cohorts, overview
from tests.app.conftest import new_visit, shop_file, upload
from tests.app.test_pages import go, shown

SURVEY = "Email,How likely are you to recommend us to a friend?,How satisfied are you?,Submitted at\n" + "".join(
    f"nobody{n}@x.example,{9 + n % 2 if n % 3 else 4},{5 if n % 3 else 2},2024-05-{1 + n % 28:02}\n" for n in range(30)
)


def test_what_customers_say_stands_on_the_overview() -> None:
    app = upload(new_visit(), ("orders.csv", shop_file()), ("survey.csv", SURVEY.encode()))
    told = shown(app)
    assert overview.OPINIONS in told
    assert "Of 30 who answered, 67% would recommend you" in told
    assert "the net promoter score is 33" in told
    assert "67% are satisfied" in told


def test_without_a_survey_nothing_is_said_of_opinions() -> None:
    app = upload(new_visit(), ("orders.csv", shop_file()))
    assert overview.OPINIONS not in shown(app)
    assert cohorts.BY_OPTIONS["source"] not in shown(go(app, "cohorts"))

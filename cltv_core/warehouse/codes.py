"""What cannot be used of a source, and what to bear in mind of figures that an engine worked out, as facts."""

from __future__ import annotations

from cltv_core.facts import Code


class Unusable(Code):
    """Why a source cannot be used.

    `given`: the source as it was typed; `table`, `role`, `column`, `file`: names; `reason`: the engine's own words.
    """

    NO_SOURCE = "no_source"
    NOT_DIRECTLY = "not_directly"
    NOT_INSTALLED = "not_installed"
    """`name`."""
    NO_JAVA = "no_java"
    NOT_STARTED = "not_started"
    NOTHING_THERE = "nothing_there"
    NOT_OPENED = "not_opened"
    NOT_UTF8 = "not_utf8"
    HELD = "held"
    NO_ROOM = "no_room"
    """`folder`."""
    AMONG_SALES = "among_sales"
    """`folder`."""
    SEVERAL_KINDS = "several_kinds"
    NOTHING_IN_IT = "nothing_in_it"
    NOTHING_USED = "nothing_used"
    """`rows`."""
    LEFT_OUT = "left_out"
    """`reason`: an `Excluded` fact, `rows`."""
    NO_RESULTS = "no_results"
    """`folder`."""
    NO_TABLE = "no_table"
    WHICH_TABLE = "which_table"
    NO_COLUMN = "no_column"
    ROLE_NOT_USED = "role_not_used"
    ROLE_MISSING = "role_missing"
    NOT_A_DATE = "not_a_date"
    NOT_A_NUMBER = "not_a_number"


class Remedy(Code):
    """What to do about it."""

    WRITE_SO = "write_so"
    ANALYSE_FIRST = "analyse_first"
    AS_PARQUET = "as_parquet"
    INSTALL = "install"
    """`extra`: that of the package."""
    INSTALL_JAVA = "install_java"
    CHECK_SPARK = "check_spark"
    CHECK_PLACE = "check_place"
    CHECK_SALES = "check_sales"
    CHECK_SPELLING = "check_spelling"
    AS_UTF8 = "as_utf8"
    CHECK_CELLS = "check_cells"
    CLOSE = "close"
    MAKE_ROOM = "make_room"
    NAME_KIND = "name_kind"
    CHECK_MAP = "check_map"
    """`columns`: those that there are."""
    NAME_TABLE = "name_table"
    """`tables`: those that there are."""


class Caution(Code):
    """What to bear in mind. `share`: of the amount, or of the lines."""

    LEARNT_ON = "learnt_on"
    """`customers` in all, `learnt_on` so many of them."""
    DATES_UNREAD = "dates_unread"
    """`share`."""
    AMOUNTS_UNREAD = "amounts_unread"
    """`rows`, `share`."""
    REFUNDS_UNMATCHED = "refunds_unmatched"
    """`share`."""
    REFUNDS_WITHOUT_NUMBER = "refunds_without_number"
    """`share`."""
    ZONE_NOT_SAID = "zone_not_said"
    """`column`: whose moments tell their zone."""

"""What the command line cannot do as it was told to, as facts."""

from __future__ import annotations

from cltv_core.facts import Code


class Unwritable(Code):
    """What is wrong with the folder. `folder`: its path as it was given; `reason`: the system's own words."""

    NOT_A_FOLDER = "not_a_folder"
    FULL = "full"
    READ_ONLY = "read_only"
    DENIED = "denied"
    BUSY = "busy"
    OTHER = "other"
    NOT_OURS = "not_ours"


class Usage(Code):
    """What is wrong with an argument. `given`: as it was typed."""

    TOO_LATE = "too_late"
    NO_ROLE = "no_role"
    NO_ZONE = "no_zone"
    OUTSIDE = "outside"
    NO_COUNTRY = "no_country"
    NO_CHANNEL = "no_channel"
    FILES_OR_SOURCE = "files_or_source"
    NOT_WITH_SOURCE = "not_with_source"
    MONEY_AND_HOURS = "money_and_hours"
    PLAN_NEEDS_PROJECT = "plan_needs_project"
    ONLY_WITH_SOURCE = "only_with_source"
    GROUPS_NEED_A_WINDOW = "groups_need_a_window"
    PROJECT_AS_FILE = "project_as_file"


class Unreadable(Code):
    """Why a file cannot be read. `path`: as it was given; `reason`: the system's own words."""

    NOT_OPENED = "not_opened"


class Kept(Code):
    """Why a file in the folder stays as it is. `name`: its path inside the folder."""

    INPUT = "input"
    FOREIGN = "foreign"
    CHANGED = "changed"


class Remedy(Code):
    """What to do about it."""

    ANOTHER_FOLDER = "another_folder"
    ROOM = "room"
    RIGHTS = "rights"
    WAIT = "wait"
    MOVE_AWAY = "move_away"
    CHECK_NAME = "check_name"

"""What campaigns have to tell, as codes."""

from __future__ import annotations

from cltv_core.facts import Code


class Verdict(Code):
    """What a read campaign shows, by the ranges of the difference in buyers. The values stand in `campaigns.json`."""

    WORKS = "works"
    PROBABLY_WORKS = "probably works"
    CANNOT_TELL = "cannot tell"
    PROBABLY_HARMS = "probably harms"


class State(Code):
    """How far a campaign is. The values are those of `campaigns.json`."""

    WAITING = "waiting"
    READ = "read"
    STOPPED = "stopped"


class Stop(Code):
    """Why a result is not read although its window is over."""

    SAMPLE_RATIO = "sample ratio"
    UNBALANCED = "unbalanced"
    CONTAMINATED = "contaminated"


class Kept(Code):
    """Why somebody on a list takes no part in its test."""

    IN_OPEN_TEST = "in an open test"
    LEFT_OUT_LATELY = "left out lately"


class Rule(Code):
    """What every list could have got. The values stand in `learned.json`."""

    AS_WAS = "as it was"
    BEST_FOR_ALL = "best for all"
    BEST_FOR_EACH = "best for each segment"


class Problem(Code):
    """Why a campaign cannot be started or read."""

    TOO_FEW = "too few people"
    NO_SUCH_SEGMENT = "no such segment"
    NO_SUCH_TACTIC = "no such tactic"
    NO_SUCH_DESTINATION = "no such destination"
    SERVICE = "service is never withheld"
    TWO_TACTICS = "two messages of one tactic"
    NO_GROUP_COLUMN = "no column of groups"
    WHICH_WAS_LEFT_ALONE = "which group was left alone"
    NO_PERSON_COLUMN = "no column of people"
    ONE_GROUP_ONLY = "one group only"
    NOTHING_TO_READ = "nothing to read"
    BEGINS_LATER = "the sales begin later"
    SENT_BEFORE = "sent before the sales end"
    NOT_A_RECEIPT = "not a receipt"


class Remedy(Code):
    """What to do about it."""

    LONGER_LIST = "take a longer list"
    NAME_ONE_OF = "name one of these"
    WITHOUT_TEST = "send it to everybody"
    OTHER_TACTIC = "choose another tactic"
    GROUPS_FILE = "a file with a person and a group in each row"
    NAME_THE_CONTROL = "name the group left alone"
    LATER_EXPORT = "bring a later export"
    EARLIER_SALES = "bring earlier sales too"
    LATER_DAY = "send it later, or look at the customers as of that day"
    KEEP_THE_FILE = "keep the project file as it was saved"

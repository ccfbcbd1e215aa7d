"""The named errors: each says what is wrong and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cltv_core.facts import Code, Fact

Told = Fact | Code | str
"""What an error tells: a fact, a code that needs no arguments, or a sentence that is made already."""


class CltvError(Exception):
    """Something the owner can act on.

    `problem` says what is wrong, `remedy` what to do about it; `faults` lists every single fault found, so that all of
    them can be mended in one go. `file`, `row` (counted from 1, None where it is about no single one) and `column` say
    what it is about, "" where that is nothing in particular.
    """

    def __init__(
        self,
        problem: Told,
        remedy: Told,
        faults: Sequence[Told | CltvError] = (),
        *,
        file: str = "",
        row: int | None = None,
        column: str = "",
    ) -> None:
        super().__init__(problem, remedy, tuple(faults))
        self.problem = problem
        self.remedy = remedy
        self.faults = tuple(faults)
        self.file = file
        self.row = row
        self.column = column

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all files that it is about, each once."""
        inner = [name for fault in self.faults if isinstance(fault, CltvError) for name in fault.files]
        return tuple(dict.fromkeys([*([self.file] if self.file else []), *inner]))


class UnreadableFile(CltvError):
    """The bytes cannot be read as a table: a photo, a PDF, an empty or damaged file, a bomb."""


class NotTransactions(CltvError):
    """A table, but not one of sales to customers: headers only, a price list, no dates, no money, no customers."""


class NotEnoughData(CltvError):
    """Sales were read, but too few for what was asked."""


class OnlyCards(NotEnoughData):
    """Nobody is named in the sales, but cards are shown; the owner can let a card stand for a customer."""


class ModelNotFitted(CltvError):
    """A model could not be fitted to this shop; the next simpler one takes over."""

    problem: Fact


class ColumnsUnclear(NotTransactions):
    """Not every needed column was found; the owner can name them.

    `missing` are the roles asked for, `headers` the file's columns, `understood` the roles already found (role ->
    header), `examples` a few cells of each column that may play a missing role (header -> cells).
    """

    def __init__(
        self,
        problem: Told,
        remedy: Told,
        faults: Sequence[Told | CltvError] = (),
        *,
        file: str = "",
        missing: Sequence[str] = (),
        headers: Sequence[str] = (),
        understood: Mapping[str, str] | None = None,
        examples: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        super().__init__(problem, remedy, faults, file=file)
        self.missing = tuple(missing)
        self.headers = tuple(headers)
        self.understood = dict(understood or {})
        self.examples = dict(examples or {})


class SegmentUnclear(CltvError):
    """A segment or a name of the owner's own cannot be used."""


class ChoicesUnreadable(CltvError):
    """A file of saved choices that was not written by this program, or was changed."""


class UnwritableFolder(CltvError):
    """The results cannot be put where they were wanted: no room, no right, or a file of somebody else's in the way."""

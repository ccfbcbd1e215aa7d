"""Show progress, warnings and errors on the terminal.

Nothing in a file's name or its cells can steer the terminal or end the program, and whatever goes wrong ends in a
sentence.
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import current_thread, main_thread
from traceback import extract_tb
from types import FrameType
from typing import TYPE_CHECKING, NoReturn, Protocol, TextIO

from cltv_core.errors import CltvError
from cltv_core.text.cli import NO_MEMORY, NOT_SHOWN, SEE_HELP, UNEXPECTED
from cltv_core.text.say import say_error
from cltv_core.text.voice import Sentence, _

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class Show(Protocol):
    """Shows what is being done, and which share of it is over where that is known."""

    def __call__(self, told: Sentence, share: float | None = None) -> None:
        """Show it."""


WRONG_USAGE = 2
UNUSABLE_FILE = 3
INTERRUPTED = 130
TERMINATED = 143

_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters (a terminal's escape sequences begin with one), marks that turn the direction of writing, and
halves of characters, which no encoding can write."""


class Terminated(KeyboardInterrupt):
    """The system asks the program to end: it cleans up as when it is interrupted at the keyboard."""


@dataclass
class Ending:
    """How a command ended: its exit code."""

    code: int = 0


class PlainParser(argparse.ArgumentParser):
    """A parser that refuses in a sentence, and repeats what was typed without what would steer the terminal."""

    def error(self, message: str) -> NoReturn:
        """End the program with what is wrong, and where it is told what may be given."""
        told = _(SEE_HELP, command=f"{self.prog} --help")
        self.exit(WRONG_USAGE, f"{self.prog}: {message}\n{told}\n")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        if message:
            super()._print_message(plain(message), file)


@contextmanager
def sentences_only() -> Iterator[Ending]:
    """Turn whatever goes wrong into a sentence on stderr and an exit code."""
    ending = Ending()
    try:
        yield ending
    except CltvError as refusal:
        tell([" ".join(say_error(refusal))], sys.stderr)
        ending.code = UNUSABLE_FILE
    except Terminated:
        ending.code = TERMINATED
    except KeyboardInterrupt:
        ending.code = INTERRUPTED
    except MemoryError:
        tell([_(NO_MEMORY)], sys.stderr)
        ending.code = UNUSABLE_FILE
    except Exception as error:
        place = extract_tb(error.__traceback__)[-1]
        told = _(UNEXPECTED, kind=type(error).__name__, file=place.filename, line=str(place.lineno))
        tell([told], sys.stderr)
        ending.code = UNUSABLE_FILE


@contextmanager
def terminable() -> Iterator[None]:
    """Raise `Terminated` in the block when the system asks the program to end, where nobody else sees to that."""
    if signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL or current_thread() is not main_thread():
        yield
        return
    signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    raise Terminated


def tell(lines: Iterable[str], stream: TextIO | None) -> None:
    """Print lines, with a question mark for what the stream's encoding lacks.

    The files are written by then, so a reader that has gone away is no fault of the run: stderr says so.
    """
    text = "".join(f"{plain(line)}\n" for line in lines)
    if stream is None or not text:
        return
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "replace").decode(encoding))
        stream.flush()
    except OSError as fault:
        _silence(stream)
        if stream is not sys.stderr:
            tell([_(NOT_SHOWN, reason=fault.strerror or type(fault).__name__)], sys.stderr)


@contextmanager
def stages(stream: TextIO | None, *, quiet: bool) -> Iterator[Show]:
    """Yield what names, on a terminal, what is being done and how far it is; nothing of it stays when it is over.

    Nothing at all is shown in a pipe, in a file, or where quiet is asked for.
    """
    if stream is None or quiet or not stream.isatty():
        yield _show_nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    name = TextColumn("{task.description}", markup=False)
    with Progress(name, BarColumn(), TimeElapsedColumn(), console=Console(file=stream), transient=True) as shown:
        task = shown.add_task("", total=None)

        def show(told: Sentence, share: float | None = None) -> None:
            total, stage = None if share is None else 1.0, plain(told)
            another = shown.tasks[0].description != stage
            shown.update(task, description=stage, completed=share or 0.0, total=total, refresh=another)

        yield show


def _show_nothing(told: Sentence, share: float | None = None) -> None:
    """Nobody looks."""


def plain(text: str) -> str:
    """Take out of a text what would steer a terminal."""
    return _STEERING.sub("", text)


def _silence(stream: TextIO) -> None:
    """Lead what is still to be flushed nowhere, so that the interpreter does not stumble over it at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)

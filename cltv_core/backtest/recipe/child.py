"""The process in which the library lifetimes works, seen from outside: starting it, asking it, ending it.

It takes about a second of a processor to load the library, so it can be started before there is anything to ask.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cltv_core

_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from cltv_core.backtest.recipe.process import main; main()"
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass
class RecipeChild:
    """A process that answers one question, both of them bytes."""

    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _thread: threading.Thread | None = field(default=None, repr=False)
    _answer: bytes = field(default=b"", repr=False)

    def start(self) -> None:
        """Start the process, which loads the library and waits; nothing where it runs already."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-c", _PROGRAM, str(Path(cltv_core.__file__).parent.parent)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **_ONE_THREAD},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )

    def ask(self, question: bytes) -> None:
        """Hand over the question; the answer is awaited in a thread, so that nothing else waits."""
        self.start()
        self._thread = threading.Thread(target=self._converse, args=(question,), daemon=True)
        self._thread.start()

    def answer(self, patience: float) -> bytes | None:
        """Wait for the answer, so many seconds at most.

        Returns
        -------
        bytes or None
            Empty where the process ended without an answer; None where it has not answered in time.
        """
        if self._thread is None:
            return b""
        self._thread.join(patience)
        return None if self._thread.is_alive() else self._answer

    def stop(self) -> None:
        """End the process, if it has not ended."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None and self._thread is None:
                    pipe.close()
        if self._thread is not None:
            self._thread.join()

    def _converse(self, question: bytes) -> None:
        with contextlib.suppress(OSError, ValueError):
            assert self._process is not None
            self._answer = self._process.communicate(question)[0]


@contextlib.contextmanager
def recipe_child() -> Iterator[RecipeChild]:
    """Have a process for the inside, that is ended with it; not started yet."""
    child = RecipeChild()
    try:
        yield child
    finally:
        child.stop()

"""Where the command line finds keys: in the environment, else by asking.

Never among the arguments, which every user of the machine can see.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from getpass import getpass

from cltv_core.sources.addresses import LinkRefused
from cltv_core.sources.codes import Problem, Remedy
from cltv_core.sources.programs import Program


def keys_of(program: Program) -> Sequence[str]:
    """Return the parts of the key. Raises LinkRefused where some are not set and nobody can be asked."""
    missing = tuple(name for name in program.variables if not os.environ.get(name))
    if missing and not (sys.stdin and sys.stdin.isatty()):
        raise LinkRefused(Problem.NO_KEY(program=program.name, variables=missing), Remedy.SET_VARIABLES)
    return [os.environ.get(name) or getpass(f"{name}: ") for name in program.variables]

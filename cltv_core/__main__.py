"""`python -m cltv_core` is the command `cltv`."""

from __future__ import annotations

import sys

from cltv_core.cli.command import main

sys.exit(main())

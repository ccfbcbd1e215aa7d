"""The command line: `cltv` opens the dashboard, `cltv analyse` and `cltv read` write files."""

from cltv_core.cli.command import main

__all__ = ["main"]

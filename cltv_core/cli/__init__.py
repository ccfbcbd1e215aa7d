"""The command line: `cltv` opens the dashboard, `cltv analyse` and `cltv read` write files."""

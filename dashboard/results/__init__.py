"""What was worked out from the loaded files, each result once for what it was worked out from.

In each room the functions at the top are what pages ask for. Those at the bottom, marked `remembered`, do the work:
their arguments are the key under which the result is kept (see `dashboard.memo`).
"""

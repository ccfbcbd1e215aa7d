"""Exports as no program we know writes them, made at random with known truth: an oracle for reading.

Written from what tills, shops and providers are known to write, and from no list of the reading room, so that what
both know is knowledge and not an echo.
"""

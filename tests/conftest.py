"""Settings for all tests."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("wandering", deadline=None, print_blob=True)
settings.load_profile("steady")

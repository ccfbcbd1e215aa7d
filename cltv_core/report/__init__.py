"""The printable page."""

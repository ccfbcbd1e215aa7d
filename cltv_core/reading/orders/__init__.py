"""Parsed rows of one file -> orders, lines, refunds and customers."""

"""Exports of tills."""

"""Exports of bookkeeping programs."""

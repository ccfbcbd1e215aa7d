"""Exports of web shops and marketplaces."""

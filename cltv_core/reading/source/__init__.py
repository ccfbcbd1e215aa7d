"""Turns the text of a file into raw tables: every cell text, every line accounted for."""

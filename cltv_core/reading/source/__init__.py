"""Bytes of a file -> raw tables of text cells."""

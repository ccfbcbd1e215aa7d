"""Turns text cells into amounts, moments, identities and outcomes."""

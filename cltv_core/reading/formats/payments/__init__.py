"""Exports of payment providers."""

"""Campaigns whose groups another program drew: a file of who was in which group, read against the sales."""

"""Text cells -> amounts, moments and identities."""

"""Several files -> one set of sales, each person once."""

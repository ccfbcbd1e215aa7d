"""So much money and so many hours: which tactic for which customers, in which order, and where to stop."""

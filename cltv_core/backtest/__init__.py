"""Replays the shop's own past, scores every model on it, chooses, and says how far off a forecast may be."""

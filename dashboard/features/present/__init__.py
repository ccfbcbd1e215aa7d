"""The slides that are shown to others: one idea a screen, and nobody's name."""

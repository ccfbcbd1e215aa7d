"""What was decided about a file without certainty, and what the other way would change."""

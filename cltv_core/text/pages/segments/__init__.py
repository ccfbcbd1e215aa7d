"""What is said about the segments as a whole: movement, a fair look, segments of one's own."""

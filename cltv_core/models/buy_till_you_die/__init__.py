"""Models in which customers buy at a rate of their own until they leave."""

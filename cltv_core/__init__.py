"""What the product knows about customer value: reading files, predicting, segmenting, acting. Draws nothing."""

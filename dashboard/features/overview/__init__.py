"""What the first page shows of a shop, large or small."""

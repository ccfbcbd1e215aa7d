"""Sales that stay in an engine: lines to customer summary there, the forecast learnt on a sample of the customers."""

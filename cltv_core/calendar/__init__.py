"""What lies ahead: holidays, occasions, the shop's own peaks, and when to write."""

"""What is asked and told about files while they come in."""

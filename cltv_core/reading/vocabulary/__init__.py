"""What programs all over the world call their columns."""

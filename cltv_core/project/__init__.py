"""What the owner decided, kept in a file of the owner's own."""

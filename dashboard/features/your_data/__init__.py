"""How files come in, what was understood of them, and what the owner says about it."""

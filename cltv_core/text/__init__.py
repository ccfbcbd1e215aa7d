"""Every sentence that an owner reads, made from facts."""

"""What the pages of all customers and of one customer show."""

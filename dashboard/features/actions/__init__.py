"""What the page of actions shows of the segments and of one of them."""

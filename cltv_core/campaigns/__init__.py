"""Lists with a control group: who is left out, what came of it, and what was learnt over all of them."""

"""Central intervals of the normal distribution: how many standard deviations on either side hold how much."""

Z80 = 1.2815515655446004
"""Of 80 %."""
Z95 = 1.959963984540054
"""Of 95 %."""

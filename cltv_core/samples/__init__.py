"""Sample shops, and the simulator that makes shops whose truth is known."""

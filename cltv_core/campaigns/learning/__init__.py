"""What all campaigns of a shop teach together: effects of tactics, what to try next, figures over all that was sent."""

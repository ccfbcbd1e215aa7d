"""Models trained on what customers did after earlier days."""

"""What pages show, one file a feature: here what several pages show, in the folders what one of them shows."""

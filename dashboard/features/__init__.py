"""What several pages show, one file a feature."""

"""How long until the next purchase."""

"""What the owner decided, kept in a file of the owner's own."""

SUFFIX = ".cltv"
"""How the name of a project file ends."""

"""Sales from where they live: a link to a published sheet or file, read like an upload."""

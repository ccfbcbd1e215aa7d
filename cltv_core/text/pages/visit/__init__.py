"""What stands around the pages: the welcome, saving and opening, settings, work that goes on."""

"""One declaration for each tool that lists are made for."""

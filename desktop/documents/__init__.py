"""How a report becomes a file: a neutral Document, and one writer for each format."""

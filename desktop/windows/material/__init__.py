"""A department's text: its paragraphs looked at, linked, reworded and ticked before they go under a heading."""

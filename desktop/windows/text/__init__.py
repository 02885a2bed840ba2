"""The middle, below: the items and paragraphs of a heading, with their figures as chips."""

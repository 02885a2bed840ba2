"""Numbers as people write them: read from what was typed or pasted, and written into a report."""

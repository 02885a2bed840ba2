"""The middle, above: the figures of a heading as one table, and the search for an indicator."""

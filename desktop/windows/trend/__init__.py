"""The figures of a heading over the years: a table, charts, and their picture for the clipboard or a file."""

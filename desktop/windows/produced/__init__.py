"""The files that were made of a report, and whether they still say what it says."""

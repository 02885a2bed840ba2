"""The left of the window: the headings of the report with their state and counts."""

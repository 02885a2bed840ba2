"""The bottom of the window: what is wrong, one sentence a line."""

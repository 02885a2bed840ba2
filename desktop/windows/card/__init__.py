"""The card of one figure, at the right: what it is, how it came, where it is used, and what can be done with it."""

"""Searching all years while one types, and replacing with a look at each place first."""

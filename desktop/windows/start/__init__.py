"""The start page, and the ways to begin: a new year, the next year, a ledger opened lately."""

"""Which ledger is open, and how what is done in the windows gets into it."""

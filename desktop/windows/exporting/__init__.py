"""Tables out of the ledger: which there are, where they go, and what is said when one is there."""

"""Arithmetic that sentences state: totals, parts, shares, rates, changes, and the same fact told twice."""

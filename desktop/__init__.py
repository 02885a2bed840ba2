"""法治年报: the yearly report of a district, from its figures to the Word file."""

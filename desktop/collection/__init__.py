"""Workbooks out to departments and back in: every .xlsx that is written or read."""

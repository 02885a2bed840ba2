"""Quotation marks as GB/T 15834-2011 4.8 has them: “ ” outside, ‘ ’ inside."""

from __future__ import annotations

_INNER = str.maketrans("“”", "‘’")


def quoted(text: str) -> str:
    """Put a label or a beginning into quotation marks, those inside it becoming single ones."""
    return f"“{text.translate(_INNER)}”"

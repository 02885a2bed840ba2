"""Text as it may be kept: nothing in it that a Word file, a workbook or a web page cannot carry."""

from __future__ import annotations

import re
import unicodedata

# What XML 1.0 (2.2, Char) forbids, lone surrogates and the two non-characters included.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def cleaned(text: str) -> str:
    """Give the text without characters that no file format can carry; line ends become line feeds, tabs a space."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def shown_as_typed(text: str) -> bool:
    """Say whether a text holds only what can be kept and seen: no controls, and nothing that hides or turns text round.

    Cc, Cf, Cs, Co and Cn are the categories of Unicode for these; joiners are wanted by no Chinese word.
    """
    return all(unicodedata.category(character)[0] != "C" for character in text)

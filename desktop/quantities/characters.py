"""What a reader sees in a cell, freed of invisible characters and full-width forms.

Why not simply NFKC: it turns 5² into 52 and ½ into 1⁄2, which would be guessing.
"""

from __future__ import annotations

import re
import unicodedata

from desktop.quantities import doubts

MOST_CHARACTERS = 100

# Zero-width spaces and joiners, byte order mark, soft hyphen, left-to-right marks: they come with pasted text.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u202a\u202c"))
_ENDS = " \t\r\n"
_FORMS = ("<wide>", "<narrow>", "<small>")
_SPACE_IN_NUMBER = re.compile(r"[0-9,.] +[0-9,.]")


def visible(text: str) -> str:
    """Give the text of a cell as it is seen: without invisible characters and outer spaces, any space as U+0020.

    Raises Doubt where it is longer than a number can be, spans several cells, or holds control characters.
    """
    spaced = "".join(" " if unicodedata.category(char) == "Zs" else char for char in text.translate(_INVISIBLE))
    seen = unicodedata.normalize("NFC", spaced).strip(_ENDS)
    if len(seen) > MOST_CHARACTERS:
        raise doubts.too_long(len(seen), MOST_CHARACTERS)
    if re.search("[\t\r\n\v\f\u0085\u2028\u2029]", seen):
        raise doubts.several_cells()
    if any(unicodedata.category(char).startswith("C") for char in seen):
        raise doubts.control_characters()
    return seen


def halved(text: str) -> str:
    """Give the text with full-width letters, digits and marks as the ordinary ones, and any minus sign as "-"."""
    return "".join(map(_half, text)).replace("\u2212", "-")


def joined(text: str) -> str:
    """Give the text without inner spaces.

    Raises Doubt where a space parts two digits: it may be one number or two.
    """
    if _SPACE_IN_NUMBER.search(text):
        raise doubts.split_number(text)
    return text.replace(" ", "")


def _half(char: str) -> str:
    # Kangxi radicals look like numerals and come out of PDF files in their place (⼀ for 一).
    if "\u2f00" <= char <= "\u2fd5" or unicodedata.decomposition(char).startswith(_FORMS):
        return unicodedata.normalize("NFKC", char)
    return char

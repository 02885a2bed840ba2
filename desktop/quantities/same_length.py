"""A text in half-width digits and marks, character for character, so that places in it are places in the original."""

from __future__ import annotations

import re
import unicodedata

_MARKS = str.maketrans(
    {
        "％": "%",
        "﹪": "%",
        "．": ".",
        "：": ":",
        "（": "(",
        "）": ")",
        "－": "-",
        "−": "-",
        "～": "~",
        "〜": "~",
        "＋": "+",
        "／": "/",
        "＜": "〈",
        "\u00a0": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u3000": " ",
        "\t": " ",
        "〇": "零",
        "○": "零",
    }
)
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_FULL_WIDTH_THOUSANDS = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


def same_length(text: str) -> str:
    """Give the text, as long as it was, with digits as 0-9, the marks of numbers half-width and spaces as U+0020."""
    joined = _FULL_WIDTH_THOUSANDS.sub(",", text) if "，" in text else text
    return _FOREIGN_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), joined.translate(_MARKS))

"""The marks with which a Chinese report says that a number is not exact."""

from __future__ import annotations

from enum import StrEnum


class About(StrEnum):
    """How a stated number stands to the true one; the value is the Chinese mark.

    余 follows the number (300余件), 近 and 逾 precede it (近300件, 逾300件), 以上 follows the unit (300件以上).
    """

    REMAINDER = "余"
    NEARLY = "近"
    EXCEEDING = "逾"
    AT_LEAST = "以上"

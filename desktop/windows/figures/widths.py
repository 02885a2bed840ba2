"""How wide the columns of the figure table are, and which of them give way where there is no room."""

from __future__ import annotations

from collections.abc import Callable

from desktop.windows.figures.columns import Column

# In logical pixels at a text size of 100 percent. The label takes the room that the others leave.
_WIDTHS = {
    Column.NOW: 112,
    Column.UNIT: 56,
    Column.EARLIER: 106,  # a whole date
    Column.CHANGE: 66,
    Column.SOURCE: 132,
    Column.STATE: 92,
}
FITTED = tuple(_WIDTHS)
_GIVING_WAY = (Column.SOURCE, Column.CHANGE, Column.UNIT, Column.STATE, Column.EARLIER)
_SOURCE_NARROW = 88
_LABEL_LEAST = 180


def fitted_widths(whole: int, px: Callable[[int], int]) -> dict[Column, int]:
    """Give the widths, in pixels, of those columns of FITTED that a table of this width shows.

    `px` makes pixels of logical ones. The label stays readable: the source shrinks first, then it goes, then others do.
    """
    widths = {column: px(width) for column, width in _WIDTHS.items()}
    room = whole - sum(widths.values()) - px(_LABEL_LEAST)
    if room < 0:
        widths[Column.SOURCE] = max(px(_SOURCE_NARROW), widths[Column.SOURCE] + room)
    for column in _GIVING_WAY:
        if sum(widths.values()) + px(_LABEL_LEAST) > whole:
            del widths[column]
    return widths

"""The columns of the figure table: the label stays readable, the others give way one after the other."""

from itertools import pairwise

from desktop.windows.figures.columns import Column
from desktop.windows.figures.widths import FITTED, fitted_widths

LABEL = 180  # what the label needs at least


def same(width: int) -> int:
    return width


def test_where_there_is_room_every_column_is_shown_as_wide_as_it_wants():
    wide = fitted_widths(2000, same)
    assert tuple(wide) == FITTED
    assert fitted_widths(sum(wide.values()) + LABEL, same) == wide


def test_the_source_shrinks_before_anything_goes():
    wide = fitted_widths(2000, same)
    narrow = fitted_widths(sum(wide.values()) + LABEL - 30, same)
    assert narrow == {**wide, Column.SOURCE: wide[Column.SOURCE] - 30}


def test_the_label_has_its_room_at_every_width_and_this_year_is_always_there():
    shown = [fitted_widths(whole, same) for whole in range(1000, 291, -1)]
    for whole, widths in zip(range(1000, 291, -1), shown, strict=True):
        assert whole - sum(widths.values()) >= LABEL
        assert Column.NOW in widths
    assert all(set(narrower) <= set(wider) for wider, narrower in pairwise(shown))
    assert set(shown[-1]) == {Column.NOW}

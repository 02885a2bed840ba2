"""A list that draws again only what changed: seen by what its delegate is asked to paint."""

import pytest
from PySide6.QtCore import QSize, QStringListModel
from PySide6.QtWidgets import QStyledItemDelegate
from typing_extensions import override

from desktop.windows.looks.lists import SteadyListView


class Counting(QStyledItemDelegate):
    """Rows as high as their text is long; remembers what it painted."""

    painted: list[int]

    @override
    def sizeHint(self, option, index):
        return QSize(100, 10 + len(index.data()))

    @override
    def paint(self, painter, option, index):
        self.painted.append(index.row())


@pytest.fixture
def shown(qtbot):
    view = SteadyListView()
    view.setModel(QStringListModel(["甲", "乙", "丙", "丁"], view))
    delegate = Counting(view)
    delegate.painted = []
    view.setItemDelegate(delegate)
    qtbot.addWidget(view)
    view.resize(200, 200)
    view.show()
    qtbot.waitExposed(view)
    qtbot.waitUntil(lambda: set(delegate.painted) == {0, 1, 2, 3})
    delegate.painted.clear()
    return view


def test_only_the_row_that_changed_is_painted(qtbot, shown):
    painted = shown.itemDelegate().painted
    shown.model().setData(shown.model().index(2), "辛")
    qtbot.waitUntil(lambda: bool(painted))
    qtbot.wait(20)
    assert set(painted) == {2}


@pytest.mark.parametrize("row", [0, 3])
def test_a_row_of_another_height_moves_those_below(qtbot, shown, row):
    painted = shown.itemDelegate().painted
    whole = shown.contentsSize().height()
    shown.model().setData(shown.model().index(row), "乙" * 15)
    qtbot.waitUntil(lambda: shown.contentsSize().height() == whole + 14)
    qtbot.waitUntil(lambda: set(range(row, 4)) <= set(painted))
    painted.clear()
    shown.model().setData(shown.model().index(row), "丙" * 15)
    qtbot.waitUntil(lambda: bool(painted))
    assert set(painted) == {row}


def test_even_rows_are_never_measured_again(qtbot, shown):
    shown.setUniformItemSizes(True)
    below = shown.visualRect(shown.model().index(3)).top()
    painted = shown.itemDelegate().painted
    painted.clear()
    shown.model().setData(shown.model().index(1), "乙" * 15)
    qtbot.waitUntil(lambda: set(painted) == {1})
    assert shown.visualRect(shown.model().index(3)).top() == below

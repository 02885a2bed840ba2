"""Boxes with ticks: as large as the words beside them, and to be seen in both themes."""

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QStyle, QTableView, QVBoxLayout, QWidget

from desktop.windows.dialogs.rows import Row, RowsModel, RowsTable
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.stylesheet import stylesheet
from tests.windows.looks.test_tokens import contrast

WIDTH = QStyle.PixelMetric.PM_IndicatorWidth


@pytest.fixture
def ticked(qtbot):
    """Give what shows a box and a table, both ticked, in an appearance; it lives as long as the test."""
    living = []

    def show(appearance):
        QApplication.instance().setStyleSheet(stylesheet(appearance))
        around = QWidget()
        box, model = QCheckBox("全部", around), RowsModel(("名称",), [Row(("甲",), ticked=True)])
        box.setChecked(True)
        table = RowsTable(model, "名称", appearance, around, most=3)
        column = QVBoxLayout(around)
        column.addWidget(box)
        column.addWidget(table)
        living.extend((around, model))
        qtbot.addWidget(around)
        around.show()
        qtbot.waitExposed(around)
        return box, table

    yield show
    QApplication.instance().setStyleSheet("")
    living.clear()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_they_grow_with_the_text(ticked, percent):
    appearance = Appearance(percent=percent)
    for widget in ticked(appearance):
        assert widget.style().pixelMetric(WIDTH, None, widget) == appearance.px(14)


@pytest.mark.parametrize("dark", [False, True])
def test_a_tick_can_be_told_from_its_box(ticked, dark):
    appearance = Appearance(dark=dark, percent=200)
    for widget in ticked(appearance):
        side = appearance.px(14)
        if isinstance(widget, QTableView):
            cell = widget.visualRect(widget.model().index(0, 0))
            image = widget.viewport().grab(cell).toImage()
            left, top = appearance.px(8), (cell.height() - side) // 2
        else:
            image, left, top = widget.grab().toImage(), 0, (widget.height() - side) // 2
        places = [(x, y) for x in range(left + 4, left + side - 4) for y in range(top + 4, top + side - 4)]
        colours = {image.pixelColor(x, y).name() for x, y in places}
        ground = appearance.tokens.surface.lower()
        assert max(contrast(colour, ground) for colour in colours) >= 4.5
        assert min(contrast(colour, ground) for colour in colours) < 1.5

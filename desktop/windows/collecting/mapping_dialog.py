"""自制表格: a department's own table, in which one points once at names and numbers, and says what each name means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.collection.own_layout import Layout, NamedRow
from desktop.collection.sheets import Sheet, Workbook
from desktop.model.catalog import Catalog, Indicator
from desktop.windows.collecting.grid import GridModel, GridView
from desktop.windows.collecting.mapped_table import MappedModel, MappedTable
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import StillComboBox, sentence_label
from desktop.windows.figures.find_indicator import FindIndicatorDialog, Offer
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance

_WIDTH = 1240
_LARGE_TEXT, _GRID_HEIGHT, _LEAST_COMBO = 150, 360, 96  # percent, and pixels at 100 percent
_HINT = "按Enter选指标，按Delete取消对应。没有对应的不采用。"
_NO_HEADS = -1
_NONE = ""  # the code of no indicator
_WAYS = ("一列里，从上往下", "一行里，从左往右")  # by whether they stand across
_TURNED = str.maketrans("行列", "列行")
_POINTS = ("point_names", "point_numbers", "point_heads")


@dataclass(frozen=True, slots=True)
class Foreign:
    """A workbook that was not recognised, the departments whose it can be, the likeliest first, and the sheet."""

    workbook: Workbook
    departments: tuple[str, ...]
    sheet: int = 0


@dataclass(frozen=True, slots=True)
class Looking:
    """Which sheet of whose table is to be looked at; without a layout one is to be proposed.

    `across` is whether the names stand across the top, None where that is to be proposed, too.
    """

    sheet: Sheet
    department: str
    layout: Layout | None = None
    across: bool | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """Where names and numbers stand, and what the names mean."""

    layout: Layout
    rows: tuple[NamedRow, ...]


class MappingDialog(ActDialog):
    """`looking` asks what stands where, as a Looking; `mapped` gives the one that was decided, and its rows."""

    mapped = Signal(object, tuple)
    looking = Signal(object)

    def __init__(
        self,
        foreign: Foreign,
        catalog: Catalog,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        sentence = (
            f"“{foreign.workbook.name}”不是发出的填报表。指给程序看名称和数各在哪一列（横排的表是哪一行）、表头在哪里，"
            "对好每个名称是哪个指标；明年还是这样的表就不用再指。现在还什么都不采用。"
        )
        super().__init__(Act("自制表格", sentence, "对应好了，去比较"), appearance, parent, width=_WIDTH)
        self.setObjectName("mapping")
        self._foreign, self._catalog = foreign, catalog
        self._at = 0
        self._shown: Sheet | None = None
        self.department, self.sheet, self.way = (StillComboBox(appearance) for _ in range(3))
        self.department.addItems(list(foreign.departments))
        self.sheet.addItems([one.name for one in foreign.workbook.sheets])
        self.sheet.setCurrentIndex(foreign.sheet)
        self.way.addItems(_WAYS)
        self._buttons: dict[str, QPushButton] = {}
        self.grid = GridModel(appearance, self)
        self.view = GridView(self.grid, appearance, self.body_widget)
        self.model = MappedModel(catalog, self)
        self.table = MappedTable(self.model, appearance, self.body_widget)
        self._lay_out()
        self._connect_fields()
        self._count()
        self.view.setFocus()

    @override
    def done_by_user(self) -> None:
        self.mapped.emit(self._asked, self.model.rows)
        self.accept()

    def look(self) -> None:
        """Ask for a proposal for the sheet."""
        self.looking.emit(Looking(self._sheet, self.department.currentText()))

    def show_looked(self, looked: Looked) -> None:
        """Show the sheet with what is pointed at, and what the names mean."""
        turned = looked.layout.across != self.grid.layout.across
        if self._shown is not self._sheet or turned:
            self._shown = self._sheet
            self.grid.show_sheet(self._sheet, looked.layout)
            self.view.measure()
            self.view.go_to_numbers()
            self._show_way()
        elif looked.layout != self.grid.layout:
            self.grid.point(looked.layout)
        self.model.show_lines(looked.rows)
        self._count()

    def point_names(self) -> None:
        """Say that the names stand in the column at hand, or in the row where they stand across."""
        self._point(replace(self.grid.layout, label_column=self._at_hand[1]))

    def point_numbers(self) -> None:
        """Say that the numbers stand in the column at hand, or in the row where the names stand across."""
        self._point(replace(self.grid.layout, value_column=self._at_hand[1]))

    def point_heads(self) -> None:
        """Say that the row at hand is that of the heads, behind which the figures begin; or that there is none."""
        row, layout = self._at_hand[0], self.grid.layout
        self._point(replace(layout, heading_row=_NO_HEADS if row == layout.heading_row else row))

    def turn_table(self) -> None:
        """Say that the names stand the other way: across the top, or down the side."""
        self.way.setCurrentIndex(1 - self.way.currentIndex())

    def _lay_out(self) -> None:
        whose, across = QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        left, right, acts = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        turn = KEY_OF["turn_table"].shown
        for words, combo in (("填报单位", self.department), ("工作表", self.sheet), (f"指标排在 {turn}", self.way)):
            label = QLabel(words, self.body_widget)
            label.setBuddy(combo)
            combo.setAccessibleName(words)
            whose.addWidget(label)
            whose.addWidget(combo)
        whose.addStretch(1)
        for name, act in zip(_POINTS, (self.point_names, self.point_numbers, self.point_heads), strict=True):
            self._buttons[name] = self._button(act)
            acts.addWidget(self._buttons[name])
            QShortcut(QKeySequence(KEY_OF[name].key), self).activated.connect(act)
        QShortcut(QKeySequence(KEY_OF["turn_table"].key), self).activated.connect(self.turn_table)
        acts.addStretch(1)
        self._show_way()
        left.addWidget(self.view, 1)
        left.addLayout(acts)
        right.addWidget(self.table, 1)
        right.addWidget(sentence_label(_HINT, self.body_widget))
        across.addLayout(left, 1)
        across.addLayout(right, 1)
        self._across = across
        self.body.addLayout(whose)
        self.body.addLayout(across, 1)
        self.appearance.changed.connect(self._turn)
        self._turn()

    def _show_way(self) -> None:
        """Show which way the names stand, and say of columns what is said of rows where they stand across."""
        across = self.grid.layout.across
        with QSignalBlocker(self.way):
            self.way.setCurrentIndex(int(across))
        for name, button in self._buttons.items():
            words = KEY_OF[name].words.translate(_TURNED) if across else KEY_OF[name].words
            button.setText(f"{words} {KEY_OF[name].shown}")
            button.setAccessibleName(words)

    def _button(self, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(self.body_widget)
        button.setProperty("quiet", True)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _connect_fields(self) -> None:
        self.department.currentIndexChanged.connect(self._read)
        self.sheet.currentIndexChanged.connect(self.look)
        self.way.currentIndexChanged.connect(self._look_that_way)
        self.table.wanted.connect(self._ask_indicator)
        self.table.doubleClicked.connect(self._ask_indicator_at)
        self.table.taken_away.connect(self._take_away)

    def _turn(self) -> None:
        """Put what the names mean below the sheet where large text leaves no room beside it."""
        large = self.appearance.percent >= _LARGE_TEXT
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(self.appearance.px(16))
        self.view.setMinimumHeight(self.appearance.px(_GRID_HEIGHT))
        for combo in (self.department, self.sheet):  # of long names as much is shown as there is room for
            combo.setMinimumWidth(self.appearance.px(_LEAST_COMBO))

    @property
    def _asked(self) -> Looking:
        return Looking(self._sheet, self.department.currentText(), self.grid.layout)

    @property
    def _sheet(self) -> Sheet:
        return self._foreign.workbook.sheets[max(0, self.sheet.currentIndex())]

    @property
    def _at_hand(self) -> tuple[int, int]:
        """Row and column of the cell at hand, as the layout counts them."""
        index = self.view.currentIndex()
        return (index.column(), index.row()) if self.grid.layout.across else (index.row(), index.column())

    def _look_that_way(self) -> None:
        """Ask for a proposal with the names standing as they were said to."""
        across = bool(self.way.currentIndex())
        self.looking.emit(Looking(self._sheet, self.department.currentText(), across=across))

    def _point(self, layout: Layout) -> None:
        if self.view.currentIndex().isValid():
            self.grid.point(layout)
            self._read()

    def _read(self) -> None:
        """Ask what the names mean, now that something else is pointed at."""
        self.looking.emit(self._asked)

    def _count(self) -> None:
        count = sum(bool(row.code) for row in self.model.rows)
        self.primary.setText(f"对应好 {count} 个，去比较" if count else "还没有对应的")
        self.primary.setEnabled(count > 0)

    def _ask_indicator(self, row: int) -> None:
        """Ask which indicator a name means."""
        self._at = row
        hint = f"“{self.model.line(row).label}”是哪个指标？回车选定。"
        offer = Offer("对应指标", hint, {_NONE: "不对应任何指标"}, catalog=self._catalog)
        dialog = FindIndicatorDialog(offer, self._offered(), self.appearance, self)
        dialog.chosen.connect(self._indicator_chosen)
        dialog.open()

    def _ask_indicator_at(self, index: QModelIndex) -> None:
        self._ask_indicator(index.row())

    def _take_away(self, row: int) -> None:
        self._at = row
        self._indicator_chosen(_NONE)

    def _offered(self) -> list[Indicator]:
        department = self.department.currentText()
        known = [one for one in self._catalog.indicators.values() if one.formula is None]
        return sorted(known, key=lambda one: one.department != department)

    def _indicator_chosen(self, code: str) -> None:
        self.model.mean(self._at, code)
        self._count()
        self.table.selectRow(self._at)
        self.table.setFocus()

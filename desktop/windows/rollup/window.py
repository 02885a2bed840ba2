"""汇总各区县 in a window of its own: what it shows, and what its keys and buttons ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.windows.dialogs.fields import StillComboBox
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.rollup_sheet import rollup_sheet
from desktop.windows.manual.window import page_of, show_manual
from desktop.windows.notice_bar import NoticeBar
from desktop.windows.rollup.choice import dropped_materials
from desktop.windows.rollup.jobs import Gathered
from desktop.windows.rollup.panes import MaterialsPane, RanksPane, RemarksPane
from desktop.windows.rollup.tables import SideBySide
from desktop.windows.rollup.zone import DropZone

_SHARE_OF_SCREEN = 0.94
_YEARS_SHOWN = 15
_RANKS_WIDTH, _BELOW_HEIGHT = 260, 186


class RollupWindow(QDialog):
    """Shows a roll-up. It reads and writes nothing itself: its signals say what was asked for."""

    adding = Signal(tuple)  # of Path; without any, they are to be asked for
    year_chosen = Signal(int)
    again = Signal()
    choosing_units = Signal()
    finding = Signal()
    saving = Signal()
    preferring = Signal(object)  # Path
    removing = Signal(object)  # Path

    def __init__(self, year: int, this_year: int, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("rollup")
        self.setWindowTitle("汇总各区县")
        self.setModal(False)
        self.setAcceptDrops(True)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._appearance = appearance
        self.gathered: Gathered | None = None
        self.year = StillComboBox(appearance, self)
        self.year.setAccessibleName("年度")
        self.year.addItems([f"{one}年度" for one in range(max(this_year, year), this_year - _YEARS_SHOWN, -1)])
        self.year.setCurrentText(f"{year}年度")
        self.state = QLabel(self)
        self.state.setProperty("role", "secondary")
        self.notices = NoticeBar(appearance, self)
        self.zone = DropZone(appearance, self)
        self.side_by_side = SideBySide(appearance, self)
        self.ranks = RanksPane(appearance, self)
        self.materials = MaterialsPane(appearance, self)
        self.remarks = RemarksPane(appearance, self)
        self._make_buttons()
        self._arrange()
        self._connect()
        self.restyle()
        self.show_nothing()

    def show_gathered(self, gathered: Gathered, preferred: tuple[Path, ...]) -> None:
        """Show a roll-up; the indicator that was chosen stays so."""
        code, self.gathered = self._code, gathered
        rolled = gathered.rolled
        self.side_by_side.totals_model.show_rolled(rolled)
        self.side_by_side.units_model.show_gaps(rolled, gathered.gaps)
        self.remarks.show_rolled(rolled)
        self.materials.show_sources(gathered.roll.sources, preferred)
        self._stack.setCurrentWidget(self._work)
        self.state.setText(f"{len(rolled.units)}家单位，{len(rolled.rows)}项指标")
        for button in (self.units, self.look_up, self.primary):
            button.setEnabled(bool(rolled.rows))
        self.side_by_side.go_to(self._row_of(code) if rolled.rows else -1)
        self._show_ranks()

    def show_nothing(self) -> None:
        """Show what to do first."""
        self.gathered = None
        self._stack.setCurrentWidget(self.zone)
        self.state.setText("")
        for button in (self.units, self.look_up, self.primary, self.read_again):
            button.setEnabled(False)
        self.zone.add.setFocus()

    def show_read(self) -> None:
        """Put the keys where the figures are."""
        self.read_again.setEnabled(True)
        self.side_by_side.totals.setFocus()

    def go_to(self, code: str, unit: int = -1) -> None:
        """Show an indicator, and a unit of it."""
        self.side_by_side.go_to(self._row_of(code), unit)

    def show_manual(self) -> None:
        """Show the page of the manual about the roll-up, beside it."""
        show_manual(self, page_of(self), self._appearance)

    def restyle(self) -> None:
        """Take the measures and colours of the appearance as it is now."""
        px = self._appearance.px
        self.setStyleSheet(rollup_sheet(self._appearance))
        for layout in (self._head, self._foot):
            layout.setContentsMargins(px(16), px(8), px(16), px(8))
            layout.setSpacing(px(8))

    @property
    def _code(self) -> str:
        row = self.side_by_side.row
        return self.gathered.rolled.rows[row].indicator.code if self.gathered and row >= 0 else ""

    def _row_of(self, code: str) -> int:
        rows = self.gathered.rolled.rows if self.gathered else ()
        return next((number for number, row in enumerate(rows) if row.indicator.code == code), 0)

    def _make_buttons(self) -> None:
        self.add = self._button("添加文件…", "add_files")
        self.read_again = self._button("重新读取", "read_again")
        self.units = self._button("计入的单位…", "choose_units")
        self.look_up = self._button("找指标…", "find_row")
        self.primary = self._button("存成表格…", "save_rollup")
        self.primary.setProperty("primary", True)
        self.leave = QPushButton("关闭", self)
        self.leave.setAutoDefault(False)

    def _button(self, words: str, key: str) -> QPushButton:
        button = QPushButton(f"{words} {KEY_OF[key].shown}", self)
        button.setAccessibleName(words.rstrip("…"))
        button.setAutoDefault(False)
        return button

    def _arrange(self) -> None:
        head, foot = QFrame(self), QFrame(self)
        head.setObjectName("rollup_head")
        foot.setObjectName("rollup_foot")
        self._head, self._foot = QHBoxLayout(head), QHBoxLayout(foot)
        for part in (self.year, self.state):
            self._head.addWidget(part)
        self._head.addStretch()
        for button in (self.read_again, self.add):
            self._head.addWidget(button)
        for button in (self.look_up, self.units):
            self._foot.addWidget(button)
        self._foot.addStretch()
        self._foot.addWidget(self.leave)
        self._foot.addWidget(self.primary)
        self._stack = QStackedWidget(self)
        self._work = self._middle()
        self._stack.addWidget(self.zone)
        self._stack.addWidget(self._work)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part, stretch in ((head, 0), (self.notices, 0), (self._stack, 1), (foot, 0)):
            whole.addWidget(part, stretch)
        self.resize(self.screen().availableSize() * _SHARE_OF_SCREEN)

    def _middle(self) -> QSplitter:
        px, size = self._appearance.px, self.screen().availableSize() * _SHARE_OF_SCREEN
        above = self._split(Qt.Orientation.Horizontal, self.side_by_side, self.ranks)
        above.setSizes([size.width() - px(_RANKS_WIDTH), px(_RANKS_WIDTH)])
        below = self._split(Qt.Orientation.Horizontal, self.materials, self.remarks)
        below.setObjectName("rollup_below")
        below.setSizes([size.width() * 2 // 5, size.width() * 3 // 5])
        middle = self._split(Qt.Orientation.Vertical, above, below)
        middle.setSizes([size.height() - px(_BELOW_HEIGHT), px(_BELOW_HEIGHT)])
        return middle

    def _split(self, way: Qt.Orientation, first: QWidget, second: QWidget) -> QSplitter:
        made = QSplitter(way, self)
        made.setChildrenCollapsible(False)
        made.setHandleWidth(1)
        made.addWidget(first)
        made.addWidget(second)
        made.setStretchFactor(0, 1)
        made.setStretchFactor(1, 0)
        return made

    def _connect(self) -> None:
        acts: tuple[tuple[str, QPushButton | None, Callable[[], object]], ...] = (
            ("add_files", self.add, self._ask_files),
            ("read_again", self.read_again, self.again.emit),
            ("choose_units", self.units, self.choosing_units.emit),
            ("find_row", self.look_up, self.finding.emit),
            ("save_rollup", self.primary, self.saving.emit),
            ("prefer_file", None, self._prefer),
            ("manual", None, self.show_manual),
        )
        for key, button, act in acts:
            QShortcut(QKeySequence(KEY_OF[key].key), self).activated.connect(act)
            if button is not None:
                button.clicked.connect(act)
        self.materials.preferred.connect(self._prefer)
        self.materials.removed.connect(self._remove)
        self.zone.add.clicked.connect(self._ask_files)
        self.leave.clicked.connect(self.reject)
        self.year.currentTextChanged.connect(self._year_chosen)
        self.side_by_side.moved.connect(self._show_ranks)
        self.ranks.entered.connect(self._go_to_unit)
        self.remarks.entered.connect(self._go_to_gap)
        self._appearance.changed.connect(self.restyle)

    def _ask_files(self) -> None:
        self.adding.emit(())

    def _prefer(self) -> None:
        if self.materials.chosen is not None:
            self.preferring.emit(self.materials.chosen)

    def _remove(self) -> None:
        if self.materials.chosen is not None:
            self.removing.emit(self.materials.chosen)

    def _year_chosen(self, words: str) -> None:
        self.year_chosen.emit(int(words.removesuffix("年度")))

    def _show_ranks(self) -> None:
        row = self.side_by_side.row
        if self.gathered is not None:
            rolled = self.gathered.rolled
            chosen = rolled.rows[row] if 0 <= row < len(rolled.rows) else None
            self.ranks.show_row(rolled, chosen, self.gathered.gaps)

    def _go_to_unit(self, unit: int) -> None:
        self.go_to(self._code, unit)
        self.side_by_side.units.setFocus()

    def _go_to_gap(self, row: int) -> None:
        unit, code = self.remarks.gaps.place(row)
        self.go_to(code or self._code, unit)
        self.side_by_side.units.setFocus()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_materials(event.mimeData()):
            event.acceptProposedAction()
            self.zone.set_welcoming(welcoming=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.zone.set_welcoming(welcoming=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.zone.set_welcoming(welcoming=False)
        event.acceptProposedAction()
        self.adding.emit(dropped_materials(event.mimeData()))

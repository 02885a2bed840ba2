"""The chips above the table: which figures are shown, and whose."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget
from typing_extensions import override

from desktop.windows.figures.choice import HEADING, WHOLE, Scope, Which
from desktop.windows.looks.appearance import Appearance

_COUNTED = (Which.EMPTY, Which.WRONG)
_ENDLESS = 1_000_000  # pixels


class ChoiceBar(QWidget):
    """`which_chosen` gives a filter, `scope_chosen` whose figures; the menu is filled when it is opened.

    `came_up` says that it is seen (again): the figures are counted only while it is.
    """

    which_chosen = Signal(object)  # Which
    scope_chosen = Signal(object)  # Scope
    departments_wanted = Signal()
    came_up = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._counts: Mapping[Which, int] = {}
        self._room = _ENDLESS
        self._group = QButtonGroup(self)
        self._chips = {which: self._chip(which) for which in Which}
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.departments_wanted)
        self._menu.triggered.connect(self._triggered)
        self._scope = QPushButton("本标题 ▾", self)
        self._scope.setProperty("quiet", True)
        self._scope.setAccessibleName("看哪些指标")
        self._scope.setMenu(self._menu)
        self._row.addWidget(self._scope)
        self._group.buttonClicked.connect(self._clicked)
        appearance.changed.connect(self._restyle)
        self._restyle()
        self.show_choice(Which.ALL, HEADING)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.came_up.emit()

    def show_choice(self, which: Which, scope: Scope) -> None:
        """Show what is chosen."""
        self._chips[which].setChecked(True)
        self._scope.setText("本标题 ▾" if scope.of_heading else f"{scope.department or '全报告'} ▾")

    def show_counts(self, counts: Mapping[Which, int]) -> None:
        """Show how many figures some of the filters let through."""
        self._counts = counts
        self._word()

    def fit(self, room: int) -> None:
        """Say no more than there is room for (pixels): what is cut off can be read by nobody."""
        if room != self._room:
            self._room = room
            self._word()

    def _word(self) -> None:
        """Leave out the numbers first, then what is asked for least."""
        seldom = self._chips[Which.CHANGED]
        for counted, whole in ((True, True), (False, True), (False, False)):
            for which in _COUNTED:
                count = self._counts.get(which, 0) if counted else 0
                words = f"{which.value} {count}" if count else which.value
                if self._chips[which].text() != words:
                    self._chips[which].setText(words)
            seldom.setVisible(whole or seldom.isChecked())
            if self._row.sizeHint().width() <= self._room:
                return

    def show_departments(self, departments: Mapping[str, int]) -> None:
        """Offer the departments, each with the number of its figures that are not filled."""
        self._menu.clear()
        self._offer("本标题的指标", HEADING)
        self._offer("全报告的指标", WHOLE)
        self._menu.addSeparator()
        for department, empty in departments.items():
            self._offer(f"{department}（未填{empty}）" if empty else department, Scope(department=department))

    def _offer(self, words: str, scope: Scope) -> None:
        action = QAction(words, self._menu)
        action.setData(scope)
        self._menu.addAction(action)

    def _chip(self, which: Which) -> QPushButton:
        chip = QPushButton(which.value, self)
        chip.setCheckable(True)
        chip.setProperty("chip", True)
        chip.setAccessibleName(f"只看{which.value}")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._group.addButton(chip)
        self._row.addWidget(chip)
        return chip

    def _clicked(self, button: QPushButton) -> None:
        self.which_chosen.emit(next(which for which, chip in self._chips.items() if chip is button))

    def _triggered(self, action: QAction) -> None:
        self.scope_chosen.emit(action.data())

    def _restyle(self) -> None:
        self._row.setSpacing(self._appearance.px(6))
        self._word()

"""The bar at the top: which year, how far it is, and the one thing that all the work is for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QProgressBar, QPushButton, QWidget

from desktop.model.progress import Progress
from desktop.windows.clock import local_day
from desktop.windows.deadlines import days_to_hand_in
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import HEADER_HEIGHT
from desktop.windows.menu_button import MenuButton, open_below
from desktop.windows.missing import Lacking
from desktop.windows.missing_button import MissingButton


class HeaderBar(QFrame):
    """`year_chosen` gives unit and year, `lack_chosen` a Lack to go to; `generate` is what the primary button does."""

    year_chosen = Signal(str, int)
    lack_chosen = Signal(object)
    generate = Signal()

    def __init__(self, appearance: Appearance, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._appearance = appearance
        self._years = QMenu(self)
        self._years.triggered.connect(self._chosen)
        self._year = MenuButton(self._years, self)
        self._year.setProperty("role", "year")
        self._year.setAccessibleName("切换年度和单位")
        self._year.setToolTip("切换年度和单位 F9")
        self._title = QLabel(self)
        self._filled, self._deadline = QLabel(self), QLabel(self)
        for label in (self._title, self._filled, self._deadline):
            label.setProperty("role", "secondary")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("已填的比例")
        self.missing = MissingButton(self)
        self.missing.chosen.connect(self.lack_chosen)
        self._more = MenuButton(menu, self)
        self._more.setText("菜单 ▾")
        self._more.setAccessibleName("菜单")
        self._more.setToolTip("菜单 F10")
        self._shown: list[QPushButton] = []
        self._words = "生成报告 Ctrl+G"
        self._generate = QPushButton(self._words, self)
        self._generate.setProperty("primary", True)
        self._generate.clicked.connect(self.generate)
        self._lay_out()
        appearance.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        layout = self._row = QHBoxLayout(self)
        layout.setSpacing(self._appearance.px(12))
        layout.addWidget(self._year)
        layout.addWidget(self._title)
        layout.addStretch(2)
        for part in (self._filled, self._bar, self.missing, self._deadline):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(3)
        for button in (self._more, self._generate):
            layout.addWidget(button)

    def show_actions(self, actions: Mapping[str, QAction]) -> None:
        """Give each action a button, by the short words on it, in front of the primary one."""
        for words, action in actions.items():
            button = QPushButton(words, self)
            button.setAccessibleName(action.text())
            button.clicked.connect(action.trigger)
            self._shown.append(button)
            self._row.insertWidget(self._row.count() - 1, button)

    def show_report(self, unit: str, year: int, years: dict[str, tuple[int, ...]]) -> None:
        """Show which report is at hand, and which others the ledger has."""
        self._year.setText(f"{year} 年度 ▾")
        self._title.setText(unit)
        self._years.clear()
        for name, known in years.items():
            for other in sorted(known, reverse=True):
                words = f"{other} 年度" if len(years) == 1 else f"{name} · {other} 年度"
                action = QAction(words, self._years)
                action.setData((name, other))
                action.setCheckable(True)
                action.setChecked((name, other) == (unit, year))
                self._years.addAction(action)
        self._deadline.setText(days_to_hand_in(year, local_day()))

    def show_progress(self, progress: Progress, lacking: Lacking) -> None:
        """Show how much is filled, and what is missing."""
        self._filled.setText(f"已填 {progress.filled}/{progress.total}")
        self._bar.setRange(0, max(1, progress.total))
        self._bar.setValue(progress.filled)
        self.missing.show_lacking(lacking)

    def open_years(self) -> None:
        """Open the list of years, for whoever has no mouse at hand."""
        open_below(self._year)

    def open_missing(self) -> None:
        """Open the list of what is missing."""
        open_below(self.missing)

    def open_menu(self) -> None:
        """Open the menu."""
        open_below(self._more)

    def show_busy(self, *, busy: bool) -> None:
        """Say whether a report is being written."""
        self._generate.setEnabled(not busy)
        self._generate.setText("正在生成…" if busy else self._words)

    def narrow(self, *, narrow: bool, very: bool) -> None:
        """Leave out what can be done without in a narrow window, and what the menu has in a very narrow one."""
        self._title.setVisible(not narrow)
        self._deadline.setVisible(not narrow)
        self._bar.setVisible(not very)
        for button in self._shown:
            button.setVisible(not very)
        self._words = "生成报告" if very else "生成报告 Ctrl+G"
        self._generate.setText(self._words)

    def _chosen(self, action: QAction) -> None:
        unit, year = action.data()
        self.year_chosen.emit(unit, year)

    def _restyle(self) -> None:
        px = self._appearance.px
        self.setMinimumHeight(px(HEADER_HEIGHT))
        self._row.setContentsMargins(px(12), px(6), px(12), px(6))
        self._bar.setFixedSize(px(72), px(6))

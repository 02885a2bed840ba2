"""The line over the figures of a heading: its title, the departments that supply them, and what is to be shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from desktop.windows.figures.choice_bar import ChoiceBar
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import HEADING_SIZE

_MOST_DEPARTMENTS = 2
_SIDE, _BETWEEN = 14, 12  # logical pixels


class HeadLine(QWidget):
    """Shows a title in the room there is; what is cut off of it, and of the departments, their tooltips have whole."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._whole = ""
        self._title = QLabel(self)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._departments = QLabel(self)
        self._departments.setProperty("role", "secondary")
        self.choice_bar = ChoiceBar(appearance, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(appearance.px(_SIDE), appearance.px(9), appearance.px(_SIDE), appearance.px(5))
        row.setSpacing(appearance.px(_BETWEEN))
        row.addWidget(self._title, 1)
        row.addWidget(self._departments)
        row.addWidget(self.choice_bar)
        appearance.changed.connect(self._restyle)
        self._restyle()

    @property
    def title(self) -> str:
        """The title as it is seen, its end cut off where there is no room."""
        return self._title.text()

    def show_heading(self, title: str, departments: tuple[str, ...], *, choosable: bool) -> None:
        """Show a title with departments; `choosable` is whether there are figures to choose from."""
        self._whole = title
        self._title.setToolTip(title)
        more = "等" if len(departments) > _MOST_DEPARTMENTS else ""
        self._departments.setText(" · ".join(departments[:_MOST_DEPARTMENTS]) + more)
        self._departments.setToolTip("、".join(departments))
        self.choice_bar.setVisible(choosable)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the chips their room, then the title: the departments go first, then it ends in …."""
        px = self._appearance.px
        self.choice_bar.fit(self.width() - px(2 * _SIDE + _BETWEEN))
        chips = self.choice_bar.sizeHint().width() + px(_BETWEEN) if self.choice_bar.isVisibleTo(self) else 0
        room = self.width() - chips - px(2 * _SIDE)
        words = QFontMetrics(self._appearance.font(HEADING_SIZE, bold=True))
        wide = words.horizontalAdvance(self._whole)
        self._departments.setVisible(wide + self._departments.sizeHint().width() + px(2 * _BETWEEN) <= room)
        self._title.setText(words.elidedText(self._whole, Qt.TextElideMode.ElideRight, room))

    def _restyle(self) -> None:
        self._title.setFont(self._appearance.font(HEADING_SIZE, bold=True))
        self._title.setStyleSheet(f"font-size: {self._appearance.px(HEADING_SIZE)}px; font-weight: 600;")

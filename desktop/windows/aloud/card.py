"""The one item that is being read, as large as can be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.model.reading_aloud import Item, Verdict
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.fonts import PROSE

_LABEL, _VALUE, _PROSE, _BESIDE = 26, 88, 28, 18
_ONE_LINE = 28  # characters of a text that stand in one line and are set in the middle


class ItemCard(QScrollArea):
    """Shows what the item is called, what is read, last year's value and the sentences it stands in."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._item: Item | None = None
        self._label, self._value, self._earlier = QLabel(self), QLabel(self), QLabel(self)
        self._sentences, self._before = QLabel(self), QLabel(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(self)
        inside.setObjectName("body")
        self._column = QVBoxLayout(inside)
        self._column.addStretch(2)
        for label in (self._label, self._value, self._earlier, self._sentences, self._before):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            self._column.addWidget(label)
        self._column.addStretch(3)
        self.setWidget(inside)
        appearance.changed.connect(self._restyle)
        self._restyle()

    def show_item(self, item: Item, verdict: Verdict) -> None:
        """Show an item and how it stands with it."""
        self._item = item
        self._label.setText(item.label if item.is_figure else "")
        self._value.setText(item.value if item.is_figure else f"{item.label}{item.value}")
        self._earlier.setText(f"上年　{item.earlier}" if item.earlier else "")
        self._sentences.setText("\n".join(stated.sentence for stated in item.stated))
        self._before.setText("" if verdict is Verdict.OPEN else verdict.value)
        self.setAccessibleName(f"{item.heading}，{item.label}")
        self.setAccessibleDescription(f"{item.value}，{verdict.value}")
        self._restyle()
        self.verticalScrollBar().setValue(0)

    def _restyle(self) -> None:
        px, t = self._appearance.px, self._appearance.tokens
        figure = self._item is None or self._item.is_figure
        middle = figure or len(self._value.text()) <= _ONE_LINE
        families = ", ".join(f"'{family}'" for family in PROSE)
        prose = f"font-family: {families}; font-size: {px(_PROSE)}px;"
        large = f"font-size: {px(_VALUE)}px; font-weight: 600;"
        self._label.setStyleSheet(f"font-size: {px(_LABEL)}px;")
        self._value.setStyleSheet(large if figure else prose)
        self._value.setAlignment(Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft)
        self._earlier.setStyleSheet(f"font-size: {px(_LABEL)}px; color: {t.earlier};")
        self._sentences.setStyleSheet(f"font-size: {px(_BESIDE)}px; color: {t.secondary};")
        self._before.setStyleSheet(f"font-size: {px(_BESIDE)}px; color: {t.warning_text};")
        side = px(120)
        self._column.setContentsMargins(side, px(16), side, px(16))
        self._column.setSpacing(px(20))

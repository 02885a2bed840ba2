"""The figure itself on its card: large, to be typed over, with last year's beside it and the years below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.model.figure import write_figure
from desktop.model.series import Series
from desktop.operations.figure_card import FigureCard
from desktop.windows.card.bars import YearBars
from desktop.windows.card.words import with_unit
from desktop.windows.figures.cells import Unsaved
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.typed_line import TypedLine

_LARGE, _LONG, _MOST_LARGE = 34, 16, 12  # sizes of text, and the characters that still stand large
_LEAST_WIDTH, _MOST_WIDTH, _FRAME = 44, 300, 12


class ValueEdit(TypedLine):
    """The value as a line: Enter keeps it, Esc gives it up; leaving it keeps it, too."""

    kept = Signal()  # by Enter
    given_up = Signal()
    questioned = False  # whether it holds what was not understood

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.finish_composing()
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape and (self.isModified() or self.questioned):
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class ValuePart(QWidget):
    """`typed` gives what was typed, `given_up` that it is not meant; `entered` says that Enter kept it.

    What was typed and not understood is shown again with the sentence that says why.
    """

    typed = Signal(str)
    given_up = Signal()
    entered = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._card: FigureCard | None = None
        self._misread: Unsaved | None = None
        self.edit = ValueEdit(self)
        self.edit.kept.connect(self._enter)
        self.edit.given_up.connect(self._give_up)
        self.edit.editingFinished.connect(self.finish)
        self.edit.textChanged.connect(self._fit)
        self._unit, self._beside, self._problem = QLabel(self), QLabel(self), QLabel(self)
        self._beside.setProperty("role", "secondary")
        self._beside.setWordWrap(True)
        self._problem.setProperty("role", "error")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.bars = YearBars(appearance, self)
        row = QHBoxLayout()
        row.addWidget(self.edit)
        row.addWidget(self._unit, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._beside, 1, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._problem)
        self.below = QHBoxLayout()
        self.below.addWidget(self.bars)
        column.addLayout(self.below)
        self.draw()

    def show_card(self, card: FigureCard, misread: Unsaved | None, *, fixed: bool) -> None:
        """Show a figure; what is being typed into the same one stays."""
        other = self._card is None or self._card.indicator.code != card.indicator.code
        self._card, self._misread = card, misread
        self.edit.setReadOnly(fixed or card.computed)
        self.edit.setAccessibleName(f"{card.indicator.label}，本年")
        self.edit.setPlaceholderText("未算出" if card.computed else "未填")
        if other or not self.edit.isModified():
            self._show_value(card)
        self._unit.setText(card.indicator.unit)
        self._beside.setText(_beside(card))
        self._fit()

    def show_series(self, series: Series | None, here: int) -> None:
        """Show the years."""
        self.bars.show_series(series, here)

    def begin(self) -> None:
        """Have the value typed over or completed, as F2 does in a table: the cursor stands behind it."""
        self.edit.setFocus()
        self.edit.deselect()
        self.edit.end(False)

    def finish(self) -> None:
        """Keep what was typed."""
        self.edit.finish_composing()
        if self._card is not None and self.edit.isModified():
            self.edit.setModified(False)
            self.typed.emit(self.edit.text())

    def draw(self) -> None:
        """Take the measures of the appearance as it is now."""
        px = self._appearance.px
        self._unit.setContentsMargins(0, 0, 0, px(8))
        self._beside.setContentsMargins(px(6), 0, 0, px(8))
        self._fit()

    def _enter(self) -> None:
        self.finish()
        if self._misread is None:
            self.entered.emit()

    def _give_up(self) -> None:
        self.edit.setModified(False)
        self.given_up.emit()

    def _show_value(self, card: FigureCard) -> None:
        text = self._misread.text if self._misread else write_figure(card.now, card.indicator)
        if self.edit.text() != text:
            self.edit.setText(text)
        self.edit.setModified(False)
        self._problem.setText(self._misread.sentence if self._misread else "")
        self.edit.questioned = self._misread is not None
        self._problem.setVisible(self.edit.questioned)

    def _fit(self) -> None:
        """Be as wide as what stands in it, in letters that are large where they are few."""
        look, text = self._appearance, self.edit.text() or self.edit.placeholderText()
        size = _LARGE if len(text) <= _MOST_LARGE else _LONG
        font = look.font(size, bold=True)
        self.edit.setFont(font)
        t = look.tokens
        self.edit.setStyleSheet(
            f"QLineEdit {{ font-size: {look.px(size)}px; font-weight: 600; border: 2px solid transparent;"
            f" border-radius: 4px; padding: 0; background: {t.surface}; }}"
            f" QLineEdit:focus {{ border: 2px solid {t.accent}; }}"
        )
        wide = QFontMetrics(font).horizontalAdvance(text) + look.px(_FRAME)
        self.edit.setFixedWidth(max(look.px(_LEAST_WIDTH), min(look.px(_MOST_WIDTH), wide)))


def _beside(card: FigureCard) -> str:
    written = write_figure(card.earlier, card.indicator)
    last = f"上年 {with_unit(card.earlier, '', written)}" if card.earlier.filled else "上年没有"
    return " · ".join(part for part in (last, card.change, card.growth) if part)

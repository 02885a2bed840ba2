"""What everything is drawn with: the colours of the theme and the size of text, in one value that can change."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont

from desktop.windows.looks.fonts import INTERFACE, PROSE
from desktop.windows.looks.tokens import DARK, LIGHT, PROSE_SIZE, TEXT_SIZE, Tokens


class Appearance(QObject):
    """The theme and text size at hand; `changed` says that everything must be drawn anew."""

    changed = Signal()

    def __init__(self, *, dark: bool = False, percent: int = 100, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dark = dark
        self._percent = percent

    @property
    def tokens(self) -> Tokens:
        """The colours of the theme."""
        return DARK if self._dark else LIGHT

    @property
    def percent(self) -> int:
        """The size of text in percent."""
        return self._percent

    def change(self, *, dark: bool | None = None, percent: int | None = None) -> None:
        """Choose another theme or size of text."""
        wanted = (self._dark if dark is None else dark, self._percent if percent is None else percent)
        if wanted != (self._dark, self._percent):
            self._dark, self._percent = wanted
            self.changed.emit()

    def px(self, size: float) -> int:
        """Give a measure, stated for 100 percent, at the present size of text."""
        return round(size * self._percent / 100)

    def font(self, size: float = TEXT_SIZE, *, bold: bool = False) -> QFont:
        """Give the interface's font with digits of equal width."""
        return QFont(_font(INTERFACE, self.px(size), bold=bold))

    def prose(self, size: float = PROSE_SIZE) -> QFont:
        """Give the report's own font, 仿宋."""
        return QFont(_font(PROSE, self.px(size)))


def colour(name: str, opacity: float = 1.0) -> QColor:
    """Give a token's colour, paler where `opacity` is below 1."""
    given = QColor(name)
    given.setAlphaF(opacity)
    return given


@cache
def _font(families: tuple[str, ...], pixels: int, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(pixels)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    if hasattr(QFont.Tag, "fromString"):  # PySide6 6.8 cannot name a feature: its digits are as the font has them
        font.setFeature(QFont.Tag("tnum"), 1)
    return font

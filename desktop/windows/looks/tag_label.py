"""A tag as a widget of its own."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tags import Tag, paint_tag, tag_width

_HEIGHT = 20


class TagLabel(QWidget):
    """Shows a tag, or nothing."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._tag: Tag | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What stands on it."""
        return self._tag.words if self._tag else ""

    def show_tag(self, tag: Tag) -> None:
        """Show a tag."""
        if tag != self._tag:
            self._tag = tag
            self.setAccessibleName(f"状态：{tag.words}")
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(tag_width(self._appearance, self.words) if self._tag else 0, self._appearance.px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tag is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_tag(painter, self._appearance, self._tag, 0, self.rect())

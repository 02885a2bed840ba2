"""The right side of the place of work: the page, or one panel that was opened over it.

A panel is opened by a command (`Side.open`), has the focus then, and is closed by Esc, by its button, by the next
panel or by another report. Nothing of it is remembered: it is made when it is opened and freed when it is closed.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import HEADING_SIZE

_Panel = TypeVar("_Panel", bound="SidePanel")


class SidePanel(QFrame):
    """A title, room for tags beside it (`head`), the button that closes it, and below them `body` for the rest.

    `first` is what gets the focus; without it the panel itself does.
    """

    closed = Signal()

    def __init__(self, title: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.appearance = appearance
        self.first: QWidget | None = None
        self._title = QLabel(self)
        self._close = QPushButton("Esc 关闭", self)
        self._close.setProperty("quiet", True)
        self._close.clicked.connect(self.closed)
        self.head = QHBoxLayout()
        self.head.addWidget(self._title)
        self._top = QHBoxLayout()
        self._top.addLayout(self.head)
        self._top.addStretch(1)
        self._top.addWidget(self._close)
        self.body = QVBoxLayout()
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self._top)
        self._whole.addLayout(self.body, 1)
        self.entitle(title)
        appearance.changed.connect(self._measure)
        self._measure()

    def entitle(self, title: str) -> None:
        """Give the panel another title: it is what the panel is called, too."""
        self._title.setText(title)
        self._title.setToolTip(title)
        self.setAccessibleName(title)
        self._close.setAccessibleName(f"关闭“{title}”")

    def finish(self) -> None:
        """Keep what stands in an open editor."""

    def _measure(self) -> None:
        px = self.appearance.px
        self._whole.setContentsMargins(px(16), px(12), px(12), px(12))
        self._whole.setSpacing(px(8))
        self.head.setSpacing(px(8))
        self._title.setStyleSheet(f"font-size: {px(HEADING_SIZE)}px; font-weight: 600;")


class Side(QStackedWidget):
    """Shows the page, or one panel over it."""

    changed = Signal()  # a panel came or went

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel: SidePanel | None = None
        self._before: QWidget | None = None
        self.addWidget(page)

    @property
    def panel(self) -> SidePanel | None:
        """The panel that is open."""
        return self._panel

    def open_one(self, kind: type[_Panel]) -> _Panel | None:
        """Give the panel that is open if it is of this kind, so that it can show something else."""
        return self._panel if isinstance(self._panel, kind) else None

    def open(self, panel: SidePanel) -> None:
        """Show a panel over the page and give it the focus; one that was open is closed."""
        before = self._before if self._panel is not None else _lasting(self.window().focusWidget())
        self._free()
        self._panel, self._before = panel, before
        panel.closed.connect(self.close_panel)
        self.addWidget(panel)
        self.setCurrentWidget(panel)
        self.changed.emit()
        (panel.first or panel).setFocus()

    def close_panel(self) -> bool:
        """Close the panel and give the focus back to where it was; False if none was open."""
        if self._panel is None:
            return False
        had_focus = self._panel.isAncestorOf(QApplication.focusWidget() or self) or self._panel.hasFocus()
        before, self._before = self._before, None
        self._free()
        self.changed.emit()
        if had_focus and before is not None and isValid(before):
            before.setFocus()
        return True

    def _free(self) -> None:
        panel, self._panel = self._panel, None
        if panel is not None:
            self.removeWidget(panel)
            panel.hide()
            panel.deleteLater()


def _lasting(focus: QWidget | None) -> QWidget | None:
    """Give what can have the focus again later: of the editor of a cell, which goes, the table."""
    widget = focus
    while widget is not None:
        if isinstance(widget, QAbstractItemView):
            return widget
        widget = widget.parentWidget()
    return focus

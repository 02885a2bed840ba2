"""The list of the headings: what keys and clicks on a row ask for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from typing_extensions import override

from desktop.windows.key_acts import act_of
from desktop.windows.keys import Scope
from desktop.windows.looks.moving import MovableListView


class OutlineView(MovableListView):
    """The rows; keys name, add, move and take out a heading."""

    acted = Signal(str)  # an action of keys.py
    menu_asked = Signal(int)  # the row

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = act_of(event, Scope.OUTLINE)
        if action:
            self.acted.emit(action)
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, which a part that only gathers headings has, too."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_asked.emit((self.indexAt(event.pos()) if by_mouse else self.currentIndex()).row())

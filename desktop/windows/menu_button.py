"""A button with a menu that does not stay highlighted when the menu is gone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QPushButton, QWidget


class MenuButton(QPushButton):
    """Opens a menu.

    While the menu is open the button is not told that the mouse has left it: it would look hovered until the mouse
    comes and goes again.
    """

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMenu(menu)
        menu.aboutToHide.connect(self._calm)

    def _calm(self) -> None:
        if not self.rect().contains(self.mapFromGlobal(QCursor.pos())):
            self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
            self.update()


def open_below(button: QPushButton) -> None:
    """Open the menu of a button below it, at the line that is ticked or the first one, if the button can be pressed."""
    if button.isVisible() and button.isEnabled():
        menu = button.menu()
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        lines = menu.actions()
        menu.setActiveAction(next((line for line in lines if line.isChecked()), lines[0]))

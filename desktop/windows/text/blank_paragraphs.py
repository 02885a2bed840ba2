"""New paragraphs in which nothing was written: they go as soon as they are left."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from desktop.model.edits import AddEntries, Edit, RemoveEntries
from desktop.windows.session import Session
from desktop.windows.text.item_delegate import ItemDelegate
from desktop.windows.text.item_model import ItemModel

_LATER = 50  # milliseconds until it is looked again whether the mouse is still pressed


class BlankParagraphs(QObject):
    """Watches the paragraphs that Enter made.

    An empty one goes a moment after it is left, not under a mouse that is pressed: the rows would move below it. Where
    making it was the last step, that step is withdrawn, so that undo does not bring an empty line back.
    """

    def __init__(self, model: ItemModel, delegate: ItemDelegate, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = delegate
        self._made: dict[str, tuple[Session, Edit]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._strike)
        delegate.left.connect(self._left)

    def watch(self, key: str) -> None:
        """Watch the paragraph that the last step of the session has made."""
        session = self._model.session
        if session is not None:
            self._made[key] = (session, session.history.done[-1].edit)

    def sweep(self) -> None:
        """Take away those that are empty and not under edit."""
        for key in [key for key in self._made if key != self._delegate.editing]:
            self._sweep(key, *self._made.pop(key))

    def _sweep(self, key: str, session: Session, made: Edit) -> None:
        if session is not self._model.session:
            return
        entry = next((entry for entry in session.report.outline if entry.key == key), None)
        if entry is None or entry.text:
            return
        if isinstance(made, AddEntries):
            session.withdraw(made)
        if any(entry.key == key for entry in session.report.outline):
            session.do(RemoveEntries((key,)), "去掉空的一段", by="items")

    def _left(self, key: str) -> None:
        if key in self._made:
            self._timer.start(0)

    def _strike(self) -> None:
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.sweep()
        else:
            self._timer.start(_LATER)

"""Which act of the table of keys a key event stands for, among those of the text."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop.windows.keys import KEYS, Scope

# What these keys do to a row, they do to the paragraph under edit, too; all others belong to the editor then.
WHILE_EDITING = frozenset(
    {"insert_figure", "figure_form", "add_item", "raise_level", "lower_level", "move_up", "move_down"}
)
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_ACTIONS = {
    QKeySequence.fromString(key.key, _PORTABLE).toString(_PORTABLE): key.action
    for key in KEYS
    if key.scope is Scope.TEXT
}


def text_action(event: QKeyEvent) -> str:
    """Give the act of a key, "" for none. The Enter of the number block is Enter."""
    key = Qt.Key(event.key())
    with_keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    pressed = QKeyCombination(with_keys, Qt.Key.Key_Return if key == Qt.Key.Key_Enter else key)
    return _ACTIONS.get(QKeySequence(pressed).toString(_PORTABLE), "")

"""Which act of the table of keys a key event stands for, among those of one pane."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop.windows.keys import KEYS, Scope

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_SAME = {Qt.Key.Key_Enter: Qt.Key.Key_Return, Qt.Key.Key_Backtab: Qt.Key.Key_Tab}
_ACTIONS = {(key.scope, QKeySequence.fromString(key.key, _PORTABLE).toString(_PORTABLE)): key.action for key in KEYS}


def act_of(event: QKeyEvent, scope: Scope) -> str:
    """Give the act of a key, "" for none. The Enter of the number block is Enter, and Tab with Shift is a Tab."""
    key = Qt.Key(event.key())
    with_keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key == Qt.Key.Key_Backtab:
        with_keys |= Qt.KeyboardModifier.ShiftModifier
    pressed = QKeyCombination(with_keys, _SAME.get(key, key))
    return _ACTIONS.get((scope, QKeySequence(pressed).toString(_PORTABLE)), "")

"""The shortcuts of the whole window and the menu, made from the table of keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.windows.keys import KEYS, Scope

_MENU = (
    ("new", "open", "read", "read_text", "roll_forward"),
    ("particulars", "generate"),
    ("undo", "redo"),
    ("next_empty", "next_finding"),
    ("toggle_outline", "toggle_page", "larger", "smaller", "theme", "settings"),
    ("manual", "keys", "about"),
)
_WITHOUT_KEY = {
    "read": "读入报告…",
    "read_text": "粘贴文字读入…",
    "roll_forward": "滚动到下一年度…",
    "theme": "浅色或深色",
    "about": "关于法治年报",
    "toggle_outline": "显示或隐藏提纲",
    "toggle_page": "显示或隐藏页面",
}


def make_actions(window: QWidget, acts: Mapping[str, Callable[[], None]]) -> dict[str, QAction]:
    """Give an action for each act; those in the table of keys get their key."""
    words = {key.action: key.words for key in KEYS if key.scope is Scope.WINDOW} | _WITHOUT_KEY
    keys = {key.action: key.key for key in KEYS if key.scope is Scope.WINDOW}
    actions: dict[str, QAction] = {}
    for name, act in acts.items():
        action = QAction(words[name], window)
        action.setObjectName(name)
        if name in keys:
            action.setShortcut(QKeySequence.fromString(keys[name], QKeySequence.SequenceFormat.PortableText))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(act)
        window.addAction(action)
        actions[name] = action
    return actions


def fill_menu(menu: QMenu, actions: Mapping[str, QAction]) -> None:
    """Put the actions into a menu, in their groups."""
    for group in _MENU:
        for name in group:
            menu.addAction(actions[name])
        if group is not _MENU[-1]:
            menu.addSeparator()

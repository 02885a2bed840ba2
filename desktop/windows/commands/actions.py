"""The shortcuts of the whole window and the menu, made from the commands and the table of keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.windows.commands.command import Command, Menu
from desktop.windows.keys import KEYS, Scope

_KEYS = {key.action: key for key in KEYS if key.scope is Scope.WINDOW}


def make_actions(window: QWidget, commands: Sequence[Command]) -> dict[str, QAction]:
    """Give an action for each command; those in the table of keys get their key."""
    actions: dict[str, QAction] = {}
    for command in commands:
        key = _KEYS.get(command.name)
        action = QAction(command.words or (key.words if key else command.name), window)
        action.setObjectName(command.name)
        if key is not None:
            keys = QKeySequence.fromString(key.key, QKeySequence.SequenceFormat.PortableText)
            action.setShortcut(keys)
            if keys.toString(QKeySequence.SequenceFormat.NativeText) != key.shown:
                # Qt says 回车 in Chinese; behind a tab a menu shows what all other places say
                action.setText(f"{action.text()}\t{key.shown}")
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(command.do)
        window.addAction(action)
        actions[command.name] = action
    return actions


def fill_menu(menu: QMenu, commands: Sequence[Command], actions: Mapping[str, QAction]) -> None:
    """Put the commands that have a place in the menu into it, group by group."""
    for group in Menu:
        lines = [command for command in commands if command.menu is group]
        if lines and not menu.isEmpty():
            menu.addSeparator()
        inner: dict[str, QMenu] = {}
        for command in lines:
            if command.inner and command.inner not in inner:
                inner[command.inner] = _inner_menu(menu, command.inner)
            inner.get(command.inner, menu).addAction(actions[command.name])


def _inner_menu(menu: QMenu, words: str) -> QMenu:
    made = QMenu(words, menu)
    made.setObjectName(words)
    made.menuAction().setObjectName(words)
    menu.addMenu(made)
    return made

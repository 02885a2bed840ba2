"""The commands: each has words, each key of the window its command, and the menu keeps its groups together."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor

from desktop.windows.commands.command import Menu
from desktop.windows.keys import KEYS, Scope
from desktop.windows.menu_button import MenuButton


def test_every_key_of_the_window_is_a_command_with_this_key(at_work):
    actions = at_work.commands.actions
    keys = {key.action: key for key in KEYS if key.scope is Scope.WINDOW}
    assert keys.keys() <= actions.keys()
    for name, key in keys.items():
        assert actions[name].shortcut().toString() == key.key
    assert all("\u4e00" <= action.text()[0] <= "\u9fff" for action in actions.values())


def test_the_menu_has_each_group_together_with_one_line_between(at_work):
    commands = [command for group in at_work.commands.groups for command in group.commands()]
    assert len({command.name for command in commands}) == len(commands)
    lines = [action.objectName() for action in at_work.window.menu.actions()]
    groups = [list(dict.fromkeys(one.inner or one.name for one in commands if one.menu is menu)) for menu in Menu]
    expected = [name for group in groups for name in ("", *group)][1:]
    assert lines == expected


def test_the_menu_fits_beside_the_bar_of_a_small_screen(at_work):
    assert at_work.window.menu.sizeHint().height() <= 768 - 48


def test_the_menu_names_enter_as_all_other_places_do(at_work):
    actions = at_work.commands.actions
    for key in (key for key in KEYS if key.scope is Scope.WINDOW and "Return" in key.key):
        assert actions[key.action].text() == f"{key.words}\t{key.shown}"
    assert "\t" not in actions["generate"].text()  # Qt writes this one as the table of keys does


def test_the_button_of_the_menu_is_calm_when_the_menu_is_gone(at_work):
    window = at_work.window
    button = next(b for b in window.header.findChildren(MenuButton) if b.menu() is window.menu)
    QCursor.setPos(window.mapToGlobal(QPoint(300, 500)))
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)  # as it is when it was clicked
    window.menu.aboutToHide.emit()
    assert not button.underMouse()

"""F1 at every pane and in every dialog shows the page about it."""

import inspect
import pkgutil
from importlib import import_module

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

import desktop.windows
from desktop.windows.manual.pages import PAGE_OF_PLACE, load_pages
from desktop.windows.manual.window import ManualWindow
from desktop.windows.side import SidePanel

TITLES = {page.page_id: page.title for page in load_pages()}
# What shows that something is under way, what is the manual itself, and what others are made of.
WITHOUT = {"WorkWait", "ManualWindow", "ActDialog", "SidePanel", "InsertFigureDialog"}


def shown():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, ManualWindow) and one.isVisible()]


def page_at(window):
    title = window.contents.currentIndex().data()
    return next(page for page, known in TITLES.items() if known == title)


def test_each_pane_has_its_page(qtbot, at_work):
    place, window = at_work.window.place, at_work.window
    panes = {
        "figures": (place.heading.table,),
        "text": (place.heading.items.view, place.outline.view),
        "findings": (place.findings.view,),
        "word": (place.page.desk, place.page.as_word),
        "first-use": (window.header.missing,),
    }
    for page, widgets in panes.items():
        for widget in widgets:
            at_work.frame.activateWindow()
            widget.setFocus()
            qtbot.waitUntil(widget.hasFocus)
            at_work.commands.do("manual")
            assert page_at(shown()[0]) == page, widget.accessibleName()
            shown()[0].close()
            qtbot.waitUntil(lambda: not shown())


def test_the_key_shows_the_page_of_the_pane_in_one_window_however_often_it_is_hit(qtbot, at_work, keyboard):
    place = at_work.window.place
    text = place.heading.items
    at_work.commands.do("find")
    search = place.side.panel
    qtbot.waitUntil(lambda: search.isAncestorOf(QApplication.focusWidget()))
    line = QApplication.focusWidget()
    panes = (
        ("search", lambda: line),
        ("figures", lambda: place.heading.table),
        ("findings", lambda: place.findings.view),
        ("text", lambda: text.view),
        ("text", lambda: text.delegate.editor),
        ("word", lambda: place.page.desk),
    )
    for page, pane in panes:
        at_work.frame.activateWindow()
        if page == "text" and text.view.hasFocus():
            text.view.edit(text.view.currentIndex())
        pane().setFocus()
        qtbot.waitUntil(pane().hasFocus)
        keyboard.press(Qt.Key.Key_F1)
        (window,) = shown()
        assert page_at(window) == page
        at_work.frame.activateWindow()
        qtbot.waitUntil(lambda pane=pane: pane() is None or pane().hasFocus())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
        assert shown() == [window]


PANELS = {"find": "search", "history": "history", "files": "word", "card": "card"}


@pytest.mark.parametrize(("command", "page"), PANELS.items())
def test_each_panel_has_its_page(qtbot, at_work, command, page):
    at_work.commands.do(command)
    panel = at_work.window.place.side.panel
    qtbot.waitUntil(lambda: panel.isAncestorOf(QApplication.focusWidget() or at_work.window) or panel.hasFocus())
    at_work.commands.do("manual")
    assert page_at(shown()[0]) == page


DIALOGS = {
    "new": "first-use",
    "roll_forward": "roll-forward",
    "particulars": "particulars",
    "settings": "word",
    "keys": "keys",
    "proof": "proof",
    "read_aloud": "aloud",
    "replace": "search",
    "versions": "history",
    "go_to_figure": "search",
    "confirm_heading": "figures",
    "collect": "collecting",
    "rollup": "rollup",
    "rules": "findings",
    "trend": "card",
}


@pytest.mark.parametrize(("command", "page"), DIALOGS.items())
def test_each_dialog_has_its_page_by_the_key(qtbot, at_work, command, page):
    at_work.commands.do(command)

    def dialogs():
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(dialogs()), timeout=20_000)
    dialog = dialogs()[0]
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=5_000)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: bool(shown()), timeout=5_000)
    assert page_at(shown()[0]) == page
    shown()[0].close()
    dialog.close()


def every_window():
    for module in pkgutil.walk_packages(desktop.windows.__path__, "desktop.windows."):
        for _, kind in inspect.getmembers(import_module(module.name), inspect.isclass):
            if (
                kind.__module__ == module.name
                and issubclass(kind, QDialog | SidePanel)
                and kind.__name__ not in WITHOUT
            ):
                yield kind


@pytest.mark.parametrize("kind", sorted(every_window(), key=lambda kind: kind.__name__), ids=lambda kind: kind.__name__)
def test_every_window_there_is_has_a_name_that_has_a_page(kind):
    """Not all of them can be opened here: what each is called stands in its own lines."""
    lines = inspect.getsource(kind)
    names = [name for name in PAGE_OF_PLACE if f'setObjectName("{name}")' in lines]
    assert names, kind

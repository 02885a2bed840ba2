"""What a monkey does with the window: keys, text, clicks, wheels, pastes, resizes, closes, and every command.

A deck of all commands is played through before any comes again, so that a thousand steps open every window there is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence, QWheelEvent
from PySide6.QtPrintSupport import QAbstractPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QFileDialog, QMessageBox, QWidget

from desktop.windows.frame import Frame
from desktop.windows.keys import KEYS
from desktop.windows.program import Program

TEXTS = (
    "27",
    "26余",
    "０３",
    "无",
    "未统计：没有台账",
    "1,234",
    "12.5%",
    "甲乙丙",
    "{{h04.self_total}}",
    "{{没有}}",
    "",
    "-5",
    "2022年3月1日",
    "𠮷😀",
    "三百二十",
    "调解",
    "1\n2\n3\n4",
    "12\t34\n56\t78",
    "指标\t2023\n职权执法主体\t31",
    "一、" + "很长的一段话，" * 40,
)
PLAIN_KEYS = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Space,
)
SIZES = (QSize(640, 480), QSize(800, 600), QSize(1000, 700), QSize(1100, 768), QSize(1366, 768), QSize(1920, 1080))
GOES = Qt.WidgetAttribute.WA_DeleteOnClose
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
OF_THE_SYSTEM = (QFileDialog, QAbstractPrintDialog, QMessageBox)  # a real monkey could rename or delete files there
MOST_ANSWERS = 6  # keys to one menu, then it is closed


class Hands:
    """Does random things to the program that was given last."""

    frame: Frame
    program: Program

    def __init__(self, seed: int, ledger: Path, text_file: Path) -> None:
        self.random = Random(seed)
        self._answers = Random(seed)  # of its own: how often a menu is answered depends on the clock
        self._blocked = 0
        self._files = (None, None, ledger, text_file)
        self._deck: list[str] = []
        self._acts: tuple[tuple[int, Callable[[], str]], ...] = (
            (30, self.type),
            (24, self.press),
            (16, self.press_known),
            (24, self.click),
            (5, self.paste),
            (5, self.wheel),
            (3, self.compose),
            (3, self.resize),
            (12, self.command),
            (6, self.close_dialog),
            (2, self.go_somewhere),
            (1, self.other_year),
            (1, self.close_window),
        )

    def hold(self, frame: Frame, program: Program) -> None:
        """Work on this program from now on."""
        self.frame, self.program = frame, program

    def let_go(self) -> None:
        del self.frame, self.program

    def act(self) -> Callable[[], str]:
        """Choose what to do next."""
        self._blocked = 0
        weights, acts = zip(*self._acts, strict=True)
        return self.random.choices(acts, weights)[0]

    # What a monkey does; each gives in words what it was.

    def type(self) -> str:
        text = self.random.choice("0123456789") if self.random.random() < 0.5 else self.random.choice(TEXTS)
        words = text.replace("\n", " ").replace("\t", " ")[:12]
        for character in words:
            self._put(character)
        return repr(words)

    def _put(self, character: str) -> None:
        target = self._target()
        if target is None:
            return
        if character.isascii():
            QTest.keyClicks(target, character)
        elif composes(target):
            event = QInputMethodEvent()
            event.setCommitString(character)
            QApplication.sendEvent(target, event)

    def press(self) -> str:
        key = self.random.choice(PLAIN_KEYS)
        modifier = self.random.choice((NO_MODIFIER,) * 6 + (Qt.KeyboardModifier.ShiftModifier,))
        return self._hit(key, modifier)

    def press_known(self) -> str:
        key = self.random.choice(KEYS)
        combination = QKeySequence.fromString(key.key, QKeySequence.SequenceFormat.PortableText)[0]
        return f"{key.key} {self._hit(combination.key(), combination.keyboardModifiers())}"

    def _hit(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> str:
        target = self._target()
        if target is None:
            return "nowhere"
        said = f"{key.name} in {name_of(target)}"
        QTest.keyClick(target, key, modifier)
        return said

    def click(self) -> str:
        widgets = self._clickable()
        if not widgets:
            return "nowhere"
        buttons = [widget for widget in widgets if isinstance(widget, QAbstractButton | QComboBox)]
        widget = self.random.choice(buttons if buttons and self.random.random() < 0.3 else widgets)
        point = QPoint(self.random.randrange(widget.width()), self.random.randrange(widget.height()))
        how = self.random.choices(("left", "double", "right"), (8, 2, 1))[0]
        said = f"{how} {name_of(widget)} {point.x()},{point.y()}"
        widget.window().activateWindow()  # as the desktop does
        if how == "right":
            QTest.mouseClick(widget, Qt.MouseButton.RightButton, NO_MODIFIER, point)
        elif how == "double":
            QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, NO_MODIFIER, point)
        else:
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_MODIFIER, point)
        return said

    def paste(self) -> str:
        text = self.random.choice(TEXTS)
        QGuiApplication.clipboard().setText(text)
        return f"{text[:12]!r} {self._hit(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)}"

    def compose(self) -> str:
        """Compose in an input method, and mostly leave it uncommitted."""
        target = self._target()
        said = name_of(target)
        if target is not None and composes(target):
            event = QInputMethodEvent("ceshi", [])
            if self.random.random() < 0.4:
                event.setCommitString("测试")
            QApplication.sendEvent(target, event)
        return said

    def wheel(self) -> str:
        widget = self.random.choice(self._clickable() or [self.frame])
        said = name_of(widget)
        middle = QPointF(widget.rect().center())
        turn = QPoint(0, self.random.choice((-480, -120, 120, 480)))
        no_button, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        place = widget.mapToGlobal(middle)
        event = QWheelEvent(middle, place, QPoint(), turn, no_button, NO_MODIFIER, phase, False)
        QApplication.sendEvent(widget, event)
        return said

    def resize(self) -> str:
        size = self.random.choice(SIZES)
        self.frame.resize(size)
        return f"{size.width()}x{size.height()}"

    def command(self) -> str:
        """Give the next command of the deck, from the keyboard or the menu it is all one."""
        if self.modal() is not None:
            return "none"
        if not self._deck:
            self._deck = sorted(self.program.commands.actions)
            self.random.shuffle(self._deck)
        name = self._deck.pop()
        self.program.commands.actions[name].trigger()
        return name

    def close_dialog(self) -> str:
        shown = self.shown()
        if not shown:
            return "none"
        widget = self.random.choice(shown)
        said = name_of(widget)
        if isinstance(widget, QDialog) and self.random.random() < 0.4:
            widget.accept() if self.random.random() < 0.3 else widget.reject()
        else:
            widget.close()
        return said

    def go_somewhere(self) -> str:
        session = self.program.session
        codes = [indicator.code for indicator in session.sections.in_use] if session else []
        if not codes or self.modal() is not None:
            return "nowhere"
        code = self.random.choice(codes)
        self.program.window.place.go_to(code)
        return code

    def other_year(self) -> str:
        opened = self.program.office.at_hand
        if opened is None or self.modal() is not None:
            return "none"
        unit, year = self.random.choice([(unit, year) for unit, years in opened.years.items() for year in years])
        self.program.office.switch(unit, year)
        return str(year)

    def close_window(self) -> str:
        self.frame.close()
        return ""

    # What it stands on.

    def shown(self) -> list[QWidget]:
        """Give the windows that are open beside the program's own, which are gone when they are closed."""
        windows = [
            widget
            for widget in QApplication.topLevelWidgets()
            if widget.isVisible() and widget is not self.frame and widget.testAttribute(GOES)
        ]
        return sorted(windows, key=name_of)  # Qt has them in no order

    def modal(self) -> QWidget | None:
        return QApplication.activeModalWidget()

    def _clickable(self) -> list[QWidget]:
        widgets = self._around().findChildren(QWidget)
        return [one for one in widgets if one.isVisible() and one.isEnabled() and min(one.width(), one.height()) > 2]

    def _around(self) -> QWidget:
        """Give the window that takes clicks now; of a dialog of the system nothing is touched but its buttons."""
        modal = self.modal()
        if isinstance(modal, OF_THE_SYSTEM):
            self._answer(modal)
            return self.frame
        if modal is not None:
            return modal
        panel = self.program.window.place.side.panel
        return self.random.choice([self.frame, self.frame, *self.shown(), *([panel] if panel is not None else [])])

    def _target(self) -> QWidget | None:
        """Give where keys go."""
        modal = self.modal()
        if isinstance(modal, OF_THE_SYSTEM):
            self._answer(modal)
            return None
        focus = QApplication.focusWidget()
        if focus is None and modal is None:
            self.frame.activateWindow()  # as the desktop does when a dialog is closed
            focus = QApplication.focusWidget()
        if modal is not None and (focus is None or not (modal is focus or modal.isAncestorOf(focus))):
            return modal
        return focus or self.frame

    def _answer(self, dialog: QDialog) -> None:
        """Choose a file of ours, or nothing."""
        path = self._answers.choice(self._files)
        if path is not None and isinstance(dialog, QFileDialog):
            dialog.fileSelected.emit(str(path))
        dialog.reject()

    def unblock(self) -> None:
        """Answer a menu or a dialog of the system that keeps the step from going on."""
        # Not in the slot of the caller's clock: what is answered can open another one, and the clock would stand still.
        if QApplication.activePopupWidget() is not None or isinstance(self.modal(), OF_THE_SYSTEM):
            QTimer.singleShot(0, self._unblock)

    def _unblock(self) -> None:
        popup, modal = QApplication.activePopupWidget(), self.modal()
        if popup is not None:
            self._blocked += 1
            key = self._answers.choice((Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape))
            QTest.keyClick(popup, key)
            if self._blocked > MOST_ANSWERS and QApplication.activePopupWidget() is popup:
                popup.close()
        elif isinstance(modal, OF_THE_SYSTEM):
            self._answer(modal)


def composes(widget: QWidget) -> bool:
    """Say whether an input method writes into a widget; Qt would write into one that is only read, too."""
    return widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def name_of(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    return f"{type(widget).__name__}({widget.objectName() or widget.accessibleName()[:12]})"

"""What is wrong with the controls of a window: no name, not come to by Tab, words cut off."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QWidget,
)

from desktop.windows.looks.parts_label import PartsLabel

SCREEN = QSize(1366, 768)
MAY_ELIDE = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon  # headings of any length to choose from
SLACK = 1  # pixels by which roundings differ
MOST_TABS = 400
MARK = 24  # pixels that a box, a circle or an arrow takes beside its words


def control_faults(window: QWidget) -> Iterator[str]:
    """Say what is wrong with what can be seen of a window."""
    yield from nameless(window)
    yield from cut_off(window)
    yield from unreached(window)


def visible(window: QWidget) -> list[QWidget]:
    """Give everything of a window that can be seen, without the windows that belong to it."""
    return [one for one in window.findChildren(QWidget) if one.isVisible() and one.window() is window]


def called(widget: QWidget) -> str:
    said = QAccessible.queryAccessibleInterface(widget)
    return said.text(QAccessible.Text.Name) if said is not None else widget.accessibleName()


def told(widget: QWidget) -> str:
    """Say which widget it is."""
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton | QLineEdit) else ""
    around = widget.parentWidget()
    return f"{type(widget).__name__} “{words or called(widget)}” in {type(around).__name__}"


def takes_focus(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isEnabled() and widget.focusProxy() is None


def one_of(widget: QWidget) -> bool:
    """Say whether it is one of several of which one is chosen: Tab comes to that one, arrows to the others."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    group = widget.group()
    return widget.isCheckable() and (widget.autoExclusive() or (group is not None and group.exclusive()))


def nameless(window: QWidget) -> Iterator[str]:
    for widget in visible(window):
        if takes_focus(widget) and not called(widget).strip():
            yield f"{told(widget)} takes the focus and has no name"


def cut_off(window: QWidget) -> Iterator[str]:
    if window.width() > SCREEN.width() or window.height() > SCREEN.height():
        yield f"the window is {window.width()}x{window.height()}, larger than the screen"
    for widget in visible(window):
        lacking = lacks(widget)
        if lacking.width() > SLACK or lacking.height() > SLACK:
            yield f"{told(widget)} of {widget.size().toTuple()} lacks {lacking.toTuple()} for its words"
        elif widget.width() and words_of(widget) and not scrolled(widget, window):
            seen = widget.visibleRegion().boundingRect()
            if seen.width() + SLACK < widget.width() or seen.height() + SLACK < widget.height():
                yield f"{told(widget)} is cut off: {seen.getRect()} of {widget.size().toTuple()}"


def words_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def scrolled(widget: QWidget, window: QWidget) -> bool:
    """Say whether what lies around a widget can be scrolled to it."""
    around = widget.parentWidget()
    while around is not None and around is not window:
        if isinstance(around, QAbstractScrollArea):
            return True
        around = around.parentWidget()
    return False


def lacks(widget: QWidget) -> QSize:
    """Give how much room the words of a widget lack."""
    if isinstance(widget, QLabel):
        return label_lacks(widget) if widget.text() else QSize()
    wanted = width_of_words(widget)
    room = widget.contentsRect().size()
    return QSize() if wanted is None else QSize(wanted, widget.fontMetrics().height()) - room


def label_lacks(label: QLabel) -> QSize:
    if isinstance(label, PartsLabel):
        return QSize()  # it leaves whole parts out
    if label.wordWrap():
        return QSize(0, label.heightForWidth(label.width()) - label.height())
    lacking = label.sizeHint() - label.size()
    elides = label.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
    return QSize(0, lacking.height()) if elides else lacking


def width_of_words(widget: QWidget) -> int | None:
    """Give how wide the words of a control are with what stands beside them; None where it has none."""
    wide = widget.fontMetrics().horizontalAdvance
    match widget:
        case QCheckBox() | QRadioButton():
            return wide(widget.text()) + MARK
        case QAbstractButton() if widget.text():
            return wide(widget.text().replace("&", ""))
        case QLineEdit() if not widget.text():
            return wide(widget.placeholderText())
        case QComboBox() if not widget.isEditable() and widget.sizeAdjustPolicy() is not MAY_ELIDE:
            return wide(widget.currentText()) + MARK
        case _:
            return None


def unreached(window: QWidget) -> Iterator[str]:
    """Go through a window by Tab, and name what it does not come to."""
    wanted = [
        one for one in visible(window) if takes_focus(one) and not isinstance(one, QScrollArea) and not one_of(one)
    ]
    before = window.focusWidget()
    window.activateWindow()
    (before or wanted[0] if wanted else window).setFocus()
    QTest.qWait(20)
    missing = {id(widget) for widget in wanted}
    for _ in range(MOST_TABS):
        focus = QApplication.focusWidget()
        missing.discard(id(focus))
        if focus is None or not missing:
            break
        if isinstance(focus, QTableView):
            focus.focusNextPrevChild(True)  # Tab goes from cell to cell there: F6 and other keys lead out
        else:
            QTest.keyClick(focus, Qt.Key.Key_Tab)
    yield from (f"Tab does not come to {told(widget)}" for widget in wanted if id(widget) in missing)
    if before is not None:
        before.setFocus()

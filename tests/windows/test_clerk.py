"""A clerk's whole way from last year's report to this year's Word file, by key events alone: no mouse, no pauses.

Last year's report is one that the program itself wrote; where the office's own is at hand (FAZHI_SEED), it is read too.
"""

from __future__ import annotations

import os
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from typing_extensions import override

from desktop.model.annotations import ReadAloud
from desktop.model.figure import Figure, State, write_figure
from desktop.model.progress import figures_in_use
from desktop.model.severity import Severity
from desktop.operations.generate import generate
from desktop.windows.aloud.readers_dialog import Part, ReadersDialog
from desktop.windows.aloud.view import ReadingAloud
from desktop.windows.keys import KEY_OF
from desktop.windows.reading.dialog import ReadingDialog
from desktop.windows.reading.place_dialog import ReadingPlaceDialog

SEED = os.environ.get("FAZHI_SEED", "")
CONTROL = Qt.KeyboardModifier.ControlModifier
WRONG, PARTS = "h04.self_total", ("h04.self_excellent", "h04.self_pass", "h04.self_fail")

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", "grabbing the keyboard")


class NoMouse(QObject):
    """Sees every event of the program, and remembers those that no keyboard makes."""

    def __init__(self):
        super().__init__()
        self.seen = []

    @override
    def eventFilter(self, watched, event):
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.Wheel):
            self.seen.append(event.type())
        return super().eventFilter(watched, event)


class Clerk:
    """Types and presses keys in the program, and waits for what must come."""

    def __init__(self, qtbot, program, keyboard):
        self.qtbot, self.program, self.keyboard = qtbot, program, keyboard

    def hit(self, action):
        combination = QKeySequence.fromString(KEY_OF[action].key, QKeySequence.SequenceFormat.PortableText)[0]
        self.keyboard.press(combination.key(), combination.keyboardModifiers())

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.keyboard.press(key, modifier)

    def dialog(self, kind) -> QDialog:
        def there():
            return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]

        self.qtbot.waitUntil(lambda: bool(there()) and there()[0].isActiveWindow(), timeout=30_000)
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        return there()[0]

    def back(self):
        """Wait until the main window has the keyboard again, which a window manager would give it."""
        self.program.frame.activateWindow()
        self.qtbot.waitUntil(self.program.frame.isActiveWindow, timeout=20_000)
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    def kept(self):
        self.qtbot.waitUntil(lambda: not self.program.office.lane.busy, timeout=20_000)

    @property
    def report(self):
        return self.program.session.report

    @property
    def code(self):
        heading = self.program.window.place.heading
        return heading.figures.indicator(heading.table.currentIndex().row()).code

    def read_last_year(self, path: Path):
        self.hit("open")
        dialog = self.dialog(QFileDialog)
        self.keyboard.type(str(path))
        self.press(Qt.Key.Key_Return)
        del dialog
        dialog = self.dialog(ReadingDialog)
        while QApplication.focusWidget() is not dialog.all:
            self.press(Qt.Key.Key_Tab)
        self.press(Qt.Key.Key_Space)
        self.press(Qt.Key.Key_Return, CONTROL)
        self.dialog(ReadingPlaceDialog)
        self.press(Qt.Key.Key_Return)
        year = 2023
        self.qtbot.waitUntil(lambda: self.program.session is not None and self.report.year == year, timeout=60_000)
        self.back()
        self.kept()

    def enter_every_figure(self, values, catalog):
        """Type each figure in the order of the report; Enter leads from one to the next, over all headings."""
        seen = set()
        self.program.window.place.heading.table.setFocus()
        while self.code not in seen:
            seen.add(self.code)
            figure = values.get(self.code)
            if figure is not None:
                self.keyboard.type(write_figure(figure, catalog.indicator(self.code)))
            self.press(Qt.Key.Key_Return)
        return seen

    def edit_items(self, count):
        """Write a sentence behind the first paragraph of some headings."""
        written = []
        while len(written) < count:
            self.hit("next_section")
            items = self.program.window.place.heading.items
            if not any(not entry.is_heading for entry in self.entries_at_hand()):
                continue
            self.hit("other_half")
            while not self.at_paragraph(items):
                self.press(Qt.Key.Key_Down)
            key = items.model.row(items.view.currentIndex().row()).entry.key
            self.press(Qt.Key.Key_Return)
            self.press(Qt.Key.Key_End, CONTROL)
            self.keyboard.type("群众反映良好。")
            self.press(Qt.Key.Key_Tab)
            self.program.window.finish()
            written.append(key)
        return written

    def at_paragraph(self, items):
        return not items.model.row(items.view.currentIndex().row()).entry.is_heading

    def entries_at_hand(self):
        place = self.program.window.place
        return self.program.session.sections.rows[place.heading.section].text_entries

    def resolve(self, code, text):
        """Go by F7 and Enter to the figure that cannot be true, and type another one."""
        for _ in range(200):
            self.hit("next_finding")
            if self.program.window.place.findings.places_at_hand() == (code,):
                break
        self.press(Qt.Key.Key_Return)
        assert self.program.window.place.heading.table.hasFocus()
        assert self.code == code
        self.keyboard.type(text)
        self.press(Qt.Key.Key_Return)

    def read_aloud(self):
        """Read the heading at hand aloud to its end."""
        self.hit("read_aloud")
        dialog = self.dialog(ReadersDialog)
        while QApplication.focusWidget() is not dialog.reader:
            self.press(Qt.Key.Key_Tab)
        self.press(Qt.Key.Key_A, CONTROL)
        self.keyboard.type("王丽")
        self.press(Qt.Key.Key_Tab)
        self.keyboard.type("张强")
        self.press(Qt.Key.Key_Tab)
        self.press(Qt.Key.Key_End)
        assert dialog.part.currentText() == Part.HEADING.value
        self.press(Qt.Key.Key_Return)
        view = self.dialog(ReadingAloud)
        count = len(view._items)
        for _ in range(count):
            self.press(Qt.Key.Key_Space)
        self.press(Qt.Key.Key_Escape)
        self.back()
        return count

    def generate(self):
        with self.qtbot.waitSignal(self.program.generating.written, timeout=60_000) as written:
            self.hit("generate")
        return written.args[0]


@pytest.fixture
def clerk(qtbot, program, keyboard, tmp_path):
    program.settings.last_folder = tmp_path
    watch = NoMouse()
    QApplication.instance().installEventFilter(watch)
    qtbot.waitUntil(program.frame.isActiveWindow)
    yield Clerk(qtbot, program, keyboard)
    QApplication.instance().removeEventFilter(watch)
    assert watch.seen == []


def next_years(report, catalog):
    """Give the figures that are typed for the year after: last year's, with the totals and stocks that follow."""
    values = {
        indicator.code: replace(figure, note="", origin=Figure().origin, confirmed=False)
        for indicator in figures_in_use(catalog, report)
        if indicator.formula is None and (figure := report.figure(indicator.code)).filled
    }
    if {"h06.jz_active", "h06.jz_in", "h06.jz_out"} <= values.keys():
        values["h06.jz_in"] = values["h06.jz_out"] = Figure(State.VALUE, Decimal(70))
    return values


def whole_way(clerk, catalog, path):
    clerk.read_last_year(path)
    before = clerk.program.office.at_hand.ledger.load(clerk.report.unit, 2022).report
    catalog = catalog.with_own(before.indicators)
    values = next_years(before, catalog)
    right = values[WRONG]
    values[WRONG] = Figure(State.VALUE, Decimal(1))
    clerk.enter_every_figure(values, catalog)
    typed = {code: figure for code, figure in values.items() if code in clerk.report.figures}
    assert typed.keys() == values.keys()
    assert all(clerk.report.figure(code).same_content(figure) for code, figure in values.items())
    assert any(one.place == WRONG and one.severity is Severity.ERROR for one in clerk.program.session.findings)
    clerk.resolve(WRONG, write_figure(right, catalog.indicator(WRONG)))
    assert not any(one.severity is Severity.ERROR for one in clerk.program.session.findings)
    edited = clerk.edit_items(3)
    texts = {entry.key: entry.text for entry in clerk.report.outline}
    assert all(texts[key].endswith("群众反映良好。") for key in edited)
    clerk.program.window.place.heading.other_half()
    count = clerk.read_aloud()
    assert len(clerk.report.annotations_of(ReadAloud)) == count > 0
    clerk.kept()
    return values, clerk.generate()


def test_from_last_years_report_to_this_years_by_keyboard_alone(clerk, catalog, sample, tmp_path):
    path = generate(sample, catalog, tmp_path / "2022.docx").path
    values, written = whole_way(clerk, catalog, path)
    text = "".join(paragraph.text for paragraph in Document(str(written)).paragraphs)
    assert "2023年度法治政府建设情况报告" in written.name
    assert text.count("群众反映良好。") == 3
    assert "【待填" not in text
    assert write_figure(values["h06.tj_cases"], catalog.indicator("h06.tj_cases")) in text


@pytest.mark.skipif(not SEED, reason="the office's own report is not at hand")
def test_the_offices_own_report_leads_to_the_next_years(clerk, catalog):
    _, written = whole_way(clerk, catalog, Path(SEED))
    text = "".join(paragraph.text for paragraph in Document(str(written)).paragraphs)
    assert "2023" in written.name
    assert text.count("群众反映良好。") == 3
    assert "【待填" not in text

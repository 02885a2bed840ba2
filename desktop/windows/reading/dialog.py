"""Confirm what was read: the text with its figures marked on one side, what they are taken for on the other.

Nothing is written here. `confirmed` carries the decisions and the place of the ledger once a person has agreed.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.model.catalog import Catalog
from desktop.model.years import read_year
from desktop.reading.found import Reading
from desktop.refusal import Refused
from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.reading_sheet import reading_sheet
from desktop.windows.manual.window import page_of, show_manual
from desktop.windows.reading.confirming import Confirmation, Confirmed, begin_confirmation
from desktop.windows.reading.header import ReadingHeader
from desktop.windows.reading.lists import ReadingLists
from desktop.windows.reading.marked_text import MarkedText
from desktop.windows.reading.place_dialog import ReadingPlaceDialog
from desktop.windows.start.new_ledger_dialog import Proposal

_NOTHING_YET = "认可之前，什么都不会写进账本。读入是一步，可以整体撤销。"


class ReadingDialog(QDialog):
    """`confirmed` gives a Confirmed, and the Path of the ledger: that of the open one, or of one that is to be made."""

    confirmed = Signal(object, object)

    def __init__(
        self, reading: Reading, catalog: Catalog, proposal: Proposal, appearance: Appearance, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("reading")
        self.setWindowTitle("读入去年的报告")
        self._appearance = appearance
        self._proposal = proposal
        self._now = begin_confirmation(reading, catalog)
        self._first = self._now
        self._leaving = False
        self._decided: Confirmed | None = None
        self.header = ReadingHeader(reading.structure, appearance, self)
        self.text = MarkedText(appearance, self)
        self.lists = ReadingLists(self._now, appearance, self)
        self.sentence = sentence_label(_NOTHING_YET, self)
        self.rolls = QCheckBox(self)
        self.cancel = QPushButton("取消", self)
        self.all = QPushButton("全部按建议", self)
        self.primary = QPushButton(self)
        self._arrange(parent)
        self._connect()
        self.restyle()
        self._show(self._now)
        self._begin()

    @property
    def now(self) -> Confirmation:
        """The decisions so far."""
        return self._now

    def done_by_user(self) -> None:
        """Ask where the report is to be kept, unless something still waits to be looked at or filled in."""
        from desktop.operations.reading import year_of

        unit, typed = self.header.unit.text().strip(), self.header.year.text().strip()
        try:
            year = read_year(typed) if typed else 0
            decided = self._now.confirmed(unit, year, roll_forward=self.rolls.isChecked())
            year_of(decided.reading, decided.year or None)
        except Refused as refused:
            field = self.header.unit if refused.code == "READ-UNIT" else self.header.year
            field.setVisible(True)
            field.setFocus()
            self._say(refused.sentence, "error")
            return
        if self._now.waiting:
            self.lists.go_to(self._now.waiting[0])
            left = f"还有 {len(self._now.waiting)} 处请看一眼：逐个按空格认可，或者点“全部按建议”。"
            self._say(left, "warning")
            return
        self._decided = decided
        dialog = ReadingPlaceDialog(unit, decided.year, self._proposal, self.primary.text(), self._appearance, self)
        dialog.chosen.connect(self._placed)
        dialog.open()

    def show_manual(self) -> None:
        """Show the page of the manual about reading, beside it."""
        show_manual(self, page_of(self), self._appearance)

    def restyle(self) -> None:
        """Take the measures and colours of the appearance as it is now."""
        self.setStyleSheet(reading_sheet(self._appearance))
        self.lists.restyle()
        self.text.write_anew()
        self.header.show_counts(self._now)

    @override
    def reject(self) -> None:
        """Leave everything as it was; where something was decided, only at the second Esc."""
        if self._now is not self._first and not self._leaving:
            self._leaving = True
            self._say("您已经作了决定。再按一次 Esc 或“取消”就放弃，什么都不写入。", "warning")
            return
        super().reject()

    def _arrange(self, parent: QWidget | None) -> None:
        middle = QSplitter(Qt.Orientation.Horizontal, self)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.text)
        middle.addWidget(self.lists)
        foot = QFrame(self)
        foot.setObjectName("reading_foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 10)
        row.addWidget(self.sentence, 1)
        for part in (self.rolls, self.cancel, self.all, self.primary):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(middle, 1)
        column.addWidget(foot)
        room = self.screen().availableSize()
        self.resize((parent.window().size() if parent else room).boundedTo(room))
        middle.setSizes([self.width() // 2, self.width() // 2])

    def _connect(self) -> None:
        self.primary.setProperty("primary", True)
        for button in (self.cancel, self.all, self.primary):
            button.setAutoDefault(False)
        self.rolls.setChecked(True)
        self.rolls.toggled.connect(self._name_act)
        self.header.changed.connect(self._name_act)
        self.cancel.clicked.connect(self.reject)
        self.all.clicked.connect(self._agree_to_all)
        self.primary.clicked.connect(self.done_by_user)
        self.lists.decided.connect(self._show)
        self.lists.moved.connect(self._follow)
        self.text.picked.connect(self.lists.go_to)
        self.text.repair_asked.connect(self._repair)
        for key, act in (
            ("Ctrl+Return", self.done_by_user),
            ("Ctrl+Enter", self.done_by_user),
            ("Ctrl+Tab", self._next_list),
            ("Ctrl+Shift+Tab", self._previous_list),
            (KEY_OF["manual"].key, self.show_manual),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self._appearance.changed.connect(self.restyle)

    def _begin(self) -> None:
        self._name_act()
        if not self._now.doubtful:
            self.lists.turn(1)
        self.lists.table.go_to(0)
        missing = [field for field in (self.header.unit, self.header.year) if not field.text()]
        (missing[0] if missing else self.lists.table).setFocus()
        self._follow()

    def _show(self, now: Confirmation) -> None:
        if now is not self._now:
            self._leaving = False
            self._say(_NOTHING_YET, "secondary")
        self._now = now
        self.lists.show_decisions(now)
        self.text.show_reading(now)
        self.header.show_counts(now)
        self._follow()

    def _follow(self) -> None:
        """Bring the current row's place into view at the left."""
        number, row, unlike = self.lists.number(), self.lists.noticed(), self.lists.look_alike()
        if number is not None:
            self.text.go_to(self.text.span_of(number))
        elif unlike is not None:
            self.text.go_to(self.text.span_of_look_alike(unlike))
        elif row is not None:
            self.text.go_to(self.text.span_of_line(row.line))

    def _name_act(self) -> None:
        try:
            year: int | None = read_year(self.header.year.text())
        except Refused:
            year = None
        following = f" {year + 1} " if year else "下一"
        self.rolls.setText(f"同时建立{following}年度")
        self.rolls.setAccessibleName(self.rolls.text())
        self.primary.setText(f"读入并建立{following}年度" if self.rolls.isChecked() else "读入")

    def _agree_to_all(self) -> None:
        self._show(self._now.agree_to_all())
        self.primary.setFocus()

    def _repair(self, number: int) -> None:
        self._show(self._now.repair(number))

    def _next_list(self) -> None:
        self.lists.turn(1)

    def _previous_list(self) -> None:
        self.lists.turn(-1)

    def _placed(self, path: Path) -> None:
        if self._decided is not None:
            self.confirmed.emit(self._decided, path)
            self.accept()

    def _say(self, sentence: str, role: str) -> None:
        self.sentence.setProperty("role", role)
        self.sentence.style().unpolish(self.sentence)
        self.sentence.style().polish(self.sentence)
        self.sentence.setText(sentence)

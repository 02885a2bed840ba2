"""收数: where each department stands with its form, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from desktop.collection.board import BoardRow, board
from desktop.collection.letters import reminder
from desktop.windows.clock import local_day
from desktop.windows.collecting.dropped import dropped_returns
from desktop.windows.collecting.tagged_rows import TagDelegate, TaggedRowsModel
from desktop.windows.collecting.words import (
    CHOOSE_ONE,
    cells,
    nobody_to_remind,
    nothing_to_correct,
    standing,
    state_tag,
)
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.dialogs.rows import Row, RowsTable
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance
from desktop.windows.session import Session

_HEADS = ("单位", "状态", "已填", "发出", "期限", "报来", "填报人、备注")
_ROWS = 14
_WIDTH = 1000


class BoardTable(RowsTable):
    """The departments, of which several can be chosen; `entered` says that Enter was pressed on one."""

    entered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class BoardDialog(ActDialog):
    """`sending` gives the departments that are to get forms, `taking` files that came back (none: ask for them).

    `looking` gives a department whose figures are to be seen, `correcting` and `receipt` one that must correct or gets
    a receipt.
    """

    sending = Signal(tuple)  # of str
    taking = Signal(tuple)  # of Path
    looking = Signal(str)
    correcting = Signal(str)
    receipt = Signal(str)

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = local_day,
    ) -> None:
        super().__init__(Act("收数", " ", "收回报来的表…"), appearance, parent, width=_WIDTH)
        self.setObjectName("collecting")
        self.setAcceptDrops(True)
        self._session = session
        self._today = today
        self._rows: tuple[BoardRow, ...] = ()
        self.model = TaggedRowsModel(_HEADS, self)
        self.table = BoardTable(self.model, "各单位", appearance, self.body_widget, most=_ROWS, wide=6)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setItemDelegateForColumn(TaggedRowsModel.tag_column, TagDelegate(appearance, self))
        self.said = sentence_label("", self.body_widget, role="done")
        self.send = QPushButton(self)
        self.acts = QHBoxLayout()
        self._lay_out_acts()
        for part in (self.table, self.said):
            self.body.addWidget(part)
        self.body.insertLayout(1, self.acts)
        self.send.setAutoDefault(False)
        self.primary.setDefault(False)
        self.primary.setAutoDefault(False)
        self.add_button(self.send)
        self.cancel.setText("关闭")
        self._connect_keys()
        session.changed.connect(self.refresh)
        self.refresh()
        self.table.selectRow(0)
        self.table.setFocus()

    @property
    def chosen(self) -> tuple[BoardRow, ...]:
        """The departments that are chosen, in the order of the board."""
        selected = self.table.selectionModel().selectedRows()
        return tuple(self._rows[number] for number in sorted(index.row() for index in selected))

    def refresh(self) -> None:
        """Show how it stands now."""
        session = self._session
        rows = board(session.report, session.catalog, self._today())
        if rows != self._rows:
            at, self._rows = self.table.currentIndex().row(), rows
            self.model.show_tagged([Row(cells(row)) for row in rows], [state_tag(row) for row in rows])
            self.table.selectRow(min(max(at, 0), len(rows) - 1))
        self.show_sentence(standing(rows))
        for button in (self.send, self.primary, self.give_back):
            button.setEnabled(bool(rows) and not session.read_only)
        for button in (self.remind, self.confirm_receipt, self.look):
            button.setEnabled(bool(rows))

    def say(self, sentence: str) -> None:
        """Say what was done, below the table."""
        self.said.setText(sentence)
        self.show_problem("")

    @override
    def done_by_user(self) -> None:
        """Ask for the files that came back."""
        self.taking.emit(())

    def send_forms(self) -> None:
        """Ask for forms: for those that are chosen, where there are several, or else for all."""
        chosen = self.chosen
        self.sending.emit(tuple(row.department for row in (chosen if len(chosen) > 1 else self._rows)))

    def copy_reminder(self) -> None:
        """Copy the 催报 text: about those that are chosen, where there are several, or else about all."""
        report, chosen = self._session.report, self.chosen
        text = reminder(chosen if len(chosen) > 1 else self._rows, report.unit, report.year, self._today())
        if not text:
            self.say(nobody_to_remind(chosen if len(chosen) > 1 else self._rows))
            return
        QGuiApplication.clipboard().setText(text)
        self.say("催报的话已复制，到群里粘贴就可以。")

    def ask_correction(self) -> None:
        """Ask what the department at hand must correct; before it has sent anything there is nothing."""
        row = self._at_hand
        if row is not None and not row.answered:
            self.say(nothing_to_correct(row))
            return
        self._of_one(self.correcting.emit)

    def copy_receipt(self) -> None:
        """Ask for the receipt of the department at hand."""
        self._of_one(self.receipt.emit)

    def look_at(self) -> None:
        """Leave the board for the figures of the department at hand."""
        self._of_one(self.looking.emit)

    def _of_one(self, act: Callable[[str], object]) -> None:
        row = self._at_hand
        if row is None:
            self.say(CHOOSE_ONE if self._rows else "")
        else:
            act(row.department)

    @property
    def _at_hand(self) -> BoardRow | None:
        """The department of the row with the cursor, where that row is chosen."""
        index = self.table.currentIndex()
        chosen = index.isValid() and self.table.selectionModel().isRowSelected(index.row())
        return self._rows[index.row()] if chosen else None

    def _lay_out_acts(self) -> None:
        self.look = self._button("看指标", "Enter", self.look_at)
        self.remind = self._button("催报", KEY_OF["remind"].shown, self.copy_reminder)
        self.give_back = self._button("退回更正…", KEY_OF["ask_correction"].shown, self.ask_correction)
        self.confirm_receipt = self._button("回执", KEY_OF["receipt"].shown, self.copy_receipt)
        self.acts.addStretch(1)
        self.send.setText(f"发出填报表… {KEY_OF['send_forms'].shown}")
        self.send.setAccessibleName("发出填报表")
        self.send.clicked.connect(self.send_forms)
        self.primary.setText(f"收回报来的表… {KEY_OF['take_back'].shown}")
        self.primary.setAccessibleName("收回报来的表")

    def _button(self, words: str, key: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(f"{words} {key}", self.body_widget)
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        self.acts.addWidget(button)
        return button

    def _connect_keys(self) -> None:
        for name, act in (
            ("send_forms", self.send_forms),
            ("take_back", self.done_by_user),
            ("remind", self.copy_reminder),
            ("ask_correction", self.ask_correction),
            ("receipt", self.copy_receipt),
        ):
            QShortcut(QKeySequence(KEY_OF[name].key), self).activated.connect(act)
        self.table.entered.connect(self.look_at)
        self.table.doubleClicked.connect(self.look_at)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_returns(event.mimeData()) and not self._session.read_only:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.taking.emit(dropped_returns(event.mimeData()))

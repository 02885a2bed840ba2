"""版本与比较: states that were given a name, and any two of them, or last year's report, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from desktop.model.catalog import Catalog
from desktop.operations.states import Comparison, NamedState
from desktop.windows.dialogs.fields import StillComboBox, sentence_label
from desktop.windows.history.comparison import comparison_page
from desktop.windows.history.jobs import LAST_YEAR, NOW
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.dialog_sheet import dialog_sheet
from desktop.windows.looks.tokens import LIGHT
from desktop.windows.manual.window import page_of, show_manual

_SHARE = 0.9


class VersionsWindow(QDialog):
    """`named` gives a name for the present state, `forgotten` one to take back, `compared` two steps, `copied` one."""

    named = Signal(str)
    forgotten = Signal(str)
    compared = Signal(int, int)
    copied = Signal(int)

    def __init__(self, year: int, catalog: Catalog, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versions")
        self.setWindowTitle("版本与比较")
        self._year, self._catalog, self._appearance = year, catalog, appearance
        self._states: tuple[tuple[str, int], ...] = ()
        self._shown: tuple[Comparison, tuple[str, str]] | None = None
        self.name = QLineEdit(self)
        self.name.setPlaceholderText("起个名，例如“送审前”")
        self.name.setAccessibleName("版本名称")
        self.before, self.after = StillComboBox(appearance), StillComboBox(appearance)
        self.before.setAccessibleName("原来的版本")
        self.after.setAccessibleName("后来的版本")
        self.keep, self.copy = QPushButton("留存", self), QPushButton("另存为副本…", self)
        self.forget, self.print = QPushButton("取消这个名称", self), QPushButton("打印…", self)
        self.compare = QPushButton("比较", self)
        self.page = QTextBrowser(self)
        self.page.setAccessibleName("比较的结果")
        self.page.setPlaceholderText("选好从哪个版本到哪个版本，按“比较”，这里列出改了哪些数和文字。")
        self._said = sentence_label("", self)
        self._arrange()
        self._connect()
        self._restyle()

    def show_states(self, states: Sequence[NamedState], *, last_year: bool) -> None:
        """Offer these states, the present one and, where it is there, last year's report."""
        known = [("现在", NOW), *((f"{one.name}（{one.at[5:16].replace('T', ' ')}）", one.step) for one in states)]
        if last_year:
            known.append((f"{self._year - 1}年度的报告", LAST_YEAR))
        self._states = tuple(known)
        self._names = [one.name for one in states]
        for combo in (self.before, self.after):
            combo.clear()
            combo.addItems([words for words, _ in known])
        self.before.setCurrentIndex(min(1, len(known) - 1))
        self.after.setCurrentIndex(0)
        self._choices_changed()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show what differs."""
        self._shown = (comparison, (self.before.currentText(), self.after.currentText()))
        self._paint()
        self.page.setFocus()

    def say(self, sentence: str) -> None:
        """Say what was done, or why not."""
        self._said.setText(sentence)

    def show_manual(self) -> None:
        """Show the page of the manual about the history, beside it."""
        show_manual(self, page_of(self), self._appearance)

    def print_to(self, printer: QPrinter) -> None:
        """Print the comparison, in the colours of paper."""
        if self._shown is not None:
            document = QTextDocument()
            document.setHtml(comparison_page(*self._shown, self._catalog, LIGHT))
            document.print_(printer)

    def _connect(self) -> None:
        QShortcut(QKeySequence(KEY_OF["manual"].key), self).activated.connect(self.show_manual)
        self.keep.clicked.connect(self._keep)
        self.name.returnPressed.connect(self._keep)
        self.compare.clicked.connect(self._compare)
        self.copy.clicked.connect(self._copy)
        self.forget.clicked.connect(self._forget)
        self.print.clicked.connect(self._print)
        self.before.currentIndexChanged.connect(self._choices_changed)
        self._appearance.changed.connect(self._restyle)

    def _arrange(self) -> None:
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._first.addWidget(self.name, 1)
        self._first.addWidget(self.keep)
        self._first.addSpacing(self._appearance.px(16))
        for part in (self.forget, self.copy):
            self._first.addWidget(part)
        self._second.addWidget(QLabel("从", self))
        self._second.addWidget(self.before, 1)
        self._second.addWidget(QLabel("到", self))
        self._second.addWidget(self.after, 1)
        self._second.addWidget(self.compare)
        self._second.addWidget(self.print)
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self._first)
        self._whole.addLayout(self._second)
        self._whole.addWidget(self.page, 1)
        self._whole.addWidget(self._said)
        for button in (self.keep, self.copy, self.forget, self.print):
            button.setAutoDefault(False)
        self.compare.setProperty("primary", True)
        self.compare.setAutoDefault(False)

    def _keep(self) -> None:
        self.named.emit(self.name.text())

    def _compare(self) -> None:
        self.compared.emit(self._step(self.before), self._step(self.after))

    def _copy(self) -> None:
        self.copied.emit(self._step(self.before))

    def _forget(self) -> None:
        self.forgotten.emit(self._names[self.before.currentIndex() - 1])

    def _print(self) -> None:
        dialog = QPrintDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("打印比较的结果")
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(self.print_to)
        dialog.show()

    def _step(self, combo: StillComboBox) -> int:
        return self._states[combo.currentIndex()][1]

    def _choices_changed(self) -> None:
        index = self.before.currentIndex()
        self.forget.setEnabled(1 <= index <= len(self._names))
        self.copy.setEnabled(0 <= index <= len(self._names))

    def _paint(self) -> None:
        self.print.setEnabled(self._shown is not None)
        if self._shown is not None:
            self.page.setHtml(comparison_page(*self._shown, self._catalog, self._appearance.tokens))

    def _restyle(self) -> None:
        px = self._appearance.px
        self._whole.setContentsMargins(px(16), px(16), px(16), px(12))
        self._whole.setSpacing(px(8))
        for row in (self._first, self._second):
            row.setSpacing(px(8))
        self.setStyleSheet(dialog_sheet(self._appearance))
        self.resize(self.screen().availableSize() * _SHARE)
        self._paint()

"""A file that was proofread: its whole text at the left, what was found at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.model.severity import Severity
from desktop.operations.proofreading import Proof
from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.chip_row import Chip, ChipRow
from desktop.windows.looks.reading_sheet import reading_sheet
from desktop.windows.manual.window import page_of, show_manual
from desktop.windows.proofing.list import ProofList, ProofModel
from desktop.windows.proofing.text import ProofText
from desktop.windows.proofing.told import Counted, as_page, as_text, heading_of

_ALL = "all"
_SHARE_OF_SCREEN = 0.94


class ProofWindow(QDialog):
    """Shows what was found; F7 goes to the next place, and everything can be copied and printed."""

    def __init__(self, name: str, proof: Proof, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("proof_window")
        self.setWindowTitle("校对一个文件")
        self._appearance = appearance
        self._found = proof.findings
        self._heading = heading_of(name, proof.manuscript)
        self.model = ProofModel(self)
        self.text = ProofText(proof.manuscript, appearance, self)
        self.list = ProofList(self.model, appearance, self)
        self.chips = ChipRow("按结果筛选", self._chips(), self)
        self.copy = QPushButton("复制结果", self)
        self.print = QPushButton("打印结果…", self)
        self.primary = QPushButton("关闭", self)
        self._said = sentence_label("", self)
        self._arrange()
        self._connect()
        self.restyle()
        self.text.mark([finding for _, finding in self._found])
        self._filter(_ALL)

    def show_manual(self) -> None:
        """Show the page of the manual about proofreading, beside it."""
        show_manual(self, page_of(self), self._appearance)

    def restyle(self) -> None:
        """Take the measures and colours of the appearance as it is now."""
        self.setStyleSheet(reading_sheet(self._appearance))

    def next_finding(self) -> None:
        """Go to the line after the current one, from the last to the first."""
        if self.model.rowCount():
            row = (self.list.currentIndex().row() + 1) % self.model.rowCount()
            self.list.setCurrentIndex(self.model.index(row))

    def print_to(self, printer: QPrinter) -> None:
        """Print what was found."""
        document = QTextDocument()
        document.setDefaultFont(self._appearance.font())
        document.setHtml(as_page(self._heading, self._found))
        document.print_(printer)
        self._said.setText("已送去打印。")

    def _chips(self) -> tuple[Chip, ...]:
        counted = Counted(self._found)
        kinds = (Chip(severity.value, severity.label, counted.of(severity)) for severity in Severity)
        return (Chip(_ALL, "全部", len(self._found)), *kinds)

    def _arrange(self) -> None:
        px = self._appearance.px
        head, foot = QFrame(self), QFrame(self)
        head.setObjectName("reading_header")
        foot.setObjectName("reading_foot")
        top, bottom = QHBoxLayout(head), QHBoxLayout(foot)
        title = QLabel(self._heading, head)
        title.setProperty("role", "strong")
        title.setTextFormat(Qt.TextFormat.PlainText)
        top.addWidget(title, 1)
        top.addWidget(self.chips)
        bottom.addWidget(self._said, 1)
        for button in (self.copy, self.print, self.primary):
            button.setAutoDefault(False)
            bottom.addWidget(button)
        self.primary.setProperty("primary", True)
        self.primary.setDefault(True)
        for layout in (top, bottom):
            layout.setContentsMargins(px(16), px(8), px(16), px(8))
            layout.setSpacing(px(8))
        middle = QSplitter(Qt.Orientation.Horizontal, self)
        middle.setChildrenCollapsible(False)
        middle.setHandleWidth(1)
        middle.addWidget(self.text)
        middle.addWidget(self.list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part, stretch in ((head, 0), (middle, 1), (foot, 0)):
            whole.addWidget(part, stretch)
        screen = self.screen().availableSize() * _SHARE_OF_SCREEN
        self.resize(screen.boundedTo(self.size().expandedTo(screen)))
        middle.setSizes([screen.width() * 55 // 100, screen.width() * 45 // 100])

    def _connect(self) -> None:
        self._appearance.changed.connect(self.restyle)
        self.chips.chosen.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        self.primary.clicked.connect(self.accept)
        QShortcut(QKeySequence(KEY_OF["next_finding"].key), self).activated.connect(self.next_finding)
        QShortcut(QKeySequence(KEY_OF["manual"].key), self).activated.connect(self.show_manual)
        self.list.setFocus()

    def _filter(self, name: str) -> None:
        rows = [row for row in self._found if name in (_ALL, row[1].severity.value)]
        self.model.show_rows(rows)
        none = "没有发现问题。" if not self._found else ""
        self._said.setText(none or f"{KEY_OF['next_finding'].shown} 下一处。文件没有改动。")
        if rows:
            self.list.setCurrentIndex(self.model.index(0))

    def _moved(self, current: QModelIndex) -> None:
        if current.isValid():
            self.text.show_place(self.model.finding(current.row()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._heading, self._found))
        self._said.setText(f"已复制{len(self._found)}条，可以粘贴到文档或者表格里。")

    def _print(self) -> None:
        dialog = QPrintDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("打印校对结果")
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(self.print_to)
        dialog.show()

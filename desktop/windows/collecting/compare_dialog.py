"""What came back, looked at before it is taken: the figures beside the present ones, the files, and what would be."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.collection.taking_over import answers_in
from desktop.model.catalog import Catalog
from desktop.operations.collecting import Received
from desktop.windows.collecting.compare_table import CompareModel, CompareTable
from desktop.windows.collecting.compared_words import own_tables, said_of_files, said_of_findings
from desktop.windows.collecting.jobs import After
from desktop.windows.collecting.said_list import SaidList
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tone_label import ToneLabel, Voice

_WIDTH = 1240
_LEFT_SHARE, _RIGHT_SHARE = 12, 7
_LARGE_TEXT, _LIST_HEIGHT = 150, 120  # percent, and pixels at 100 percent
_NOTHING = "采用以后没有新的问题。"
_NO_NEWS = "收到的表和以前收的一样，没有新的数，不用再采用。"


class CompareDialog(ActDialog):
    """`chosen` gives the rows that are to be taken, `ticked` those that are ticked now, to be checked.

    `mapping` gives the file that is somebody's own table, and wants to be pointed at.
    """

    chosen = Signal(tuple)  # of ComparedRow
    ticked = Signal(tuple)
    mapping = Signal(str)

    def __init__(
        self,
        received: Received,
        catalog: Catalog,
        appearance: Appearance,
        parent: QWidget | None = None,
        *,
        fixed: bool = False,
    ) -> None:
        sentence = (
            "打勾的采用，是一步，可以一起撤销；没有打勾的只记下报来的是多少。"
            "空格打勾或去掉，Ctrl+A全部打勾，Ctrl+Shift+A全部去掉。"
        )
        super().__init__(Act("收回：报来的数", sentence, "采用"), appearance, parent, width=_WIDTH)
        self.setObjectName("comparing")
        self.received, self._catalog, self._fixed = received, catalog, fixed
        comparison = received.comparison
        self.model = CompareModel(comparison.rows, self)
        self.table = CompareTable(self.model, appearance, self.body_widget)
        self.files = SaidList("收到的文件", appearance, self.body_widget)
        self.findings = SaidList("采用以后的核对", appearance, self.body_widget)
        self.files.said.show_said(said_of_files(comparison, catalog))
        self._own = own_tables(comparison)
        self._news = True  # until it was looked at
        self.to_map = QPushButton(f"{KEY_OF['map_table'].words} {KEY_OF['map_table'].shown}", self.body_widget)
        self._checked = QLabel("采用以后的核对", self.body_widget)
        self._calm = ToneLabel(appearance, self.body_widget)
        self._calm.setWordWrap(True)
        self._lay_out(f"收到的文件 {len(comparison.returns)}")
        self.to_map.setVisible(bool(self._own) and not fixed)
        self.to_map.setAutoDefault(False)
        self.to_map.clicked.connect(self.ask_map)
        QShortcut(QKeySequence(KEY_OF["map_table"].key), self).activated.connect(self.ask_map)
        self.model.dataChanged.connect(self._ticks_changed)
        self.findings.activated.connect(self._go_to_figure)
        self.findings.clicked.connect(self._go_to_figure)
        self._count()
        self.table.selectRow(0)
        (self.table if comparison.rows else self.files).setFocus()

    @override
    def done_by_user(self) -> None:
        self.chosen.emit(self.model.chosen)
        self.accept()

    def ask_map(self) -> None:
        """Ask to point at the file at hand, or at the first one that was not recognised."""
        index = self.files.currentIndex()
        at_hand = self.files.said.said(index.row()).about if index.isValid() else ""
        if self._own and not self._fixed:
            self.mapping.emit(at_hand if at_hand in self._own else self._own[0])

    def keep_ticks(self, before: CompareDialog) -> None:
        """Tick as it was before where the same stood there."""
        self.model.tick_as(before.model)

    def show_after(self, after: After) -> None:
        """Show what the checks would find with the ticked rows and do not find now, or that nothing is new."""
        findings, self._news = after.findings, after.news
        self._count()
        self.findings.said.show_said(said_of_findings(findings, self._catalog))
        self._checked.setText(f"采用以后的核对 {len(findings)}" if findings else "采用以后的核对")
        self.findings.setVisible(bool(findings))
        self._calm.setVisible(not findings)
        if not self._news:
            self._calm.say(_NO_NEWS)
        elif self.model.chosen:
            self._calm.say(_NOTHING, Voice.DONE)
        else:
            self._calm.say("打勾以后，这里说采用了会有什么问题。")

    def _lay_out(self, files: str) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        acts = QHBoxLayout()
        for words, act in (("全部打勾 Ctrl+A", self._tick_all), ("全部去掉 Ctrl+Shift+A", self._tick_none)):
            button = QPushButton(words, self.body_widget)
            button.setProperty("quiet", True)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            acts.addWidget(button)
        acts.addStretch(1)
        left.addWidget(self.table, 1)
        left.addLayout(acts)
        title = QLabel(files, self.body_widget)
        for label in (title, self._checked):
            label.setProperty("role", "strong")
        right.addWidget(title)
        right.addWidget(self.files, 3)
        right.addWidget(self.to_map)
        right.addWidget(self._checked)
        right.addWidget(self._calm)
        right.addWidget(self.findings, 2)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.addLayout(left, _LEFT_SHARE)
        self._across.addLayout(right, _RIGHT_SHARE)
        self.body.addLayout(self._across, 1)
        self.findings.hide()
        self.appearance.changed.connect(self._turn)
        self._turn()

    def _turn(self) -> None:
        """Put the files below the figures where large text leaves no room beside them."""
        large = self.appearance.percent >= _LARGE_TEXT
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(self.appearance.px(16))
        self.files.setMinimumHeight(self.appearance.px(_LIST_HEIGHT))

    def _tick_all(self) -> None:
        self.model.tick_exact(ticked=True)
        self.table.setFocus()

    def _tick_none(self) -> None:
        self.model.tick_exact(ticked=False)
        self.table.setFocus()

    def _ticks_changed(self) -> None:
        self._news = True
        self._count()
        self.ticked.emit(self.model.chosen)

    def _count(self) -> None:
        count, answers = len(self.model.chosen), len(answers_in(self.received.comparison))
        words = f"采用 {count} 个" if count else "只记下报来的" if answers else "没有可以采用的"
        self.primary.setText(words if self._news or not answers else "没有新的数")
        self.primary.setEnabled(answers > 0 and self._news and not self._fixed)

    def _go_to_figure(self, index: QModelIndex) -> None:
        row = self.model.row_of(self.findings.said.said(index.row()).about)
        if row >= 0:
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))

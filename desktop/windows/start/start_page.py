"""The first thing to be seen: open last year's report, begin a year, look at the sample, or go on with a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.windows.clock import local_day
from desktop.windows.deadlines import deadline_sentence
from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.start_sheet import start_sheet
from desktop.windows.report_files import LEDGER_SUFFIX, REPORT_SUFFIXES
from desktop.windows.start.recent import RecentLedger, RecentModel
from desktop.windows.start.recent_list import RecentList
from desktop.windows.start.steps import WIDE_UP_TO, Steps

_ZONE_PADDING, _ABOVE_STEPS = 44, 28
_LEFT_SHARE, _RIGHT_SHARE = 3, 2
_LEFT_MARGINS, _RIGHT_MARGINS = (64, 76, 64, 32), (32, 84, 32, 24)


class StartPage(QWidget):
    """Shown while no ledger is open. It opens nothing itself: its signals say what was asked for."""

    open_ledger = Signal(object)  # the Path of an existing ledger, from the list or dropped
    choose_ledger = Signal()  # 打开账本…: a file is to be chosen
    open_sample = Signal()
    choose_report = Signal()  # 打开去年的报告: a file is to be chosen
    read_report = Signal(object)  # the Path of a report that was dropped
    new_ledger = Signal()
    proof_file = Signal()  # 校对一份报告: a file is to be chosen
    roll_up = Signal()
    forget_ledger = Signal(object)  # the Path that is to leave the list
    show_manual = Signal()
    show_settings = Signal()
    show_about = Signal()

    def __init__(
        self, appearance: Appearance, today: Callable[[], date] = local_day, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._appearance = appearance
        self._today = today
        self._model = RecentModel(today, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left(), _LEFT_SHARE)
        row.addWidget(self._right(), _RIGHT_SHARE)
        self.show_recent(())
        self.restyle()
        appearance.changed.connect(self.restyle)

    def show_recent(self, ledgers: Iterable[RecentLedger]) -> None:
        """Show these ledgers, looking for each file now."""
        self._model.show_ledgers(ledgers)
        empty = self._model.rowCount() == 0
        self.recent.setVisible(not empty)
        self._nothing_yet.setVisible(empty)

    def restyle(self) -> None:
        """Take the measures and colours of the appearance as it is now."""
        px = self._appearance.px
        self.setStyleSheet(start_sheet(self._appearance))
        # Margins do not grow with the text: large text needs the room.
        self._left_column.setContentsMargins(*_LEFT_MARGINS)
        self._right_column.setContentsMargins(*_RIGHT_MARGINS)
        self._choices_row.setSpacing(px(12))
        self._zone.restyle(px)
        self._steps.restyle()
        wide = self._appearance.percent <= WIDE_UP_TO
        self._choices_row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        self._deadline.setText(deadline_sentence(self._today()))
        super().showEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if _dropped_file(event) is not None:
            event.acceptProposedAction()
            self._zone.set_welcoming(welcoming=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent, /) -> None:
        self._zone.set_welcoming(welcoming=False)

    @override
    def dropEvent(self, event: QDropEvent, /) -> None:
        self._zone.set_welcoming(welcoming=False)
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            (self.open_ledger if path.suffix.lower() == LEDGER_SUFFIX else self.read_report).emit(path)

    def _left(self) -> QWidget:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = QWidget()
        left.setObjectName("start_left")
        area.setWidget(left)
        self._left_column = QVBoxLayout(left)
        self._left_column.setSpacing(0)
        title = QLabel("法治年报", left)
        title.setObjectName("product")
        self._zone = _Zone(left)
        self._zone.clicked.connect(self.choose_report)
        self._deadline = sentence_label("", left, role="deadline")
        self._left_column.addWidget(title)
        self._left_column.addWidget(sentence_label("把去年的报告打开，今年的数填进去，报告就有了。", left, role="lead"))
        self._left_column.addWidget(self._zone)
        self._left_column.addLayout(self._choices(left))
        self._left_column.addWidget(self._deadline)
        self._left_column.addSpacing(_ABOVE_STEPS)
        self._steps = Steps(self._appearance, left)
        self._left_column.addWidget(self._steps)
        self._left_column.addStretch()
        return area

    def _choices(self, parent: QWidget) -> QHBoxLayout:
        choices = self._choices_row = QHBoxLayout()
        self.sample = _button("看看示例（银州区 2022 年度）", parent)
        self.blank = _button("新建空白年度", parent)
        self.blank.setToolTip(KEY_OF["new"].shown)
        self.blank.clicked.connect(self.new_ledger)
        self.choose = _button("打开账本…", parent)
        self.sample.clicked.connect(self.open_sample)
        self.choose.clicked.connect(self.choose_ledger)
        for button in (self.sample, self.blank, self.choose):
            choices.addWidget(button, 1)
        return choices

    def _right(self) -> QWidget:
        right = QWidget(self)
        right.setObjectName("start_right")
        self._right_column = QVBoxLayout(right)
        self._nothing_yet = sentence_label("打开过的账本会列在这里。", right)
        self.recent = RecentList(self._model, self._appearance, right)
        self.recent.opened.connect(self.open_ledger)
        self.recent.dropped.connect(self.forget_ledger)
        self._right_column.addWidget(sentence_label("最近打开", right, role="strong"))
        self._right_column.addWidget(self._nothing_yet)
        self._right_column.addWidget(self.recent, 1)
        self._right_column.addStretch()
        self._right_column.addLayout(self._links(right))
        return right

    def _links(self, parent: QWidget) -> QVBoxLayout:
        both = QVBoxLayout()
        both.setSpacing(0)
        manual = f"使用说明 {KEY_OF['manual'].shown}"
        work = (("校对一份报告…", self.proof_file), ("汇总各区县…", self.roll_up))
        about = ((manual, self.show_manual), ("设置", self.show_settings), ("关于", self.show_about))
        for line in (work, about):
            links = QHBoxLayout()
            links.setSpacing(0)
            for text, asked in line:
                button = _button(text, parent)
                button.setProperty("quiet", True)
                button.clicked.connect(asked)
                links.addWidget(button)
            links.addStretch()
            both.addLayout(links)
        return both


class _Zone(QPushButton):
    """The large button; it is dashed because a report or a ledger can be dropped on it, too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("zone")
        self.setAccessibleName("打开去年的报告")
        self.setAccessibleDescription("选择去年报告的 Word、文本或网页文件，认可之前什么都不写入")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        for role, text in (
            ("zone_title", "打开去年的报告"),
            ("zone_text", f"把 Word、文本或保存的网页拖到这里，或按 {KEY_OF['open'].shown} 选择文件"),
            ("zone_small", "只在本机读取，认可之前什么都不写入"),
        ):
            label = QLabel(text, self)
            label.setProperty("role", role)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(label)

    def restyle(self, px: Callable[[float], int]) -> None:
        """Take the measures at this size of text."""
        self._column.setContentsMargins(px(16), _ZONE_PADDING, px(16), _ZONE_PADDING)
        self._column.setSpacing(px(8))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        """Be as high as the words need at this width: large ones take two lines."""
        return max(self._column.minimumSize().height(), self._column.totalHeightForWidth(width))

    def set_welcoming(self, *, welcoming: bool) -> None:
        """Show that what is being dragged may be dropped."""
        self.setProperty("welcoming", welcoming)
        self.style().unpolish(self)
        self.style().polish(self)

    @override
    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()


def _button(text: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setAutoDefault(True)
    button.setAccessibleName(text)
    return button


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in {LEDGER_SUFFIX, *REPORT_SUFFIXES} else None

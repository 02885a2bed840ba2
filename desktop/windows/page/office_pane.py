"""“Word 里的样子”: the pages of an office program, or why there are none yet, and whether they are out of date."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tone_label import ToneLabel, Voice
from desktop.windows.page.office_desk import OfficeDesk

BUSY = "正在用 LibreOffice 排版，第一次约需半分钟；您可以接着填数。"
ABSENT = "本机没有装 LibreOffice，排不出 Word 里的样子。请生成报告（Ctrl+G）以后用 Word 或 WPS 打开看。"
STALE = "已过期：报告后来改过"
_STOPPED = "已经停下。需要时再排一次。"


class OfficePane(QWidget):
    """`wanted` asks for the pages to be laid out, `cancelled` that this is stopped."""

    wanted = Signal()
    cancelled = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self._appearance = appearance
        self.desk = OfficeDesk(appearance, self)
        self.words = sentence_label("", self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)  # how long it takes is not known
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("排版的进度")
        self.cancel, self.again = QPushButton("取消", self), QPushButton("排一次", self)
        self.stale = ToneLabel(appearance, self)
        self.renew = QPushButton("重新排", self)
        self.renew.setProperty("quiet", True)
        self.cancel.clicked.connect(self._stop)
        self.again.clicked.connect(self.wanted)
        self.renew.clicked.connect(self.wanted)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._message())
        self._stack.addWidget(self._pages())
        appearance.changed.connect(self._measure)
        self._measure()
        self.show_nothing()

    @property
    def has_pages(self) -> bool:
        """Whether pages are shown."""
        return self._stack.currentIndex() == 1

    def show_nothing(self) -> None:
        """Show that nothing was laid out yet."""
        self.desk.show_pdf(b"")
        self._say("还没有排过。", again=True)

    def show_absent(self) -> None:
        """Say that this computer has no program for it."""
        self._say(ABSENT)

    def show_busy(self) -> None:
        """Show that it is being laid out."""
        self._say(BUSY, busy=True)

    def show_problem(self, sentence: str) -> None:
        """Say why nothing came of it."""
        self._say(sentence, again=True)

    def show_pages(self, pdf: bytes) -> None:
        """Show the pages that were laid out."""
        self.desk.show_pdf(pdf)
        self.show_stale(stale=False)
        self._stack.setCurrentIndex(1)

    def show_stale(self, *, stale: bool) -> None:
        """Say whether the report changed since it was laid out."""
        self.stale.say(STALE if stale else "与现在的报告一致", Voice.WARNING if stale else Voice.DONE)
        self.renew.setVisible(stale)

    def _stop(self) -> None:
        self.cancelled.emit()
        self._say(_STOPPED, again=True)

    def _say(self, sentence: str, *, busy: bool = False, again: bool = False) -> None:
        self.words.setText(sentence)
        self.bar.setVisible(busy)
        self.cancel.setVisible(busy)
        self.again.setVisible(again)
        self._stack.setCurrentIndex(0)

    def _message(self) -> QWidget:
        message = QWidget(self)
        self._column = QVBoxLayout(message)
        self._column.addStretch(1)
        self._column.addWidget(self.words)
        self._column.addWidget(self.bar)
        for button in (self.cancel, self.again):
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(2)
        return message

    def _pages(self) -> QWidget:
        pages = QWidget(self)
        column = QVBoxLayout(pages)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._state = QHBoxLayout()
        self._state.addWidget(self.stale)
        self._state.addStretch(1)
        self._state.addWidget(self.renew)
        column.addLayout(self._state)
        column.addWidget(self.desk, 1)
        return pages

    def _measure(self) -> None:
        px = self._appearance.px
        self._column.setContentsMargins(px(32), px(16), px(32), px(16))
        self._column.setSpacing(px(12))
        self._state.setContentsMargins(px(14), px(2), px(14), px(2))
        self.bar.setFixedHeight(px(6))

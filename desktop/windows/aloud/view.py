"""The window of 唱校: one item after the other, Space for 无误; nothing else is on the screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.model.reading_aloud import Item, Verdict, next_open, verdict_of
from desktop.operations.reading_aloud import read_out
from desktop.windows.aloud.card import ItemCard
from desktop.windows.aloud.wrong import WrongLine
from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance
from desktop.windows.manual.window import show_manual
from desktop.windows.session import Session

_PAGE = "aloud"
_BAR = 6


class ReadingAloud(QDialog):
    """Reads `items` of the session's report; `left` tells the place to go on at, "" where everything was read."""

    left = Signal(str)
    record_wanted = Signal()

    def __init__(
        self,
        session: Session,
        items: tuple[Item, ...],
        readers: tuple[str, str],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("aloud")
        self.setWindowTitle("唱校")
        self._session, self._items, self._readers, self._appearance = session, items, readers, appearance
        self._index = next_open(items, session.report) or 0
        self._heading, self._count, self._people = QLabel(self), QLabel(self), QLabel("　".join(readers), self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("读过的比例")
        self.card = ItemCard(appearance, self)
        self.wrong = WrongLine(appearance, self)
        self._end = sentence_label("", self)
        self._arrange()
        self.wrong.written.connect(self._read_wrong)
        self.wrong.given_up.connect(self.setFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        appearance.changed.connect(self._restyle)
        self._restyle()
        self._show()

    @property
    def item(self) -> Item:
        """The item that is being read."""
        return self._items[self._index]

    def right(self) -> None:
        """Keep that it was right, and go on."""
        self._keep("")

    def mark_wrong(self) -> None:
        """Ask what is wrong with it."""
        self.wrong.ask(self.item.label or self.item.heading)

    def next(self) -> None:
        """Go on without saying anything."""
        self._go(self._index + 1)

    def previous(self) -> None:
        """Go back to what was read before."""
        self._go(self._index - 1)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        act = self._acts().get(event.key())
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    @override
    def done(self, result: int, /) -> None:
        following = next_open(self._items, self._session.report)
        self.left.emit(self.item.place if following is not None else "")
        super().done(result)

    def _acts(self) -> dict[int, Callable[[], object]]:
        return {
            Qt.Key.Key_Space: self.right,
            Qt.Key.Key_F6: self.mark_wrong,
            Qt.Key.Key_Right: self.next,
            Qt.Key.Key_Backspace: self.previous,
            Qt.Key.Key_F1: self._manual,
            Qt.Key.Key_Return: self._nothing,  # a dialog's default button must not answer for the readers
            Qt.Key.Key_Enter: self._nothing,
        }

    def _nothing(self) -> None:
        """Leave everything as it is."""

    def _manual(self) -> None:
        show_manual(self, _PAGE, self._appearance)

    def _read_wrong(self, where: str) -> None:
        self.setFocus()
        self._keep(where)

    def _keep(self, wrong: str) -> None:
        at = self._session.now
        item = self.item
        label = f"唱校：{item.label or item.heading}{Verdict.WRONG.value if wrong else Verdict.RIGHT.value}"
        if self._session.do(read_out(item, self._readers, at, wrong), label):
            self._go(self._index + 1)

    def _go(self, index: int) -> None:
        self._index = max(0, min(index, len(self._items) - 1))
        self._show()
        if index >= len(self._items):
            self._say_end()

    def _show(self) -> None:
        report = self._session.report
        verdicts = [verdict_of(item, report) for item in self._items]
        read = sum(verdict in (Verdict.RIGHT, Verdict.WRONG) for verdict in verdicts)
        wrong = verdicts.count(Verdict.WRONG)
        self._heading.setText(self.item.heading)
        self._count.setText(f"{self._index + 1}/{len(self._items)}　已读 {read}　有误 {wrong}")
        self._bar.setRange(0, len(self._items))
        self._bar.setValue(read)
        self.card.show_item(self.item, verdicts[self._index])
        self._end.setText("")

    def _say_end(self) -> None:
        report = self._session.report
        verdicts = [verdict_of(item, report) for item in self._items]
        wrong, left = verdicts.count(Verdict.WRONG), verdicts.count(Verdict.OPEN) + verdicts.count(Verdict.LAPSED)
        more = f"，还有{left}条没有读" if left else ""
        mend = "；有误的已列在“核对”栏里，改过以后自动消失" if wrong else ""
        self._end.setText(f"读到最后一条了：有误{wrong}条{more}{mend}。可以导出唱校记录，打印签字。")

    def _arrange(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self._heading, 1)
        self._top.addWidget(self._count)
        self._top.addSpacing(24)
        self._top.addWidget(self._people)
        self._foot = QHBoxLayout()
        buttons = (
            (f"无误　{KEY_OF['aloud_right'].shown}", self.right),
            (f"有误　{KEY_OF['aloud_wrong'].shown}", self.mark_wrong),
            (f"上一条　{KEY_OF['aloud_previous'].shown}", self.previous),
            (f"跳过　{KEY_OF['aloud_next'].shown}", self.next),
            ("导出唱校记录", self.record_wanted.emit),
            (f"停下　{KEY_OF['aloud_leave'].shown}", self.reject),
        )
        self._foot.addWidget(self._end, 1)
        for words, act in buttons:
            self._foot.addWidget(self._button(words, act))
        foot = QFrame(self)
        foot.setObjectName("header")
        foot.setLayout(self._foot)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addLayout(self._top)
        self._whole.addWidget(self._bar)
        self._whole.addWidget(self.card, 1)
        self._whole.addWidget(self.wrong)
        self._whole.addWidget(foot)

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Space is for the item, whatever was clicked last
        button.setAutoDefault(False)
        button.setProperty("primary", act == self.right)
        button.clicked.connect(act)
        return button

    def _restyle(self) -> None:
        px = self._appearance.px
        self._top.setContentsMargins(px(24), px(12), px(24), px(12))
        self._foot.setContentsMargins(px(24), px(8), px(24), px(8))
        self._foot.setSpacing(px(8))
        self._heading.setStyleSheet(f"font-size: {px(18)}px; font-weight: 600;")
        self._bar.setFixedHeight(px(_BAR))
        self.setStyleSheet(f"#aloud, #aloud #body {{ background: {self._appearance.tokens.surface}; }}")

"""How long the heading at hand and the whole report are, said quietly: pages, lines and characters."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.documents.blocks import Style, with_official
from desktop.documents.extent import Extent, extent_of, pages_of
from desktop.windows.change import Change
from desktop.windows.looks.parts_label import PartsLabel
from desktop.windows.session import Session

PAUSE = 300  # milliseconds after the last change until the text is measured again
# GB/T 9704-2012, 5.2.3
_TELLS = "按国家标准每页22行、每行28字估算，和Word排出来的可能差一两行；字数的算法和Word一样。"


class LengthLine(PartsLabel):
    """Follows a session; measures only while it is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session: Session | None = None
        self._section = -1
        self._official: frozenset[Style] = frozenset()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._measure)

    def show_session(self, session: Session | None) -> None:
        """Measure this session's report from now on."""
        if self._session is not None:
            self._session.changed.disconnect(self._changed)
        self._session = session
        if session is not None:
            session.changed.connect(self._changed)
        self._timer.start()

    def show_section(self, section: int) -> None:
        """Measure a row of the outline, too."""
        self._section = section
        self._timer.start()

    def use_official(self, shown: frozenset[Style]) -> None:
        """Count these parts of a 公文 with the rest, as the template has them."""
        self._official = shown
        self._timer.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def _changed(self, change: Change) -> None:
        del change  # a figure, too, can be longer than before
        self._timer.start()

    def _measure(self) -> None:
        session = self._session
        if session is None or not self.isVisible():
            return
        blocks = with_official(session.document, self._official).blocks
        rows = session.sections.rows
        keys = {entry.key for entry in rows[self._section].entries} if 0 <= self._section < len(rows) else set[str]()
        here = extent_of(block for block in blocks if block.key in keys)
        words = f"{_here(here)}全文 约{pages_of(blocks)}页 · {extent_of(blocks).characters}字"
        self.say(words)
        self.setToolTip(f"{words}\n{_TELLS}")


def _here(extent: Extent) -> str:
    """Say it in lines as long as it is not a page; nothing of a row that has no text."""
    if not extent.lines:
        return ""
    length = f"约{extent.pages:.1f}页" if extent.pages >= 1 else f"{extent.lines}行"
    return f"本标题 {length} · {extent.characters}字\u3000"

"""The middle of the window: one heading with its figures above and its text below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.windows.change import PROOFREAD, Change
from desktop.windows.figures.beside import Beside
from desktop.windows.figures.choice import Which
from desktop.windows.figures.choosing import Choosing
from desktop.windows.figures.columns import Column
from desktop.windows.figures.model import FigureModel
from desktop.windows.figures.note_line import NoteLine
from desktop.windows.figures.table import FigureTable
from desktop.windows.head_line import HeadLine
from desktop.windows.key_acts import act_of
from desktop.windows.keys import Scope
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tone_label import ToneLabel, Voice
from desktop.windows.missing import next_empty
from desktop.windows.outline.sections import Section
from desktop.windows.session import Session
from desktop.windows.text.item_pane import ItemPane

_MOST_OF_HEIGHT = 0.62


class HeadingPane(QWidget):
    """Shows one section; `at` gives the entry or indicator that is worked on, `beyond` asks for the next section."""

    at = Signal(str)
    beyond = Signal(int)  # 1 after the last figure, -1 before the first

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._appearance = appearance
        self._session: Session | None = None
        self._section = -1
        self._at = ""
        self.head = HeadLine(appearance, self)
        self.choosing = Choosing(self.head.choice_bar, self)
        self.figures = FigureModel(self)
        self.table = FigureTable(self.figures, appearance, self)
        self.note = NoteLine(self)
        self._beside = Beside(self.table, self.note, appearance, self)
        self._refused = False  # whether it is said why something cannot be done, which no proofreading may wipe out
        self._sentence = ToneLabel(appearance, self)
        self._sentence.setWordWrap(True)
        self.items = ItemPane(appearance, self)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.choosing.changed.connect(self._choose)
        self.figures.asked.connect(self._say)
        self.table.past_end.connect(self._past_end)
        self.table.past_start.connect(self._past_start)
        self.table.current_moved.connect(self._figure_moved)
        self.items.at.connect(self.at)

    def _lay_out(self) -> None:
        px = self._appearance.px
        self._upper = QWidget(self._splitter)
        upper = QVBoxLayout(self._upper)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.table, 1)
        upper.addWidget(self.note)
        upper.addWidget(self._sentence)
        self._sentence.setContentsMargins(px(8), px(4), px(8), px(4))
        self._splitter.addWidget(self._upper)
        self._splitter.addWidget(self.items)
        self._splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self._splitter, 1)

    @property
    def section(self) -> int:
        """The row of the outline that is shown."""
        return self._section

    def show_session(self, session: Session | None) -> None:
        """Work on this session from now on."""
        self.finish()
        if self._session is not None:
            self._session.changed.disconnect(self._changed)
        self._session = session
        self._section = -1
        self.choosing.show_session(session)
        self._beside.session = session
        self.figures.show_session(session)
        self.items.show_session(session)
        if session is not None:
            session.changed.connect(self._changed)

    def show_section(self, number: int) -> None:
        """Show a row of the outline, and its own figures."""
        if self._session is None or (number == self._section and self.choosing.scope.of_heading):
            return
        self.finish()
        if not self.choosing.scope.of_heading:
            self.choosing.clear()
        self._section = number
        self._show(self._session.sections.rows[number])
        self.items.show_section(number)
        self._split()

    def go_to(self, place: str) -> None:
        """Make a figure or an entry of the section the current one."""
        row = self.figures.row_of(place)
        if row is None and any(i.code == place for i in self._here.indicators):
            self.choosing.clear()
            self._show(self._here)
            row = self.figures.row_of(place)
        if row is not None:
            self.table.go_to(row)
            self.table.setFocus()
        elif self.items.go_to(place):
            self.items.view.setFocus()

    def go_to_earlier(self) -> None:
        """Go on from this year's figure of a row to last year's."""
        if self.table.currentIndex().isValid():
            self.table.go_to(self.table.currentIndex().row(), Column.EARLIER)

    @property
    def cell(self) -> tuple[str, bool]:
        """The indicator of the row at hand, "" where there is none, and whether it is the cell of the year before."""
        index = self.table.currentIndex()
        code = self.figures.indicator(index.row()).code if index.isValid() else ""
        return code, index.column() == Column.EARLIER

    def shows(self, place: str) -> bool:
        """Say whether a figure is in the table although its heading may not be at hand."""
        return not self.choosing.scope.of_heading and self.figures.row_of(place) is not None

    def go_beyond_department(self, step: int) -> bool:
        """Go on to the figures of the next department, where those of one are shown; False where there is none."""
        gone = self.choosing.next_department(step)
        if gone:
            self._go_to_edge(last=step < 0)
        return gone

    @property
    def at_hand(self) -> str:
        """The entry that is worked on, or else the indicator of the row of the table; "" where there is none."""
        at_text = self.items.isAncestorOf(QApplication.focusWidget() or self)
        return self.items.work.current if at_text else self.cell[0]

    def figures_at_hand(self) -> tuple[str, ...]:
        """Give the figures of the text that is worked on, or else that of the row of the table."""
        if self.items.isAncestorOf(QApplication.focusWidget() or self):
            return self.items.figures_at_hand()
        index = self.table.currentIndex()
        return (self.figures.indicator(index.row()).code,) if index.isValid() else ()

    def go_to_first(self) -> None:
        """Go to the first figure that can be typed, or to the text where there is none."""
        self._go_to_edge(last=False)

    def other_half(self) -> None:
        """Go from the figures to the text below them, and back."""
        at_text = self.items.isAncestorOf(QApplication.focusWidget() or self)
        self.finish()
        if at_text and self.figures.rowCount():
            self.table.setFocus()
        elif not self.items.isHidden():
            self.items.go_to_current()

    def go_to_last(self) -> None:
        """Go to the last figure that can be typed, or to the text where there is none."""
        self._go_to_edge(last=True)

    def finish(self) -> None:
        """Keep what stands in an open editor."""
        self.table.finish()
        self.note.finish()
        self.items.finish()

    def _go_to_edge(self, *, last: bool) -> None:
        if self.table.go_to_end(last=last):
            self.table.setFocus()
        else:
            self.items.view.setFocus()

    @property
    def _here(self) -> Section:
        return self._session.sections.rows[self._section] if self._session is not None else Section("", "")

    def _choose(self) -> None:
        """Show other figures: the editor first gives up what it holds."""
        self.finish()
        self._show(self._here)
        self._split()
        self._go_to_edge(last=False)

    def _show(self, section: Section) -> None:
        scope = self.choosing.scope
        title = f"{section.number}{section.title.rstrip('。')}" if scope.of_heading else scope.title
        departments = tuple(dict.fromkeys(i.department for i in section.indicators if i.department))
        with_figures = bool(section.indicators) or not scope.of_heading
        shown = self.choosing.of(section)
        self.items.setVisible(scope.of_heading)
        self._upper.setVisible(with_figures)
        self.figures.show_indicators(shown)
        self.head.show_heading(title, departments, choosable=with_figures)
        self._figure_moved()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Insert an indicator into the text from the table, too."""
        if act_of(event, Scope.TEXT) == "insert_figure":
            self.items.act("insert_figure")
        else:
            super().keyPressEvent(event)

    def _split(self) -> None:
        """Give the table the room its rows need, and never so much that the text is gone."""
        whole = self._splitter.height()
        below = self._sentence.heightForWidth(self._sentence.width())
        upper = self.table.content_height(round(whole * _MOST_OF_HEIGHT) - below) + below
        self._splitter.setSizes([upper, max(1, whole - upper)])

    def _changed(self, change: Change) -> None:
        if self._session is None or self._section < 0:
            return
        rows = self._session.sections.rows
        if self._section >= len(rows):
            self.show_section(len(rows) - 1)
        if self.choosing.scope.of_heading and (change.structure or change.keys):
            self._show(rows[self._section])
        if not (self._refused and change.by == PROOFREAD):
            self._figure_moved()

    def _figure_moved(self) -> None:
        self._refused = False
        index = self.table.currentIndex()
        if not index.isValid():
            nothing = self.choosing.which is not Which.ALL and not self.figures.rowCount()
            self._sentence.say(f"这里没有“{self.choosing.which.value}”的指标。" if nothing else "")
            return
        wrong = self.figures.wrong(index.row())
        voice = Voice.ERROR if self.figures.unsaved(index) else Voice.WARNING if wrong else Voice.QUIET
        self._sentence.say(self.figures.sentence(index), voice)
        code = self.figures.indicator(index.row()).code
        if code != self._at:
            self._at = code
            self.items.bring(self._session.sections.users.get(code, frozenset()) if self._session else ())
            self.at.emit(code)

    def _say(self, sentence: str) -> None:
        if not sentence:
            self._figure_moved()
            return
        self._refused = True
        self._sentence.say(sentence, Voice.ERROR)

    def _past_end(self) -> None:
        self.beyond.emit(1)

    def _past_start(self) -> None:
        self.beyond.emit(-1)

    def next_empty(self) -> str | None:
        """Give the first figure that is owed and not filled, looking on from the current one; None if none is left."""
        index = self.table.currentIndex()
        here = self.figures.indicator(index.row()).code if index.isValid() else ""
        return next_empty(self._session, self._section, here) if self._session is not None else None

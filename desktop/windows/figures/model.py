"""The figures of one heading as a table: this year, unit, last year, change, source, state."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from desktop.model.catalog import Indicator
from desktop.model.figure import NOT_FILLED, Figure, State, read_figure
from desktop.model.findings import Finding
from desktop.quantities.typed import Question
from desktop.windows.change import Change
from desktop.windows.figures.cells import FigureCell, RowState, Unsaved, cells_of
from desktop.windows.figures.columns import Column, alignment_of, head_of
from desktop.windows.figures.confirming import confirm_one, why_not
from desktop.windows.figures.misreadings import Misreadings, standing
from desktop.windows.figures.setting import set_figure, set_note
from desktop.windows.findings.rows import MISSING
from desktop.windows.session import Session

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_COLUMNS = tuple(Column)
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_TYPED = _SHOWN | Qt.ItemFlag.ItemIsEditable


class FigureModel(QAbstractTableModel):
    """The indicators of one section with their figures; typing goes through the session."""

    asked = Signal(str)  # the sentence of a question, "" when it is settled

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._indicators: tuple[Indicator, ...] = ()
        self._depths: dict[str, int] = {}
        self.misreadings = Misreadings(self)
        self._refusal = ""
        self._states: tuple[RowState, ...] = ()
        self._cells: dict[int, tuple[FigureCell, ...]] = {}  # of the rows that somebody looked at

    def show_session(self, session: Session | None) -> None:
        """Work on this session from now on."""
        if self._session is not None:
            self._session.changed.disconnect(self._changed)
            self._session.said.disconnect(self._said)
        self._session = session
        self.misreadings.clear()
        self.show_indicators(())
        if session is not None:
            session.changed.connect(self._changed)
            session.said.connect(self._said)

    def show_indicators(self, indicators: tuple[Indicator, ...]) -> None:
        """Show these figures; the same ones again only refresh."""
        if indicators == self._indicators:
            self._refresh()
            return
        self.beginResetModel()
        self._indicators = indicators
        self._depths = _depths(indicators)
        self._cells.clear()
        self._gather()
        self.endResetModel()

    def indicator(self, row: int) -> Indicator:
        """Give the indicator of a row."""
        return self._indicators[row]

    def row_of(self, code: str) -> int | None:
        """Give the row of an indicator, None if it is not shown."""
        return next((row for row, i in enumerate(self._indicators) if i.code == code), None)

    def cell(self, row: int, column: int) -> FigureCell:
        """Give what is painted of a cell."""
        cells = self._cells.get(row)
        if cells is None:
            indicator = self._indicators[row]
            cells = self._cells[row] = cells_of(indicator, self._states[row], self._depths[indicator.code])
        return cells[column]

    def findings(self, row: int) -> tuple[Finding, ...]:
        """Give what is wrong with the figure of a row."""
        return self._states[row].findings

    def wrong(self, row: int) -> tuple[Finding, ...]:
        """Give what is wrong with the figure of a row, beyond its not being filled, which the tag says already."""
        return tuple(finding for finding in self.findings(row) if finding.rule != MISSING)

    def unsaved(self, index: Index) -> Unsaved | None:
        """Give what was typed into a cell and not understood."""
        if not index.isValid():
            return None
        code, earlier = self._cell(index)
        return self.misreadings.of(code, earlier=earlier)

    def clear(self, index: Index) -> None:
        """Empty a cell; of one that was not understood only what was typed goes, and what is kept shows again."""
        if self.unsaved(index) is None:
            self.set_figure(index, NOT_FILLED)
        else:
            code, earlier = self._cell(index)
            self.forget(code, earlier=earlier)

    def set_figure(self, index: Index, figure: Figure) -> bool:
        """Set a figure that needs no reading, such as 无; False where it cannot be set."""
        session = self._session
        if session is None or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        code, earlier = self._cell(index)
        misread = self.misreadings.forget(code, earlier=earlier)
        done = set_figure(session, self._indicators[index.row()], figure, earlier=earlier, by="table")
        if misread:
            self._refresh()  # it is gone, even where nothing else changed
        return done

    def confirm(self, index: Index, then: Callable[[], object]) -> None:
        """Record that a figure was checked with its source, and go on; where it cannot be, `asked` says why."""
        session = self._session
        if session is None or not index.isValid():
            return
        code = self._indicators[index.row()].code
        sentence = "先把这一格改好，再核定。" if self.misreadings.of(code) else why_not(session, code)
        self.asked.emit(sentence)
        if not sentence:
            confirm_one(session, code, then)

    def as_last_year(self, index: Index) -> bool:
        """Set a figure to what it was last year; False where last year's is not known, or it cannot be set."""
        session = self._session
        if session is None or index.column() == Column.EARLIER:
            return False
        before = session.values.earlier(self._indicators[index.row()].code)
        return before.filled and self.set_figure(index, Figure(before.state, before.value, before.about, before.reason))

    def note(self, index: Index) -> str:
        """Give the note beside this year's figure of a row."""
        session = self._session
        return session.report.figure(self._indicators[index.row()].code).note if session and index.isValid() else ""

    def set_note(self, index: Index, text: str) -> bool:
        """Write a note beside this year's figure of a row, filled or not."""
        session = self._session
        if session is None or not index.isValid():
            return False
        return set_note(session, self._indicators[index.row()].code, text)

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._indicators)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment_of(column)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return head_of(column, self._session.report.year) if self._session else ""

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _TYPED if self._editable(index) else _SHOWN

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._session is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self.cell(index.row(), index.column()).text
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment_of(_COLUMNS[index.column()])
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.StatusTipRole:
                return self.sentence(index)
            case _:
                return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        code, earlier = self._cell(index)
        self.take(code, str(value), earlier=earlier)
        return True

    def take(self, code: str, text: str, *, earlier: bool = False) -> bool:
        """Take what was typed for a figure, of whatever heading; what is not understood is kept, and `asked` says why.

        False where it was not understood or could not be set.
        """
        session = self._session
        if session is None:
            return False
        indicator, self._refusal = session.catalog.indicator(code), ""
        reading = read_figure(text, indicator)
        if isinstance(reading, Question):
            self._refusal = reading.message
        elif set_figure(session, indicator, reading, earlier=earlier, by="table"):
            self._forget(code, earlier=earlier)
        if self._refusal:
            over = standing(session.values, code, earlier=earlier)
            self.misreadings.keep(code, Unsaved(text, self._refusal), over, earlier=earlier)
            self._refresh()
        self.asked.emit(self._refusal)
        return not self._refusal

    def may_change(self) -> bool:
        """Say whether any figure can be changed; where none can, the session says why."""
        return self._session is not None and self._session.may_change()

    def forget(self, code: str, *, earlier: bool = False) -> None:
        """Drop what was typed for a figure and not understood."""
        if self._forget(code, earlier=earlier):
            self.asked.emit("")

    def _forget(self, code: str, *, earlier: bool) -> bool:
        forgotten = self.misreadings.forget(code, earlier=earlier)
        if forgotten:
            self._refresh()
        return forgotten

    def sentence(self, index: Index) -> str:
        """Give what there is to say about a cell: a question, what is wrong, or the definition."""
        if not index.isValid():
            return ""
        if unsaved := self.unsaved(index):
            return unsaved.sentence
        wrong = self.wrong(index.row())
        note = f"备注：{self.note(index)}" if self.note(index) else ""
        said = wrong[0].message if wrong else note or self._indicators[index.row()].definition
        return f"{said}　{note}" if wrong and note else said

    def _cell(self, index: Index) -> tuple[str, bool]:
        return self._indicators[index.row()].code, index.column() == Column.EARLIER

    def _editable(self, index: Index) -> bool:
        session = self._session
        if session is None or session.read_only or self._indicators[index.row()].formula is not None:
            return False
        if index.column() == Column.EARLIER:
            return not session.report.earlier_fixed
        return index.column() == Column.NOW

    def _spoken(self, index: Index) -> str:
        head = self.headerData(_COLUMNS[index.column()], Qt.Orientation.Horizontal)
        label = self._indicators[index.row()].label
        return f"{label}，{head}，{self.cell(index.row(), index.column()).text or '空'}"

    def _changed(self, change: Change) -> None:
        if self._session is not None:
            self.misreadings.drop_overtaken(change.codes, self._session.values)
        self._refresh()  # a figure can alter what is said of any other; the rows are few, only visible ones are drawn

    def _refresh(self) -> None:
        """Have those rows drawn again that say something else now."""
        old = self._states
        self._gather()
        for row, (before, now) in enumerate(zip(old, self._states, strict=True)):
            if before != now:
                self._tell_of(row)

    def _tell_of(self, row: int) -> None:
        """Say which cells of a row have become others."""
        before = self._cells.pop(row, ())
        differ = [column for column in _COLUMNS if not before or before[column] != self.cell(row, column)]
        if differ:
            self.dataChanged.emit(self.index(row, differ[0]), self.index(row, differ[-1]))

    def _gather(self) -> None:
        found: dict[str, list[Finding]] = {}
        codes = {indicator.code for indicator in self._indicators}
        for finding in self._session.open_findings if self._session else ():
            if finding.place in codes:
                found.setdefault(finding.place, []).append(finding)
        findings = {code: tuple(of_code) for code, of_code in found.items()}
        self._states = tuple(self._state(item, findings.get(item.code, ())) for item in self._indicators)

    def _state(self, indicator: Indicator, findings: tuple[Finding, ...]) -> RowState:
        session, code = self._session, indicator.code
        typed = (self.misreadings.of(code), self.misreadings.of(code, earlier=True))
        if session is None:
            return RowState(typed=typed)
        owed = code in session.sections.owed
        return RowState(session.values.figure(code), session.values.earlier(code), findings, owed, typed)

    def _said(self, sentence: str) -> None:
        self._refusal = sentence


NONE = Figure(State.NONE)


def _depths(indicators: Sequence[Indicator]) -> dict[str, int]:
    depths: dict[str, int] = {}
    for indicator in indicators:
        depths[indicator.code] = depths[indicator.part_of] + 1 if indicator.part_of in depths else 0
    return depths

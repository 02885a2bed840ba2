"""The lists beside a report that was read: its quantities with what they are taken for, and what was noticed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.quantities.written import write_number
from desktop.reading.found import NotFigure
from desktop.windows.reading.confirming import Confirmation, Standing

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
KEPT_AS_TEXT = "不是指标，保留为文字"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Column(IntEnum):
    """The columns of the list of quantities."""

    TEXT = 0
    VALUE = 1
    UNIT = 2
    INDICATOR = 3
    CONFIDENCE = 4


HEADS = ("原文", "数值", "单位", "指标", "把握")
TONE = Qt.ItemDataRole.UserRole + 1  # the name of a token's colour


class FiguresModel(QAbstractTableModel):
    """The quantities of one standing; what only looks like one is listed with those that stay text."""

    def __init__(self, standing: Standing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._standing = standing
        self._now: Confirmation | None = None
        self._rows: tuple[int | NotFigure, ...] = ()

    def show(self, now: Confirmation) -> None:
        """Show these decisions; rows that stay where they are keep the cursor."""
        rows: tuple[int | NotFigure, ...] = now.rows(self._standing)
        if self._standing is Standing.TEXT:
            rows = (*rows, *now.reading.not_figures)
        if rows != self._rows:
            self.beginResetModel()
            self._now, self._rows = now, rows
            self.endResetModel()
            return
        self._now = now
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(HEADS) - 1))

    def number(self, index: Index) -> int | None:
        """Give the number of the match in a row; None for what is none."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, int) else None

    def look_alike(self, index: Index) -> NotFigure | None:
        """Give what only looks like a figure in a row."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, NotFigure) else None

    def row_of(self, number: int) -> int:
        """Give the row of a match, -1 if it is not in this list."""
        return self._rows.index(number) if number in self._rows else -1

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return HEADS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if section == Column.VALUE else _LEFT
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._now is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() == Column.VALUE else _LEFT
        return self._tone(index) if role == TONE else None

    def _words(self, index: Index) -> str:
        now, row = self._now, self._rows[index.row()]
        if now is None:
            return ""
        if isinstance(row, NotFigure):
            return (row.text, "–", "", f"{row.why}，保留为文字", "")[index.column()]
        one = now.reading.matches[row].occurrence
        match Column(index.column()):
            case Column.TEXT:
                return in_context(now, row)
            case Column.VALUE:
                return f"{write_number(one.value)}{f' {one.about.value}' if one.about else ''}"
            case Column.UNIT:
                return one.unit
            case Column.INDICATOR:
                return indicator_words(now, row)
            case Column.CONFIDENCE:
                return confidence_words(now, row)

    def _tone(self, index: Index) -> str:
        now, row = self._now, self._rows[index.row()]
        if now is None or isinstance(row, NotFigure):
            return "secondary"
        if index.column() == Column.INDICATOR and now.clash(row) is not None:
            return "warning_text"
        if index.column() == Column.CONFIDENCE:
            return "done_text" if row in now.agreed else "warning_text" if row in now.doubtful else "secondary"
        return "text"


def in_context(now: Confirmation, number: int) -> str:
    """Give a quantity with the words before it, back to the last mark: 出庭应诉率达60%."""
    one = now.reading.matches[number].occurrence
    text = next((piece.text for piece in now.reading.structure.pieces if piece.key == one.key), "")
    ahead = text[max(0, one.start - _AHEAD) : one.start]
    cut = max(ahead.rfind(mark) for mark in "，。、；：,;:（）()“”")
    return f"{ahead[cut + 1 :]}{one.text}".strip()


_AHEAD = 12


def indicator_words(now: Confirmation, number: int) -> str:
    """Say what a quantity is taken for, and with which other one it is linked or cannot be."""
    indicator = now.indicator(number)
    if indicator is None:
        return KEPT_AS_TEXT
    label = f"新设：{indicator.label}" if now.is_new(number) else indicator.label
    clash, same = now.clash(number), now.same(number)
    if clash is not None:
        other = now.reading.matches[clash].occurrence
        return f"{label}（第{other.line}行是{other.text}，数值不同，只能链接一处）"
    if same is not None and number in now.doubtful:
        return f"{label}（与第{now.reading.matches[same].occurrence.line}行是同一个数）"
    return label


def confidence_words(now: Confirmation, number: int) -> str:
    """Say how sure the indicator of a quantity is, or that a person has agreed."""
    if number in now.agreed:
        return "已认可"
    match = now.reading.matches[number]
    return f"{match.confidence:.0%}" if match.code else "没有对上"


@dataclass(frozen=True, slots=True)
class StructureRow:
    """One line of the list of structure; `noticed` is the number of the fault where a repair is offered."""

    line: int
    words: str
    answer: str = ""
    noticed: int | None = None
    tone: str = "text"


STRUCTURE_HEADS = ("位置", "看到的", "处理")


class StructureModel(QAbstractTableModel):
    """What was noticed about the structure, what was not understood, and what was set aside."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[StructureRow, ...] = ()

    def show(self, now: Confirmation) -> None:
        """Show these decisions."""
        rows = structure_rows(now)
        same = len(rows) == len(self._rows)
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(STRUCTURE_HEADS) - 1))

    def row(self, index: Index) -> StructureRow | None:
        """Give a row."""
        return self._rows[index.row()] if index.isValid() else None

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(STRUCTURE_HEADS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return STRUCTURE_HEADS[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _LEFT
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (f"第{row.line}行" if row.line else "全文", row.words, row.answer)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        return row.tone if role == TONE else None


def structure_rows(now: Confirmation) -> tuple[StructureRow, ...]:
    """Give what there is to say about the structure, what can be repaired first."""
    structure = now.reading.structure
    offered = [
        StructureRow(
            fault.line,
            fault.message,
            f"已{fault.repair.label}" if number in now.repaired else f"可{fault.repair.label}",
            number,
            "done_text" if number in now.repaired else "warning_text",
        )
        for number, fault in enumerate(structure.noticed)
        if fault.repair is not None
    ]
    unplaced = [
        StructureRow(one.line, one.text, "没有认出来，不读入", tone="warning_text") for one in structure.unplaced
    ]
    told = [StructureRow(fault.line, fault.message) for fault in structure.noticed if fault.repair is None]
    source = structure.source
    notes = [StructureRow(0, words) for words in (source.view, *source.notes) if words]
    aside = [StructureRow(one.line, one.text, f"{one.why}，不进报告", tone="secondary") for one in structure.set_aside]
    return (*offered, *unplaced, *told, *notes, *aside)

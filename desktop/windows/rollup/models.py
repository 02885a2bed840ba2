"""The tables of the roll-up as models: each cell is written when it is looked at, of however many there are."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor
from typing_extensions import override

from desktop.model.catalog import Indicator
from desktop.model.figure import write_figure
from desktop.model.figure_words import write_difference
from desktop.model.rollup.ranking import Ranked
from desktop.model.rollup.roll_up import RolledRow, RolledUp
from desktop.model.rollup.totals import total_in_words
from desktop.model.rollup.words import explain
from desktop.windows.looks.appearance import Appearance

_Index = QModelIndex | QPersistentModelIndex
_NOTHING = RolledUp(0, (), (), (), (), ())
_NO_GAPS: Mapping[tuple[int, str], str] = MappingProxyType({})
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RolledModel(QAbstractTableModel):
    """A table of a roll-up; a subclass says how many cells there are, and what is in one."""

    heads: ClassVar[tuple[str, ...]] = ()
    on_left: ClassVar[frozenset[int]] = frozenset()  # the columns of words; numbers stand at the right

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rolled = _NOTHING
        self._appearance = appearance

    def show_rolled(self, rolled: RolledUp) -> None:
        """Show another roll-up."""
        self.beginResetModel()
        self.rolled = rolled
        self.endResetModel()

    @abstractmethod
    def text(self, row: int, column: int) -> str:
        """Give what stands in a cell."""

    def hint(self, row: int, column: int) -> str:
        """Give what is said of a cell when the mouse rests on it."""
        return self.text(row, column)

    def faint(self, row: int, column: int) -> bool:
        """Say whether a cell stands back behind the others."""
        del row, column
        return False

    def wants(self, row: int, column: int) -> bool:
        """Say whether a cell is to be looked at."""
        del row, column
        return False

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rolled.rows)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.heads)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.head(section)
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def head(self, column: int) -> str:
        """Give the head of a column."""
        return self.heads[column]

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self.hint(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(row, column)
            case _:
                return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        return _LEFT if column in self.on_left else _RIGHT

    def _ink(self, row: int, column: int) -> QBrush | None:
        tokens = self._appearance.tokens
        if self.wants(row, column):
            return QBrush(QColor(tokens.warning_text))
        return QBrush(QColor(tokens.earlier)) if self.faint(row, column) else None


class TotalsModel(RolledModel):
    """What stands still at the left: each indicator with its totals, by kind."""

    heads = ("指标", "单位", "合计", "上年合计", "增减", "报送")
    on_left = frozenset({0, 1})
    LABEL, UNIT, TOTAL, EARLIER, CHANGE, STATED = range(6)

    @override
    def text(self, row: int, column: int) -> str:
        rolled_row = self.rolled.rows[row]
        match column:
            case self.LABEL:
                return label_of(rolled_row.indicator)
            case self.UNIT:
                return rolled_row.indicator.unit
            case self.TOTAL:
                return total_in_words(rolled_row.total)
            case self.EARLIER:
                return total_in_words(rolled_row.earlier)
            case self.CHANGE:
                return "" if rolled_row.change is None else write_difference(rolled_row.change)
            case _:
                return f"{len(rolled_row.total.stated)}/{len(self.rolled.units)}"

    @override
    def hint(self, row: int, column: int) -> str:
        rolled_row = self.rolled.rows[row]
        kind = f"{rolled_row.indicator.label}（{rolled_row.indicator.kind.label}）"
        return "\n".join(part for part in (kind, explain(self.rolled, rolled_row)) if part)

    @override
    def faint(self, row: int, column: int) -> bool:
        return column in (self.UNIT, self.EARLIER)

    @override
    def wants(self, row: int, column: int) -> bool:
        return column == self.STATED and bool(self.rolled.rows[row].total.lacking)


class UnitsModel(RolledModel):
    """What is scrolled at the right: a column for each unit, with a word where something is missing."""

    _gaps = _NO_GAPS

    def show_gaps(self, rolled: RolledUp, gaps: Mapping[tuple[int, str], str]) -> None:
        """Show another roll-up, and why cells of it are empty."""
        self._gaps = gaps
        self.show_rolled(rolled)

    @override
    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rolled.units)

    @override
    def head(self, column: int) -> str:
        return self.rolled.units[column].name

    @override
    def text(self, row: int, column: int) -> str:
        rolled_row = self.rolled.rows[row]
        figure = rolled_row.figures[column]
        if figure.filled:
            return write_figure(figure, rolled_row.indicator)
        return self._gaps.get((column, rolled_row.indicator.code), "")

    @override
    def hint(self, row: int, column: int) -> str:
        words = self.text(row, column) or "没有填报"
        rolled_row = self.rolled.rows[row]
        return f"{self.rolled.units[column].name}\n{rolled_row.indicator.label}：{words}"

    @override
    def wants(self, row: int, column: int) -> bool:
        return (column, self.rolled.rows[row].indicator.code) in self._gaps


class RanksModel(RolledModel):
    """The units in the order of one indicator, and behind them those that are not ranked."""

    heads = ("名次", "单位", "数")
    on_left = frozenset({1})
    RANK, NAME, NUMBER = range(3)
    _ranked: tuple[Ranked, ...] = ()
    _others: tuple[int, ...] = ()
    _row: RolledRow | None = None
    _gaps = _NO_GAPS

    def show_ranks(
        self, rolled: RolledUp, row: RolledRow | None, ranked: tuple[Ranked, ...], gaps: Mapping[tuple[int, str], str]
    ) -> None:
        """Show the ranks of an indicator, and why others are not among them; none of a roll-up without one."""
        known = {one.unit for one in ranked}
        self._ranked, self._row, self._gaps = ranked, row, gaps
        self._others = tuple(unit for unit in range(len(rolled.units)) if unit not in known) if row else ()
        self.show_rolled(rolled)

    def unit_of(self, row: int) -> int:
        """Give the place of the unit in a row."""
        behind = row - len(self._ranked)
        return self._ranked[row].unit if behind < 0 else self._others[behind]

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ranked) + len(self._others)

    @override
    def text(self, row: int, column: int) -> str:
        unit = self.unit_of(row)
        if column == self.NAME:
            return self.rolled.units[unit].name
        if column == self.RANK:
            return str(self._ranked[row].rank) if row < len(self._ranked) else "—"
        return "" if self._row is None else self._number(self._row, unit)

    def _number(self, row: RolledRow, unit: int) -> str:
        if row.figures[unit].filled:
            return write_figure(row.figures[unit], row.indicator)
        return self._gaps.get((unit, row.indicator.code), "未报")

    @override
    def faint(self, row: int, column: int) -> bool:
        return row >= len(self._ranked)


class GapsModel(RolledModel):
    """What single units lack, and units without a report before everything."""

    heads = ("单位", "指标", "情况")
    on_left = frozenset({0, 1, 2})

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rolled.absent) + len(self.rolled.gaps)

    @override
    def text(self, row: int, column: int) -> str:
        behind = row - len(self.rolled.absent)
        if behind < 0:
            name = self.rolled.units[self.rolled.absent[row]].name
            return (name, "全部指标", f"没有{self.rolled.year}年度的报告")[column]
        gap = self.rolled.gaps[behind]
        return (self.rolled.units[gap.unit].name, gap.indicator.label, gap.why)[column]

    def place(self, row: int) -> tuple[int, str]:
        """Give the unit that a row is about, by its place, and the code of the indicator ("" for all of them)."""
        behind = row - len(self.rolled.absent)
        if behind < 0:
            return self.rolled.absent[row], ""
        gap = self.rolled.gaps[behind]
        return gap.unit, gap.indicator.code


def label_of(indicator: Indicator) -> str:
    """Give the name of an indicator, a part of a whole a little further in."""
    return f"　{indicator.label}" if indicator.part_of else indicator.label

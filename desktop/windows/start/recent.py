"""Ledgers that were opened lately: what the start page tells about each, and the list that shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from desktop.files import is_file
from desktop.windows.settings_lists import read_entries, write_entries

MOST_REMEMBERED = 8
_OLDEST_YEAR, _LATEST_YEAR = 1949, 2199
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class RecentLedger:
    """A ledger as it was when it was last open.

    `opened` is local time. `filled` of `total` figures were filled in the latest of `years`; None where not known.
    `places` are the figure, entry or heading that was at hand in each of its reports when that was left.
    """

    path: Path
    unit: str
    years: tuple[int, ...]
    opened: datetime
    filled: int | None = None
    total: int | None = None
    places: Mapping[str, str] = field(default_factory=dict[str, str])


def places_of(ledgers: Iterable[RecentLedger], path: Path) -> Mapping[str, str]:
    """Give where the reports of the ledger at `path` were left, by `report_key`."""
    return next((ledger.places for ledger in ledgers if ledger.path == path), {})


def left(ledgers: Iterable[RecentLedger], path: Path, report: str, place: str) -> tuple[RecentLedger, ...]:
    """Give the ledgers with the place at which a report was left in the one at `path`."""
    return tuple(
        replace(ledger, places={**ledger.places, report: place}) if ledger.path == path else ledger
        for ledger in ledgers
    )


def report_key(unit: str, year: int) -> str:
    """Give how a report is named among the places."""
    return f"{unit}{year}"


def remembered(ledgers: Iterable[RecentLedger], opened: RecentLedger) -> tuple[RecentLedger, ...]:
    """Give the ledgers with the one that has just been open in front, each file once, the oldest dropped."""
    others = [ledger for ledger in ledgers if ledger.path != opened.path]
    return (opened, *others)[:MOST_REMEMBERED]


def forgotten(ledgers: Iterable[RecentLedger], path: Path) -> tuple[RecentLedger, ...]:
    """Give the ledgers without the one at `path`."""
    return tuple(ledger for ledger in ledgers if ledger.path != path)


def describe(ledger: RecentLedger, today: date) -> str:
    """Give the second line of an entry: unit, years, when it was open, how far it is."""
    parts = [ledger.unit, written_years(ledger.years), _when(ledger.opened, today)]
    if ledger.filled is not None and ledger.total is not None and ledger.years:
        parts.append(f"{max(ledger.years)} 已填 {ledger.filled}/{ledger.total}")
    return " · ".join(part for part in parts if part)


def written_years(years: Iterable[int]) -> str:
    """Write years with runs joined: 2019、2021—2023 年度; empty for none."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    written = "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)
    return f"{written} 年度" if written else ""


def _when(opened: datetime, today: date) -> str:
    day = opened.date()
    if day == today:
        return f"今天 {opened:%H:%M}"
    written = f"{day.month}月{day.day}日"
    return written if day.year == today.year else f"{day.year}年{written}"


def to_text(ledgers: Iterable[RecentLedger]) -> str:
    """Give the ledgers as one line of text, for the settings file."""
    return write_entries(
        [
            {
                "path": str(ledger.path),
                "unit": ledger.unit,
                "years": list(ledger.years),
                "opened": ledger.opened.isoformat(timespec="seconds"),
                "filled": ledger.filled,
                "total": ledger.total,
                "places": dict(ledger.places),
            }
            for ledger in ledgers
        ]
    )


def from_text(text: str) -> tuple[RecentLedger, ...]:
    """Read back what `to_text` gave; whatever cannot be read is left out, for the list is only a convenience."""
    read = (_ledger(entry) for entry in read_entries(text, MOST_REMEMBERED))
    return tuple(ledger for ledger in read if ledger is not None)


def _ledger(entry: object) -> RecentLedger | None:
    try:
        fields = cast("dict[str, Any]", entry)
        filled, total = _count(fields["filled"]), _count(fields["total"])
        years = tuple(int(year) for year in fields["years"])
        opened = datetime.fromisoformat(fields["opened"]).replace(tzinfo=None)
        path = str(fields["path"])
        if not path or "\0" in path or not all(_OLDEST_YEAR <= year <= _LATEST_YEAR for year in years):
            return None
        places = {str(report): str(place) for report, place in dict(fields.get("places", {})).items()}
        return RecentLedger(Path(path), str(fields["unit"]), years, opened, filled, total, places)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and value >= 0 else None


class RecentModel(QAbstractListModel):
    """The recent ledgers as a list: name, a second line (`DETAIL`), the ledger (`LEDGER`) and whether it is missing."""

    DETAIL = Qt.ItemDataRole.UserRole + 1
    LEDGER = Qt.ItemDataRole.UserRole + 2
    MISSING = Qt.ItemDataRole.UserRole + 3

    def __init__(
        self, today: Callable[[], date], exists: Callable[[Path], bool] = is_file, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._exists = exists
        self._ledgers: tuple[tuple[RecentLedger, bool], ...] = ()

    def show_ledgers(self, ledgers: Iterable[RecentLedger]) -> None:
        """Show these; each file is looked for now, once."""
        self.beginResetModel()
        self._ledgers = tuple((ledger, self._exists(ledger.path)) for ledger in ledgers)
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._ledgers)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        ledger, exists = self._ledgers[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return ledger.path.name
            case Qt.ItemDataRole.ToolTipRole:
                return str(ledger.path)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{ledger.path.name}，{self._detail(ledger, exists=exists)}"
            case self.DETAIL:
                return self._detail(ledger, exists=exists)
            case self.LEDGER:
                return ledger
            case self.MISSING:
                return not exists
            case _:
                return None

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        # A missing ledger stays selectable: Delete takes it off the list.
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _detail(self, ledger: RecentLedger, *, exists: bool) -> str:
        return describe(ledger, self._today()) if exists else f"已找不到 · {ledger.path.parent}"

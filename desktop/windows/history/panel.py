"""修改经过: every step of the year, newest first, with who, when, from and to; Enter goes to the place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget
from typing_extensions import override

from desktop.model.catalog import Catalog
from desktop.operations.histories import Event, Events
from desktop.windows.dialogs.fields import StillComboBox, sentence_label
from desktop.windows.history.words import lines_of, place_of
from desktop.windows.looks.appearance import Appearance
from desktop.windows.side import SidePanel

_ALL, _FIGURES, _TEXT, _OTHER = "全部", "只看指标", "只看文字", "其他"
_TABLES = {_FIGURES: ("figures",), _TEXT: ("entries",), _OTHER: ("particulars", "indicators", "annotations")}
_MOST_OF_A_STEP = 6  # places that one step is told with; a reading or a new year touches a hundred
Step = tuple[Event, ...]
_Index = QModelIndex | QPersistentModelIndex


class EventModel(QAbstractListModel):
    """The events that were read so far; `wanted` asks for the next page, by the number to ask it with."""

    wanted = Signal(int)

    def __init__(self, catalog: Catalog, year: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog, self._year = catalog, year
        self._read: list[Step] = []
        self._shown: list[Step] = []
        self._older: int | None = None
        self._which = _ALL

    def add(self, page: Events) -> None:
        """Show a further page."""
        self._older = page.older
        steps = [step for _, events in groupby(page.events, _step_of) for step in _told(tuple(events))]
        self._read += steps
        more = [step for step in steps if self._passes(step)]
        if more:
            first = len(self._shown)
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self._shown += more
            self.endInsertRows()
        else:
            self.fetchMore(QModelIndex())  # a page without any of what is wanted: on to the next

    def show_only(self, which: str) -> None:
        """Show all events or those of one kind."""
        self.beginResetModel()
        self._which = which
        self._shown = [step for step in self._read if self._passes(step)]
        self.endResetModel()

    def of_row(self, row: int) -> Step:
        """Give the events of a row."""
        return self._shown[row]

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._older is not None

    @override
    def fetchMore(self, parent: _Index) -> None:
        older, self._older = self._older, None
        if older is not None:
            self.wanted.emit(older)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return lines_of(self._shown[index.row()], self._catalog, self._year)
        return None

    def _passes(self, step: Step) -> bool:
        return self._which == _ALL or any(event.told.place.table in _TABLES[self._which] for event in step)


def _step_of(event: Event) -> int:
    return event.step


def _told(events: Step) -> Iterator[Step]:
    """Tell the events of a step one by one, or, where it did a great deal at once, as one."""
    if len(events) > _MOST_OF_A_STEP:
        yield events
    else:
        yield from ((event,) for event in events)


class HistoryPanel(SidePanel):
    """`wanted` asks for a page, by the number to ask it with; `chosen` gives the place of the event that was chosen."""

    wanted = Signal(int)
    chosen = Signal(str)

    def __init__(self, catalog: Catalog, year: int, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__("修改经过", appearance, parent)
        self.setObjectName("history")
        self.model = EventModel(catalog, year, self)
        self.which = StillComboBox(appearance)
        self.which.setAccessibleName("看哪些修改")
        self.which.addItems([_ALL, *_TABLES])
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setAccessibleName("修改经过")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._said = sentence_label("正在读取…", self)
        for part in (self.which, self.list, self._said):
            self.body.addWidget(part)
        self.first = self.list
        self.which.currentTextChanged.connect(self.model.show_only)
        self.model.wanted.connect(self.wanted)
        self.list.activated.connect(self._choose)
        appearance.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        """Take the look; beside an item stands no padding, which Qt forgets where it measures how words wrap."""
        t, px = self.appearance.tokens, self.appearance.px
        self.list.setStyleSheet(f"""
            QListView {{ padding: 0 {px(6)}px; }}
            QListView::item {{ padding: {px(6)}px 0; border-bottom: 1px solid {t.line}; color: {t.text}; }}
            QListView::item:selected {{ background: {t.selected}; color: {t.text}; }}
        """)
        self.which.setStyleSheet(f"QComboBox::drop-down {{ border: 0; width: {px(24)}px; }}")

    def show_page(self, page: Events) -> None:
        """Show a further page of events."""
        self.model.add(page)
        rows = self.model.rowCount()
        self._said.setText("按 Enter 去看那一处；越往下越早。" if rows else "还没有修改过。")
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))

    def show_problem(self, sentence: str) -> None:
        """Say why nothing could be read."""
        self._said.setText(sentence)

    def _choose(self, index: QModelIndex) -> None:
        place = place_of(self.model.of_row(index.row())[0])
        if place:
            self.chosen.emit(place)

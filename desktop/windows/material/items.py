"""The paragraphs of a material as they would stand in the report: what is taken, what is linked, what is doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from desktop.model.outline import Level
from desktop.reading.text_items import ProposedItem
from desktop.windows.looks.tags import Tag, Tone
from desktop.windows.material.telling import MaterialTelling
from desktop.windows.text.pieces import Piece

_Index = QModelIndex | QPersistentModelIndex
_TAKEN, _LEFT, _DOUBTFUL = Tag("采用", Tone.DONE), Tag("不采用"), Tag("要核对", Tone.WARNING)
_KINDS = {Level.BODY: "段落", Level.POINT: "段落"}


class ItemsModel(QAbstractListModel):
    """The items, each taken or not; `decided` says that something was decided about one of them."""

    decided = Signal()

    def __init__(self, telling: MaterialTelling, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._telling = telling
        self._items: list[ProposedItem] = []
        self._taken: list[bool] = []
        self._decided: dict[tuple[str, str], bool] = {}  # what somebody said about an item, by key and text

    def show_items(self, items: Sequence[ProposedItem]) -> None:
        """Show other items, ticked as proposed; what was reworded or decided about the same text before stays."""
        reworded = {(one.key, one.source): one.rewritten for one in self._items}
        self.beginResetModel()
        self._items = [replace(one, rewritten=reworded.get((one.key, one.source), "")) for one in items]
        self._taken = [self._decided.get((one.key, one.source), one.proposed) for one in items]
        self._telling.take(self.chosen)
        self.endResetModel()

    @property
    def chosen(self) -> tuple[ProposedItem, ...]:
        """The items that are taken, in the order of the text."""
        return tuple(item for item, taken in zip(self._items, self._taken, strict=True) if taken)

    def item(self, row: int) -> ProposedItem:
        """Give an item."""
        return self._items[row]

    def taken(self, row: int) -> bool:
        """Say whether an item is taken."""
        return self._taken[row]

    def is_heading(self, row: int) -> bool:
        """Say whether an item becomes a heading."""
        return self._items[row].level not in _KINDS

    def tags(self, row: int) -> tuple[Tag, ...]:
        """Give the states of an item."""
        tag = _TAKEN if self._taken[row] else _LEFT
        return (tag, _DOUBTFUL) if self._items[row].doubts else (tag,)

    def about(self, row: int) -> str:
        """Say what kind of entry an item becomes, and how many of its figures are linked."""
        item = self._items[row]
        kind = _KINDS.get(item.level, "标题")
        if item.rewritten:
            return f"{kind} · 改过"
        linked = sum(one.linked for one in item.figures)
        return f"{kind} · {len(item.figures)}个数，联动{linked}个" if item.figures else kind

    def pieces(self, row: int) -> tuple[Piece, ...]:
        """Give the text of an item in words and chips."""
        return self._telling.pieces(self._items[row].text)

    def toggle(self, row: int) -> None:
        """Take an item, or leave it."""
        self._take(row, taken=not self._taken[row])
        self._decide()

    def take_all(self, *, taken: bool) -> None:
        """Take every item, or none."""
        for row in range(len(self._items)):
            self._take(row, taken=taken)
        self._decide()

    def link(self, row: int, code: str, *, linked: bool) -> None:
        """Link a figure of an item, or leave it as text."""
        self._items[row] = self._items[row].linking(code, linked=linked)
        self._decide()

    def reword(self, row: int, text: str) -> None:
        """Give an item other words, placeholders included; those that it would have anyway, or none, take it back."""
        plain = replace(self._items[row], rewritten="")
        self._items[row] = plain if text in ("", plain.text) else replace(plain, rewritten=text)
        self._decide()

    def _take(self, row: int, *, taken: bool) -> None:
        self._taken[row] = taken
        self._decided[self._items[row].key, self._items[row].source] = taken

    def _decide(self) -> None:
        """Word everything anew: a figure that comes or does not come is printed in every item that states it."""
        self._telling.take(self.chosen)
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))
        self.decided.emit()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._items)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return "".join(piece.words for piece in self.pieces(row))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = "".join(piece.words for piece in self.pieces(row))
            return "，".join((*(tag.words for tag in self.tags(row)), self.about(row), words))
        return None

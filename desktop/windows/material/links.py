"""The figures that the paragraph at hand states: a tick links one, so that it follows the report's figure."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.model.catalog import Catalog
from desktop.model.figure import write_figure
from desktop.reading.text_items import ProposedItem
from desktop.reading.text_links import LinkStanding, TextFigure
from desktop.windows.collecting.tagged_rows import TagDelegate, TaggedRowsModel
from desktop.windows.dialogs.rows import Row, RowsTable
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tags import Tag, Tone

_HEADS = ("指标", "现值", "这里写的", "联动")
_LINK = 3
_MOST = 6
_TONES = {LinkStanding.NEW: Tone.DONE, LinkStanding.DIFFERENT: Tone.WARNING, LinkStanding.UNLIKE: Tone.WARNING}
_Index = QModelIndex | QPersistentModelIndex


class LinksModel(TaggedRowsModel):
    """The figures of one item; `linked` gives the code of one and whether it is to be linked."""

    tick_column = _LINK
    tag_column = _LINK
    linked = Signal(tuple)  # of str and bool

    def __init__(self, catalog: Catalog, parent: QObject | None = None) -> None:
        super().__init__(_HEADS, parent)
        self._catalog = catalog
        self._figures: tuple[TextFigure, ...] = ()

    def show_item(self, item: ProposedItem | None) -> None:
        """Show the figures of an item; in one that was reworded they are changed in its words."""
        figures = item.figures if item is not None else ()
        fixed = item is not None and bool(item.rewritten)
        self._figures = figures
        rows = [self._row(one, fixed=fixed) for one in figures]
        self.show_tagged(rows, [Tag(one.standing.value, _TONES.get(one.standing, Tone.PLAIN)) for one in figures])

    @override
    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not super().setData(index, value, role):
            return False
        row = index.row()
        self.linked.emit((self._figures[row].code, row in self.ticked))
        return True

    def _row(self, one: TextFigure, *, fixed: bool) -> Row:
        present = write_figure(one.present, self._catalog.indicators[one.code]) or "未填"
        ticked = one.linked if one.placeholder and not fixed else None
        return Row((one.label, present, one.match.occurrence.text, ""), ticked)


class LinksTable(RowsTable):
    """Shows the figures; Space links the one at hand."""

    def __init__(self, model: LinksModel, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(model, "这一段里的数", appearance, parent, most=_MOST, wide=0)
        self.setItemDelegateForColumn(_LINK, TagDelegate(appearance, self))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.tick_current()
        else:
            super().keyPressEvent(event)

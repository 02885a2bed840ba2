"""查找: what is typed is searched for in all years at once; Enter goes to the place."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QWidget
from typing_extensions import override

from desktop.operations.searching import MOST, Hit
from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.looks.appearance import Appearance
from desktop.windows.search.hit_delegate import HIT, HitDelegate
from desktop.windows.side import SidePanel

_PAUSE = 200  # milliseconds after the last key
_Index = QModelIndex | QPersistentModelIndex


class HitModel(QAbstractListModel):
    """What was found, two lines each: year and heading, and the words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def hit(self, row: int) -> Hit:
        """Give what was found, by its row."""
        return self._hits[row]

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._hits)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return f"{hit.year}年度　{hit.heading}\n{hit.words}"
            case role if role == HIT:
                return hit
            case _:
                return None


class SearchPanel(SidePanel):
    """`typed` asks to search, `chosen` gives the Hit that was chosen, `replace` asks for replacing."""

    typed = Signal(str)
    chosen = Signal(object)  # Hit
    replace = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__("查找", appearance, parent)
        self.setObjectName("search")
        self.line = QLineEdit(self)
        self.line.setAccessibleName("查找什么")
        self.line.setPlaceholderText("一个词、一个数、备注、来源，或者指标的拼音首字母")
        self.line.installEventFilter(self)
        self.model = HitModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setAccessibleName("找到的地方")
        self.list.setItemDelegate(HitDelegate(appearance, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._said = sentence_label("所有年度的文字、指标、备注和来源一起找。", self)
        self._replace = QPushButton("替换… Ctrl+H", self)
        self._replace.setAccessibleName("替换")
        for part in (self.line, self.list, self._said, self._replace):
            self.body.addWidget(part)
        self.first = self.line
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.line.textChanged.connect(self._pause.start)
        self.list.activated.connect(self._choose)
        self._replace.clicked.connect(self._ask_replace)
        appearance.changed.connect(self.list.doItemsLayout)

    def show_hits(self, typed: str, hits: tuple[Hit, ...]) -> None:
        """Show what was found for what was typed; what was typed meanwhile is searched for anew."""
        if typed != self.line.text():
            return
        self.model.show_hits(hits)
        more = "，只列出这些，请把要找的写得更具体" if len(hits) == MOST else ""
        found = f"找到{len(hits)}处{more}；按 ↓ 选，按 Enter 去看。"
        self._said.setText(found if hits else f"没有找到“{typed}”。" if typed.strip() else "")
        if hits:
            self.list.setCurrentIndex(self.model.index(0))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                row = self.list.currentIndex().row() + (1 if event.key() == Qt.Key.Key_Down else -1)
                self.list.setCurrentIndex(self.model.index(max(0, min(row, self.model.rowCount() - 1))))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        self.typed.emit(self.line.text())

    def _ask_replace(self) -> None:
        self.replace.emit(self.line.text())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.hit(index.row()))

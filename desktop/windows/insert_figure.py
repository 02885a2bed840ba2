"""Choose an indicator to stand in a text: type a part of its name or code, Enter takes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSortFilterProxyModel, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.model.catalog import Indicator


class InsertFigureDialog(QDialog):
    """Lists the indicators; `chosen` gives the placeholder to put into the text."""

    chosen = Signal(str)

    def __init__(self, indicators: tuple[Indicator, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("插入指标")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = [f"{i.label}（{i.unit or '文字'}）　{i.code}" for i in indicators]
        self._filter = QSortFilterProxyModel(self)
        self._filter.setSourceModel(QStringListModel(words, self))
        self._filter.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._line = QLineEdit(self)
        self._line.setAccessibleName("查找指标")
        self._line.setPlaceholderText("输入指标名称或编号的一部分")
        self._line.textChanged.connect(self._find)
        self._line.installEventFilter(self)
        self._list = QListView(self)
        self._list.setAccessibleName("指标")
        self._list.setModel(self._filter)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.activated.connect(self._take)
        hint = QLabel("回车插入，数改了文字自动跟着变。", self)
        hint.setProperty("role", "secondary")
        layout = QVBoxLayout(self)
        for part in (self._line, self._list, hint):
            layout.addWidget(part)
        self.resize(420, 360)
        self._find("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self._list.currentIndex().row() + step
                self._list.setCurrentIndex(self._filter.index(max(0, min(row, self._filter.rowCount() - 1)), 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _find(self, text: str) -> None:
        self._filter.setFilterFixedString(text.strip())
        self._list.setCurrentIndex(self._filter.index(0, 0))

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            code = str(index.data()).rsplit("　", 1)[-1]
            self.chosen.emit("{{" + code + "}}")
            self.accept()

"""Choose an indicator: type a part of its name or code, Enter takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSortFilterProxyModel, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.model.catalog import Indicator

_BETWEEN = "\u3000"  # between what is read and the code


@dataclass(frozen=True, slots=True)
class Offer:
    """What a list of indicators is for: its title, the hint below it, and rows before the indicators, by code."""

    title: str
    hint: str
    first: Mapping[str, str] = field(default_factory=dict[str, str])


class FindIndicatorDialog(QDialog):
    """Lists the indicators; `chosen` gives the code of the one that was taken."""

    chosen = Signal(str)

    def __init__(self, offer: Offer, indicators: Sequence[Indicator], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(offer.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = [f"{label}{_BETWEEN}{code}" for code, label in offer.first.items()]
        words += [f"{i.label}（{i.unit or '文字'}）{_BETWEEN}{i.code}" for i in indicators]
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
        hint = QLabel(offer.hint, self)
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
            self.chosen.emit(str(index.data()).rsplit(_BETWEEN, 1)[-1])
            self.accept()


class InsertFigureDialog(FindIndicatorDialog):
    """Lists the indicators; `placeholder` gives what is to be put into the text."""

    placeholder = Signal(str)

    def __init__(self, indicators: Sequence[Indicator], parent: QWidget | None = None) -> None:
        super().__init__(Offer("插入指标", "回车插入，数改了文字自动跟着变。"), indicators, parent)
        self.chosen.connect(self._insert)

    def _insert(self, code: str) -> None:
        self.placeholder.emit("{{" + code + "}}")

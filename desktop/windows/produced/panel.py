"""生成的文件: every file that was made of this report, newest first, each with a word for how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QWidget
from typing_extensions import override

from desktop.windows.clock import local_day
from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.looks.appearance import Appearance
from desktop.windows.produced.files import ProducedFile
from desktop.windows.produced.jobs import Standing
from desktop.windows.side import SidePanel

LATEST, STALE, GONE = "与现在的报告一致", "已过期：报告后来改过", "文件不在了"
_Index = QModelIndex | QPersistentModelIndex


class FilesModel(QAbstractListModel):
    """The files; how they stand is said when it is known."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[ProducedFile, ...] = ()
        self._standing: Standing | None = None

    def show_files(self, files: Sequence[ProducedFile]) -> None:
        """Show these files."""
        self.beginResetModel()
        self._files = tuple(files)
        self.endResetModel()

    def show_standing(self, standing: Standing) -> None:
        """Say how the files stand."""
        self._standing = standing
        if self._files:
            self.dataChanged.emit(self.index(0), self.index(len(self._files) - 1))

    def file(self, row: int) -> ProducedFile:
        """Give the file of a row."""
        return self._files[row]

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._files)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        file = self._files[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(file.path)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        parts = (self._state(file), file.kind, _when(file, local_day()))
        return f"{file.path.name}\n{' · '.join(part for part in parts if part)}"

    def _state(self, file: ProducedFile) -> str:
        if self._standing is None:
            return ""
        if file.path not in self._standing.there:
            return GONE
        return LATEST if file.mark == self._standing.mark else STALE


def _when(file: ProducedFile, today: date) -> str:
    day = file.at.date()
    if day == today:
        return f"今天 {file.at:%H:%M}"
    written = f"{day.month}月{day.day}日 {file.at:%H:%M}"
    return written if day.year == today.year else f"{day.year}年{written}"


class FilesPanel(SidePanel):
    """`opened` gives the Path of a file or folder that is to be opened, `forgotten` one that is to leave the list."""

    opened = Signal(object)
    forgotten = Signal(object)
    changed = Signal()  # the report did

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__("生成的文件", appearance, parent)
        self.setObjectName("files")
        self.model = FilesModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setAccessibleName("生成的文件")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.said = sentence_label("", self)
        self.open = QPushButton("打开文件", self)
        self.folder = QPushButton("打开所在文件夹", self)
        self.forget = QPushButton("从列表去掉", self)
        self.body.addWidget(self.said)
        self.body.addWidget(self.list, 1)
        self._row = QHBoxLayout()
        for button in (self.open, self.folder, self.forget):
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.body.addLayout(self._row)
        self.body.addStretch()
        self.first = self.list
        self.list.activated.connect(self._open)
        self.open.clicked.connect(self._open_chosen)
        self.folder.clicked.connect(self._open_folder)
        self.forget.clicked.connect(self._forget)
        appearance.changed.connect(self._restyle)
        self._restyle()

    def show_files(self, files: Sequence[ProducedFile]) -> None:
        """Show these files, the first one chosen."""
        row = max(0, self.list.currentIndex().row())
        self.model.show_files(files)
        self.list.setCurrentIndex(self.model.index(min(row, len(files) - 1)))
        self.said.setText(
            "按 Enter 打开。从列表去掉不会删除文件。"
            if files
            else "这一年度还没有生成过文件；按 Ctrl+G 生成 Word 报告，写好以后列在这里。"
        )
        self.list.setVisible(bool(files))
        self.first = self.list if files else None
        for button in (self.open, self.folder, self.forget):
            button.setVisible(bool(files))

    def later(self) -> None:
        """Say that the report changed."""
        self.changed.emit()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.file(index.row()).path)

    def _chosen(self) -> Path | None:
        index = self.list.currentIndex()
        return self.model.file(index.row()).path if index.isValid() else None

    def _open_chosen(self) -> None:
        if path := self._chosen():
            self.opened.emit(path)

    def _open_folder(self) -> None:
        if path := self._chosen():
            self.opened.emit(path.parent)

    def _forget(self) -> None:
        if path := self._chosen():
            self.forgotten.emit(path)

    def _restyle(self) -> None:
        t, px = self.appearance.tokens, self.appearance.px
        self.list.setStyleSheet(f"""
            QListView {{ padding: 0 {px(6)}px; }}
            QListView::item {{ padding: {px(6)}px 0; border-bottom: 1px solid {t.line}; color: {t.text}; }}
            QListView::item:selected {{ background: {t.selected}; color: {t.text}; }}
        """)
        self._row.setSpacing(px(8))

"""The findings below: how many of each kind there are, and one sentence a line with what can be done about it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.windows.findings.delegate import Act, FindingsDelegate, acts_of, words_of
from desktop.windows.findings.model import FindingsModel, FindingsRole, Shown
from desktop.windows.findings.rows import FindingRow
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.chip_row import ChipRow
from desktop.windows.looks.lists import SteadyListView
from desktop.windows.session import Session

_WITH = Qt.KeyboardModifier.ControlModifier


class FindingsView(SteadyListView):
    """The lines. `asked` gives what is to be done about a line, by a click on its words or by a key."""

    asked = Signal(object, int)  # Act, row

    def __init__(self, delegate: FindingsDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = delegate
        self.setItemDelegate(delegate)
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._chosen)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = _act_of_key(event)
        if act is not None and self.currentIndex().isValid():
            self.asked.emit(act, self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.asked.emit(self._delegate.act_at(point, self.visualRect(index), self._row(index)), index.row())

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        self._menu.clear()
        row = self._row(index)
        more = (Act.SWITCH_OFF,) if row.finding is not None else ()
        for act in (*acts_of(row), *more):
            item = QAction(words_of(act, row), self._menu)
            item.setData(act)
            self._menu.addAction(item)
        below = self.visualRect(index).topLeft() + QPoint(80, self.visualRect(index).height())
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self._menu.popup(self.viewport().mapToGlobal(below) if by_key else event.globalPos())

    def _chosen(self, item: QAction) -> None:
        self.asked.emit(item.data(), self.currentIndex().row())

    def _row(self, index: QModelIndex) -> FindingRow:
        return cast("FindingRow", index.data(FindingsRole.ROW))


def _act_of_key(event: QKeyEvent) -> Act | None:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if enter:
        return Act.REASON if event.modifiers() & _WITH else Act.GO
    return Act.MEND if event.key() == Qt.Key.Key_M and event.modifiers() == _WITH else None


class FindingsPane(QWidget):
    """Everything that is wrong or missing; `asked` gives an Act and the FindingRow it is about."""

    asked = Signal(object, object)
    looked_at = Signal(object)  # the FindingRow that F7 came to
    fold_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._appearance = appearance
        self._section: int | None = None
        self.model = FindingsModel(self)
        self._total = QLabel("核对", self)
        self._total.setProperty("role", "strong")
        self.chips = ChipRow("按结果筛选", self.model.chips, self)
        self.here = QPushButton("只看本标题", self)
        self.here.setCheckable(True)
        self.here.setProperty("chip", True)
        self.here.setAccessibleName("只看本标题的核对结果")
        self._fold = QPushButton("收起", self)
        self._fold.setProperty("quiet", True)
        self._fold.setAccessibleName("收起或展开核对结果")
        self.view = FindingsView(FindingsDelegate(appearance, self), self)
        self.view.setAccessibleName("核对结果")
        self.view.setUniformItemSizes(True)
        self.view.setModel(self.model)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._calm = QLabel(self)
        self._calm.setProperty("role", "secondary")
        self._calm.setContentsMargins(appearance.px(14), appearance.px(4), 0, 0)
        self._calm.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        self._fold.clicked.connect(self.toggle)
        self.chips.chosen.connect(self._filter)
        self.here.toggled.connect(self._filter_section)
        self.view.asked.connect(self._ask)
        self.model.counted.connect(self._show_counts)
        self._appearance.changed.connect(self._draw_again)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(self._appearance.px(14), self._appearance.px(3), self._appearance.px(8), 0)
        head.setSpacing(self._appearance.px(12))
        head.addWidget(self._total)
        head.addWidget(self.chips)
        head.addWidget(self.here)
        head.addStretch(1)
        hint = QLabel("F7 下一处 · Enter 定位 · Ctrl+Enter 说明原因", self)
        hint.setProperty("role", "secondary")
        head.addWidget(hint)
        head.addWidget(self._fold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._calm)
        layout.addWidget(self.view, 1)
        self._show_counts()

    def show_session(self, session: Session | None) -> None:
        """Show this session's findings from now on."""
        self.model.show_session(session)

    def show_section(self, section: int) -> None:
        """Know which row of the outline is at hand; its lines alone are listed where that was asked for."""
        self._section = section
        if self.here.isChecked():
            self.model.list_section(section)

    @property
    def folded(self) -> bool:
        """Whether only the header is seen."""
        return self._fold.text() == "展开"

    def toggle(self) -> None:
        """Fold to the header, or open again."""
        self.fold(folded=not self.folded)

    def fold(self, *, folded: bool) -> None:
        """Show the header alone, or the lines too."""
        self._fold.setText("展开" if folded else "收起")
        self._show_counts()
        self.fold_changed.emit()

    def places_at_hand(self) -> tuple[str, ...]:
        """Give the place of the line at hand."""
        index = self.view.currentIndex()
        return (self.model.row(index.row()).place,) if index.isValid() else ()

    def next_finding(self) -> None:
        """Go to the line after the current one, from the last to the first."""
        self._step(1)

    def previous_finding(self) -> None:
        """Go to the line before the current one, from the first to the last."""
        self._step(-1)

    def _step(self, step: int) -> None:
        if not self.model.rowCount():
            return
        if self.folded:
            self.toggle()
        now = self.view.currentIndex().row()
        row = (now + step) % self.model.rowCount() if now >= 0 else 0
        self.view.setCurrentIndex(self.model.index(row))
        self.looked_at.emit(self.model.row(row))

    def _ask(self, act: Act, row: int) -> None:
        wanted = self.model.row(row)
        self.asked.emit(act if act in (*acts_of(wanted), Act.SWITCH_OFF) else Act.GO, wanted)

    def _filter(self, name: str) -> None:
        self.model.list_only(Shown(name))
        self._show_counts()

    def _filter_section(self) -> None:
        self.model.list_section(self._section if self.here.isChecked() else None)

    def _show_counts(self) -> None:
        counts, listed = self.model.counts, self.model.rowCount()
        self._total.setText(f"核对 {counts.total}" if counts.total else "核对")
        self.chips.show_counts(self.model.chips)
        self._calm.setText("没有发现问题。" if not counts.total else "这一类没有要核对的。")
        self.view.setVisible(bool(listed) and not self.folded)
        self._calm.setVisible(not listed and not self.folded)

    def _draw_again(self) -> None:
        self.view.doItemsLayout()

"""The findings below: a header with the counts, and one sentence a line that leads to its place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop.model.severity import Severity
from desktop.windows.findings.model import FindingsModel, FindingsRole
from desktop.windows.findings.rows import FindingRow
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.cells import cell_of, is_selected
from desktop.windows.looks.lists import SteadyListView
from desktop.windows.looks.tags import Tag, Tone, paint_tag
from desktop.windows.looks.tokens import FINDING_ROW_HEIGHT
from desktop.windows.session import Session

Index = QModelIndex | QPersistentModelIndex
_TONES = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.HINT: Tone.PLAIN}
_GO = "去修改"


class FindingsDelegate(QStyledItemDelegate):
    """Paints a line: severity, place, sentence, and at the right where Enter or a click leads."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._appearance.px(FINDING_ROW_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(FindingsRole.ROW)
        if not isinstance(row, FindingRow):
            return
        look, tokens, rect = self._appearance, self._appearance.tokens, cell_of(option).rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_selected(option):
            painter.fillRect(rect, QColor(tokens.selected))
        tag = Tag(row.severity.label, _TONES[row.severity])
        paint_tag(painter, look, tag, rect.left() + look.px(14), rect, look.px(44))
        painter.setFont(look.font())
        metrics = painter.fontMetrics()
        go = metrics.horizontalAdvance(_GO)
        middle = rect.left() + look.px(70) + min(look.px(230), rect.width() // 4)
        right = rect.right() - look.px(14) - go
        for left, end, text, ink in (
            (rect.left() + look.px(70), middle - look.px(8), row.where, tokens.secondary),
            (middle, right - look.px(12), row.sentence, tokens.text),
            (right, rect.right(), _GO, tokens.accent),
        ):
            _draw(painter, QRect(left, rect.top(), max(0, end - left), rect.height()), text, ink)
        painter.restore()


def _draw(painter: QPainter, box: QRect, text: str, ink: str) -> None:
    painter.setPen(QColor(ink))
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), elided)


class FindingsView(SteadyListView):
    """The lines; Enter is a choice, too."""

    entered_row = Signal(QModelIndex)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class FindingsPane(QWidget):
    """Everything that is wrong or missing; `chosen` gives the place to go to."""

    chosen = Signal(str)
    fold_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._appearance = appearance
        self.model = FindingsModel(self)
        self._total = QLabel("核对", self)
        self._total.setProperty("role", "strong")
        self._counts = QLabel(self)
        self._counts.setProperty("role", "secondary")
        self._fold = QPushButton("收起", self)
        self._fold.setProperty("quiet", True)
        self._fold.setAccessibleName("收起或展开核对结果")
        self._fold.clicked.connect(self.toggle)
        self.view = FindingsView(self)
        self.view.setAccessibleName("核对结果")
        self.view.setUniformItemSizes(True)
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingsDelegate(appearance, self))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._choose)
        self.view.entered_row.connect(self._choose)
        self._calm = QLabel("没有发现问题。", self)
        self._calm.setProperty("role", "secondary")
        self._calm.setContentsMargins(appearance.px(14), appearance.px(4), 0, 0)
        self._calm.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.model.counted.connect(self._show_counts)
        appearance.changed.connect(self._draw_again)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(self._appearance.px(14), self._appearance.px(3), self._appearance.px(8), 0)
        head.setSpacing(self._appearance.px(12))
        head.addWidget(self._total)
        head.addWidget(self._counts)
        head.addStretch(1)
        hint = QLabel("F7 下一处 · Enter 定位", self)
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
        if not self.model.rowCount():
            return
        row = (self.view.currentIndex().row() + 1) % self.model.rowCount()
        self.view.setCurrentIndex(self.model.index(row))
        self._choose(self.model.index(row))

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.row(index.row()).place)

    def _show_counts(self) -> None:
        counts = self.model.counts
        self._total.setText(f"核对 {counts.total}" if counts.total else "核对")
        self._counts.setText(f"错误 {counts.errors} · 提醒 {counts.warnings} · 提示 {counts.hints}")
        self.view.setVisible(bool(counts.total) and not self.folded)
        self._calm.setVisible(not counts.total and not self.folded)

    def _draw_again(self) -> None:
        self.view.doItemsLayout()

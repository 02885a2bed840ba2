"""How a line of the findings is painted: severity, place, sentence, and at the right what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from desktop.windows.findings.model import FindingsRole
from desktop.windows.findings.rows import FindingRow
from desktop.windows.findings.words import SEVERITY_TONES
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.cells import cell_of, elided, paint_ground
from desktop.windows.looks.tags import Tag, Tone, paint_tag
from desktop.windows.looks.tokens import FINDING_ROW_HEIGHT

Index = QModelIndex | QPersistentModelIndex
_BETWEEN = " · "
_SIDE, _PLACE, _PLACE_WIDTH = 14, 70, 230


_LINK = "关联"


class Act(StrEnum):
    """What can be done about a finding; the value is the words for it."""

    GO = "去修改"
    MEND = "按建议改"
    REASON = "说明原因"
    SWITCH_OFF = "停用这条规则"


def words_of(act: Act, row: FindingRow) -> str:
    """Give the words for an act on a line: digits typed by hand are linked rather than mended."""
    return _LINK if act is Act.MEND and row.linkable else act.value


def acts_of(row: FindingRow) -> Sequence[Act]:
    """Give what can be done, in the order it is offered at the right."""
    if row.finding is None:
        return (Act.GO,)
    return (Act.GO, Act.MEND, Act.REASON) if row.mendable else (Act.GO, Act.REASON)


class FindingsDelegate(QStyledItemDelegate):
    """Paints a line."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance

    def act_at(self, point: QPoint, rect: QRect, row: FindingRow) -> Act:
        """Give what a click at a point of a line asks for; anywhere but on another act it is to go there."""
        for act, box in self._acts(rect, row):
            if box.contains(point):
                return act
        return Act.GO

    def cuts(self, rect: QRect, row: FindingRow) -> bool:
        """Say whether the sentence of a line in this rectangle is longer than there is room for."""
        return QFontMetrics(self._appearance.font()).horizontalAdvance(row.sentence) > self._sentence(rect, row).width()

    def _sentence(self, rect: QRect, row: FindingRow) -> QRect:
        left, end = self._middle(rect), self._acts(rect, row)[0][1].left() - self._appearance.px(12)
        return QRect(left, rect.top(), max(0, end - left), rect.height())

    def _middle(self, rect: QRect) -> int:
        look = self._appearance
        return rect.left() + look.px(_PLACE) + min(look.px(_PLACE_WIDTH), rect.width() // 4)

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
        paint_ground(painter, option, tokens)
        if row.first and index.row():
            painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), QColor(tokens.line))
        tag = Tag("已说明", Tone.DONE) if row.settled else Tag(row.severity.label, SEVERITY_TONES[row.severity])
        paint_tag(painter, look, tag, rect.left() + look.px(_SIDE), rect, look.px(48))
        painter.setFont(look.font())
        acts = self._acts(rect, row)
        left = rect.left() + look.px(_PLACE)
        place = QRect(left, rect.top(), max(0, self._middle(rect) - look.px(8) - left), rect.height())
        _draw(painter, place, row.where, tokens.secondary)
        _draw(painter, self._sentence(rect, row), row.sentence, tokens.text)
        for number, (act, box) in enumerate(acts):
            _draw(painter, box, words_of(act, row), tokens.accent)
            if number:
                dot = QRect(box.left() - self._between(), rect.top(), self._between(), rect.height())
                _draw(painter, dot, _BETWEEN, tokens.secondary)
        painter.restore()

    def _between(self) -> int:
        return QFontMetrics(self._appearance.font()).horizontalAdvance(_BETWEEN)

    def _acts(self, rect: QRect, row: FindingRow) -> list[tuple[Act, QRect]]:
        metrics = QFontMetrics(self._appearance.font())
        right = rect.right() - self._appearance.px(_SIDE)
        boxes: list[tuple[Act, QRect]] = []
        for act in reversed(acts_of(row)):
            width = metrics.horizontalAdvance(words_of(act, row))
            boxes.insert(0, (act, QRect(right - width, rect.top(), width, rect.height())))
            right -= width + self._between()
        return boxes


def _draw(painter: QPainter, box: QRect, text: str, ink: str) -> None:
    painter.setPen(QColor(ink))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), elided(painter, text, box.width()))

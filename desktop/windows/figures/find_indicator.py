"""Choose an indicator: type a part of its name, its pinyin or initials, its code or a number; Enter takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import write_figure
from desktop.model.report import Report
from desktop.model.values import Values
from desktop.operations.lookup import Why, look_up
from desktop.windows.figures.offered import Offered, OfferedDelegate, OfferedModel
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.dialog_sheet import dialog_sheet
from desktop.windows.manual.window import page_of, show_manual

_SHARE_OF_SCREEN = 0.9


@dataclass(frozen=True, slots=True)
class Offer:
    """What a list of indicators is for: its title, the hint below it, and rows before the indicators, by code.

    With `values` each row shows this year's value, and a number that is typed finds the figures that have it. With
    `catalog` it says under which heading (of `heading_set`) an indicator stands.
    """

    title: str
    hint: str
    first: Mapping[str, str] = field(default_factory=dict[str, str])
    values: Values | None = None
    catalog: Catalog | None = None
    heading_set: str = ""

    def where(self, indicator: Indicator) -> str:
        """Say where an indicator stands, and who supplies it."""
        heading = self.catalog.heading_title(indicator.heading, self.heading_set) if self.catalog else ""
        return " · ".join(part for part in (heading, indicator.department) if part)


class FindIndicatorDialog(QDialog):
    """Lists the indicators; `chosen` gives the code of the one that was taken."""

    chosen = Signal(str)

    def __init__(
        self, offer: Offer, indicators: Sequence[Indicator], appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("find_indicator")
        self.setWindowTitle(offer.title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offer, self._appearance = offer, appearance
        self._indicators = {indicator.code: indicator for indicator in indicators}
        self._rows = OfferedModel(self)
        self._line = QLineEdit(self)
        self._line.setAccessibleName("查找指标")
        self._line.setPlaceholderText("名称、拼音首字母（xzfy）" + ("，或者一个数" if offer.values else ""))
        self._line.textChanged.connect(self._find)
        self._line.installEventFilter(self)
        self._list = QListView(self)
        self._list.setAccessibleName("指标")
        self._list.setModel(self._rows)
        self._list.setItemDelegate(OfferedDelegate(appearance, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.activated.connect(self._take)
        self._hint = QLabel(offer.hint, self)
        self._hint.setProperty("role", "secondary")
        self._whole = QVBoxLayout(self)
        for part in (self._line, self._list, self._hint):
            self._whole.addWidget(part)
        self._appearance.changed.connect(self._restyle)
        self._restyle()
        wanted = QSize(appearance.px(520), appearance.px(420))
        self.resize(wanted.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        self._find("")
        QShortcut(QKeySequence(KEY_OF["manual"].key), self).activated.connect(self.show_manual)

    def _restyle(self) -> None:
        px = self._appearance.px
        self._whole.setContentsMargins(px(16), px(16), px(16), px(12))
        self._whole.setSpacing(px(8))
        self.setStyleSheet(dialog_sheet(self._appearance))
        self._list.doItemsLayout()

    def show_manual(self) -> None:
        """Show the page of the manual about finding, beside it."""
        show_manual(self, page_of(self), self._appearance)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self._list.currentIndex().row() + step
                self._list.setCurrentIndex(self._rows.index(max(0, min(row, self._rows.rowCount() - 1)), 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _find(self, text: str) -> None:
        rows = [Offered(code, label) for code, label in self._offer.first.items() if text.strip() in label]
        hits = look_up(text, tuple(self._indicators.values()), self._offer.values)
        rows += [self._row(self._indicators[hit.code], hit.why) for hit in hits]
        self._rows.show_rows(rows)
        self._list.setCurrentIndex(self._rows.index(0, 0))
        self._hint.setText(self._offer.hint if rows else "没有找到，请换一个说法。")

    def _row(self, indicator: Indicator, why: Why) -> Offered:
        code, values, where = indicator.code, self._offer.values, self._offer.where(indicator)
        if values is None:
            return Offered(code, indicator.label, indicator.unit or "文字", where)
        figure = values.earlier(code) if why is Why.EARLIER_VALUE else values.figure(code)
        year = "上年" if why is Why.EARLIER_VALUE else ""
        value = f"{year}{write_figure(figure, indicator)}{indicator.unit}" if figure.filled else "未填"
        return Offered(code, indicator.label, value, where)

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._rows.row(index.row()).code)
            self.accept()


class InsertFigureDialog(FindIndicatorDialog):
    """Lists the indicators; `placeholder` gives what is to be put into the text."""

    placeholder = Signal(str)

    def __init__(
        self, catalog: Catalog, report: Report, values: Values, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        hint = "回车插入，数改了文字自动跟着变。"
        offer = Offer("插入指标", hint, values=values, catalog=catalog, heading_set=report.heading_set)
        super().__init__(offer, catalog.of_year(report.year), appearance, parent)
        self.chosen.connect(self._insert)

    def _insert(self, code: str) -> None:
        self.placeholder.emit("{{" + code + "}}")

"""历年走势: the indicators of a heading over all years of the ledger, each as a small chart."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.model.catalog import Catalog
from desktop.model.figure import NOT_FILLED
from desktop.model.series import Series, series_of, with_gaps
from desktop.model.years_table import YearsSection, YearsTable
from desktop.windows.dialogs.fields import StillComboBox, sentence_label
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.dialog_sheet import dialog_sheet
from desktop.windows.manual.window import page_of, show_manual
from desktop.windows.trend.tile import Tile, picture_of

HINT = "Tab 到下一个，Ctrl+C 复制这一个，Enter 去看这个数。中间断开的年度没有数。"
_NOTHING = "这个标题下没有按数统计的指标。"
_SHARE_OF_SCREEN = 0.86


class TrendWindow(QDialog):
    """`chosen` gives the figure to go to."""

    chosen = Signal(str)

    def __init__(
        self, table: YearsTable, catalog: Catalog, here: int, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("trend")
        self.setWindowTitle(f"历年走势 · {table.unit}")
        self._table, self._catalog, self._here, self._appearance = table, catalog, here, appearance
        self._columns = 0
        self.tiles: list[Tile] = []
        self.heading = StillComboBox(appearance, self)
        self.heading.setAccessibleName("看哪个标题")
        self.heading.addItems([section.title for section in table.sections])
        self.copy = QPushButton("复制整页图片", self)
        self.close_button = QPushButton("关闭", self)
        self.said = sentence_label(HINT, self)
        self._arrange()
        self.heading.currentIndexChanged.connect(self._show_section)
        self.copy.clicked.connect(self._copy_all)
        self.close_button.clicked.connect(self.accept)
        QShortcut(QKeySequence(KEY_OF["manual"].key), self).activated.connect(self.show_manual)
        appearance.changed.connect(self.restyle)
        self.restyle()
        self._show_section()
        self.resize(self.screen().availableSize() * _SHARE_OF_SCREEN)

    def show_figure(self, code: str) -> None:
        """Show the heading of a figure, and its chart."""
        for number, section in enumerate(self._table.sections):
            if any(row.indicator.code == code for row in section.rows):
                self.heading.setCurrentIndex(number)
        tile = next((tile for tile in self.tiles if tile.code == code), None)
        if tile is not None:
            tile.setFocus()
            self._scroll.ensureWidgetVisible(tile)

    def show_manual(self) -> None:
        """Show the page of the manual about this window, beside it."""
        show_manual(self, page_of(self), self._appearance)

    def restyle(self) -> None:
        """Take the measures and colours of the appearance as it is now."""
        px = self._appearance.px
        self._whole.setContentsMargins(px(16), px(12), px(16), px(12))
        self._whole.setSpacing(px(8))
        self._grid.setSpacing(px(12))
        self.setStyleSheet(dialog_sheet(self._appearance))
        for tile in self.tiles:
            tile.updateGeometry()
        self._columns = 0
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addStretch(1)
        head.addWidget(self.copy)
        inside = QWidget(self)
        inside.setObjectName("body")
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        self._scroll.viewport().installEventFilter(self)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.close_button)
        for button in (self.copy, self.close_button):
            button.setAutoDefault(False)
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(head)
        self._whole.addWidget(self._scroll, 1)
        self._whole.addLayout(foot)

    def _show_section(self) -> None:
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.deleteLater()
        self.tiles = []
        section = self._section
        for code, series in self._shown(section) if section else ():
            tile = Tile(code, series, self._here, self._appearance, self._scroll.widget())
            tile.chosen.connect(self._choose)
            tile.copied.connect(self._copy_one)
            tile.left.connect(self._move)
            self.tiles.append(tile)
            tile.show()
        self.said.setText(HINT if self.tiles else _NOTHING)
        self.copy.setEnabled(bool(self.tiles))
        self._columns = 0
        self._place()

    @property
    def _section(self) -> YearsSection | None:
        number = self.heading.currentIndex()
        return self._table.sections[number] if number >= 0 else None

    def _shown(self, section: YearsSection) -> Iterator[tuple[str, Series]]:
        for row in section.rows:
            if row.indicator.kind.numeric:
                figures = with_gaps(zip(self._table.years, row.figures, strict=True), NOT_FILLED)
                yield row.indicator.code, series_of(row.indicator, figures, self._catalog)

    def _place(self) -> None:
        """Put as many charts side by side as there is room for."""
        if not self.tiles:
            return
        gap = self._grid.spacing()
        columns = max(1, (self._scroll.viewport().width() + gap) // (self.tiles[0].sizeHint().width() + gap))
        if columns != self._columns:
            self._columns = columns
            for number, tile in enumerate(self.tiles):
                self._grid.addWidget(tile, *divmod(number, columns))

    def _move(self, key: int) -> None:
        """Go from chart to chart by the arrows."""
        far = self._columns
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: far, Qt.Key.Key_Up: -far}
        wanted = next(number for number, tile in enumerate(self.tiles) if tile is self.sender()) + steps[Qt.Key(key)]
        if 0 <= wanted < len(self.tiles):
            self.tiles[wanted].setFocus()
            self._scroll.ensureWidgetVisible(self.tiles[wanted])

    def _choose(self, code: str) -> None:
        self.chosen.emit(code)
        self.accept()

    def _copy_one(self, code: str) -> None:
        self._copy("", [tile.series for tile in self.tiles if tile.code == code])

    def _copy_all(self) -> None:
        self._copy(self.heading.currentText(), [tile.series for tile in self.tiles])

    def _copy(self, title: str, shown: list[Series]) -> None:
        picture = picture_of(title, shown, self._here, self._appearance)
        QGuiApplication.clipboard().setImage(picture)
        self.said.setText(f"已复制{len(shown)}张图，可以粘贴到 Word 或者幻灯片里。")

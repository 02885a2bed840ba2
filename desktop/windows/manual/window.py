"""The manual inside the program: a list of pages, a search, and the page; nothing comes from outside of it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QTextBrowser, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.windows.dialogs.fields import line_edit, sentence_label
from desktop.windows.looks.appearance import Appearance
from desktop.windows.manual.look import mark_words, polish
from desktop.windows.manual.pages import FIRST_PAGE, PAGE_OF_PLACE, Page, load_pages
from desktop.windows.manual.pictures import picture_of

SCHEME = "page"
_WIDTH, _HEIGHT, _CONTENTS, _NARROWEST = 860, 600, 210, 200
_Index = QModelIndex | QPersistentModelIndex


class PagesModel(QAbstractListModel):
    """The pages that a search finds; all of them while nothing is searched."""

    PAGE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, pages: tuple[Page, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = pages
        self._found = pages

    def search(self, words: str) -> None:
        """Show only the pages with these words, those that have them in their title first."""
        self.beginResetModel()
        found = [page for page in self._all if page.mentions(words)]
        self._found = tuple(sorted(found, key=lambda page: words.strip() not in page.title))
        self.endResetModel()

    def row_of(self, page_id: str) -> int:
        """Give the row of a page, -1 if it is not shown."""
        return next((row for row, page in enumerate(self._found) if page.page_id == page_id), -1)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._found)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        page = self._found[index.row()]
        return {Qt.ItemDataRole.DisplayRole: page.title, self.PAGE: page}.get(role)


class PageView(QTextBrowser):
    """Shows one page. It loads nothing but the manual's own pictures: no file, no address; links lead to pages only."""

    asked_for = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setObjectName("manual_page")
        self.setAccessibleName("使用说明正文")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.anchorClicked.connect(self._clicked)

    @override
    def loadResource(self, kind: int, url: QUrl | str, /) -> object:
        name = url if isinstance(url, str) else url.toString()
        picture = picture_of(name, self._width())
        return QByteArray() if picture is None else picture  # for None, the document would read the file itself

    def _width(self) -> int:
        """Give how wide a picture may be."""
        return max(_NARROWEST, self.viewport().width() - self._appearance.px(16))

    def show_page(self, page: Page, words: str = "") -> None:
        """Show a page from its beginning, with the words that were searched marked."""
        document = self.document()
        document.setDefaultFont(self._appearance.font())
        self.setMarkdown(page.text)
        polish(document, self._appearance)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        first = mark_words(document, words.split(), self._appearance)
        if first is not None:
            self.setTextCursor(first)

    def _clicked(self, url: QUrl) -> None:
        if url.scheme() == SCHEME:
            self.asked_for.emit(url.path())


class ManualWindow(QDialog):
    """The manual in a window of its own beside the work, which goes on meanwhile."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("使用说明")
        self.setModal(False)
        self._appearance = appearance
        self._model = PagesModel(load_pages(), self)
        self.search = line_edit("", "搜索，例如：草稿")
        self.contents = QListView(self)
        self.page = PageView(appearance, self)
        self._nothing = sentence_label("没有找到，换个词试试。", self)
        self._arrange()
        self.search.textChanged.connect(self._search)
        self.contents.selectionModel().currentChanged.connect(self._chosen)
        self.page.asked_for.connect(self.show_page)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.search.setFocus)
        appearance.changed.connect(self.restyle)
        self.restyle()
        self.show_page(FIRST_PAGE)

    def show_page(self, page_id: str) -> None:
        """Show the page of that name; the first one where there is none of that name."""
        if self._model.row_of(page_id) < 0:
            self.search.clear()
        self.contents.setCurrentIndex(self._model.index(max(self._model.row_of(page_id), 0)))

    def restyle(self) -> None:
        """Take the measures and colours of the appearance as it is now."""
        px, tokens = self._appearance.px, self._appearance.tokens
        self.resize(
            min(px(_WIDTH), int(self.screen().availableSize().width() * 0.92)),
            min(px(_HEIGHT), int(self.screen().availableSize().height() * 0.92)),
        )
        self._left.setFixedWidth(px(_CONTENTS))
        self._column.setContentsMargins(px(12), px(12), px(12), px(12))
        self._column.setSpacing(px(8))
        self.setStyleSheet(f"""
            #manual_left, #manual_left QListView {{ background: {tokens.window}; }}
            #manual_left QListView::item {{ padding: {px(6)}px {px(8)}px; border-radius: 4px; color: {tokens.text}; }}
            #manual_left QListView::item:selected {{ background: {tokens.selected}; color: {tokens.text}; }}
            QLineEdit {{ placeholder-text-color: {tokens.secondary}; }}
            #manual_page {{ background: {tokens.surface}; border: 0; border-left: 1px solid {tokens.line};
                padding: {px(20)}px {px(28)}px; }}
            """)
        self._chosen(self.contents.currentIndex())

    def _arrange(self) -> None:
        self.search.setAccessibleName("搜索使用说明")
        self.search.setClearButtonEnabled(True)
        self.contents.setAccessibleName("目录")
        self.contents.setModel(self._model)
        self._left = QWidget(self)
        self._left.setObjectName("manual_left")
        self._column = QVBoxLayout(self._left)
        self._column.addWidget(self.search)
        self._column.addWidget(self._nothing)
        self._column.addWidget(self.contents, 1)
        self._nothing.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self.page, 1)

    def _search(self, words: str) -> None:
        self._model.search(words)
        self._nothing.setVisible(self._model.rowCount() == 0)
        self.contents.setCurrentIndex(self._model.index(0))

    def _chosen(self, index: QModelIndex) -> None:
        page = index.data(PagesModel.PAGE)
        if isinstance(page, Page):
            self.page.show_page(page, self.search.text())


def page_of(place: QWidget | None) -> str:
    """Give the name of the page about a place of the windows: that of the nearest part around it that has one."""
    while place is not None:
        if place.objectName() in PAGE_OF_PLACE:
            return PAGE_OF_PLACE[place.objectName()]
        place = place.parentWidget()
    return FIRST_PAGE


def show_manual(parent: QWidget, page_id: str, appearance: Appearance) -> ManualWindow:
    """Show a page of the manual in the one window that a parent has for it, and give that window."""
    window = parent.findChild(ManualWindow) or ManualWindow(appearance, parent)
    window.show_page(page_id)
    window.show()
    window.raise_()
    window.activateWindow()
    return window

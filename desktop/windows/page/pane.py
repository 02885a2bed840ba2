"""The page at the right: as it will be printed, following the place that is worked on, or as Word will show it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.documents.blocks import Style, with_official
from desktop.documents.profiles import Profile
from desktop.windows.change import Change
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.fonts import missing_fonts
from desktop.windows.page.desk import Desk
from desktop.windows.page.office_jobs import LaidOut
from desktop.windows.page.office_pane import OfficePane
from desktop.windows.page.page import Page
from desktop.windows.session import Session

_OURS, _OFFICE = "页面", "Word 里的样子"


class PagePane(QWidget):
    """The desk with its header: a switch, which page is seen, and which fonts this computer lacks.

    `office_opened` gives the OfficePane when it is made: at the first time that somebody wants to see it.
    """

    clicked_place = Signal(str)
    office_opened = Signal(object)

    def __init__(self, profile: Profile, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self._appearance = appearance
        self._session: Session | None = None
        self._laid: LaidOut | None = None
        self.lacking: tuple[str, ...] = ()  # fonts that this computer does not have
        self._official: frozenset[Style] = frozenset()
        self.page = Page(profile, self)
        self.office: OfficePane | None = None
        self.ours, self.as_word = QPushButton(_OURS, self), QPushButton(_OFFICE, self)
        self._where, self._fonts = QLabel(self), QLabel(self)
        self.desk = Desk(self.page, appearance, self)
        self.desk.clicked_place.connect(self.clicked_place)
        self.desk.turned.connect(self._say_where)
        self._arrange()
        self.use_profile(profile)

    def _arrange(self) -> None:
        self._group = QButtonGroup(self)
        head = self._head = QHBoxLayout()
        for button, what in ((self.ours, "看本程序排的页面"), (self.as_word, "看 Word 里的样子")):
            button.setCheckable(True)
            button.setProperty("chip", True)
            button.setAccessibleName(what)
            self._group.addButton(button)
            head.addWidget(button)
        self.ours.setChecked(True)
        self._group.buttonClicked.connect(self._switched)
        head.addStretch(1)
        head.addWidget(self._where)
        for label in (self._where, self._fonts):
            label.setProperty("role", "secondary")
        self._fonts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._below = QHBoxLayout()
        self._below.addWidget(self._fonts)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addLayout(self._below)
        self._column.addWidget(self.desk, 1)
        self._appearance.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        px = self._appearance.px
        self._head.setContentsMargins(px(14), px(8), px(14), px(4))
        self._head.setSpacing(px(6))
        self._below.setContentsMargins(px(14), 0, px(14), px(4))

    def use_profile(self, profile: Profile) -> None:
        """Show the report in the fonts of a house profile."""
        self.page.use(profile)
        fonts = (profile.title_font, profile.body_font, profile.kai_font, profile.hei_font)
        lacking = self.lacking = missing_fonts(fonts)
        said = f"本机没有{'、'.join(lacking)}，页面用相近的字体显示；生成的文件里仍写原来的字体名。" if lacking else ""
        rest = f"等{len(lacking)}种字体" if len(lacking) > 1 else ""
        self._fonts.setText(f"本机缺{lacking[0]}{rest}，用相近的显示" if lacking else "")
        self._fonts.setToolTip(said)
        self._fonts.setAccessibleDescription(said)
        self._fonts.setVisible(bool(lacking))
        self.desk.fit()
        self._look_changed()

    def use_official(self, shown: frozenset[Style]) -> None:
        """Show these parts of a 公文, as the template does; the others are left out."""
        self._official = shown
        self._look_changed()
        self._changed(Change())

    def show_session(self, session: Session | None) -> None:
        """Show this session's report from now on."""
        if self._session is not None:
            self._session.changed.disconnect(self._changed)
        self._session = session
        self._laid = None
        if self.office is not None:
            self.office.show_nothing()
        if session is not None:
            session.changed.connect(self._changed)
            self._changed(Change())

    def count(self) -> int:
        """Give how many pages the report has now, whether they are seen or not."""
        if self._session is not None and not self.desk.isVisible():
            self.desk.show_document(with_official(self._session.document, self._official))
        return self.page.sheets

    def mark(self, key: str) -> None:
        """Mark a place and bring it into view."""
        self.desk.mark(key)

    @property
    def shows_office(self) -> bool:
        """Whether the pages of the office program are looked at."""
        return self.as_word.isChecked()

    @property
    def fresh_pdf(self) -> bytes:
        """The pages of the office program while they are what is seen and the report did not change; or nothing."""
        laid = self._laid
        if laid is None or not self.shows_office or self._session is None or laid.report != self._session.report:
            return b""
        return laid.pdf

    def show_office(self, *, office: bool) -> None:
        """Show the pages of the office program, or our own, at the same page."""
        if office and self.office is None:
            self.office = OfficePane(self._appearance, self)
            self.office.desk.turned.connect(self._say_where)
            self._column.addWidget(self.office, 1)
            self.office_opened.emit(self.office)
        (self.as_word if office else self.ours).setChecked(True)
        self.desk.setVisible(not office)
        if self.office is not None:
            self.office.setVisible(office)
            if office and self._laid is not None:
                self.office.desk.go_to(self.desk.sheet)
        self._changed(Change())
        self._say_where()

    def show_laid(self, laid: LaidOut) -> None:
        """Show what the office program made."""
        self._laid = laid
        if self.office is not None:
            self.office.show_pages(laid.pdf)
            self._say_stale()

    @override
    def sizeHint(self) -> QSize:
        return QSize(402, 500)

    def _switched(self, button: QPushButton) -> None:
        self.show_office(office=button is self.as_word)

    def _changed(self, change: Change) -> None:
        del change  # the page finds the blocks that differ by itself
        if self._session is None or not self.isVisible():
            return
        if self.shows_office:
            self._say_stale()
        else:
            self.desk.show_document(with_official(self._session.document, self._official))

    def _look_changed(self) -> None:
        """Say that what the office program made would look otherwise now, whatever the report says."""
        if self._laid is not None and self.office is not None:
            self._laid = None
            self.office.show_stale(stale=True)

    def _say_stale(self) -> None:
        if self._laid is not None and self.office is not None and self._session is not None:
            self.office.show_stale(stale=self._laid.report != self._session.report)

    @override
    def showEvent(self, event: object) -> None:
        self._changed(Change())

    def _say_where(self) -> None:
        at, count = self.desk.sheet, self.page.sheets
        if self.shows_office and self.office is not None:
            at, count = self.office.desk.at, self.office.desk.pages
        self._where.setText(f"第 {at + 1} 页 / 共 {count} 页" if count else "")

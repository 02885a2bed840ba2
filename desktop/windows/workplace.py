"""The place of work: outline, heading and page side by side, findings below, each fold and way between them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.documents.blocks import Style
from desktop.documents.profiles import Profile
from desktop.windows.change import Change
from desktop.windows.findings.delegate import Act
from desktop.windows.findings.pane import FindingsPane
from desktop.windows.findings.rows import FindingRow
from desktop.windows.findings.watch import TextWatch
from desktop.windows.heading_pane import HeadingPane
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import (
    FINDINGS_HEIGHT,
    FOLD_FINDINGS_BELOW,
    FOLD_OUTLINE_BELOW,
    FOLD_PAGE_BELOW,
    OUTLINE_WIDTH,
    PAGE_WIDTH,
)
from desktop.windows.outline.pane import OutlinePane
from desktop.windows.page.pane import PagePane
from desktop.windows.session import Session
from desktop.windows.side import Side, SidePanel


class Workplace(QWidget):
    """Everything below the header, and how one gets from place to place."""

    def __init__(self, profile: Profile, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._session: Session | None = None
        self._low = False  # whether there is no height for the findings
        self._room = (True, True)  # whether there is room for the page, and for the outline
        self._page_wanted = True
        self._outline_wanted = True
        self.outline = OutlinePane(appearance, self)
        self.heading = HeadingPane(appearance, self)
        self.page = PagePane(profile, appearance, self)
        self.side = Side(self.page, self)
        self.findings = FindingsPane(appearance, self)
        self.watch = TextWatch(self)
        self.across = QSplitter(Qt.Orientation.Horizontal, self)
        self.down = QSplitter(Qt.Orientation.Vertical, self)
        for pane in (self.outline, self.heading, self.side):
            self.across.addWidget(pane)
        self.down.addWidget(self.across)
        self.down.addWidget(self.findings)
        for splitter in (self.across, self.down):
            splitter.setHandleWidth(1)
        self.across.setStretchFactor(1, 1)
        self.down.setStretchFactor(0, 1)
        self.down.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.down)
        self._connect()

    def _connect(self) -> None:
        self._appearance.changed.connect(self._fold)
        self.outline.chosen.connect(self.heading.show_section)
        self.outline.chosen.connect(self._turn_page)
        self.heading.at.connect(self._mark)
        self.heading.beyond.connect(self._go_beyond)
        self.heading.items.away.connect(self.go_to)
        self.page.clicked_place.connect(self.go_to)
        self.findings.asked.connect(self._asked)
        self.findings.looked_at.connect(self._look_at)
        self.outline.chosen.connect(self.findings.show_section)
        self.findings.fold_changed.connect(self._share_height)
        self.side.changed.connect(self._show_side)

    def show_session(self, session: Session | None) -> None:
        """Work on this session from now on."""
        self.side.close_panel()
        if self._session is not None:
            self._session.changed.disconnect(self._changed)
        self._session = session
        self.heading.show_session(session)
        self.outline.model.show_session(session)
        self.findings.show_session(session)
        self.watch.show_session(session)
        self.page.show_session(session)
        if session is None:
            return
        session.changed.connect(self._changed)
        first = session.sections.next_row(-1, 1, with_figures=True)
        if first is None:
            first = session.sections.next_row(-1, 1)
        if first is not None:
            self.outline.go_to(first)
            self.heading.go_to_first()

    def use_official(self, shown: frozenset[Style]) -> None:
        """Show and count these parts of a 公文, as the template has them."""
        self.page.use_official(shown)
        self.heading.items.length.use_official(shown)

    def lay_out(self, across: QByteArray, down: QByteArray) -> None:
        """Divide the room as it was the last time, or as drawn."""
        px = self._appearance.px
        if across.isEmpty() or not self.across.restoreState(across):
            middle = max(1, self.width() - px(OUTLINE_WIDTH) - px(PAGE_WIDTH))
            self.across.setSizes([px(OUTLINE_WIDTH), middle, px(PAGE_WIDTH)])
        if down.isEmpty() or self.findings.folded or not self.down.restoreState(down):
            self._share_height()

    def _share_height(self) -> None:
        """Give the findings their room, or only their header's where they are folded."""
        low = 1 if self.findings.folded else self._appearance.px(FINDINGS_HEIGHT)
        self.down.setSizes([max(1, self.height() - low), low])

    def go_to(self, place: str) -> None:
        """Show a figure, an entry or a heading, and put the cursor there."""
        if self._session is None:
            return
        section = self._session.sections.index_of(place)
        if self.heading.shows(place):
            self.heading.go_to(place)
            self._mark(place)
        elif section is not None:
            self.outline.go_to(section)
            self.heading.go_to(place)
            self._mark(place)

    @property
    def at_hand(self) -> str:
        """The figure or entry that is worked on; the heading where that is told under another one."""
        session, section = self._session, self.heading.section
        if session is None or section < 0:
            return ""
        place = self.heading.at_hand
        return place if session.sections.index_of(place) == section else session.sections.rows[section].key

    def come_back(self, place: str) -> None:
        """Go on where the report was left; nothing happens where that is not there any more."""
        sections = self._session.sections if self._session is not None else None
        section = sections.index_of(place) if sections is not None else None
        if sections is None or section is None:
            return
        self.go_to(place)
        if place == sections.rows[section].key:
            self.heading.go_to_first()

    def go_to_finding(self, row: FindingRow) -> None:
        """Go to what a finding is about, the words concerned selected."""
        self.go_to(row.place)
        if row.finding is not None and row.finding.span is not None:
            self.heading.items.select(row.place, row.finding.span)

    def _asked(self, act: Act, row: FindingRow) -> None:
        if act is Act.GO:
            self.go_to_finding(row)

    def _look_at(self, row: FindingRow) -> None:
        """Bring what a finding is about into view; the keys stay with the list."""
        self.go_to(row.place)
        self.findings.view.setFocus()

    def go_to_section(self, step: int) -> None:
        """Go to the next heading, or the one before."""
        if self._session is not None:
            row = self._session.sections.next_row(self.heading.section, step)
            if row is not None:
                self.outline.go_to(row)
                self.heading.go_to_first()

    def places_at_hand(self) -> frozenset[str]:
        """Give the figures and entries of the heading at hand."""
        if self._session is None:
            return frozenset()
        section = self._session.sections.rows[self.heading.section]
        return frozenset((*(one.code for one in section.indicators), *(entry.key for entry in section.entries)))

    def figures_at_hand(self) -> tuple[str, ...]:
        """Give the figures that are at hand where the focus is: of a finding, of the text, or of the table."""
        if self.findings.view.hasFocus():
            return self.findings.places_at_hand()
        return self.heading.figures_at_hand()

    def next_empty(self) -> None:
        """Go to the next figure that is not filled."""
        code = self.heading.next_empty()
        if code is not None:
            self.go_to(code)

    def finish(self) -> None:
        """Keep what stands in an open editor."""
        self.outline.finish()
        self.heading.finish()
        if self.side.panel is not None:
            self.side.panel.finish()

    def _go_beyond(self, step: int) -> None:
        """From the last figure of a heading to the first of the next one, and back."""
        if self._session is None:
            return
        if self.heading.go_beyond_department(step):
            return
        row = self._session.sections.next_row(self.heading.section, step, with_figures=True)
        if row is None or not self.heading.choosing.scope.of_heading:
            return
        self.outline.go_to(row)
        if step > 0:
            self.heading.go_to_first()
        else:
            self.heading.go_to_last()

    def _mark(self, place: str) -> None:
        """Show on the page where a figure or an entry stands."""
        if self._session is None:
            return
        keys = self._session.sections.users.get(place, ())
        on_page = [block.key for block in self._session.document.blocks if block.key in keys or block.key == place]
        if on_page:
            self.page.mark(on_page[0])

    def _turn_page(self, section: int) -> None:
        """Show on the page where a heading begins."""
        entries = self._session.sections.rows[section].entries if self._session is not None else ()
        if entries:
            self._mark(entries[0].key)

    def _changed(self, change: Change) -> None:
        if change.show and change.place:
            self.go_to(change.place)

    def toggle_page(self) -> None:
        """Show or hide the page, whatever the width of the window says; what lies over it goes."""
        self._page_wanted = not self.page.isVisible()
        if not self.side.close_panel():
            self._show_side()

    def open_panel(self, panel: SidePanel) -> None:
        """Show a panel at the right, over the page; Esc closes it."""
        self.finish()
        self.side.open(panel)

    def _show_side(self) -> None:
        """Show the right side where the page is wanted or a panel is open; a panel takes the outline's room at need."""
        opened = self.side.panel is not None
        self.side.setVisible(self._page_wanted or opened)
        self.outline.setVisible(self._outline_wanted and (self._page_wanted or not opened))

    def toggle_outline(self) -> None:
        """Show or hide the outline, whatever the width of the window says."""
        self._outline_wanted = not self.outline.isVisible()
        self.outline.setVisible(self._outline_wanted)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the panel at the right by an Esc that nobody below had a use for."""
        if event.key() != Qt.Key.Key_Escape or not self.side.close_panel():
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Fold the page in a narrow window, and the outline too in a very narrow one."""
        px = self._appearance.px
        room = (self.width() >= px(FOLD_PAGE_BELOW), self.width() >= px(FOLD_OUTLINE_BELOW))
        low = self.height() < px(FOLD_FINDINGS_BELOW)
        if low != self._low:
            self._low = low
            self.findings.fold(folded=low)
        if room != self._room:
            self._room = room
            self._page_wanted, self._outline_wanted = room
            self._show_side()

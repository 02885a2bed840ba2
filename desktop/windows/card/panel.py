"""The card of a figure: a panel over the page that follows the figure at hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.model.figure import NOT_FILLED, Figure
from desktop.model.series import series_of, with_gaps
from desktop.operations.figure_card import FigureCard, figure_card
from desktop.operations.histories import Events
from desktop.windows.card import acts, words
from desktop.windows.card.backing import Backing
from desktop.windows.card.line import Line, LineAct
from desktop.windows.card.lines import Lines
from desktop.windows.card.value import ValuePart
from desktop.windows.change import Change
from desktop.windows.figures.model import FigureModel
from desktop.windows.figures.setting import set_note
from desktop.windows.figures.words import tag_of
from desktop.windows.key_acts import act_of
from desktop.windows.keys import Scope
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tag_label import TagLabel
from desktop.windows.session import Session
from desktop.windows.side import SidePanel

_CONFIRM, _REOPEN = "核定 Ctrl+Enter", "取消核定"


class CardPanel(SidePanel):
    """Shows one figure; `wanted` gives what only the window can do (go, open, older, trend, return), `dropped` files.

    `passed` says that a value was kept by Enter, so that the next figure is wanted.
    """

    wanted = Signal(object)  # LineAct
    dropped = Signal(tuple)  # of Path
    adding = Signal()
    passed = Signal()

    def __init__(
        self, session: Session, figures: FigureModel, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__("指标卡片", appearance, parent)
        self.setObjectName("figure_card")
        self.setAcceptDrops(True)
        self.code = ""
        self._session = session
        self._figures = figures
        self._card: FigureCard | None = None
        self._before: tuple[tuple[int, Figure], ...] = ()
        self._past_is_old = False
        self.tag = TagLabel(appearance, self)
        self.head.addWidget(self.tag)
        self.value = ValuePart(appearance, self)
        self.what = Lines(appearance, parent=self)
        self.findings = Lines(appearance, "核对", self)
        self.uses = Lines(appearance, "在报告中", self)
        self.past = Lines(appearance, "经过", self)
        self.backing = Backing(appearance, self)
        self.first = self.value.edit
        self.confirm = QPushButton(self)
        self.give_back = QPushButton("退回部门…", self)
        self.to_note = QPushButton("备注 F6", self)
        self.trend = QPushButton("历年走势…", self)
        self._lay_out()
        self._connect()
        appearance.changed.connect(self._draw)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setObjectName("panel")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, self.appearance.px(6), 0)
        self.trend.setProperty("quiet", True)
        self.value.below.addWidget(self.trend, 0, Qt.AlignmentFlag.AlignBottom)
        self.value.below.addStretch(1)
        for part in (self.value, self.what, self.findings, self.uses, self.past, self.backing):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        foot = QHBoxLayout()
        for button in (self.confirm, self.give_back, self.to_note):
            foot.addWidget(button)
        foot.addStretch(1)
        self.body.addWidget(self._scroll, 1)
        self.body.addLayout(foot)
        self._foot = foot
        self._draw()

    def _connect(self) -> None:
        self._session.changed.connect(self._changed)
        self._session.saved.connect(self._was_saved)
        self.value.typed.connect(self._take)
        self.value.given_up.connect(self._forget)
        self.value.entered.connect(self.passed)
        self.backing.noted.connect(self._note)
        self.backing.adding.connect(self.adding)
        for part in (self.what, self.findings, self.uses, self.past, self.backing):
            part.wanted.connect(self._act)
        self.confirm.clicked.connect(self.confirm_or_reopen)
        self.give_back.clicked.connect(self._give_back)
        self.to_note.clicked.connect(self.backing.note.setFocus)
        self.trend.clicked.connect(self._show_trend)

    def show_figure(self, code: str) -> None:
        """Show the card of another figure; what was typed into the one before is kept."""
        if code != self.code:
            self.finish()
            self.code = code
            self.past.show_lines(())
            self._before = ()
            self.refresh(anew=True)
            self._scroll.verticalScrollBar().setValue(0)

    def begin_value(self) -> None:
        """Have the value typed over or completed."""
        self.value.begin()

    @override
    def finish(self) -> None:
        self.value.finish()
        self.backing.finish()

    def refresh(self, *, anew: bool = False) -> None:
        """Show the figure as it is now."""
        session = self._session
        card = figure_card(session.report, session.catalog, session.values, session.findings, self.code)
        self._card = card
        now, fixed = session.clock(), session.read_only
        self.entitle(card.indicator.label)
        owed = self.code in session.sections.owed
        own = [finding for finding in card.findings if finding.place == self.code]
        self.tag.show_tag(tag_of(card.now, own, owed=owed))
        self.value.show_card(card, self._figures.misreadings.of(self.code), fixed=fixed)
        self.what.show_lines(tuple(words.what_lines(card, now)))
        self.findings.show_lines(tuple(words.finding_lines(card)))
        self.uses.entitle(f"在报告中（{len(card.uses)}处）")
        self.uses.show_lines(tuple(words.use_lines(card.uses)))
        files = tuple(words.file_lines(card.files, fixed=fixed))
        self.backing.show_backing(session.report.figure(self.code).note, files, fixed=fixed, anew=anew)
        self._show_foot(card, fixed=fixed)
        self._show_series()

    def show_years(self, before: Sequence[tuple[int, Figure]]) -> None:
        """Show the figures of the years before, beside those of this report."""
        self._before = tuple(before)
        self._show_series()

    def _show_series(self) -> None:
        year, card = self._session.report.year, self._card
        if card is None or not card.indicator.kind.numeric:
            self.value.show_series(None, year)
            return
        known = dict(self._before)
        if card.earlier.filled:
            known[year - 1] = card.earlier
        known[year] = card.now
        figures = with_gaps(known.items(), NOT_FILLED)
        self.value.show_series(series_of(card.indicator, figures, self._session.catalog), year)

    def show_past(self, events: Events) -> None:
        """Show what happened to the figure, the newest first."""
        lines = list(words.past_lines(events.events, self._session.clock()))
        if self._card is not None and (earlier := words.earlier_line(self._card, self._session.report.year - 1)):
            lines.append(earlier)
        if events.older is not None:
            lines.append(Line("更早的还有。", acts=(LineAct("older", str(events.older), "接着看"),), quiet=True))
        self.past.show_lines(lines)

    def confirm_or_reopen(self) -> None:
        """Confirm a draft, or make a confirmed figure one again."""
        self.finish()
        acts.confirm_or_reopen(self._session, self.code)

    def _show_foot(self, card: FigureCard, *, fixed: bool) -> None:
        confirmed = card.now.confirmed
        self.confirm.setText(_REOPEN if confirmed else _CONFIRM)
        self.confirm.setVisible(not card.computed)
        self.confirm.setEnabled(card.now.filled and not fixed)
        if self.confirm.property("primary") is not (not confirmed):
            self.confirm.setProperty("primary", not confirmed)
            self.confirm.style().unpolish(self.confirm)
            self.confirm.style().polish(self.confirm)
        self.give_back.setVisible(bool(card.indicator.department) and not card.computed)
        self.give_back.setEnabled(not fixed)
        self.to_note.setEnabled(not fixed)

    def _changed(self, change: Change) -> None:
        said = {place for _, place in change.annotations}
        self._past_is_old |= self.code in change.codes or self.code in said or change.by == "ledger"
        if self.code in self._session.catalog.indicators:
            self.refresh()
        else:
            self.closed.emit()

    def _was_saved(self) -> None:
        if self._past_is_old:
            self._past_is_old = False
            self.wanted.emit(LineAct("past", self.code, ""))

    def _take(self, text: str) -> None:
        self._figures.take(self.code, text)
        self.refresh()

    def _forget(self) -> None:
        self._figures.forget(self.code)
        self.refresh()

    def _note(self, note: str) -> None:
        set_note(self._session, self.code, note)

    def _act(self, act: LineAct) -> None:
        match act.name:
            case "adopt":
                acts.adopt(self._session, self.code)
            case "remove":
                acts.remove_file(self._session, self.code, act.what)
            case _:
                self.wanted.emit(act)

    def _give_back(self) -> None:
        self.finish()
        self.wanted.emit(LineAct("return", self.code, ""))

    def _show_trend(self) -> None:
        self.wanted.emit(LineAct("trend", self.code, ""))

    def _draw(self) -> None:
        px = self.appearance.px
        self._column.setSpacing(px(8))
        self._foot.setSpacing(px(8))
        for part in (self.value, self.what, self.findings, self.uses, self.past, self.backing):
            part.draw()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._scroll.verticalScrollBar()
        if act_of(event, Scope.TABLE) == "confirm":
            self.confirm_or_reopen()
        elif event.key() == Qt.Key.Key_F6:
            self.backing.note.setFocus()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not event.modifiers():
            step = bar.pageStep() if event.key() == Qt.Key.Key_PageDown else -bar.pageStep()
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()) and not self._session.read_only:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(_files(event.mimeData()))


def _files(data: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())

"""The work on one report: what it is now, what can be undone, what is wrong with it, and how it would look.

Every pane reads the session and is told of changes by one signal. All changes go through `do`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from desktop.documents.blocks import Document
from desktop.model.catalog import Catalog
from desktop.model.dependents import altered_with
from desktop.model.edits import Edit, apply
from desktop.model.findings import Finding
from desktop.model.history import History, Step
from desktop.model.phrases import Phrases
from desktop.model.report import Report
from desktop.model.signing import signed
from desktop.model.values import Values
from desktop.refusal import Refused
from desktop.windows.change import EVERYTHING, PROOFREAD, Change, change_of
from desktop.windows.clock import local_time
from desktop.windows.judgement import Judgement
from desktop.windows.keeping.saving import Clash, Pending, SaveKind, SaveState, Saving
from desktop.windows.outline.sections import Sections, divide, divide_again
from desktop.windows.page.screen_document import ScreenDocument

NOTHING_DONE = History()
_READ_ONLY = "账本是只读打开的，不能改；要改请关闭后重新打开。"


class Session(QObject):
    """One report at work."""

    changed = Signal(object)  # Change
    clashed = Signal(object)  # Clash
    said = Signal(str)  # why something was refused
    unsigned = Signal(object)  # an act that bears the name of the user, who has none yet: ask, and then do it
    saved = Signal()  # everything that was done is in the ledger

    def __init__(
        self,
        catalog: Catalog,
        report: Report,
        saving: Saving | None = None,
        parent: QObject | None = None,
        history: History = NOTHING_DONE,
        last: Report | None = None,
    ) -> None:
        super().__init__(parent)
        self._standard = catalog
        self.person = ""
        self.clock: Callable[[], datetime] = local_time
        self._saving = saving
        if saving is not None:
            saving.clashed.connect(self._take_over)
            saving.stands.connect(self._stands)
        self._history = history
        self._report = report
        self._last = last
        self._know(report)
        self._sections = divide(self.catalog, report)
        self._document: ScreenDocument | None = None
        self._stale: set[str] = set()  # the entries that were reworded since anybody looked at the document
        self._old = True  # whether anything changed since
        self._judgement = Judgement(report, self.catalog, last)
        self._look_again()

    @property
    def catalog(self) -> Catalog:
        """What can be reported, the unit's own indicators included."""
        return self._catalog

    @property
    def report(self) -> Report:
        """The report as it is now."""
        return self._report

    @property
    def last(self) -> Report | None:
        """The unit's report of the year before, where the ledger has it."""
        return self._last

    @property
    def history(self) -> History:
        """What can be undone and done again."""
        return self._history

    @property
    def values(self) -> Values:
        """Every figure, the computed ones included."""
        return self._values

    @property
    def phrases(self) -> Phrases:
        """The words of the placeholders."""
        return self._phrases

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong or missing, in the figures now and in the text as it was last proofread."""
        return self._judgement.all

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """What is wrong or missing and has not been explained."""
        return self._judgement.open

    @property
    def doubtful(self) -> frozenset[str]:
        """The places about which there is an open error or warning."""
        return self._judgement.doubtful

    @property
    def sections(self) -> Sections:
        """The rows of the outline."""
        return self._sections

    @property
    def document(self) -> Document:
        """The report as it would be written now; composed when somebody looks at it."""
        if self._document is None:
            self._document = ScreenDocument(self._report, self._phrases, errors=self._judgement.errors)
        elif self._old:
            self._document.alter(self._report, self._phrases, self._stale, errors=self._judgement.errors)
        self._old = False
        self._stale.clear()
        return self._document.document

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._saving is not None and self._saving.read_only

    @property
    def now(self) -> str:
        """The present time, as it is written beside the name of who did something."""
        return self.clock().isoformat(timespec="seconds")

    def do(self, edit: Edit, label: str, joins: str = "", by: str = "") -> bool:
        """Change the report; says why and gives False where it is refused.

        `label` is what undo will be called; edits that join the same place are undone in one step.
        """
        before = self._report
        edit = signed(edit, before, self.person, self.now)
        try:
            self._refuse_read_only()
            after = apply(before, edit)
        except Refused as refused:
            self.said.emit(refused.sentence)
            return False
        self._history = self._history.did(Step(label, edit, edit.inverse(before), joins))
        self._become(Pending(before, after, edit, label), change_of(edit, by=by))
        return True

    def signed(self, act: Callable[[], object]) -> None:
        """Do what bears the name of the user; where there is none yet, when it has been asked for."""
        if self.person:
            act()
        else:
            self.unsigned.emit(act)

    def when_kept(self, act: Callable[[], None]) -> None:
        """Do something as soon as every change is in the ledger."""
        if self._saving is None:
            act()
        else:
            self._saving.when_kept(act)

    def close_step(self) -> None:
        """Finish the step at hand: what is typed next is undone by itself."""
        self._history = self._history.closed()

    def undo(self) -> bool:
        """Take the last step back; False if there is nothing."""
        label = self._history.undo_label
        return self._again(self._history.undo(), f"撤销：{label}")

    def withdraw(self, edit: Edit) -> None:
        """Take the last step back as if it had never been done, if it is `edit`; it cannot be done again."""
        if self._history.done and self._history.done[-1].edit is edit and not self.read_only:
            step, before = self._history.done[-1], self._report
            self._history = History(self._history.done[:-1])
            self._become(
                Pending(before, apply(before, step.inverse), step.inverse, step.label), change_of(step.inverse)
            )

    def redo(self) -> bool:
        """Do the last undone step again; False if there is nothing."""
        label = self._history.redo_label
        return self._again(self._history.redo(), f"重做：{label}")

    def _again(self, step: tuple[Edit, History] | None, label: str) -> bool:
        if step is None:
            return False
        edit, history = step
        before = self._report
        try:
            self._refuse_read_only()
            after = apply(before, edit)
        except Refused as refused:
            self.said.emit(refused.sentence)
            return False
        self._history = history
        self._become(Pending(before, after, edit, label), change_of(edit, show=True))
        return True

    def may_change(self) -> bool:
        """Say whether anything can be changed; where it cannot, `said` tells why."""
        if self.read_only:
            self.said.emit(_READ_ONLY)
        return not self.read_only

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise Refused("READ-ONLY", _READ_ONLY)

    def _become(self, pending: Pending, change: Change) -> None:
        before, self._report = pending.before, pending.after
        if self._report.indicators != before.indicators:
            self._know(self._report)
            self._look_again()
        else:
            self._look_again(self._values.after(self._report, self.altered(change)))
        if self._saving is not None:
            self._saving.keep(pending)
        altered = self.altered(change)
        self._sections = divide_again(self._sections, self.catalog, before, self._report, change, altered)
        self._judgement.look_again(before, self._report, self.catalog, self._values)
        self._old = True
        if change.structure:
            self._document = None
        else:
            self._stale |= self._sections.touched(change.keys, altered)
        self.changed.emit(change)

    def take_text_findings(self, report: Report, findings: tuple[Finding, ...]) -> bool:
        """Take what was found in the words of `report`; dropped, with False, if it is not the present one any more."""
        if report is not self._report:
            return False
        if self._judgement.take_text(report, self.catalog, findings):
            self._old = True
            self.changed.emit(Change(by=PROOFREAD))
        return True

    def _know(self, report: Report) -> None:
        self._catalog = self._standard.with_own(report.indicators)

    def altered(self, change: Change) -> frozenset[str]:
        """Give the figures a change can have altered: those that were edited, and those computed from them."""
        return altered_with(self._catalog, change.codes)

    def _look_again(self, values: Values | None = None) -> None:
        self._values = values or Values(self.catalog, self._report)
        self._phrases = Phrases(self.catalog, self._report, self._values)

    def _stands(self, state: SaveState) -> None:
        if state.kind is SaveKind.SAVED:
            self.saved.emit()

    def _take_over(self, clash: Clash) -> None:
        """Show what the ledger has, put what still waits on top of it, and let the user decide about the rest."""
        report = clash.loaded.report
        rest: list[Pending] = []
        for pending in clash.rest:
            try:
                after = apply(report, pending.edit)
            except Refused as refused:
                self.said.emit(refused.sentence)
                continue
            rest.append(Pending(report, after, pending.edit, pending.label))
            report = after
        self._report = report
        self._know(report)
        if self._saving is not None:
            self._saving.resume(clash.loaded.versions, rest)
        self._sections = divide(self.catalog, report)
        self._document = None
        self._look_again()
        self._judgement.begin(report, self.catalog)
        self.changed.emit(replace(EVERYTHING, by="ledger"))
        self.clashed.emit(clash)

"""What is decided about findings becomes edits of the report: reasons, repairs, rules that are switched off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.checks.reasons import ALWAYS_ON
from desktop.model.annotation import Annotation
from desktop.model.annotations import Reason, SwitchedOff
from desktop.model.edits import Annotate, Edit, RemoveAnnotation
from desktop.model.findings import Finding, Repair, Rule
from desktop.model.manuscript import TITLE
from desktop.model.progress import codes_in_text
from desktop.model.repairs import edit_of
from desktop.refusal import Refused
from desktop.windows.findings.reason_dialog import SentenceDialog, reason_dialog, switch_off_dialog
from desktop.windows.findings.repair_dialog import RepairDialog, Written
from desktop.windows.findings.rules_dialog import RulesDialog
from desktop.windows.looks.appearance import Appearance
from desktop.windows.session import Session


class Deciding(QObject):
    """Asks, and does what was decided, each as one step that can be undone; `named` gives the name of who decides."""

    named = Signal(str)

    def __init__(self, session: Session, appearance: Appearance, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._appearance = appearance
        self._window = window
        self._finding: Finding | None = None
        self._rule = ""
        self._rules: RulesDialog | None = None

    def ask_reason(self, finding: Finding) -> None:
        """Ask why a finding is right."""
        self._finding = finding
        present = self._session.report.annotation(Reason, finding.identity)
        dialog = reason_dialog(finding, present.text if present else "", self._appearance, self._window)
        dialog.stated.connect(self._keep_reason)
        dialog.taken_back.connect(self._take_back)
        self._ask(dialog)

    def ask_repair(self, finding: Finding) -> None:
        """Show what a repair would change, and that of all others of its rule."""
        same = [
            one
            for one in self._session.findings
            if one.rule == finding.rule and one.repair is not None and not one.settled
        ]
        dialog = RepairDialog(finding, same, Written(self._texts(), self._seen), self._appearance, self._window)
        dialog.agreed.connect(self._mend)
        dialog.open()

    def ask_switch_off(self, rule_id: str) -> None:
        """Ask why a rule is not for this unit."""
        rule = next(one for one in self._every_rule() if one.id == rule_id)
        if rule.id in ALWAYS_ON:
            self._session.said.emit("这条规则不能停用：正文里的指标编号写错了，会照样印出来。")
            return
        self._rule = rule.id
        dialog = switch_off_dialog(rule.title, rule.id, self._appearance, self._rules or self._window)
        dialog.stated.connect(self._switch_off)
        self._ask(dialog)

    def show_rules(self) -> None:
        """Show every rule."""
        self._rules = RulesDialog(self._every_rule(), ALWAYS_ON, self._appearance, self._window)
        self._rules.switch_off.connect(self._ask_for_rule)
        self._rules.switch_on.connect(self._switch_on)
        self._rules.finished.connect(self._rules_closed)
        self._rules.show_off(self._session.report.annotations_of(SwitchedOff))
        self._rules.open()

    def _every_rule(self) -> tuple[Rule, ...]:
        from desktop.checks.rules import every_rule  # here: with it come all checks of texts, which take long to load

        return every_rule(self._session.catalog)

    def _ask(self, dialog: SentenceDialog) -> None:
        if not self._session.person:
            dialog.ask_name()
            dialog.named.connect(self.named)
        dialog.open()

    def _rules_closed(self) -> None:
        self._rules = None

    def _ask_for_rule(self, rule: Rule) -> None:
        self.ask_switch_off(rule.id)

    def _keep_reason(self, text: str) -> None:
        if self._finding is not None:
            self._annotate(Reason(text, *self._signature()), self._finding.identity, "说明原因")

    def _take_back(self) -> None:
        if self._finding is not None:
            self._do(RemoveAnnotation(Reason.kind, self._finding.identity), "取消说明")

    def _switch_off(self, text: str) -> None:
        self._annotate(SwitchedOff(text, *self._signature()), self._rule, f"停用规则 {self._rule}")

    def _switch_on(self, rule: Rule) -> None:
        self._do(RemoveAnnotation(SwitchedOff.kind, rule.id), f"启用规则 {rule.id}")

    def _mend(self, findings: Sequence[Finding]) -> None:
        repairs: list[Repair] = [one.repair for one in findings if one.repair is not None]
        label = f"按建议改 {repairs[0].label}"
        try:
            edit = edit_of(repairs, label, self._session.report, self._session.phrases)
        except Refused as refused:
            self._session.said.emit(refused.sentence)
            return
        self._do(edit, label)

    def _annotate(self, annotation: Annotation, place: str, label: str) -> None:
        self._do(Annotate(annotation, place), label)

    def _do(self, edit: Edit, label: str) -> None:
        self._session.close_step()
        self._session.do(edit, label, by="findings")
        if self._rules is not None:
            self._rules.show_off(self._session.report.annotations_of(SwitchedOff))

    def _signature(self) -> tuple[str, str]:
        return self._session.person, self._session.now

    def _seen(self, words: str) -> str:
        """Give new words as they are read: of a figure its value and its name."""
        labels = [self._session.catalog.indicator(code).label for code in codes_in_text(words)]
        names = "、".join(f"“{label}”" for label in labels)
        return self._session.phrases.plain(words) + (f"，即{names}" if names else "")

    def _texts(self) -> dict[str, str]:
        report, phrases = self._session.report, self._session.phrases
        return {TITLE: phrases.plain(report.particulars.title)} | {
            entry.key: phrases.plain(entry.text) for entry in report.outline
        }

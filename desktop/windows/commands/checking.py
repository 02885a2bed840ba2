"""What is done about what is wrong: explained, mended, no longer looked for; and a file that is proofread."""

from __future__ import annotations

from typing_extensions import override

from desktop.model.findings import Finding
from desktop.model.report import PARTICULAR_NAMES
from desktop.windows.commands.command import Command, Desk, Group, Menu
from desktop.windows.findings.deciding import Deciding
from desktop.windows.findings.delegate import Act
from desktop.windows.findings.rows import FindingRow
from desktop.windows.proofing.proofing import Proofing


class CheckCommands(Group):
    """Findings, rules, proofreading."""

    def __init__(self, desk: Desk) -> None:
        self.proofing = Proofing(desk.window, desk.settings, desk.appearance)
        self._asking: Deciding | None = None
        super().__init__(desk)

    @override
    def commands(self) -> tuple[Command, ...]:
        return (
            Command("rules", self.rules, Menu.REPORT, "核对规则…"),
            Command("proof", self.proofing.ask, Menu.REPORT, "校对一个文件…"),
        )

    @override
    def connect_buttons(self) -> None:
        self.desk.window.start.proof_file.connect(self.proofing.ask)
        self.desk.window.place.findings.asked.connect(self._asked)

    @override
    def finish(self) -> None:
        self.proofing.finish()
        self.desk.window.place.watch.finish()

    def rules(self) -> None:
        """Show every rule, with those that are switched off."""
        deciding = self._deciding()
        if deciding is not None:
            deciding.show_rules()

    def _asked(self, act: Act, row: FindingRow) -> None:
        if act is Act.GO:
            if row.place in PARTICULAR_NAMES:
                next(one for one in self.desk.window.actions() if one.objectName() == "particulars").trigger()
        elif row.finding is not None:
            self._decide(act, row.finding)

    def _decide(self, act: Act, finding: Finding) -> None:
        deciding = self._deciding()
        if deciding is None:
            return
        match act:
            case Act.MEND:
                deciding.ask_repair(finding)
            case Act.REASON:
                deciding.ask_reason(finding)
            case _:
                deciding.ask_switch_off(finding.rule)

    def _deciding(self) -> Deciding | None:
        """Give what asks about the session at work; nothing can be decided where it is only read."""
        window = self.desk.window
        window.finish()
        session = window.session
        if session is None or session.read_only:
            return None
        if self._asking is not None:
            self._asking.deleteLater()
        self._asking = Deciding(session, self.desk.appearance, window)
        self._asking.named.connect(self.sign_as)
        return self._asking

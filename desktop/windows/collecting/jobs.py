"""What collecting asks for, as jobs that run beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.model.catalog import Catalog
from desktop.model.report import Report
from desktop.windows.working.work import Work

if TYPE_CHECKING:
    from desktop.collection.comparing import ComparedRow
    from desktop.ledger.ledger import Ledger
    from desktop.model.findings import Finding
    from desktop.operations.collecting import Received, SentForm


@dataclass(frozen=True, slots=True)
class Sending:
    """What was asked for: forms for these departments, into a folder, due on a day."""

    departments: tuple[str, ...]
    folder: Path
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """The forms that were written, and the note to be pasted with them."""

    sending: Sending
    forms: Sequence[SentForm]
    note: str


@dataclass(frozen=True, slots=True)
class WriteForms:
    """Writes the forms of some departments."""

    report: Report
    catalog: Catalog
    sending: Sending
    work: Work

    def __call__(self) -> Sent:
        """Write them; Refused as `asked_of` and `write_forms`."""
        from desktop.collection.letters import covering_note, covering_note_to_all
        from desktop.operations.collecting import asked_of, write_forms

        asked = asked_of(self.report, self.catalog, self.sending.due)
        forms = [asked.forms[name] for name in self.sending.departments if name in asked.forms]
        sent = write_forms(forms, self.sending.folder, self.work.watch)
        one = sent[0] if len(sent) == 1 else None
        note = covering_note(one.form, one.path.name) if one else covering_note_to_all([one.form for one in sent])
        return Sent(self.sending, sent, note)


@dataclass(frozen=True, slots=True)
class ReadReturns:
    """Reads what came back and compares it with the report; nothing is kept."""

    paths: tuple[Path, ...]
    report: Report
    catalog: Catalog
    work: Work

    def __call__(self) -> Received:
        """Read it; Refused as `gathered` and `receive`."""
        from desktop.operations.collecting import gathered, receive

        return receive(gathered(self.paths), self.report, self.catalog, self.work.watch)


@dataclass(frozen=True, slots=True)
class After:
    """What the checks say of the report as it would be, and do not say now; and whether it would be another at all."""

    findings: tuple[Finding, ...]
    news: bool


@dataclass(frozen=True, slots=True)
class FindAfter:
    """Checks the report as it would be with the chosen rows."""

    received: Received
    chosen: tuple[ComparedRow, ...]
    report: Report
    catalog: Catalog
    last: Report | None = None  # last year's, where the ledger has it

    def __call__(self) -> After:
        """Give what would be."""
        from desktop.operations.collecting import findings_of, has_news

        comparison = self.received.comparison
        found = findings_of(comparison, self.chosen, self.report, self.catalog, self.last)
        return After(found, has_news(comparison, self.chosen, self.report))


@dataclass(frozen=True, slots=True)
class KeepReturns:
    """Keeps a copy of each file that is an answer in the ledger."""

    ledger: Ledger
    received: Received

    def __call__(self) -> None:
        """Keep them; Refused (COLLECT-CHANGED) where one is no more what was read."""
        from desktop.operations.collecting import keep_files

        keep_files(self.ledger, self.received)

"""What a department's text asks for, as jobs that run beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.model.catalog import Catalog
from desktop.model.report import Report
from desktop.operations.text_returns import TextReturn, keep_text, read_text_return
from desktop.reading.text_items import Placing, ProposedItem, likely_heading, propose_items
from desktop.windows.working.work import Work

if TYPE_CHECKING:
    from desktop.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Material:
    """A text as it was read, the report it is for, and the entry under which it probably belongs."""

    returned: TextReturn
    report: Report
    catalog: Catalog
    likely: str


@dataclass(frozen=True, slots=True)
class ReadMaterial:
    """Reads a text."""

    path: Path
    report: Report
    catalog: Catalog
    work: Work

    def __call__(self) -> Material:
        """Read it; Refused as `read_text_return`."""
        returned = read_text_return(self.path, self.work.cancelled)
        likely = likely_heading(returned.structure, "", self.report, self.catalog)
        return Material(returned, self.report, self.catalog, likely)


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a text would become, and where."""

    placing: Placing
    items: tuple[ProposedItem, ...]


@dataclass(frozen=True, slots=True)
class Propose:
    """Says what a text would become under a heading."""

    material: Material
    placing: Placing

    def __call__(self) -> Proposed:
        """Say it; Refused as `propose_items`."""
        found = self.material
        return Proposed(
            self.placing, propose_items(found.returned.structure, found.report, found.catalog, self.placing)
        )


@dataclass(frozen=True, slots=True)
class KeepMaterial:
    """Keeps a copy of the file in the ledger."""

    ledger: Ledger
    returned: TextReturn

    def __call__(self) -> None:
        """Keep it; Refused (COLLECT-CHANGED)."""
        keep_text(self.ledger, self.returned)

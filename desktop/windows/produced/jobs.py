"""What a report says, as a mark that another one has if and only if it says the same; worked out beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.files import is_file
from desktop.model.catalog import Catalog
from desktop.model.report import Report


@dataclass(frozen=True, slots=True)
class MarkOf:
    """Works out the mark of a report."""

    report: Report
    catalog: Catalog

    def __call__(self) -> str:
        """Compose it and take the digest of its text."""
        from hashlib import sha256

        from desktop.documents.compose import compose

        return sha256(compose(self.catalog, self.report).text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Standing:
    """What a report says now, and which of the files are still there."""

    mark: str
    there: frozenset[Path]


@dataclass(frozen=True, slots=True)
class LookAtFiles:
    """Looks at a report and for the files that were made of it; a disk of the network can take its time."""

    report: Report
    catalog: Catalog
    paths: tuple[Path, ...]

    def __call__(self) -> Standing:
        """Look."""
        return Standing(MarkOf(self.report, self.catalog)(), frozenset(path for path in self.paths if is_file(path)))

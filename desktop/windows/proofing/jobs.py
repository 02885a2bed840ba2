"""What the window asks for when a file is proofread, as a job that runs beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.catalog.load import standard_catalog

if TYPE_CHECKING:
    from desktop.operations.proofreading import Proof


@dataclass(frozen=True, slots=True)
class Wanted:
    """The file that is to be proofread, last year's beside it where there is one, and the year where it was given."""

    path: Path
    last: Path | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ProofFile:
    """Proofreads a file."""

    wanted: Wanted
    cancelled: Callable[[], bool]

    def __call__(self) -> Proof:
        """Proofread it; Refused as `operations.proofreading.proof`."""
        from desktop.operations.proofreading import proof

        return proof(self.wanted.path, standard_catalog(), self.wanted.last, self.wanted.year, self.cancelled)

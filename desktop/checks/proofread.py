"""Proofread a text, ours or a file's: what its words alone show.

A new check is one file and its name in TEXT_CHECKS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop.model.catalog import Catalog
from desktop.model.findings import Finding
from desktop.model.manuscript import Manuscript

TextCheck = Callable[[Manuscript, Catalog], Iterable[Finding]]

TEXT_CHECKS: tuple[TextCheck, ...] = ()


def proofread(manuscript: Manuscript, catalog: Catalog) -> tuple[Finding, ...]:
    """Give everything that the words of a text show, in the order of its passages, the title first."""
    places = {passage.place: index for index, passage in enumerate(manuscript.passages)}
    found = (finding for one_check in TEXT_CHECKS for finding in one_check(manuscript, catalog))
    return tuple(sorted(found, key=lambda finding: (places.get(finding.place, -1), finding.span or (0, 0))))

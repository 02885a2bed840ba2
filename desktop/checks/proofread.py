"""Proofread a text, ours or a file's: what its words alone show.

A new check is one file and its name in TEXT_CHECKS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop.checks.content.identifiers import check_identifiers
from desktop.checks.content.people import check_people
from desktop.checks.form.endings import check_endings
from desktop.checks.form.names import check_names
from desktop.checks.form.passages import check_passages, check_wide_digits
from desktop.checks.form.series import check_measures, check_numerals
from desktop.checks.form.spaces import check_spaces
from desktop.checks.form.widths import check_widths
from desktop.checks.leftovers.references import check_references
from desktop.checks.leftovers.time_words import check_time_words
from desktop.checks.leftovers.unchanged import check_unchanged
from desktop.checks.leftovers.years import check_targets, check_years
from desktop.checks.outline.blanks import check_blanks
from desktop.checks.outline.contents import check_empty, check_official, check_prescribed, check_title
from desktop.checks.outline.sequence import check_sequence
from desktop.checks.outline.siblings import check_siblings
from desktop.checks.prose.check import check_prose
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding
from desktop.model.manuscript import Manuscript

TextCheck = Callable[[Manuscript, Catalog], Iterable[Finding]]

# The outline as such, for which no words but those of the headings are wanted.
STRUCTURE_CHECKS: tuple[TextCheck, ...] = (check_sequence, check_siblings)

TEXT_CHECKS: tuple[TextCheck, ...] = (
    *STRUCTURE_CHECKS,
    check_prose,
    check_prescribed,
    check_empty,
    check_title,
    check_official,
    check_blanks,
    check_time_words,
    check_unchanged,
    check_years,
    check_targets,
    check_references,
    check_identifiers,
    check_people,
    check_widths,
    check_spaces,
    check_endings,
    check_passages,
    check_wide_digits,
    check_measures,
    check_numerals,
    check_names,
)


def proofread(manuscript: Manuscript, catalog: Catalog) -> tuple[Finding, ...]:
    """Give everything that the words of a text show, in the order of its passages, the title first."""
    return _by_place(TEXT_CHECKS, manuscript, catalog)


def proofread_outline(manuscript: Manuscript, catalog: Catalog) -> tuple[Finding, ...]:
    """Give what is wrong with the numbers and the form of the headings alone, in the order of the text."""
    return _by_place(STRUCTURE_CHECKS, manuscript, catalog)


def _by_place(checks: tuple[TextCheck, ...], manuscript: Manuscript, catalog: Catalog) -> tuple[Finding, ...]:
    places = {passage.place: index for index, passage in enumerate(manuscript.passages)}
    found = (finding for one_check in checks for finding in one_check(manuscript, catalog))
    return tuple(sorted(found, key=lambda finding: (places.get(finding.place, -1), finding.span or (0, 0))))

"""A place in a text where a rule found something, before it is known in which passage the text stands.

Why apart from Finding: what is found in a text depends on the text alone, so it can be kept for each text; after an
edit only the texts that changed are looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from desktop.model.findings import Finding, Operand, Repair, Replacement, Rule
from desktop.model.manuscript import TITLE, Manuscript, Passage
from desktop.model.outline import Level
from desktop.model.severity import Severity

KEPT = 4096  # texts of which the findings are kept: a long report has some hundreds
_MOST = 50  # findings of one rule in one text; what has more was not written by hand
_AROUND = 6  # characters before and behind, to recognise a place by


@dataclass(frozen=True, slots=True)
class Change:
    """Other `words` for the characters from `start` to `end`."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Spot:
    """What a rule found: its place, its Chinese sentence, and the changes that mend it, if any are certain.

    `severity` is given where it is not that of the rule; `operands` are values that took part.
    """

    start: int
    end: int
    message: str
    changes: tuple[Change, ...] = ()
    label: str = ""
    severity: Severity | None = None
    stated: str | None = None
    computed: str | None = None
    operands: tuple[Operand, ...] = ()


def texts_of(manuscript: Manuscript) -> Iterator[Passage]:
    """Give the title, where there is one, and the passages."""
    if manuscript.title:
        yield Passage(TITLE, Level.BODY, "", manuscript.title)
    yield from manuscript.passages


def findings_at(rule: Rule, passage: Passage, spots: Iterable[Spot]) -> Iterable[Finding]:
    """Give the findings of spots in the text of a passage; what is still blank (【待填】) is never judged.

    A repair that would rewrite what comes from a figure is not offered: the figure is mended where it is kept.
    """
    return () if spots == () else _findings_at(rule, passage, spots)  # the usual case, some thousand times a check


def _findings_at(rule: Rule, passage: Passage, spots: Iterable[Spot]) -> Iterator[Finding]:
    for spot in islice(spots, _MOST):
        if any(start < spot.end and spot.start < end for start, end in passage.blank):
            continue
        yield Finding(
            severity=spot.severity or rule.severity,
            rule=rule.id,
            place=passage.place,
            message=spot.message,
            stated=spot.stated,
            computed=spot.computed,
            operands=spot.operands,
            text=passage.text[spot.start : spot.end],
            span=(spot.start, spot.end),
            repair=_repair(passage, spot),
        )


def _repair(passage: Passage, spot: Spot) -> Repair | None:
    linked = passage.linked
    if not spot.changes or any(one.start < c.end and c.start < one.end for one in linked for c in spot.changes):
        return None
    was = passage.text
    steps = tuple(Replacement(passage.place, c.start, was[c.start : c.end], c.words) for c in spot.changes)
    return Repair(spot.label, steps)


def excerpt(text: str, start: int, end: int, around: int = _AROUND) -> str:
    """Give some words with what stands directly around them, so that they can be recognised."""
    return text[max(start - around, 0) : end + around].replace("\n", "")


def changed(text: str, changes: Iterable[Change]) -> str:
    """Give the text with changes made that do not overlap."""
    for change in sorted(changes, key=lambda one: one.start, reverse=True):
        text = text[: change.start] + change.words + text[change.end :]
    return text

"""Changes that are told of several values at once: 复议120件、诉讼60件，上年为100件、50件，分别增长20%、20%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.checks.prose.natures import Nature
from desktop.checks.prose.rows import row_from
from desktop.checks.prose.term import Prose, Term

_VALUES = (Nature.COUNT, Nature.SHARE)


@dataclass(frozen=True, slots=True)
class Pair:
    """One of several values with last year's, where it is told, and its changes."""

    now: Term
    before: Term | None
    changes: tuple[Term, ...]


def paired(prose: Prose) -> Iterator[Pair]:
    """Give the values of rows with what is said of each in its place."""
    last = -1
    for first in prose.terms:
        if first.at <= last or first.nature is not Nature.CHANGE:
            continue
        rows = _rows_of_changes(prose, first)
        last = rows[-1][-1].at
        if len(rows[0]) > 1:
            yield from _of_rows(prose, rows)


def _rows_of_changes(prose: Prose, first: Term) -> list[list[Term]]:
    """Give the rows of changes, all of one length, that follow each other: 分别增加20件、10件，增长20%、25%."""
    rows = [row_from(first, prose.terms)]
    while (at := rows[-1][-1].at + 1) < len(prose.terms):
        following = prose.terms[at]
        row = row_from(following, prose.terms)
        alike = following.nature is Nature.CHANGE and len(row) == len(rows[0])
        if not alike or following.sentence != first.sentence:
            break
        rows.append(row)
    return rows


def _of_rows(prose: Prose, rows: Sequence[Sequence[Term]]) -> Iterator[Pair]:
    first, size = rows[0][0], len(rows[0])
    ahead = [term for term in prose.terms[: first.at] if term.sentence == first.sentence and not term.bare]
    earlier = [term for term in ahead if term.nature is Nature.EARLIER]
    before = earlier[-size:]
    values = [term for term in ahead if term.nature in _VALUES]
    if before:
        between = [term for term in values if term.at > before[-1].at]
        values = between or [term for term in values if term.at < before[0].at]
    now = values[-size:]
    if len(now) < size or len(before) not in (0, size):
        return
    for place, value in enumerate(now):
        one = before[place] if before else None
        if one is None or value.counts_with(one) or (value.share and one.share):
            yield Pair(value, one, tuple(row[place] for row in rows))

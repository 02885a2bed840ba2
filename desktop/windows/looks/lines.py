"""Which lines of a paragraph have to be drawn again when some of its words have become others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph as it was laid out: its signs, each with everything that it looks like, and where its lines begin."""

    signs: Sequence[object]
    starts: tuple[int, ...]

    def span(self, line: int) -> tuple[int, int]:
        """Give from which sign to which a line goes."""
        after = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.signs)
        return self.starts[line], after


def starts_of(block: QTextBlock) -> tuple[int, ...]:
    """Give where the lines of a block begin."""
    layout = block.layout()
    return tuple(layout.lineAt(number).textStart() for number in range(layout.lineCount()))


def differing_lines(before: Laid, after: Laid) -> range:
    """Give the lines from the first to the last that look otherwise, of two paragraphs with as many lines."""
    head = _same(before.signs, after.signs)
    tail = min(_same(before.signs[::-1], after.signs[::-1]), len(before.signs) - head, len(after.signs) - head)
    differ = [line for line in range(len(after.starts)) if not _stands(line, before, after, (head, tail))]
    return range(differ[0], differ[-1] + 1) if differ else range(0)


def box_of(block: QTextBlock, lines: range) -> QRectF:
    """Give where some lines of a block stand in its document."""
    layout = block.layout()
    box = layout.lineAt(lines[0]).rect().united(layout.lineAt(lines[-1]).rect())
    return box.translated(layout.position())


def _stands(line: int, before: Laid, after: Laid, same: tuple[int, int]) -> bool:
    """Say whether a line has just the signs it had, all of them before what differs or all of them behind it."""
    head, tail = same
    was, now = before.span(line), after.span(line)
    if was == now and now[1] <= head:
        return True
    from_end = [(len(laid.signs) - span[0], len(laid.signs) - span[1]) for laid, span in ((before, was), (after, now))]
    return from_end[0] == from_end[1] and from_end[1][0] <= tail


def _same(one: Sequence[object], other: Sequence[object]) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count

"""Which texts of an old .xls are struck out, raised or lowered, wholly or in part.

[MS-XLS] 2.4.122 Font, 2.4.353 XF, 2.4.265 SST and 2.5.293 XLUnicodeRichExtendedString.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.collection.marked_texts import Mark

_FONT, _STYLE, _TEXTS, _CONTINUED = 0x0031, 0x00E0, 0x00FC, 0x003C
_STRUCK_OUT = 0x08
_NEVER = 4  # the number that no font has ([MS-XLS] 2.5.129 FontIndex)
_WIDE, _FOREIGN, _IN_RUNS = 0x01, 0x04, 0x08
_BEFORE_TEXTS = 8  # bytes in which the table says how many texts it has


@dataclass(frozen=True, slots=True)
class Marks:
    """The styles that strike out everything, and the marked ones of the shared texts; by their numbers."""

    struck: frozenset[int] = frozenset()
    texts: Mapping[int, Mark] = field(default_factory=dict[int, Mark])


def marks_of(records: Iterable[tuple[int, bytes]]) -> Marks:
    """Look for marks in the records that hold for all sheets, given as kind and body."""
    fonts: list[Mark | None] = []
    of_styles: list[int] = []
    texts: list[bytes] = []
    for kind, body in records:
        if kind == _FONT:
            fonts.append(_mark_of_font(body))
        elif kind == _STYLE:
            of_styles.append(struct.unpack_from("<H", body, 0)[0])
        elif kind == _TEXTS or (kind == _CONTINUED and texts):
            texts.append(body)
    if not any(fonts):
        return Marks()
    struck = (number for number, font in enumerate(of_styles) if _mark_of_number(fonts, font) is Mark.STRUCK)
    return Marks(frozenset(struck), _marked_texts(texts, fonts))


def _mark_of_font(body: bytes) -> Mark | None:
    flags, raised = struct.unpack_from("<H", body, 2)[0], struct.unpack_from("<H", body, 8)[0]
    return Mark.STRUCK if flags & _STRUCK_OUT else Mark.RAISED if raised else None


def _mark_of_number(fonts: Sequence[Mark | None], number: int) -> Mark | None:
    index = number - 1 if number > _NEVER else number
    return fonts[index] if index < len(fonts) else None


def _marked_texts(bodies: Sequence[bytes], fonts: Sequence[Mark | None]) -> dict[int, Mark]:
    """Give the marked ones of the texts in a table and what continues it; where it breaks off, what stands before."""
    found: dict[int, Mark] = {}
    texts = _Texts(bodies)
    try:
        for number, used in enumerate(texts.fonts()):
            marks = [mark for one in used if (mark := _mark_of_number(fonts, one)) is not None]
            if marks:
                found[number] = Mark.STRUCK if Mark.STRUCK in marks else marks[0]
    except (IndexError, struct.error):
        pass
    return found


class _Texts:
    """Goes through the shared texts, which may be broken anywhere between two records."""

    def __init__(self, bodies: Sequence[bytes]) -> None:
        self._bodies = bodies
        self._body = 0
        self._at = _BEFORE_TEXTS

    def fonts(self) -> Iterator[list[int]]:
        """Give the numbers of the fonts that begin within each text."""
        while self._goes_on():
            length, flags = struct.unpack("<HB", self._taken(3))
            runs = struct.unpack("<H", self._taken(2))[0] if flags & _IN_RUNS else 0
            more = struct.unpack("<I", self._taken(4))[0] if flags & _FOREIGN else 0
            self._pass_characters(length, wide=bool(flags & _WIDE))
            begun = struct.iter_unpack("<HH", self._taken(4 * runs))
            used = [font for start, font in begun if start < length]
            self._taken(more)
            yield used

    def _goes_on(self) -> bool:
        last = len(self._bodies) - 1
        return self._body < last or (self._body == last and self._at < len(self._bodies[last]))

    def _taken(self, size: int) -> bytes:
        taken = b""
        while len(taken) < size:
            if self._at >= len(self._bodies[self._body]):
                self._body, self._at = self._body + 1, 0
            piece = self._bodies[self._body][self._at : self._at + size - len(taken)]
            self._at += len(piece)
            taken += piece
        return taken

    def _pass_characters(self, count: int, *, wide: bool) -> None:
        """Pass over characters; where they go on in another record that says anew whether they are wide."""
        while count:
            size = 2 if wide else 1
            here = min(count, (len(self._bodies[self._body]) - self._at) // size)
            self._at += here * size
            count -= here
            if count:
                self._body, self._at = self._body + 1, 1
                wide = bool(self._bodies[self._body][0] & _WIDE)

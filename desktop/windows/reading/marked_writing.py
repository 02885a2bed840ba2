"""Writing a report that was read into a document of the screen, everything in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextTable

from desktop.model.outline import Level
from desktop.reading.found import Noticed, Piece, Placed, SetAside, Unplaced
from desktop.windows.reading.confirming import Confirmation
from desktop.windows.reading.marked_formats import REPAIR, UNFOLD, Formats

_Part = Placed | Piece | Unplaced | Noticed | tuple[SetAside, ...]
_BEGINNING = 12  # characters of a line that are framed


class Writing:
    """Writes once; then `spans`, `look_alikes` and `lines` say where matches and the like stand."""

    def __init__(self, document: QTextDocument, formats: Formats, now: Confirmation, *, unfolded: bool) -> None:
        self._document = document
        self._formats = formats
        self._now = now
        self._unfolded = unfolded
        self._cursor = QTextCursor(document)
        self._begun = False
        self._run_in = 0  # the line of the heading that the next paragraph continues
        self._marks = _marks_of(now)
        self.spans: dict[int, tuple[int, int]] = {}
        self.look_alikes: dict[tuple[str, int], tuple[int, int]] = {}  # by key of the piece and start in it
        self.lines: dict[int, tuple[int, int]] = {}

    def write(self) -> None:
        """Write everything."""
        self._document.clear()
        self._cursor.beginEditBlock()
        for part in parts_of(self._now):
            match part:
                case Placed():
                    self._block(self._formats.paragraph(indent=False, centred=part.what == "标题"))
                    form = self._formats.heading() if part.what == "标题" else self._formats.prose()
                    self._cursor.insertText(part.text, form)
                case Piece():
                    self._piece(part)
                case Unplaced():
                    self._block(self._formats.paragraph(indent=False))
                    self._cursor.insertText(f"没有认出来：{part.text}", self._formats.small("warning_text"))
                case Noticed():
                    self._bar(part)
                case _:
                    self._aside(part)
        self._cursor.endEditBlock()

    def _piece(self, piece: Piece) -> None:
        if not (self._run_in and self._run_in == piece.line):
            self._block(self._formats.paragraph())
        self._run_in = piece.line if piece.run_in else 0
        form = self._formats.heading() if piece.level is Level.PART else self._formats.prose()
        first = self._cursor.position()
        self._cursor.insertText(piece.number, form)
        at = 0
        for start, end, mark in self._marks.get(piece.key, ()):
            self._cursor.insertText(piece.text[at:start], form)
            begun = self._cursor.position()
            shown = self._formats.look_alike() if mark is None else self._formats.figure(self._now, mark)
            self._cursor.insertText(piece.text[start:end], shown)
            if mark is None:
                self.look_alikes[piece.key, start] = (begun, self._cursor.position())
            else:
                self.spans[mark] = (begun, self._cursor.position())
            at = end
        self._cursor.insertText(piece.text[at:], form)
        self.lines.setdefault(piece.line, (first, min(first + _BEGINNING, self._cursor.position())))

    def _aside(self, aside: Sequence[SetAside]) -> None:
        kinds = "、".join(dict.fromkeys(one.why for one in aside))
        self._block(self._formats.paragraph(indent=False))
        self._cursor.insertText(f"{kinds}共 {len(aside)} 行，不进报告 · ", self._formats.small())
        self._cursor.insertText("收起" if self._unfolded else "查看", self._formats.link(UNFOLD))
        if self._unfolded:
            for one in aside:
                self._block(self._formats.paragraph())
                self._cursor.insertText(one.text, self._formats.small())

    def _bar(self, fault: Noticed) -> None:
        table: QTextTable = self._cursor.insertTable(1, 2, self._formats.bar())
        words, offer = table.cellAt(0, 0), table.cellAt(0, 1)
        words.setFormat(self._formats.bar_cell(first=True))
        offer.setFormat(self._formats.bar_cell(first=False))
        words.firstCursorPosition().insertText(fault.message, self._formats.small("warning_text"))
        if fault.repair is not None:
            number = self._now.reading.structure.noticed.index(fault)
            done = number in self._now.repaired
            label = f"已{fault.repair.label} · 撤回" if done else fault.repair.label
            right = QTextBlockFormat()
            right.setAlignment(Qt.AlignmentFlag.AlignRight)
            cursor = offer.firstCursorPosition()
            cursor.setBlockFormat(right)
            cursor.insertText(label, self._formats.link(f"{REPAIR}:{number}"))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._begun = False  # behind a table there is an empty block already

    def _block(self, form: QTextBlockFormat) -> None:
        if self._begun:
            self._cursor.insertBlock(form)
        else:
            self._cursor.setBlockFormat(form)
        self._begun = True
        self._run_in = 0


def parts_of(now: Confirmation) -> Iterator[_Part]:
    """Give the parts of a report in the order of its lines: a fault before what it is about, lines set aside as one."""
    structure = now.reading.structure
    faults = [fault for fault in structure.noticed if fault.repair is not None]
    ordered: list[tuple[int, int, Placed | Piece | Unplaced | Noticed | SetAside]] = [
        *((one.line, 0, one) for one in structure.set_aside),
        *((one.line, 1, one) for one in structure.placed),
        *((one.line, 2, one) for one in faults),
        *((one.line, 3, one) for one in structure.pieces),
        *((one.line, 4, one) for one in structure.unplaced),
    ]
    ordered.sort(key=lambda item: item[:2])
    aside = structure.set_aside
    told = False
    for _, _, part in ordered:
        if not isinstance(part, SetAside):
            yield part
        elif not told:
            told = True
            yield aside


def _marks_of(now: Confirmation) -> dict[str, list[tuple[int, int, int | None]]]:
    marks: dict[str, list[tuple[int, int, int | None]]] = {}
    for number, match in enumerate(now.reading.matches):
        one = match.occurrence
        marks.setdefault(one.key, []).append((one.start, one.end, number))
    for unlike in now.reading.not_figures:
        marks.setdefault(unlike.key, []).append((unlike.start, unlike.end, None))
    return {key: sorted(found, key=lambda mark: mark[:2]) for key, found in marks.items()}

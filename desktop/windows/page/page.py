"""The Document's blocks in one QTextDocument, of which only the blocks that changed are replaced."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from desktop.documents.blocks import Block, Document, Role, Run, Style
from desktop.documents.profiles import Profile
from desktop.windows.looks.lines import Laid, box_of, differing_lines, starts_of
from desktop.windows.looks.positions import characters_in_qt, length_in_qt
from desktop.windows.page.ending import ENDING, place_ending
from desktop.windows.page.foot import IMPRINT, box_of_foot, settle
from desktop.windows.page.formats import CODE, SHEET, block_format, char_format, frame_format

_LINE = "\u2028"  # a new line within a paragraph
_TEXT = frozenset({Style.TITLE, Style.PART, Style.BODY})
_PARTED = (Style.REFERENCE, Style.IMPRINT_PRINTED)  # what stands left and right on one line


class Page:
    """A report laid out on sheets, at one pixel for one point."""

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        self._profile = profile
        self._blocks: tuple[Block, ...] = ()
        self.replaced = 0  # how many blocks the last `show` wrote
        self.text = QTextDocument(parent)
        self.text.setUndoRedoEnabled(False)
        self.text.setDocumentMargin(0)
        self.text.setUseDesignMetrics(True)
        self.text.setPageSize(SHEET)
        self.text.rootFrame().setFrameFormat(frame_format())

    @property
    def sheets(self) -> int:
        """How many sheets there are."""
        return self.text.pageCount()

    def use(self, profile: Profile) -> None:
        """Set everything in the fonts of another profile."""
        if profile != self._profile:
            self._profile = profile
            cursor = QTextCursor(self.text)
            for number, block in enumerate(self._blocks):
                self._replace(cursor, number, block)
            self._settle()

    def show(self, document: Document) -> QRectF:
        """Show a document, writing only the blocks that differ, and give what must be drawn again.

        Qt itself would say that everything below a changed block must be.
        """
        old, new = self._blocks, document.blocks
        start = _same_start(old, new)
        end = _same_start(old[start:][::-1], new[start:][::-1])
        if start == len(old) == len(new):
            self.replaced = 0
            return QRectF()
        before, foot = self._reach(start, len(old) - end), box_of_foot(self.text, self.foot)
        laid = self._laid(start, len(old) - end) if len(old) == len(new) else {}
        self._write(new, start, end)
        moved = self._settle()
        after, now = self._reach(start, len(new) - end), box_of_foot(self.text, self.foot)
        moved = moved if now == foot else moved.united(now).united(foot)
        if len(old) == len(new) and before.bottom() == after.bottom():
            return self._differing(laid, new, before.united(after)).united(moved)
        top = before.united(after).united(moved).top()
        return QRectF(0, top, SHEET.width(), self.sheets * SHEET.height())

    def _settle(self) -> QRectF:
        """Put the lines after the body where they belong, and 版记; give where some of the former moved."""
        end = _before(self._blocks, len(self._blocks), IMPRINT)
        start = _before(self._blocks, end, ENDING)
        moved = place_ending(self.text, start, self._blocks[start:end])
        settle(self.text, self.foot)
        return moved

    def _reach(self, start: int, end: int) -> QRectF:
        """Give from where to where the blocks from `start` to before `end` stand."""
        layout = self.text.documentLayout()
        first, last = self.text.findBlockByNumber(start), self.text.findBlockByNumber(max(start, end - 1))
        return layout.blockBoundingRect(first).united(layout.blockBoundingRect(last))

    def _laid(self, start: int, end: int) -> dict[int, Laid]:
        """Give how the blocks from `start` to before `end` are laid out now."""
        blocks = {number: self.text.findBlockByNumber(number) for number in range(start, end)}
        return {number: Laid(_signs(self._blocks[number]), starts_of(block)) for number, block in blocks.items()}

    def _differing(self, laid: Mapping[int, Laid], blocks: tuple[Block, ...], whole: QRectF) -> QRectF:
        """Give where the lines stand that look otherwise than `laid`; `whole` where blocks have other lines."""
        box = QRectF()
        for number, before in laid.items():
            block = self.text.findBlockByNumber(number)
            after = Laid(_signs(blocks[number]), starts_of(block))
            if len(before.starts) != len(after.starts):
                return whole
            lines = differing_lines(before, after)
            box = box.united(box_of(block, lines)) if lines else box
        return box

    def block_of(self, key: str) -> QTextBlock | None:
        """Give the block that comes from an entry or particular."""
        for number, block in enumerate(self._blocks):
            if block.key == key:
                return self.text.findBlockByNumber(number)
        return None

    def block_of_style(self, style: Style) -> QTextBlock | None:
        """Give the first block of a style."""
        for number, block in enumerate(self._blocks):
            if block.style is style:
                return self.text.findBlockByNumber(number)
            if block.style in _TEXT:
                break  # what stands only at the beginning is not looked for in the whole text
        return None

    @property
    def foot(self) -> tuple[QTextBlock, ...]:
        """The blocks of 版记, in their order."""
        start = _before(self._blocks, len(self._blocks), IMPRINT)
        return tuple(self.text.findBlockByNumber(number) for number in range(start, len(self._blocks)))

    def lines_of(self, block: QTextBlock) -> tuple[QRectF, ...]:
        """Give where the lines of a block stand on each sheet that it reaches, from the first line there to the last.

        The box that Qt gives of a block goes on through the margins between two sheets, and begins on the sheet
        before where even its first line has no room there.
        """
        whole = self.text.documentLayout().blockBoundingRect(block)  # which lays it out
        layout, boxes = block.layout(), dict[int, QRectF]()
        for number in range(layout.lineCount()):
            box = layout.lineAt(number).rect().translated(layout.position())
            sheet = int(box.center().y() // SHEET.height())
            boxes[sheet] = boxes.get(sheet, QRectF()).united(box)
        return tuple(boxes.values()) or (whole,)

    def sheet_of(self, block: QTextBlock) -> int:
        """Give the sheet, from 0, on which the first line of a block stands."""
        return int(self.lines_of(block)[0].center().y() // SHEET.height())

    def place_at(self, position: int) -> tuple[str, str]:
        """Give the key of the block and the indicator code, or "", of the text at a position."""
        block = self.text.findBlock(position)
        number = block.blockNumber()
        if not 0 <= number < len(self._blocks):
            return "", ""
        cursor = QTextCursor(self.text)
        cursor.setPosition(min(position + 1, block.position() + block.length() - 1))
        return self._blocks[number].key, str(cursor.charFormat().property(CODE) or "")

    def _write(self, blocks: tuple[Block, ...], start: int, end: int) -> None:
        """Write the blocks but for the first `start` and the last `end`, which stand here already."""
        old = self._blocks
        gone, come = old[start : len(old) - end], blocks[start : len(blocks) - end]
        self._blocks = blocks
        self.replaced = 0
        cursor = QTextCursor(self.text)
        cursor.beginEditBlock()
        for act, place, was in _steps(gone, come):
            if act == "replace" and _alike(gone[was], come[place]):
                self._reword(cursor, start + place, gone[was], come[place])
            elif act == "replace":
                self._replace(cursor, start + place, come[place])
            elif act == "insert":
                self._insert(cursor, start + place, come[place])
            else:
                self._remove(cursor, start + place)
        cursor.endEditBlock()

    def _replace(self, cursor: QTextCursor, number: int, block: Block) -> None:
        cursor.setPosition(self.text.findBlockByNumber(number).position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._fill(cursor, block)

    def _reword(self, cursor: QTextCursor, number: int, before: Block, block: Block) -> None:
        """Write those runs of a block that say something else; they look as they did before."""
        self.replaced += 1
        at = self.text.findBlockByNumber(number).position()
        for place, (old, new) in enumerate(zip(before.runs, block.runs, strict=True)):
            at += len(_before_run(block.style, place))
            if old.text != new.text:
                cursor.setPosition(at)
                cursor.setPosition(at + length_in_qt(old.text), QTextCursor.MoveMode.KeepAnchor)
                cursor.insertText(new.text.replace("\n", _LINE), self._look(block, new))
            at += length_in_qt(new.text)

    def _remove(self, cursor: QTextCursor, number: int) -> None:
        block = self.text.findBlockByNumber(number)
        if number:
            cursor.setPosition(block.position() - 1)
            cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.setPosition(block.position())
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def _insert(self, cursor: QTextCursor, number: int, block: Block) -> None:
        if self.text.isEmpty() and self.text.blockCount() == 1:
            pass  # the block that every document has
        elif number >= self.text.blockCount():
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertBlock()
        else:
            cursor.setPosition(self.text.findBlockByNumber(number).position())
            cursor.insertBlock()
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        self._fill(cursor, block)

    def _fill(self, cursor: QTextCursor, block: Block) -> None:
        self.replaced += 1
        cursor.setBlockFormat(block_format(block.style))
        cursor.setBlockCharFormat(char_format(self._profile, block.style, Role.TEXT))
        for number, run in enumerate(block.runs):
            words = _before_run(block.style, number) + run.text.replace("\n", _LINE)
            cursor.insertText(words, self._look(block, run))

    def _look(self, block: Block, run: Run) -> QTextCharFormat:
        look = char_format(self._profile, block.style, run.role, block.lead)
        if run.code:
            look = QTextCharFormat(look)
            look.setProperty(CODE, run.code)
        return look


def _signs(block: Block) -> list[tuple[str, Role]]:
    """Give the characters of a block, for each of its positions on the page, with what it looks like."""
    return [
        (character, run.role)
        for number, run in enumerate(block.runs)
        for character in characters_in_qt(_before_run(block.style, number) + run.text)
    ]


def _alike(one: Block, other: Block) -> bool:
    """Say whether two blocks differ in nothing but the words of their runs, none of which is empty."""
    looks = [[(run.role, run.code, bool(run.text)) for run in block.runs] for block in (one, other)]
    return (one.style, one.lead) == (other.style, other.lead) and looks[0] == looks[1]


def _before_run(style: Style, number: int) -> str:
    """Give what parts runs: a title has one a line, a parted line its second one at the right."""
    if number == 0:
        return ""
    if style is Style.TITLE:
        return _LINE
    return "\t" if style in _PARTED and number == 1 else ""


def _before(blocks: Sequence[Block], end: int, styles: Container[Style]) -> int:
    """Give where those blocks begin that stand before `end` and are all of these styles."""
    while end and blocks[end - 1].style in styles:
        end -= 1
    return end


def _same_start(one: tuple[Block, ...], other: tuple[Block, ...]) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine is not theirs and mine != theirs:
            break
        count += 1
    return count


def _steps(gone: tuple[Block, ...], come: tuple[Block, ...]) -> Iterator[tuple[str, int, int]]:
    """Give what makes `come` of `gone`, in order: each act with its place in what is there then, and its old place.

    Blocks of one key are one paragraph that was reworded.
    """
    keys_gone, keys_come = [block.key for block in gone], [block.key for block in come]
    matcher = SequenceMatcher(None, keys_gone, keys_come, autojunk=False)
    for act, left, left_end, right, right_end in matcher.get_opcodes():
        both = min(left_end - left, right_end - right)
        for offset in range(both):
            if act == "replace" or gone[left + offset] != come[right + offset]:
                yield "replace", right + offset, left + offset
        for was in range(left + both, left_end):
            yield "remove", right + both, was
        for place in range(right + both, right_end):
            yield "insert", place, left_end

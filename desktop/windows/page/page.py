"""The Document's blocks in one QTextDocument, of which only the blocks that changed are replaced."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
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

    def show(self, document: Document) -> list[QRectF]:
        """Show a document, writing only the blocks that differ, and give what must be drawn again.

        Qt itself would say that everything below a changed block must be.
        """
        old, new = self._blocks, document.blocks
        self.replaced = 0
        if old == new:
            return []
        foot = box_of_foot(self.text, self.foot)
        self._blocks = new
        boxes = self._reworded(old, new) if _keys(old) == _keys(new) else [self._rewritten(old, new)]
        boxes.append(self._settle())
        now = box_of_foot(self.text, self.foot)
        if now != foot:
            boxes += [foot, now]
        return [box for box in boxes if not box.isEmpty()]

    def _reworded(self, old: tuple[Block, ...], new: tuple[Block, ...]) -> list[QRectF]:
        """Write those blocks that say something else, and give where each looks otherwise."""
        pairs = enumerate(zip(old, new, strict=True))
        return [self._renew(number, was, now) for number, (was, now) in pairs if was is not now and was != now]

    def _rewritten(self, old: tuple[Block, ...], new: tuple[Block, ...]) -> QRectF:
        """Write what came, went, or says something else, and give everything from the first such place on."""
        start = _same_start(old, new)
        before = self.text.documentLayout().blockBoundingRect(self.text.findBlockByNumber(start)).top()
        self._write(old, new, start)
        after = self.text.documentLayout().blockBoundingRect(self.text.findBlockByNumber(start)).top()
        return self._from(min(before, after))

    def _settle(self) -> QRectF:
        """Put the lines after the body where they belong, and 版记; give where some of the former moved."""
        end = _before(self._blocks, len(self._blocks), IMPRINT)
        start = _before(self._blocks, end, ENDING)
        moved = place_ending(self.text, start, self._blocks[start:end])
        settle(self.text, self.foot)
        return moved

    def _renew(self, number: int, was: Block, now: Block) -> QRectF:
        """Write a block that was reworded, and give where it looks otherwise, or all below where its height changed.

        Each is an edit of its own: Qt lays out again whatever lies between the first and the last place of one.
        """
        block, layout = self.text.findBlockByNumber(number), self.text.documentLayout()
        before, room = Laid(_signs(was), starts_of(block)), layout.blockBoundingRect(block)
        cursor = QTextCursor(self.text)
        cursor.beginEditBlock()
        self._rewrite(cursor, number, was, now)
        cursor.endEditBlock()
        block = self.text.findBlockByNumber(number)
        if layout.blockBoundingRect(block) != room:
            return self._from(room.top())
        after = Laid(_signs(now), starts_of(block))
        if len(before.starts) != len(after.starts):
            return room
        lines = differing_lines(before, after)
        return box_of(block, lines) if lines else QRectF()

    def _from(self, top: float) -> QRectF:
        """Give everything from a height of the text on."""
        return QRectF(0, top, SHEET.width(), self.sheets * SHEET.height())

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

    def _write(self, old: tuple[Block, ...], new: tuple[Block, ...], start: int) -> None:
        """Make the new blocks of the old ones, which are the same up to `start`."""
        end = _same_start(old[start:][::-1], new[start:][::-1])
        gone, come = old[start : len(old) - end], new[start : len(new) - end]
        cursor = QTextCursor(self.text)
        cursor.beginEditBlock()
        for act, place, was in _steps(gone, come):
            if act == "replace":
                self._rewrite(cursor, start + place, gone[was], come[place])
            elif act == "insert" and not old and place == 0:
                self._fill(cursor, come[place])  # into the block that every document has
            elif act == "insert":
                self._insert(cursor, start + place, come[place])
            else:
                self._remove(cursor, start + place)
        cursor.endEditBlock()

    def _rewrite(self, cursor: QTextCursor, number: int, was: Block, now: Block) -> None:
        if _alike(was, now):
            self._reword(cursor, number, was, now)
        else:
            self._replace(cursor, number, now)

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
        if self.text.blockCount() == 1:
            cursor.select(QTextCursor.SelectionType.Document)  # a document keeps a block, which is empty then
        elif number:
            cursor.setPosition(block.position() - 1)
            cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.setPosition(block.position())
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def _insert(self, cursor: QTextCursor, number: int, block: Block) -> None:
        if number >= self.text.blockCount():
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


def _keys(blocks: tuple[Block, ...]) -> list[str]:
    return [block.key for block in blocks]


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
    matcher = SequenceMatcher(None, _keys(gone), _keys(come), autojunk=False)
    for act, left, left_end, right, right_end in matcher.get_opcodes():
        both = min(left_end - left, right_end - right)
        for offset in range(both):
            if act == "replace" or gone[left + offset] != come[right + offset]:
                yield "replace", right + offset, left + offset
        for was in range(left + both, left_end):
            yield "remove", right + both, was
        for place in range(right + both, right_end):
            yield "insert", place, left_end

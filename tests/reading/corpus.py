"""Documents with stated truth, in the styles in which real districts divide their reports (wording is our own).

Each `Style` is one way of dividing, numbering and printing; `documents()` makes one document of each, as rows. The
truth of a row says what it is; `renderings.py` turns rows into files and adds the lines where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle

from desktop.quantities.chinese import write_chinese
from tests.reading.corpus_styles import STYLES, Style
from tests.reading.corpus_words import HEADINGS, ITEMS, PARTS, POINTS, PREAMBLES, SENTENCES, TOPICS, TRAPS

HALF = str.maketrans("，：；（）！", ",:;()!")


@dataclass(frozen=True)
class Row:
    """One paragraph as it is printed, and what is true of it.

    `kind`: title, heading, text, particular, noise. A heading has its level, its number and its title; what it has
    behind the title on the same line is its body. `lower` is a second heading on the same line.
    """

    kind: str
    text: str
    level: int = 0
    number: str = ""
    title: str = ""
    gap: str = ""
    body: str = ""


@dataclass(frozen=True)
class Document:
    """The rows of a document in their order, with the style that made them."""

    style: Style
    rows: tuple[Row, ...]
    title: str
    unit: str
    year: int

    @property
    def headings(self) -> tuple[tuple[int, Row], ...]:
        """The rows that are headings, with their places."""
        return tuple((index, row) for index, row in enumerate(self.rows) if row.kind == "heading")


def documents() -> tuple[Document, ...]:
    """Make one document of each style."""
    return tuple(document(style, index) for index, style in enumerate(STYLES))


def document(style: Style, seed: int = 0) -> Document:
    """Make the document of a style; `seed` turns the wording."""
    rows = tuple(_rows(style, seed))
    if style.half:
        rows = tuple(_half(row) for row in rows)
    title = "".join(row.text for row in rows if row.kind == "title").replace(" ", "").removeprefix("【法治政府建设】")
    return Document(style, rows, title, style.unit, style.year)


def _half(row: Row) -> Row:
    texts = (row.text, row.number, row.title, row.body)
    text, number, title, body = (text.translate(HALF) for text in texts)
    return Row(row.kind, text, row.level, number, title, row.gap, body)


def _rows(style: Style, seed: int) -> Iterator[Row]:
    fill = {"unit": style.unit, "year": style.year, "short": "我区"}
    yield from (Row("noise", text.format(**fill)) for text in style.head_noise)
    if style.issuer:
        yield Row("particular", style.issuer)
    if style.number:
        yield Row("particular", f"{style.number}　　　　签发人：{style.signer}")
    yield from (Row("title", text.format(**fill)) for text in style.title)
    yield from (Row("noise", text.format(**fill)) for text in style.middle_noise)
    if style.addressee:
        yield Row("particular", style.addressee)
    if style.preamble >= 0:
        yield Row("text", PREAMBLES[style.preamble].format(**fill))
    yield from _Body(style, seed).rows()
    if style.attachments:
        yield Row("particular", f"附件：{style.attachments[0]}")
        yield from (Row("particular", text) for text in style.attachments[1:])
    yield from (Row("particular", text) for text in (style.signature, style.day) if text)
    yield from (Row("noise", text.format(**fill)) for text in style.tail_noise)


@dataclass
class _Body:
    style: Style
    seed: int
    sentences: Iterator[str] = field(init=False)
    items: Iterator[str] = field(init=False)
    headings: Iterator[str] = field(init=False)
    traps: Iterator[str] = field(init=False)
    _item: int = 0

    def __post_init__(self) -> None:
        self.sentences = _turned(SENTENCES, self.seed)
        self.items = _turned(ITEMS, self.seed * 3)
        self.headings = _turned(HEADINGS, self.seed)
        self.traps = _turned(TRAPS, self.seed)

    def rows(self) -> Iterator[Row]:
        style = self.style
        titles = TOPICS if style.topics else PARTS
        for place, number in enumerate(style.parts):
            if not (place == 0 and style.begins_inside):
                yield self._part(number, titles[place])
            main = place == 0 or style.topics
            if main:
                yield from self._main()
            else:
                yield from self._points() if style.points else self._paragraphs()
            if place == 0 and style.slip:
                yield self._heading(style.headings + 1, "工作中的不足", run_in=False, end="")
                yield from self._paragraphs()

    def _part(self, number: int, title: str) -> Row:
        body = f"{next(self.sentences)}{self._inline()}" if self.style.part_run_in else ""
        return self._made(1, _printed(self.style.part, number), f"{title}。" if body else title, body)

    def _main(self) -> Iterator[Row]:
        style = self.style
        if style.lead_paragraph:
            yield Row("text", next(self.sentences) + next(self.sentences))
        if not style.heading:
            yield from self._points() if style.points not in {"", "inline"} else self._paragraphs()
            return
        for number in range(style.first_heading, style.first_heading + style.headings):
            yield self._heading(number, next(self.headings), run_in=not style.own_line, end=style.heading_end)
            yield from self._below()

    def _heading(self, number: int, title: str, *, run_in: bool, end: str) -> Row:
        body = next(self.sentences) + self._inline() if run_in else ""
        title = f"{title}。" if run_in else title + end
        return self._made(2, _printed(self.style.heading, number), title, body)

    def _below(self) -> Iterator[Row]:
        style = self.style
        if style.leads:
            yield Row("text", f"{next(self.items)}{style.leads}{next(self.sentences)}")
        if style.points == "paragraph":
            yield from self._points()
        elif not style.item:
            yield from self._paragraphs()
        for place in range(1, style.items + 1 if style.item else 1):
            self._item = self._item + 1 if style.continues else place
            yield self._item_row(self._item)
            if style.item_own_line:
                yield from self._paragraphs()
            if style.subitem:
                for number in (1, 2):
                    body = next(self.sentences)
                    yield self._made(4, _printed(style.subitem, number), f"{next(self.items)}。", body)

    def _item_row(self, number: int) -> Row:
        printed = _printed(self.style.item, number)
        if self.style.item_own_line:
            return self._made(3, printed, next(self.items), "")
        return self._made(3, printed, f"{next(self.items)}。", next(self.sentences) + self._inline())

    def _made(self, level: int, number: str, title: str, body: str) -> Row:
        if self.style.lose_stops and body.endswith("。"):
            body = body[:-1]
        text = f"{number}{self.style.gap}{title}{body}"
        return Row("heading", text, level, number, title, self.style.gap, body)

    def _paragraphs(self) -> Iterator[Row]:
        yield Row("text", next(self.sentences) + self._inline())
        if self.style.traps:
            yield Row("text", next(self.traps))

    def _points(self) -> Iterator[Row]:
        if self.style.points == "inline":
            yield Row("text", "下一步，" + next(self.sentences) + self._inline())
            return
        form = "第{}，" if self.style.points == "第一，" else "{}是"
        for number, point in enumerate(POINTS, 1):
            yield Row("text", f"{form.format(write_chinese(number))}{point}。{next(self.sentences)}")

    def _inline(self) -> str:
        return f"一是{POINTS[0]}；二是{POINTS[1]}。" if self.style.points == "inline" else ""


def _turned(words: tuple[str, ...], by: int) -> Iterator[str]:
    turn = by % len(words)
    return cycle(words[turn:] + words[:turn])


def _printed(form: str, number: int) -> str:
    if "①" in form:
        return chr(ord("①") + number - 1)
    return form.replace("一", write_chinese(number)).replace("1", str(number))

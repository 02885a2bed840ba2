"""A department's text beside the report: its paragraphs as items under a heading, the figures in them linked.

Nothing here is taken: each item says what it would become, which figures it would bring, and what is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.model.catalog import Catalog
from desktop.model.likeness import likeness
from desktop.model.outline import Entry, Level, Outline, position, subtree
from desktop.model.phrases import Phrases
from desktop.model.report import Report
from desktop.model.runs import Role, Run
from desktop.reading.acceptance import with_placeholders
from desktop.reading.figures import find_figures
from desktop.reading.found import Occurrence, Piece, Structure
from desktop.reading.sections import sections
from desktop.reading.text_links import Linker, TextFigure

_SAME_TEXT = 0.85  # likeness from which a paragraph is one that the report has already
_ABOVE = "\0above"  # the key of the report's own heading, put above the department's text while its figures are matched
_NO_PART = ""
_LOST = "看不出这一行是标题还是正文，请看看要不要。"
# What a covering letter says before it comes to the point.
_COVERING = re.compile("(?:现将|根据.{2,40}(?:要求|通知|部署)).{2,60}(?:如下|汇报|报告|报送)[：:。]?$")


@dataclass(frozen=True, slots=True)
class ProposedItem:
    """A heading or paragraph of the text as it would stand in the report, at `level`; `proposed`: ticked to begin with.

    `source` is the text as the file has it; `rewritten` what somebody made of it, with placeholders, "" if nobody did.
    """

    key: str
    line: int
    level: Level
    source: str
    figures: tuple[TextFigure, ...] = ()
    doubts: tuple[str, ...] = ()
    proposed: bool = True
    run_in: bool = False
    rewritten: str = ""

    @property
    def text(self) -> str:
        """The text of the entry that it becomes."""
        if self.rewritten:
            return self.rewritten
        linked = [(one.match.occurrence, one.placeholder) for one in self.figures if one.linked]
        return with_placeholders(self.source, linked)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The text as the file has it, in runs: those of figures that would be linked name their indicator."""
        return tuple(_runs(self.source, self.figures))

    def linking(self, code: str, *, linked: bool) -> ProposedItem:
        """Give the item with one of its figures linked, or left as text."""
        figures = tuple(
            replace(one, linked=linked and bool(one.placeholder)) if one.code == code else one for one in self.figures
        )
        return replace(self, figures=figures)


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a text goes: the entry of the report under which it is put, and the heading of the text it is taken from.

    `part` is the key of a piece, "" for the whole text.
    """

    under: str
    part: str = _NO_PART


def propose_items(structure: Structure, report: Report, catalog: Catalog, placing: Placing) -> tuple[ProposedItem, ...]:
    """Give what a text would become under a heading of the report; Refused (ENTRY-UNKNOWN) where that is gone."""
    full = catalog.with_own(report.indicators)
    heading = report.outline[position(report.outline, placing.under)]
    pieces = _lowered(_part(structure.pieces, placing.part), heading.level)
    title = full.heading_title(heading.heading, report.heading_set) if heading.heading else heading.text
    above = Piece(_ABOVE, Level.HEADING, "", title, 0)
    beneath = _lowered(pieces, Level.HEADING)
    matches, _ = find_figures(replace(structure, pieces=(above, *beneath), year=report.year), full)
    stated = [one for one in matches if one.code and one.occurrence.key != _ABOVE]
    linker = Linker(stated, report, full, structure.source.name)
    there = _texts_of(subtree(report.outline, placing.under), report, full)
    ahead = _ahead(structure, report, full)
    items = [_item(piece, linker, there, ahead=piece.key in ahead) for piece in pieces]
    lost = [
        ProposedItem(f"u{one.line}.{number}", one.line, Level.BODY, one.text, (), (_LOST,), proposed=False)
        for number, one in enumerate(structure.unplaced)
        if placing.part == _NO_PART
    ]
    return tuple(sorted((*items, *lost), key=lambda item: item.line))


def headings_of(structure: Structure) -> tuple[Piece, ...]:
    """Give the headings of a text, to choose the part that is wanted."""
    return tuple(piece for piece in structure.pieces if piece.is_heading)


def likely_heading(structure: Structure, part: str, report: Report, catalog: Catalog) -> str:
    """Give the key of the report's entry under which a text, or a part of it, probably belongs; "" where none tells."""
    full = catalog.with_own(report.indicators)
    wanted = _part(structure.pieces, part)
    covers = sections(structure.pieces, full, report.year)
    matches, _ = find_figures(replace(structure, year=report.year), full)
    keys = {piece.key for piece in wanted}
    votes: dict[str, float] = {}
    for heading in covers[part].covers[:1] if part in covers else ():
        votes[heading] = votes.get(heading, 0.0) + 2.0
    for match in matches:
        if match.code and match.occurrence.key in keys:
            heading = full.indicators[match.code].heading
            votes[heading] = votes.get(heading, 0.0) + match.confidence
    for heading in sorted(votes, key=lambda code: -votes[code]):
        found = next((entry.key for entry in report.outline if entry.heading == heading), "")
        if found:
            return found
    return ""


def _part(pieces: Sequence[Piece], part: str) -> tuple[Piece, ...]:
    """Give the pieces under one of the headings of a text, without it; all where none is chosen."""
    if part == _NO_PART:
        return tuple(pieces)
    start = next((index for index, piece in enumerate(pieces) if piece.key == part), len(pieces))
    inside: list[Piece] = []
    for piece in pieces[start + 1 :]:
        if piece.is_heading and piece.level <= pieces[start].level:
            break
        inside.append(piece)
    return tuple(inside)


def _lowered(pieces: Sequence[Piece], above: Level) -> tuple[Piece, ...]:
    """Give the pieces with their headings at the levels below `above`; what would be too deep becomes a paragraph."""
    used = sorted({piece.level for piece in pieces if piece.is_heading})
    depth = {level: above + 1 + index for index, level in enumerate(used)}
    return tuple(
        replace(piece, level=_level(depth[piece.level]), run_in=piece.run_in and depth[piece.level] <= Level.SUBITEM)
        if piece.is_heading
        else piece
        for piece in pieces
    )


def _level(depth: int) -> Level:
    return Level(depth) if depth <= Level.SUBITEM else Level.BODY


def _item(piece: Piece, linker: Linker, there: Mapping[str, str], *, ahead: bool) -> ProposedItem:
    figures = linker.figures(piece.key)
    doubts = [*linker.doubts(figures)]
    same = any(likeness(text, piece.text) >= _SAME_TEXT for text in there.values())
    covering = _COVERING.search(piece.text) is not None
    if same:
        doubts.append("和报告里已有的一段基本相同，没有勾选。")
    if ahead:
        doubts.append("这一段讲的是不足或者以后的打算，没有勾选，要用的话请换一个标题。")
    if covering:
        doubts.append("像是材料开头的客套话，没有勾选。")
    proposed = not (same or ahead or covering)
    return ProposedItem(piece.key, piece.line, piece.level, piece.text, figures, tuple(doubts), proposed, piece.run_in)


def _ahead(structure: Structure, report: Report, catalog: Catalog) -> set[str]:
    """Give the keys of the pieces that speak of what is still to come or lacking."""
    standing = sections(structure.pieces, catalog, report.year)
    return {key for key, section in standing.items() if section.plans}


def _texts_of(entries: Outline, report: Report, catalog: Catalog) -> dict[str, str]:
    phrases = Phrases(catalog, report)
    return {entry.key: phrases.plain(entry.text) for entry in entries if _long_enough(entry)}


def _long_enough(entry: Entry) -> bool:
    return len(entry.text) > 1


def _runs(text: str, figures: Sequence[TextFigure]) -> Iterator[Run]:
    at = 0
    for one in figures:
        place: Occurrence = one.match.occurrence
        if place.start > at:
            yield Run(text[at : place.start])
        stated = text[place.start : place.end]
        yield Run(stated, Role.FIGURE, one.code) if one.linked else Run(stated)
        at = place.end
    if at < len(text):
        yield Run(text[at:])

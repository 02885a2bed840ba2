"""A department's text beside the report: its paragraphs as items under a heading, the figures in them linked.

Nothing here is taken: each item says what it would become, which figures it would bring, and what is doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop.model.catalog import Catalog
from desktop.model.edits import SetFigure, Together
from desktop.model.figure import Figure, Origin, OriginKind, State, write_figure
from desktop.model.likeness import likeness
from desktop.model.outline import Entry, Level, Outline, position, subtree
from desktop.model.phrases import Phrases
from desktop.model.report import Report
from desktop.model.runs import Role, Run
from desktop.model.unit_fit import in_unit_of
from desktop.model.values import Values
from desktop.quantities.doubts import quoted
from desktop.reading.acceptance import placeholder_of, with_placeholders
from desktop.reading.figures import find_figures
from desktop.reading.found import Match, Occurrence, Piece, Structure
from desktop.reading.sections import sections

_SAME_TEXT = 0.85  # likeness from which a paragraph is one that the report has already
_ABOVE = "\0above"  # the key of the report's own heading, put above the department's text while its figures are matched
_NO_PART = ""
_LOST = "看不出这一行是标题还是正文，请看看要不要。"
# What a covering letter says before it comes to the point.
_COVERING = re.compile("(?:现将|根据.{2,40}(?:要求|通知|部署)).{2,60}(?:如下|汇报|报告|报送)[：:。]?$")


class LinkStanding(Enum):
    """How a figure that is stated in a text stands to the report's."""

    NEW = "新报"  # the report has none yet: it is taken over with the text
    SAME = "相同"
    DIFFERENT = "不一致"
    COMPUTED = "由程序计算"  # and the computed one is printed alike
    UNLIKE = "写法不同"  # no placeholder prints what the text says


@dataclass(frozen=True, slots=True)
class TextFigure:
    """A quantity of a text that probably states an indicator; `linked` says whether it becomes a placeholder.

    `figure` is what the text states, `present` what the report has. One that is DIFFERENT may be linked by hand, and
    then replaces the present figure; one that is UNLIKE cannot (`placeholder` is "").
    """

    match: Match
    label: str
    figure: Figure
    present: Figure
    standing: LinkStanding
    placeholder: str
    linked: bool
    computed: Figure | None = None

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.match.code

    @property
    def sets(self) -> bool:
        """Whether taking it over gives the report a figure."""
        return self.linked and self.standing in (LinkStanding.NEW, LinkStanding.DIFFERENT)


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
    linker = _Linker(stated, report, full, structure.source.name)
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


class _Linker:
    """Links the quantities of a text with the report's figures."""

    def __init__(self, stated: Sequence[Match], report: Report, catalog: Catalog, file: str) -> None:
        self._catalog = catalog
        self._report = report
        self._file = file
        self._by_piece: dict[str, list[Match]] = {}
        for match in stated:
            self._by_piece.setdefault(match.occurrence.key, []).append(match)
        # As it would be with everything that the text states: only then can it be said whether a link prints alike.
        sets = {match.code: self._figure(match) for match in stated if self._is_typed(match.code)}
        after = Together("", tuple(SetFigure(code, figure) for code, figure in sets.items())).on(report)
        self._values = Values(catalog, after)

    def figures(self, key: str) -> tuple[TextFigure, ...]:
        """Give the figures of a piece in their order."""
        matches = sorted(self._by_piece.get(key, ()), key=lambda one: one.occurrence.start)
        return tuple(map(self._linked, matches))

    def _linked(self, match: Match) -> TextFigure:
        indicator = self._catalog.indicators[match.code]
        figure, present = self._figure(match), self._report.figure(match.code)
        placeholder = placeholder_of(match, self._catalog, self._values) or ""
        standing = self._standing(match.code, figure, present, placeholder)
        linked = standing not in (LinkStanding.DIFFERENT, LinkStanding.UNLIKE)
        computed = None if self._is_typed(match.code) else self._values.figure(match.code)
        known = computed if computed is not None and computed.filled else None
        return TextFigure(match, indicator.label, figure, present, standing, placeholder, linked, known)

    def _standing(self, code: str, figure: Figure, present: Figure, placeholder: str) -> LinkStanding:
        if not placeholder:
            return LinkStanding.UNLIKE
        if not self._is_typed(code):
            return LinkStanding.COMPUTED
        if not present.filled:
            return LinkStanding.NEW
        return LinkStanding.SAME if present.same_content(figure) else LinkStanding.DIFFERENT

    def _is_typed(self, code: str) -> bool:
        return self._catalog.indicators[code].formula is None

    def _figure(self, match: Match) -> Figure:
        one = match.occurrence
        value = in_unit_of(one.value, one.unit, self._catalog.indicators[match.code])
        origin = Origin(OriginKind.READ, f"{self._file}，第{one.line}行")
        return Figure(State.VALUE, value, one.about, origin=origin)

    def _words(self, figure: Figure, code: str) -> str:
        indicator = self._catalog.indicators[code]
        return f"{write_figure(figure, indicator)}{indicator.unit if figure.value is not None else ''}"

    def doubts(self, figures: Sequence[TextFigure]) -> Iterator[str]:
        """Say in sentences what is doubtful with figures."""
        for one in figures:
            name, said = quoted(one.label), one.match.occurrence.text
            if one.standing is LinkStanding.DIFFERENT:
                now = self._words(one.present, one.code)
                yield f"{name}现在是{now}，这里写的是{said}，先按文字保留，请核对以哪个为准。"
            elif one.standing is LinkStanding.UNLIKE and one.computed is not None:
                now = self._words(one.computed, one.code)
                yield f"{name}由程序计算是{now}，这里写的是{said}，按文字保留，请核对。"
            elif one.standing is LinkStanding.UNLIKE:
                yield f"{name}写作{said}，和程序的写法不同，按文字保留。"


def _item(piece: Piece, linker: _Linker, there: Mapping[str, str], *, ahead: bool) -> ProposedItem:
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

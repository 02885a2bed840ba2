"""What was read, once a person has confirmed it, becomes a report: by one edit, which can be taken back as one step."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.model.catalog import Catalog, Indicator
from desktop.model.edits import AddEntries, AddIndicator, Edit, SetFigure, SetParticular, Together, apply
from desktop.model.figure import Figure, Origin, OriginKind, State
from desktop.model.language.parse import parse_placeholder
from desktop.model.outline import Entry, Level
from desktop.model.report import Particulars, Report
from desktop.model.unit_fit import in_unit_of
from desktop.model.values import Values
from desktop.model.wording import Stated, word_figure
from desktop.reading.found import Match, Occurrence, Piece, Reading
from desktop.reading.sections import sections

LABEL = "读入去年的报告"
_FORMATS = ("", "|汉字", "|万")
_BARE_FORMATS = ("|数", "|汉字数")
_PARTICULARS = (
    *("title", "addressee", "issuer", "document_number", "signer", "signature", "written_on"),
    *("attachments", "copies", "printer", "printed_on"),
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """The report as it was before (empty), the one edit that fills it, and what stays text.

    `as_text` are confirmed occurrences that could not be linked without changing what the text says: their value
    differs from the one that the same indicator has elsewhere, or from what is computed.
    """

    empty: Report
    edit: Edit
    as_text: tuple[Occurrence, ...]

    @property
    def report(self) -> Report:
        """The report that the edit makes."""
        return apply(self.empty, self.edit)


def accept(
    reading: Reading,
    matches: Sequence[Match],
    catalog: Catalog,
    year: int,
    own: Sequence[Indicator] = (),
    repairs: Sequence[Edit] = (),
) -> Accepted:
    """Make a report of `year` from what was read: `matches` are those confirmed, with the codes that were chosen.

    `own` are the indicators of the unit's own that some of the codes name; `repairs` the accepted repairs of structure.
    """
    structure = reading.structure
    empty = Report(structure.unit, year, "", Particulars(title=""))
    complete = catalog.with_own(own)
    figures = _figures(matches, complete, structure.source.name)
    values = Values(complete, Report(structure.unit, year, "", figures=figures))
    linked = {match.occurrence: text for match in matches if (text := placeholder_of(match, complete, values))}
    edits: list[Edit] = [AddIndicator(indicator) for indicator in own]
    edits += [SetParticular(name, text) for name in _PARTICULARS if (text := getattr(structure, name))]
    edits.append(AddEntries("", tuple(_entries(structure.pieces, linked, complete, year))))
    edits += [SetFigure(code, figure) for code, figure in figures.items()]
    edits += repairs
    as_text = tuple(match.occurrence for match in matches if match.occurrence not in linked)
    return Accepted(empty, Together(LABEL, tuple(edits)), as_text)


def _figures(matches: Sequence[Match], catalog: Catalog, source: str) -> Mapping[str, Figure]:
    figures: dict[str, Figure] = {}
    for match in matches:
        indicator = catalog.indicators[match.code]
        if indicator.formula is None and match.code not in figures:
            stated = match.occurrence
            value = in_unit_of(stated.value, stated.unit, indicator)
            origin = Origin(OriginKind.READ, f"{source}，第{stated.line}行")
            figures[match.code] = Figure(State.VALUE, value, stated.about, origin=origin)
    return figures


def placeholder_of(match: Match, catalog: Catalog, values: Values) -> str | None:
    """Give the placeholder that prints what the text says, None if none does."""
    indicator = catalog.indicators[match.code]
    stated = Stated(indicator, values.figure(match.code), values.earlier(match.code))
    wanted = _plain(match.occurrence.text)
    unit = match.occurrence.unit
    tried = [(name, "") for name in _FORMATS]
    if unit and wanted.endswith(unit) and unit != indicator.unit:
        tried += [(name, unit) for name in _BARE_FORMATS]
    for name, behind in tried:
        source = f"{match.code}{name}"
        words = word_figure(stated, parse_placeholder(source).formats)
        if words is not None and _plain(words + behind) == wanted:
            return f"{{{{{source}}}}}{behind}"
    return None


def _plain(text: str) -> str:
    """Give a stated quantity without what is only a way of writing it: widths, spaces and thousands marks."""
    return re.sub(r"[\s\u200b]|(?<=\d),(?=\d{3})", "", unicodedata.normalize("NFKC", text))


def _entries(pieces: Sequence[Piece], linked: Mapping[Occurrence, str], catalog: Catalog, year: int) -> Iterator[Entry]:
    here = sections(pieces, catalog, year)
    by_piece: dict[str, list[tuple[Occurrence, str]]] = {}
    for occurrence, text in linked.items():
        by_piece.setdefault(occurrence.key, []).append((occurrence, text))
    seen: set[str] = set()
    for piece in pieces:
        text = with_placeholders(piece.text, by_piece.get(piece.key, []))
        covers = here[piece.key].covers if piece.level in (Level.PART, Level.HEADING) else ()
        code = covers[0] if len(covers) == 1 and covers[0] not in seen else ""
        seen.add(code)
        yield Entry(piece.key, piece.level, text, heading=code, run_in=piece.run_in)


def with_placeholders(text: str, linked: Sequence[tuple[Occurrence, str]]) -> str:
    """Give a text with the placeholders in the places of what they print."""
    for occurrence, placeholder in sorted(linked, key=lambda pair: pair[0].start, reverse=True):
        text = f"{text[: occurrence.start]}{placeholder}{text[occurrence.end :]}"
    return text

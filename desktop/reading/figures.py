"""All quantities of a report as read: where they stand, what they are called, and which indicator they state."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.model.catalog import Catalog
from desktop.quantities.labels import labels
from desktop.quantities.sentences import find_numbers
from desktop.reading.found import Match, NotFigure, Occurrence, Piece, Structure
from desktop.reading.matching import match_figures


def find_figures(structure: Structure, catalog: Catalog) -> tuple[tuple[Match, ...], tuple[NotFigure, ...]]:
    """Give every quantity of the pieces, headings included, and what only looks like one, in the order of the text."""
    occurrences = tuple(occurrence for piece in structure.pieces for occurrence in _occurrences(piece))
    not_figures = tuple(unlike for piece in structure.pieces for unlike in _not_figures(piece))
    return match_figures(occurrences, structure.pieces, catalog, structure.year), not_figures


def _occurrences(piece: Piece) -> Iterator[Occurrence]:
    found = find_numbers(piece.text).quantities
    spans = [(one.start, one.end) for one in found]
    called = labels(piece.text, spans, [one.share for one in found])
    for one, label in zip(found, called, strict=True):
        yield Occurrence(
            key=piece.key,
            line=piece.line,
            start=one.start,
            end=one.end,
            text=one.text,
            value=one.value,
            unit=one.unit,
            about=one.about,
            label=label,
            share=one.share,
            chinese=one.chinese,
        )


def _not_figures(piece: Piece) -> Iterator[NotFigure]:
    for one in find_numbers(piece.text).lookalikes:
        yield NotFigure(piece.key, piece.line, one.start, one.end, one.text, one.why)

"""Proofread somebody's file: its words against each other, its year, and last year's file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.checks.proofread import proofread
from desktop.child import never
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Repair
from desktop.model.manuscript import TITLE, Manuscript, Passage
from desktop.model.years import check_year
from desktop.reading.found import Noticed, Piece, Structure
from desktop.reading.sections import sections
from desktop.reading.source import read_source_safely
from desktop.reading.structure import find_structure

_TITLE_AS_READ = "标题"  # `Placed.what` of the lines of a title


@dataclass(frozen=True, slots=True)
class Proof:
    """A file that was proofread: its text, and everything found in it, each with its line in the file.

    A finding of the file as a whole stands at its first line.
    """

    manuscript: Manuscript
    findings: tuple[tuple[int, Finding], ...]


def proof(
    path: Path,
    catalog: Catalog,
    last: Path | None = None,
    year: int | None = None,
    cancelled: Callable[[], bool] = never,
) -> Proof:
    """Proofread a .docx, .txt or .html, against last year's file where there is one; files are opened in a child.

    `year` is the year that the report is of, where its text does not say so, or says it wrongly. Refused as
    `read_source_safely`, and (YEAR-WRONG) for what cannot be a year.
    """
    if year is not None:
        check_year(year)
    structure = find_structure(read_source_safely(path, cancelled))
    before = manuscript_of_file(last, catalog, cancelled) if last else None
    return proof_structure(structure, catalog, before, year)


def manuscript_of_file(path: Path, catalog: Catalog, cancelled: Callable[[], bool] = never) -> Manuscript:
    """Give the text of a file to be proofread; Refused as `read_source_safely`."""
    return manuscript_of_structure(find_structure(read_source_safely(path, cancelled)), catalog)


def proof_structure(
    structure: Structure, catalog: Catalog, last: Manuscript | None = None, year: int | None = None
) -> Proof:
    """Proofread a text that has been read, in the order of its lines."""
    manuscript = manuscript_of_structure(structure, catalog, last, year)
    lines = {piece.key: piece.line for piece in structure.pieces}
    first = structure.source.lines[0].line
    lines[TITLE] = next((one.line for one in structure.placed if one.what == _TITLE_AS_READ), first)
    found = [(lines.get(finding.place, first), finding) for finding in proofread(manuscript, catalog)]
    pieces = {piece.key: piece for piece in structure.pieces}
    found += [(noticed.line, _finding_of(noticed, pieces.get(noticed.key))) for noticed in structure.noticed]
    return Proof(manuscript, tuple(sorted(found, key=lambda item: item[0])))


def manuscript_of_structure(
    structure: Structure, catalog: Catalog, last: Manuscript | None = None, year: int | None = None
) -> Manuscript:
    """Give the text that was read as a manuscript; a passage has the key of its piece as its place."""
    year = year or structure.year
    here = sections(structure.pieces, catalog, year)
    passages = tuple(_passage(piece, here[piece.key].covers) for piece in structure.pieces)
    return Manuscript(structure.unit, year, structure.title, passages, last)


def _passage(piece: Piece, covers: tuple[str, ...]) -> Passage:
    return Passage(
        place=piece.key,
        level=piece.level,
        number=piece.number + piece.gap,
        text=piece.text,
        line=piece.line,
        heading=covers[0] if len(covers) == 1 else "",
        run_in=piece.run_in,
    )


def _finding_of(noticed: Noticed, piece: Piece | None) -> Finding:
    """Give a fault of structure, which the reading has noticed on its way, as a finding."""
    repair = Repair(noticed.repair.label, (noticed.repair.edit,)) if noticed.repair else None
    place, text = (piece.key, piece.number + piece.text) if piece else ("", "")
    return Finding(noticed.severity, noticed.rule, place, noticed.message, text=text, repair=repair)

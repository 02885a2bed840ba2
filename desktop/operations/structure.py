"""The faults of the outline of a report that was read, with what would mend them once it is taken over."""

from __future__ import annotations

from dataclasses import replace

from desktop.checks.proofread import proofread_outline
from desktop.checks.spots import Change, changed
from desktop.model.catalog import Catalog
from desktop.model.edits import Edit, SetText
from desktop.model.findings import Finding, Replacement
from desktop.operations.proofreading import manuscript_of_structure
from desktop.reading.found import Noticed, Piece, Repair, Structure


def with_faults(structure: Structure, catalog: Catalog) -> Structure:
    """Give the structure with the faults of its outline among what was noticed, in the order of their lines."""
    pieces = {piece.key: piece for piece in structure.pieces}
    found = proofread_outline(manuscript_of_structure(structure, catalog), catalog)
    faults = tuple(_noticed(finding, pieces[finding.place]) for finding in found if finding.place in pieces)
    return replace(structure, noticed=(*structure.noticed, *faults))


def _noticed(finding: Finding, piece: Piece) -> Noticed:
    return Noticed(finding.severity, finding.rule, piece.line, finding.message, _repair(finding, piece), piece.key)


def _repair(finding: Finding, piece: Piece) -> Repair | None:
    """Give the repair as one edit of the entry that the piece becomes."""
    if finding.repair is None:
        return None
    steps = finding.repair.steps
    replaced = [Change(one.start, one.end, one.words) for one in steps if isinstance(one, Replacement)]
    edits: list[Edit] = [one for one in steps if not isinstance(one, Replacement)]
    edit = edits[0] if edits else SetText(piece.key, changed(piece.text, replaced))
    return Repair(finding.repair.label, edit)

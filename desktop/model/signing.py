"""Who set a figure, and when: written on each figure that an edit sets."""

from __future__ import annotations

from dataclasses import replace

from desktop.model.edits import Edit, SetEarlierFigure, SetFigure, Together
from desktop.model.figure import NOT_FILLED, Figure
from desktop.model.report import Report


def signed(edit: Edit, report: Report, person: str, at: str) -> Edit:
    """Sign the figures that an edit of `report` sets; `at` is an ISO time.

    Who only confirms a figure, or adds a note to it, did not set it: it keeps the name it has.
    """
    match edit:
        case SetFigure(code, figure):
            return SetFigure(code, _signed(figure, report.figure(code), person, at))
        case SetEarlierFigure(code, figure):
            return SetEarlierFigure(code, _signed(figure, report.earlier.get(code, NOT_FILLED), person, at))
        case Together(label, edits):
            return Together(label, tuple(signed(part, report, person, at) for part in edits))
        case _:
            return edit


def _signed(figure: Figure, before: Figure, person: str, at: str) -> Figure:
    if figure == NOT_FILLED:
        return figure
    if before.filled and before.same_content(figure) and before.origin == figure.origin:
        return replace(figure, person=before.person, at=before.at)
    return replace(figure, person=person, at=at)

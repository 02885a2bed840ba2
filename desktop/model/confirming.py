"""核定: somebody has checked a figure with its source. A figure that is changed afterwards is a draft again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.model.annotations import Confirmation
from desktop.model.catalog import Indicator
from desktop.model.edits import Annotate, Edit, RemoveAnnotation, SetFigure, Together
from desktop.model.figure import Figure, OriginKind
from desktop.model.report import Report
from desktop.model.values import Values

CONFIRM, REOPEN = Confirmation.label, "取消核定"


def awaits_confirming(figure: Figure) -> bool:
    """Say whether a figure is there and nobody has confirmed it; a computed one follows from others that are."""
    return figure.filled and not figure.confirmed and figure.origin.kind is not OriginKind.COMPUTED


def waiting(indicators: Iterable[Indicator], values: Values) -> tuple[str, ...]:
    """Give the codes of those figures that wait for somebody to confirm them."""
    return tuple(one.code for one in indicators if awaits_confirming(values.figure(one.code)))


def confirm(report: Report, codes: Sequence[str], person: str, at: str, label: str = CONFIRM) -> Edit | None:
    """Give the edit that confirms those of the figures that wait for it; None where there is none.

    `at` is local time in ISO 8601.
    """
    drafts = [code for code in codes if awaits_confirming(report.figure(code))]
    steps = (step for code in drafts for step in _confirm(report, code, Confirmation(person, at)))
    return Together(label, tuple(steps)) if drafts else None


def _confirm(report: Report, code: str, confirmation: Confirmation) -> tuple[Edit, Edit]:
    return SetFigure(code, replace(report.figure(code), confirmed=True)), Annotate(confirmation, code)


def reopen(report: Report, code: str, label: str = REOPEN) -> Edit | None:
    """Give the edit that makes a confirmed figure a draft again; None where it is none."""
    figure = report.figure(code)
    if not figure.confirmed:
        return None
    steps: tuple[Edit, ...] = (SetFigure(code, replace(figure, confirmed=False)),)
    if report.annotation(Confirmation, code) is not None:
        steps = (*steps, RemoveAnnotation(Confirmation.kind, code))
    return Together(label, steps)


def confirmation_of(report: Report, code: str) -> Confirmation | None:
    """Say who has confirmed a figure, and when; None where it is a draft, or nobody's name was kept."""
    return report.annotation(Confirmation, code) if report.figure(code).confirmed else None

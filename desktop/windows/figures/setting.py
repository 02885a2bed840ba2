"""Setting a figure as one step of the session, with the words that undo will show."""

from __future__ import annotations

from dataclasses import replace

from desktop.model.catalog import Indicator
from desktop.model.edits import Edit, SetEarlierFigure, SetFigure
from desktop.model.figure import NOT_FILLED, Figure, write_figure
from desktop.windows.session import Session


def set_figure(session: Session, indicator: Indicator, figure: Figure, *, earlier: bool = False, by: str = "") -> bool:
    """Set this or last year's figure; the note of a figure that is typed anew stays. False where it is refused."""
    code = indicator.code
    before = session.report.earlier.get(code, NOT_FILLED) if earlier else session.report.figure(code)
    if before.same_content(figure):
        return True
    label = f"{'上年' if earlier else ''}{indicator.label} {_shown(before, indicator)}→{_shown(figure, indicator)}"
    if figure.filled and not figure.note:
        figure = replace(figure, note=before.note)
    edit: Edit = SetEarlierFigure(code, figure) if earlier else SetFigure(code, figure)
    return session.do(edit, label, by=by)


def set_note(session: Session, code: str, text: str) -> bool:
    """Write a note beside this year's figure, filled or not; False where it is refused or says the same already."""
    figure = session.report.figure(code)
    if text == figure.note:
        return False
    label = f"{'备注' if text else '删除备注'}：{session.catalog.indicator(code).label}"
    return session.do(SetFigure(code, replace(figure, note=text)), label, by="table")


def _shown(figure: Figure, indicator: Indicator) -> str:
    return write_figure(figure, indicator) or "空"

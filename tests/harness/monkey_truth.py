"""What must be true whatever was done to the window: what is shown is the report, and the report is the ledger.

Everything that the window keeps up to date piece by piece is compared with what is made anew from the report alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject

from desktop.catalog.load import standard_catalog
from desktop.documents.blocks import with_official
from desktop.model.edits import apply
from desktop.windows.figures.columns import Column
from desktop.windows.figures.model import FigureModel
from desktop.windows.findings.model import FindingsModel
from desktop.windows.outline.model import OutlineModel
from desktop.windows.program import Program
from desktop.windows.session import Session
from desktop.windows.text.item_model import ItemModel

CHINESE = re.compile(r"[\u4e00-\u9fff]")


class LoadReport:
    """Reads a report from the open ledger, in its lane."""

    def __init__(self, ledger, unit, year) -> None:
        self._ledger, self._unit, self._year = ledger, unit, year

    def __call__(self):
        return self._ledger.load(self._unit, self._year).report


def untruths(program: Program) -> Iterator[str]:
    """Say what the session or a pane shows otherwise than it follows from the report."""
    session = program.session
    if session is None:
        return
    anew = Session(standard_catalog(), session.report, last=session.last)
    anew.take_text_findings(session.report, session._judgement.of_text)  # those of the text come when the typing rests
    yield from _of_session(session, anew)
    yield from _of_history(session)
    around = QObject()  # everything made here is gone with it
    yield from _of_panes(program, session, around)
    around.deleteLater()
    anew.deleteLater()


def _of_session(session: Session, anew: Session) -> Iterator[str]:
    codes = session.catalog.indicators
    if list(codes) != list(anew.catalog.indicators):
        yield "the session knows other indicators than its report has"
    wrong = [
        code
        for code in codes
        if session.values.figure(code) != anew.values.figure(code)
        or session.values.earlier(code) != anew.values.earlier(code)
    ]
    if wrong:
        yield f"values of {wrong[:3]} are not those of the report"
    if set(session.findings) != set(anew.findings):
        yield f"findings differ: {_difference(session.findings, anew.findings)}"
    if session.sections.rows != anew.sections.rows:
        yield "the sections are not those of the outline"
    if _texts(session) != _texts(anew):
        yield f"the document says otherwise: {_difference(_texts(session), _texts(anew))}"


def _of_history(session: Session) -> Iterator[str]:
    """Everything that was done is called something in Chinese, and goes back and forth."""
    done, undone = session.history.done, session.history.undone
    nameless = [step.label for step in (*done, *undone) if not CHINESE.search(step.label)]
    if nameless:
        yield f"undo would be called {nameless[:3]}"
    report = session.report
    for step in reversed(done):
        report = apply(report, step.inverse)
    for step in (*done, *reversed(undone)):
        report = apply(report, step.edit)
    for step in undone:
        report = apply(report, step.inverse)
    if report != session.report:
        yield "what is undone and done again is not what it was"


def _of_panes(program: Program, session: Session, around: QObject) -> Iterator[str]:
    place = program.window.place
    findings = FindingsModel(around)
    findings.list_only(place.findings.model._shown)
    findings.list_section(place.findings.model._section)
    for shown, model in (
        (place.outline.model, OutlineModel(around)),
        (place.findings.model, findings),
    ):
        model.show_session(session)
        if _rows(shown) != _rows(model):
            yield f"{type(shown).__name__} shows {_difference(_rows(shown), _rows(model))}"
    section = place.heading.section
    if section >= 0:
        items = ItemModel(around)
        items.show_session(session)
        items.show_section(section)
        if _rows(place.heading.items.model) != _rows(items):
            yield f"the text shows {_difference(_rows(place.heading.items.model), _rows(items))}"
        yield from _of_figures(place.heading.figures, session, around)
    if place.page.desk.isVisible():  # not while those of Word are looked at
        yield from _of_page(place.page, session)


def _of_figures(shown: FigureModel, session: Session, around: QObject) -> Iterator[str]:
    indicators = tuple(shown.indicator(row) for row in range(shown.rowCount()))
    model = FigureModel(around)
    model.show_session(session)
    model.show_indicators(indicators)
    for row, indicator in enumerate(indicators):
        if indicator.code in shown.misreadings.codes:
            continue  # it shows what was typed and not understood
        cells = [(shown.cell(row, column), model.cell(row, column)) for column in Column]
        if any(one != other for one, other in cells):
            yield f"the table shows {indicator.code} as {[one.text for one, _ in cells]}"


def _of_page(page, session: Session) -> Iterator[str]:
    blocks = with_official(session.document, page._official).blocks
    lines = [page.page.text.findBlockByNumber(number).text() for number in range(page.page.text.blockCount())]
    plain = [line.replace("\u2028", "").replace("\t", "") for line in lines]
    wanted = [block.text.replace("\n", "").replace("\u2028", "").replace("\t", "") for block in blocks]
    if plain != wanted:
        yield f"the page shows {_difference(plain, wanted)}"


def _texts(session: Session) -> list[tuple[object, ...]]:
    return [(block.style, block.key, block.lead, block.runs) for block in session.document.blocks]


def _rows(model) -> list[object]:
    return [model.row(number) for number in range(model.rowCount())]


def _difference(shown, wanted) -> str:
    surplus = [one for one in shown if one not in wanted][:2]
    lacking = [one for one in wanted if one not in shown][:2]
    return f"{surplus} instead of {lacking}"

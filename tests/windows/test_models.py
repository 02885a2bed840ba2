"""The models behind the lists and tables, through Qt's own model tester."""

import pytest

from desktop.model.edits import AddEntries, SetFigure
from desktop.model.figure import NOT_FILLED
from desktop.model.outline import Entry, Level
from desktop.windows.figures.model import FigureModel
from desktop.windows.findings.model import FindingsModel
from desktop.windows.outline.model import OutlineModel
from desktop.windows.session import Session
from desktop.windows.text.item_model import ItemModel

PASS = "h04.self_pass"


@pytest.mark.parametrize("kind", [OutlineModel, FindingsModel, FigureModel, ItemModel])
def test_every_model_keeps_qts_rules(qtmodeltester, session, catalog, kind):
    model = kind()
    model.show_session(session)
    if isinstance(model, FigureModel):
        model.show_indicators(session.sections.rows[5].indicators)
    if isinstance(model, ItemModel):
        model.show_section(5)
    qtmodeltester.check(model)
    session.do(SetFigure(PASS, NOT_FILLED), "清空")
    session.do(AddEntries(session.report.outline[40].key, (Entry("new", Level.BODY, "新"),)), "加")
    session.undo()
    session.undo()
    other = Session(catalog, session.report)
    model.show_session(other)
    qtmodeltester.check(model)
    model.show_session(None)
    qtmodeltester.check(model)

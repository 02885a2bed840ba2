"""What the rows of the outline say."""

from decimal import Decimal

from PySide6.QtCore import Qt

from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, State
from desktop.windows.figures.confirming import confirm_figures
from desktop.windows.outline.model import OutlineModel, OutlineRole, Ring
from desktop.windows.session import Session

PASS = "h04.self_pass"


def number(value):
    return Figure(State.VALUE, Decimal(value))


def test_the_outline_tells_how_far_each_heading_is(session, blank, catalog):
    model = OutlineModel()
    model.show_session(session)
    row = session.sections.index_of(PASS)
    assert model.row(row).ring is Ring.DONE
    session.do(SetFigure(PASS, number(1)), "合格")
    assert model.row(row).ring is Ring.WRONG
    assert model.row(row).wrong == 1
    spoken = model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("（四）行政执法", "有问题", "14/14", "1处要核对"):
        assert part in spoken
    model.show_session(Session(catalog, blank))
    assert model.row(row).ring is Ring.EMPTY
    assert model.row(0).ring is Ring.TEXT
    assert model.row(0).count == "沿用1段"


def test_a_heading_that_is_begun_is_partly_done(blank, catalog):
    session = Session(catalog, blank)
    model = OutlineModel()
    model.show_session(session)
    session.do(SetFigure(PASS, number(1)), "合格")
    assert model.row(session.sections.index_of(PASS)).ring is Ring.PART


def test_a_heading_says_how_many_figures_wait_for_confirming_when_all_are_filled(session):
    model = OutlineModel()
    model.show_session(session)
    row = session.sections.index_of(PASS)
    indicators = session.sections.rows[row].indicators
    typed = [indicator.code for indicator in indicators if indicator.formula is None]
    assert model.row(row).count == f"待核 {len(typed)}"
    assert confirm_figures(session, typed[1:])
    assert (model.row(row).count, model.row(row).ring) == ("待核 1", Ring.DONE)
    assert "待核1个" in model.row(row).spoken
    assert confirm_figures(session, typed[:1])
    assert (model.row(row).count, model.row(row).ring) == (f"{len(typed)}/{len(typed)}", Ring.CONFIRMED)
    session.do(SetFigure(PASS, Figure()), "清空")
    assert model.row(row).ring in (Ring.PART, Ring.WRONG)


def test_parts_that_gather_headings_cannot_be_chosen(session):
    model = OutlineModel()
    model.show_session(session)
    group = next(i for i in range(model.rowCount()) if model.row(i).section.group)
    assert not model.flags(model.index(group)) & Qt.ItemFlag.ItemIsSelectable
    assert model.index(group).data(OutlineRole.ROW).section.group

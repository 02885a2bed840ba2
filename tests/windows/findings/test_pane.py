"""The pane of the findings: the line at hand is in view, also when its whole sentence is told below."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, State
from desktop.windows.findings.pane import FindingsPane

ONE_ROW_LESS = (160, 190, 220)


@pytest.fixture
def pane(qtbot, appearance, session):
    for code in session.catalog.indicators:
        if isinstance(session.report.figure(code).value, Decimal):
            session.do(SetFigure(code, Figure(State.VALUE, Decimal(99_999))), "改数")
    pane = FindingsPane(appearance)
    qtbot.addWidget(pane)
    pane.show_session(session)
    return pane


@pytest.mark.parametrize("height", ONE_ROW_LESS)
def test_the_line_at_hand_is_wholly_in_view_above_its_own_sentence(pane, qtbot, height):
    pane.resize(700, height)
    pane.show()
    qtbot.waitExposed(pane)
    told = 0
    for _ in range(14):
        pane.next_finding()
        qtbot.wait(1)  # the strip takes its room
        line = pane.view.visualRect(pane.view.currentIndex())
        assert pane.view.viewport().rect().contains(line)
        told += pane._whole.isVisible()
    assert told > 6


def test_a_line_that_was_scrolled_away_is_not_brought_back(pane, qtbot):
    pane.resize(700, 220)
    pane.show()
    qtbot.waitExposed(pane)
    pane.next_finding()
    qtbot.wait(1)
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    pane.resize(700, 250)
    qtbot.wait(1)
    assert bar.value() > 0

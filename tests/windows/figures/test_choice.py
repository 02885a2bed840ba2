"""Which figures are shown: filters, a department's over all headings, the whole report."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.documents.profiles import DEFAULT_PROFILE, find_profile
from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, State
from desktop.model.roll_forward import roll_forward
from desktop.windows.figures.choice import HEADING, WHOLE, Scope, Which, chosen, departments, of_department
from desktop.windows.session import Session
from desktop.windows.workplace import Workplace

FIRST = "h01.online_units"


@pytest.fixture
def session(qapp, catalog, sample):
    del qapp
    rolled = roll_forward(sample, catalog, 2023).report
    return Session(catalog, replace(rolled, earlier=sample.figures, earlier_fixed=True))


@pytest.fixture
def place(qtbot, appearance, session):
    workplace = Workplace(find_profile(DEFAULT_PROFILE), appearance)
    qtbot.addWidget(workplace)
    workplace.resize(1366, 700)
    workplace.show()
    qtbot.waitExposed(workplace)
    workplace.show_session(session)
    return workplace


def codes(place):
    figures = place.heading.figures
    return [figures.indicator(row).code for row in range(figures.rowCount())]


def number(session, code, value):
    session.do(SetFigure(code, Figure(State.VALUE, Decimal(value))), "填")


def click(place, which):
    QTest.mouseClick(place.heading.head.choice_bar._chips[which], Qt.MouseButton.LeftButton)


def test_filters_let_through_what_they_say(session, sample):
    shown = session.sections.in_use
    assert {one.code for one in chosen(shown, Which.EMPTY, session)} == set(sample.figures)
    assert chosen(shown, Which.WRONG, session) == ()
    for code, value in (("h01.easy_total", 120), ("h01.easy_gov", 57), ("h01.easy_query", 64), ("h01.grids", 9999)):
        number(session, code, value)
    assert "h01.easy_total" in {one.code for one in chosen(shown, Which.WRONG, session)}
    assert [one.code for one in chosen(shown, Which.CHANGED, session)] == ["h01.grids"]
    assert chosen(shown, Which.ALL, session) == shown


def test_a_row_that_is_filled_stays_until_something_is_chosen_again(place, session):
    click(place, Which.EMPTY)
    before = codes(place)
    number(session, FIRST, 26)
    assert codes(place) == before
    click(place, Which.EMPTY)
    assert codes(place) == before[1:]


def test_the_chips_count(place, session):
    chip = place.heading.head.choice_bar._chips[Which.EMPTY]
    assert chip.text() == "未填 8"
    number(session, FIRST, 26)
    assert chip.text() == "未填 7"


def test_a_departments_figures_over_all_headings_and_on_to_the_next(place, session):
    known = departments(session)
    place.heading.choosing.choose_scope(Scope(department=known[0]))
    assert codes(place) == [one.code for one in of_department(session, known[0])]
    assert place.heading.head.title == f"{known[0]}的指标"
    place.heading.table.past_end.emit()
    assert place.heading.choosing.scope.department == known[1]
    place.heading.table.past_start.emit()
    assert place.heading.choosing.scope.department == known[0]


def test_the_whole_report_and_back_by_the_outline(place, session):
    place.heading.choosing.choose_scope(WHOLE)
    assert len(codes(place)) == len(session.sections.in_use)
    place.next_empty()
    assert place.heading.choosing.scope == WHOLE
    place.go_to_section(1)
    assert place.heading.choosing.scope == HEADING


def test_going_to_a_figure_that_is_filtered_away_shows_it(place, session):
    number(session, FIRST, 26)
    click(place, Which.EMPTY)
    assert FIRST not in codes(place)
    place.go_to(FIRST)
    assert place.heading.figures.indicator(place.heading.table.currentIndex().row()).code == FIRST


def test_nothing_found_is_said(place):
    click(place, Which.WRONG)
    assert codes(place) == []
    assert place.heading._sentence.text() == "这里没有“有问题”的指标。"


def test_the_chips_count_again_after_a_heading_without_figures(place, session):
    rows = session.sections.rows
    without = next(n for n, row in enumerate(rows) if row.entries and not row.indicators)
    with_figures = place.heading.section
    before = place.heading.head.choice_bar._chips[Which.EMPTY].text()
    assert before == f"{Which.EMPTY.value} {len(codes(place))}"
    place.outline.go_to(without)
    assert not place.heading.head.choice_bar.isVisible()
    place.outline.go_to(with_figures)
    assert place.heading.head.choice_bar._chips[Which.EMPTY].text() == before


@pytest.mark.parametrize("percent", [100, 200])
def test_no_chip_is_cut_off_in_a_narrow_pane(qtbot, at_blank, percent):
    heading = at_blank.window.place.heading
    at_blank.appearance.change(percent=percent)
    bar = heading.head.choice_bar

    def whole():
        shown = [chip for chip in bar._chips.values() if not chip.isHidden()]
        return len(shown) >= 3 and all(chip.width() >= chip.sizeHint().width() for chip in shown)

    for width in (340, 310, 280):
        heading.setFixedWidth(at_blank.appearance.px(width))
        qtbot.waitUntil(whole)
    assert bar._chips[Which.CHANGED].isHidden()
    heading.setFixedWidth(at_blank.appearance.px(600))
    qtbot.waitUntil(lambda: not bar._chips[Which.CHANGED].isHidden())
    qtbot.waitUntil(lambda: bar._chips[Which.EMPTY].text().startswith("未填 "))
    assert whole()

"""What is missing, in one glance in the header; each kind leads to its places one after the other."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.checks.figures.missing import MISSING
from desktop.collection.board import board
from desktop.model.edits import SetFigure, SetParticular, SetText
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.figure_words import UNFILLED
from desktop.model.outline import Level
from desktop.model.roll_forward import roll_forward
from desktop.model.summary import summarise
from desktop.windows.figures.choice import Which, chosen
from desktop.windows.missing import Lack, Lacking, lacking_in, next_place, places_of
from desktop.windows.missing_button import ALL_THERE, SHORT

TWO = ("h04.self_pass", "h06.fy_accept")


def test_each_kind_is_counted_and_found_in_the_order_of_the_report(session):
    before = lacking_in(session)
    assert before.empty == 0
    for code in reversed(TWO):
        session.do(SetFigure(code, NOT_FILLED), "清空")
    now = lacking_in(session)
    empty = places_of(session, Lack.EMPTY)
    assert set(empty) == set(TWO)  # not what is computed from them, which nobody can fill
    assert (now.empty, now.to_confirm) == (len(empty), before.to_confirm - 2)
    assert [one.code for one in session.sections.in_use if one.code in empty] == list(empty)
    for lack, count in now.counts:
        assert 1 <= len(places_of(session, lack)) <= count


def test_a_blank_year_counts_its_wording_that_nobody_touched(qapp, blank, catalog):
    from desktop.windows.session import Session

    del qapp
    session = Session(catalog, blank)
    counts = dict(lacking_in(session).counts)
    assert counts[Lack.CARRIED] == sum(entry.carried and not entry.is_heading for entry in blank.outline) > 5
    assert counts[Lack.EMPTY] == sum(one.formula is None for one in session.sections.in_use)
    assert Lack.TO_CONFIRM not in counts


def test_one_number_says_on_every_screen_how_many_are_to_be_filled(at_blank):
    session, place = at_blank.session, at_blank.window.place
    empty = lacking_in(session).empty
    assert 0 < empty < len(session.sections.in_use)  # some are computed
    assert at_blank.window.header._filled.text() == f"已填 0/{empty}"
    assert sum(finding.rule == MISSING.id for finding in session.findings) == empty
    assert len(chosen(session.sections.in_use, Which.EMPTY, session)) == empty
    asked = sum(row.asked for row in board(session.report, session.catalog, date(2023, 1, 1)))
    assert asked == empty
    assert roll_forward(session.report, session.catalog, session.report.year + 1).figures == empty
    outline = place.outline.model
    for row in (outline.row(number) for number in range(outline.rowCount())):
        assert row.progress.total == sum(one.formula is None for one in row.section.indicators)


OFFERED, OF_TITLE, OPERANDS = "h04.trainings", "h09.exam_units", ("h01.cases", "h01.cases_done")


def numbers_said(program, keyboard):
    """Give how many figures are to be filled, as each place of the program says it."""
    session, place = program.session, program.window.place
    total = program.window.header._filled.text().removeprefix("已填 ").split("/")
    rows = (place.outline.model.row(number) for number in range(place.outline.model.rowCount()))
    shown = {one.code for row in rows for one in row.section.indicators} & set(places_of(session, Lack.EMPTY))
    summary = summarise(session.report, session.catalog, session.findings)
    return {
        "header": int(total[1]) - int(total[0]),
        "lacking": lacking_in(session).empty,
        "outline": len(shown),
        "findings": len({finding.place for finding in session.findings if finding.rule == MISSING.id}),
        "filter": len(chosen(session.sections.in_use, Which.EMPTY, session)),
        "table": sum(row.state == UNFILLED for row in summary.to_enter),
        "F8": len(seen_by_f8(program, keyboard)),
    }


def seen_by_f8(program, keyboard):
    seen = []
    keyboard.press(Qt.Key.Key_F8)
    while at_hand(program) not in seen:
        seen.append(at_hand(program))
        keyboard.press(Qt.Key.Key_F8)
    return seen


def test_what_is_only_offered_counts_everywhere_once_the_words_state_it(at_work, keyboard):
    session = at_work.session
    for code in TWO:
        session.do(SetFigure(code, NOT_FILLED), "清空")
    said = numbers_said(at_work, keyboard)
    assert set(said.values()) == {2}, said
    key = next(entry.key for entry in session.report.outline if entry.level is Level.BODY)
    session.do(SetText(key, f"办培训{{{{{OFFERED}}}}}，办结率{{{{h01.cases_done_rate}}}}。"), "写")
    said = numbers_said(at_work, keyboard)
    assert set(said.values()) == {5}, said
    session.do(SetParticular("title", f"参考{{{{{OF_TITLE}}}}}家的报告"), "标题")
    said = numbers_said(at_work, keyboard)
    assert set(said.values()) == {6}, said
    for code in (OFFERED, OF_TITLE, *OPERANDS):
        assert code in places_of(session, Lack.EMPTY)
        at_work.window.place.go_to(code)
        assert at_hand(at_work) == code
        session.do(SetFigure(code, Figure(State.VALUE, Decimal(3))), "填")
    assert set(numbers_said(at_work, keyboard).values()) == {2}
    session.do(SetFigure("h05.drills", Figure(State.EMPTY, note="等应急局")), "备注")
    assert set(numbers_said(at_work, keyboard).values()) == {2}


def test_as_many_wait_for_confirming_as_are_filled_when_nobody_has_confirmed_any(at_work):
    session = at_work.session
    waiting = lacking_in(session).to_confirm
    assert at_work.window.header._filled.text() == f"已填 {waiting}/{waiting}"


@pytest.mark.parametrize(("last", "following"), [("", "甲"), ("甲", "乙"), ("丙", "甲"), ("丁", "甲")])
def test_after_the_last_place_comes_the_first_one(last, following):
    assert next_place(("甲", "乙", "丙"), last) == following
    assert next_place((), last) == ""


def at_hand(program):
    heading = program.window.place.heading
    return heading.figures.indicator(heading.table.currentIndex().row()).code


def test_the_header_leads_to_what_is_missing(qtbot, at_work):
    header = at_work.window.header
    for code in TWO:
        at_work.session.do(SetFigure(code, NOT_FILLED), "清空")
    empty = places_of(at_work.session, Lack.EMPTY)
    qtbot.waitUntil(lambda: header.missing.text().startswith(f"未填 {len(empty)} · "))
    assert header.missing.text() in header.missing.accessibleName()
    header.missing.menu().aboutToShow.emit()
    actions = {action.data(): action for action in header.missing.menu().actions()}
    gone = []
    for _ in (*empty, empty[0]):
        actions[Lack.EMPTY].trigger()
        gone.append(at_hand(at_work))
    assert gone == [*empty, empty[0]]
    header.missing.setFocus()
    assert header.missing.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_every_kind_leads_somewhere(at_blank):
    header, place = at_blank.window.header, at_blank.window.place
    header.missing.menu().aboutToShow.emit()
    for action in header.missing.menu().actions():
        place.outline.go_to(0)
        action.trigger()
        if action.data() is Lack.CARRIED:
            assert place.heading.items.view.currentIndex().isValid()


def test_in_little_room_it_is_short_and_with_nothing_missing_it_says_so(at_work):
    header = at_work.window.header
    long = header.missing.text()
    at_work.frame.resize(720, 768)
    QTest.qWait(20)
    assert header.missing.text() in (SHORT, long)
    header.missing.resize(header.missing.minimumSizeHint())
    assert header.missing.text() == SHORT
    assert long in header.missing.accessibleName()
    header.missing.show_lacking(Lacking())
    assert header.missing.text() == ALL_THERE
    assert not header.missing.isEnabled()


def test_the_status_line_says_where_the_ledger_is(at_work):
    status = at_work.window.status
    assert status.where == "仅本机"
    status.show_where(Path("//server/法治/银州区.fzb"))
    assert status.where == "共享文件夹"

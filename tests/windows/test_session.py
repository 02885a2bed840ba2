"""One report at work: edits, undo, what is recomputed, what is kept, and who was faster."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.checks.figures.check import check_figures
from desktop.documents.compose import compose
from desktop.model.annotations import Confirmation, Reason
from desktop.model.confirming import confirmation_of
from desktop.model.edits import AddEntries, Annotate, RemoveAnnotation, SetEarlierFigure, SetFigure, SetText, Together
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.outline import Entry, Level
from desktop.windows.change import Change, change_of
from desktop.windows.figures.confirming import confirm_figures
from desktop.windows.outline.sections import OTHERS, divide
from desktop.windows.session import Session

PASS, TOTAL, SHARE = "h04.self_pass", "h04.self_total", "h04.self_pass_pct"


def number(value):
    return Figure(State.VALUE, Decimal(value))


def texts(document):
    return [(block.style, block.text, block.key) for block in document.blocks]


def test_a_figure_is_signed_with_person_and_time(session):
    session.person, session.clock = "王丽", lambda: datetime.fromisoformat("2023-01-12T10:05:00")
    session.do(SetFigure(PASS, number(419)), "合格 424→419")
    figure = session.report.figure(PASS)
    assert (figure.person, figure.at) == ("王丽", "2023-01-12T10:05:00")


def test_figures_within_one_step_are_signed_and_emptying_leaves_nothing(session):
    session.person = "王丽"
    session.do(Together("清空", (SetFigure(PASS, NOT_FILLED), SetEarlierFigure(TOTAL, number(1)))), "清空")
    assert PASS not in session.report.figures
    assert session.report.earlier[TOTAL].person == "王丽"


def test_who_only_confirms_a_figure_or_adds_a_note_did_not_set_it(session):
    session.person = "李强"
    session.do(SetFigure(PASS, number(419)), "合格")
    set_by = session.report.figure(PASS)
    session.person, session.clock = "王丽", lambda: datetime.fromisoformat("2033-01-12T10:05:00")
    assert confirm_figures(session, (PASS,))
    assert session.report.figure(PASS) == replace(set_by, confirmed=True)
    assert confirmation_of(session.report, PASS) == Confirmation("王丽", "2033-01-12T10:05:00")
    session.do(SetFigure(PASS, replace(set_by, note="含街道")), "备注")
    assert session.report.figure(PASS).person == "李强"
    session.do(SetFigure(PASS, number(420)), "合格")
    assert session.report.figure(PASS).person == "王丽"


def test_undo_gives_back_exactly_what_was_there_and_says_where(session, sample, qtbot):
    session.do(SetFigure(PASS, number(419)), "合格 424→419")
    assert session.history.undo_label == "合格 424→419"
    with qtbot.waitSignal(session.changed) as changed:
        assert session.undo()
    assert session.report == sample
    assert changed.args[0] == Change(frozenset({PASS}), show=True)
    assert session.redo()
    assert session.report.figure(PASS).value == 419
    assert not session.redo()


def test_nothing_to_undo_does_nothing(session):
    assert not session.undo()
    assert not session.redo()


def test_a_refusal_is_said_and_changes_nothing(session, sample, qtbot):
    fixed = Session(session.catalog, replace(sample, earlier_fixed=True))
    with qtbot.waitSignal(fixed.said) as said:
        assert not fixed.do(SetEarlierFigure(PASS, number(1)), "上年")
    assert "上年" in said.args[0]
    assert fixed.history.undo_label == ""


def test_undo_that_is_refused_is_said_too(session, qtbot):
    key = session.report.outline[5].key
    session.do(SetText(key, "甲"), "改")
    session._report = replace(session.report, outline=())
    with qtbot.waitSignal(session.said):
        assert not session.undo()


def test_typing_in_one_paragraph_is_one_step_until_it_is_left(session):
    key = session.report.outline[0].key
    session.do(SetText(key, "甲"), "改", joins=key)
    session.do(SetText(key, "甲乙"), "改", joins=key)
    assert len(session.history.done) == 1
    session.close_step()
    session.do(SetText(key, "甲乙丙"), "改", joins=key)
    assert len(session.history.done) == 2


edits = st.lists(
    st.one_of(
        st.tuples(st.just("figure"), st.integers(0, 87), st.integers(0, 999) | st.none()),
        st.tuples(st.just("earlier"), st.integers(0, 87), st.integers(0, 999)),
        st.tuples(
            st.just("text"), st.integers(0, 97), st.sampled_from(["甲。", "共{{h04.self_total}}。", "{{本年}}年"])
        ),
        st.tuples(st.just("add"), st.integers(0, 97), st.integers(0, 10**6)),
        st.tuples(st.just("undo"), st.just(0), st.just(0)),
    ),
    max_size=6,
)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=60, deadline=None)
@given(edits)
def test_what_is_recomputed_in_part_equals_what_is_computed_anew(steps):
    catalog = standard_catalog()
    session = Session(catalog, load_sample(catalog))
    assert session.document
    codes = [code for code in catalog.indicators if catalog.indicators[code].formula is None]
    for kind, place, value in steps:
        outline = session.report.outline
        if kind == "figure":
            session.do(SetFigure(codes[place % len(codes)], number(value) if value is not None else NOT_FILLED), "数")
        elif kind == "earlier":
            session.do(SetEarlierFigure(codes[place % len(codes)], number(value)), "上年")
        elif kind == "text":
            session.do(SetText(outline[place % len(outline)].key, value), "文")
        elif kind == "add":
            new = Entry(f"new{value}.{len(outline)}", Level.BODY, "新。")
            session.do(AddEntries(outline[place % len(outline)].key, (new,)), "加")
        else:
            session.undo()
    errors = sum(finding.severity.value == "error" for finding in session.findings)
    assert set(session.findings) == set(check_figures(session.report, catalog))
    assert texts(session.document) == texts(compose(catalog, session.report, errors=errors))
    anew = divide(catalog, session.report)
    assert session.sections.rows == anew.rows
    assert session.sections.numbers == anew.numbers
    assert session.sections.users == anew.users


def test_sections_know_where_everything_is(session):
    sections = session.sections
    assert sections.rows[sections.index_of(TOTAL)].number == "（四）"
    assert sections.index_of("H04") == sections.index_of(TOTAL)
    assert sections.index_of("nowhere") is None
    group = next(index for index, row in enumerate(sections.rows) if row.group)
    assert sections.next_row(group - 1, 1) == group + 1
    assert sections.next_row(0, -1) is None


def test_a_figure_of_no_heading_is_still_reachable(catalog, sample):
    outline = tuple(entry for entry in sample.outline if not entry.heading)
    rows = divide(catalog, replace(sample, outline=outline[:1])).rows
    assert rows[-1].key == OTHERS
    assert TOTAL in {indicator.code for indicator in rows[-1].indicators}


@pytest.mark.parametrize(
    ("edit", "codes", "keys", "structure"),
    [
        (SetFigure("a", NOT_FILLED), {"a"}, set(), False),
        (SetText("k", "甲"), set(), {"k"}, False),
        (AddEntries("", (Entry("k", Level.BODY, ""),)), set(), {"k"}, True),
        (Together("", (SetFigure("a", NOT_FILLED), SetText("k", ""))), {"a"}, {"k"}, False),
    ],
)
def test_a_change_says_what_an_edit_touches(edit, codes, keys, structure):
    change = change_of(edit, by="test")
    assert (change.codes, change.keys, change.structure, change.by) == (codes, keys, structure, "test")


def test_a_change_says_of_which_places_something_was_said():
    said = Together("", (Annotate(Reason("因", "", ""), "x"), RemoveAnnotation("evidence", "y")))
    change = change_of(said)
    assert change.annotations == {("reason", "x"), ("evidence", "y")}
    assert (change.codes, change.keys, change.structure) == (frozenset(), frozenset(), False)


def test_what_was_said_of_a_place_can_be_undone(session):
    assert session.do(Annotate(Reason("因", "", ""), "x"), "说明原因")
    assert session.report.annotation(Reason, "x") == Reason("因", "", "")
    assert session.undo()
    assert not session.report.annotations


def test_emitting_changes_costs_no_reference_to_none(session):
    """PySide6 6.12 on Python 3.11 loses one at each void call, until the program dies."""
    import sys

    change = Change()
    session.changed.emit(change)
    before = sys.getrefcount(None)
    for _ in range(20_000):
        session.changed.emit(change)
    assert abs(sys.getrefcount(None) - before) < 1_000

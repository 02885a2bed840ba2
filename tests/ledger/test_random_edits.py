"""Whatever is done to a report, in whatever order, by one or by two: the ledger holds it, and the trail tells it."""

import tempfile
from contextlib import ExitStack
from operator import itemgetter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.ledger.edit_text import read_edit, read_indicator, write_edit
from desktop.ledger.ledger import Change, Committed, Conflict, create_ledger, open_ledger
from desktop.ledger.verification import verify_ledger
from desktop.model.annotations import DepartmentReturn, ReadAloud, Reason, Returned, ReturnState, TableMap
from desktop.model.catalog import Indicator, Period
from desktop.model.edits import (
    AddEntries,
    AddIndicator,
    Annotate,
    MoveEntries,
    RemoveAnnotation,
    RemoveEntries,
    RemoveIndicator,
    SetEarlierFigure,
    SetFigure,
    SetLevel,
    SetParticular,
    SetText,
    Together,
)
from desktop.model.figure import Figure, Origin, OriginKind, State
from desktop.model.kinds import KINDS
from desktop.model.language.parse import parse_expression
from desktop.model.outline import Entry, Level
from desktop.model.report import PARTICULAR_NAMES, Report
from desktop.quantities.about import About
from desktop.refusal import Refused

UNIT, YEAR = "区", 2022
CODES = st.sampled_from(["h01.a", "h01.b", "h02.c"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.one_of(st.decimals(allow_nan=False, allow_infinity=False), st.dates(), TEXTS.filter(bool))
ABOUT = st.none() | st.sampled_from(About)
ORIGINS = st.builds(Origin, st.sampled_from(OriginKind), TEXTS)
DETAILS = {"reason": TEXTS, "origin": ORIGINS, "person": TEXTS, "at": TEXTS, "note": TEXTS, "confirmed": st.booleans()}
FIGURES = st.one_of(
    st.just(Figure()),
    st.builds(Figure, st.just(State.VALUE), VALUES, ABOUT, **DETAILS),
    st.builds(Figure, st.sampled_from([state for state in State if state is not State.VALUE]), **DETAILS),
)
LEVELS = st.sampled_from(Level)
KEYS = st.sampled_from([f"k{number}" for number in range(8)])
ENTRIES = st.builds(Entry, KEYS, LEVELS, TEXTS, TEXTS, run_in=st.booleans(), carried=st.booleans())
INDICATORS = st.builds(
    Indicator,
    st.sampled_from(["own.a", "own.b", "own.c"]),
    TEXTS,
    TEXTS,
    st.sampled_from(KINDS),
    TEXTS,
    TEXTS,
    st.none() | st.integers(0, 3),
    TEXTS,
    formula=st.sampled_from([None, parse_expression("h01.a / (h01.b + 2.50) * 100")]),
    period=st.builds(Period, st.none() | st.integers(2000, 2030)),
    required=st.booleans(),
    aliases=st.lists(TEXTS, max_size=2).map(tuple),
)
PLACES = st.sampled_from(["", "h01.a", "a:b|c", "公安局"])
ANNOTATIONS = st.one_of(
    st.builds(Reason, TEXTS, TEXTS, TEXTS),
    st.builds(Returned, FIGURES, TEXTS, st.just(""), TEXTS, TEXTS, TEXTS, TEXTS),
    st.builds(ReadAloud, st.tuples(TEXTS, TEXTS), TEXTS, TEXTS),
    st.builds(DepartmentReturn, TEXTS, TEXTS, TEXTS, st.just(""), TEXTS, st.sampled_from(ReturnState), TEXTS),
    st.builds(TableMap, TEXTS, *[st.integers(1, 99)] * 3, st.lists(st.tuples(TEXTS, CODES), max_size=3).map(tuple)),
)
SIMPLE = st.one_of(
    st.builds(Annotate, ANNOTATIONS, PLACES),
    st.builds(RemoveAnnotation, st.sampled_from(["reason", "returned", "table_map"]), PLACES),
    st.builds(AddIndicator, INDICATORS),
    st.builds(RemoveIndicator, st.sampled_from(["own.a", "own.b", "own.c"])),
    st.builds(SetFigure, CODES, FIGURES),
    st.builds(SetEarlierFigure, CODES, FIGURES),
    st.builds(SetParticular, st.sampled_from(PARTICULAR_NAMES), TEXTS),
    st.builds(SetText, KEYS, TEXTS, st.booleans()),
    st.builds(SetLevel, KEYS, LEVELS, st.booleans()),
    st.builds(AddEntries, st.just("") | KEYS, st.lists(ENTRIES, max_size=3, unique_by=lambda e: e.key).map(tuple)),
    st.builds(RemoveEntries, st.lists(KEYS, max_size=2, unique=True).map(tuple)),
    st.builds(MoveEntries, st.lists(KEYS, max_size=3, unique=True).map(tuple), st.just("") | KEYS),
)
EDITS = st.recursive(
    SIMPLE, lambda inner: st.builds(Together, TEXTS, st.lists(inner, max_size=3).map(tuple)), max_leaves=5
)
START = Report(UNIT, YEAR, "A", outline=tuple(Entry(f"k{number}", Level.BODY, f"{number}") for number in range(5)))


def exactly(report: Report) -> tuple[object, ...]:
    """Decimal(1) equals Decimal("1.0"); here they must be told apart."""
    mappings = (report.figures, report.earlier, report.annotations)
    return (
        *(repr(sorted(mapping.items(), key=itemgetter(0))) for mapping in mappings),
        report.particulars,
        report.outline,
        report.indicators,
    )


def applied(edit, report: Report) -> Report | None:
    try:
        return edit.on(report)
    except Refused:
        return None


@given(EDITS)
def test_edit_is_read_back_as_it_was_written(edit):
    again = read_edit(write_edit(edit))
    assert again == edit
    assert repr(again) == repr(edit)


@pytest.mark.parametrize("text", ['{"Level":1}', "1", '{"os":[]}', '{"SetFigure":{"cmd":1}}', "{"])
def test_what_is_no_edit_is_never_read_as_one(text):
    with pytest.raises((ValueError, TypeError, KeyError)):
        read_edit(text)
    with pytest.raises((ValueError, TypeError, KeyError)):
        read_indicator(text)


@settings(max_examples=40, deadline=None)
@given(st.lists(EDITS, max_size=12))
def test_ledger_holds_every_step_and_its_undoing(edits):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.fzb"
        with create_ledger(path) as ledger:
            ledger.add_report(START)
            loaded = ledger.load(UNIT, YEAR)
            report, versions, undo = loaded.report, loaded.versions, []

            def step(edit, after: Report) -> None:
                nonlocal report, versions
                done = ledger.commit(Change(report, after, edit, "改"), versions)
                report, versions = after, done.versions
                again = ledger.load(UNIT, YEAR)
                assert exactly(again.report) == exactly(report)
                assert (again.versions.rows, again.versions.positions) == (versions.rows, versions.positions)

            for edit in edits:
                if (after := applied(edit, report)) is not None:
                    undo.append(edit.inverse(report))
                    step(edit, after)
            for edit in reversed(undo):
                step(edit, edit.on(report))
            assert exactly(report) == exactly(START)
            assert all(told.before != told.after or told for row in ledger.trail(UNIT, YEAR) for told in row.changes)
        verify_ledger(path)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([0, 1]), st.booleans(), EDITS), max_size=16))
def test_two_people_never_overwrite_each_other_unseen(steps):
    with tempfile.TemporaryDirectory() as folder, ExitStack() as open_ledgers:
        path = Path(folder) / "a.fzb"
        ledgers = [open_ledgers.enter_context(create_ledger(path, person="甲"))]
        ledgers[0].add_report(START)
        ledgers.append(open_ledgers.enter_context(open_ledger(path, person="乙")))
        known = [ledger.load(UNIT, YEAR) for ledger in ledgers]
        accepted = 0
        for who, look_first, edit in steps:
            mine = ledgers[who].load(UNIT, YEAR) if look_first else known[who]
            after = applied(edit, mine.report)
            if after is None:
                continue
            before = exactly(ledgers[1 - who].load(UNIT, YEAR).report)
            done = ledgers[who].commit(Change(mine.report, after, edit, "改"), mine.versions)
            if isinstance(done, Conflict):
                assert exactly(ledgers[1 - who].load(UNIT, YEAR).report) == before
                assert done.person in ("甲", "乙")
            accepted += isinstance(done, Committed) and done.versions is not mine.versions
            known[who] = ledgers[who].load(UNIT, YEAR)
        assert len(ledgers[0].trail(UNIT, YEAR)) == accepted + 1
        open_ledgers.close()
        assert verify_ledger(path).trail == accepted + 1

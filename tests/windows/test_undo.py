"""Everything that is done through the session can be taken back and done again: the report, and the ledger with it."""

import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.ledger.ledger import create_ledger
from desktop.model.annotations import (
    ANNOTATION_BY_KIND,
    ANNOTATIONS,
    Confirmation,
    DepartmentReturn,
    Evidence,
    ReadAloud,
    Reason,
    Returned,
    ReturnState,
    Snapshot,
    SwitchedOff,
    TableMap,
    TakenOver,
)
from desktop.model.catalog import Indicator
from desktop.model.edits import (
    EDITS,
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
from desktop.model.figure import NOT_FILLED, Figure, Origin, OriginKind, State
from desktop.model.kinds import KIND_BY_NAME
from desktop.model.outline import Entry, Level
from desktop.windows.background import Lane
from desktop.windows.keeping.saving import Saving
from desktop.windows.session import Session

AT = "2023-01-02T03:04:05+08:00"
FILE = b"\xd0\xd5\xc3\xfb"
CODES = ("h04.self_total", "h04.street_teams", "h06.fy_accept", "h01.online_units", "h02.adviser_publicity")
OWN = tuple(Indicator(f"own.h01_{n}", f"自设{n}", "件", KIND_BY_NAME["flow"], "H01", "司法局") for n in range(3))
NEW_KEYS = ("新一", "新二", "新三")
TEXTS = st.sampled_from(("", "甲", "共{{h04.self_total}}件", "{{没有}}", "𠮷\n第二行", "2023-02-20"))


CATALOG = standard_catalog()
SAMPLE = load_sample(CATALOG)
KEYS = tuple(entry.key for entry in SAMPLE.outline[:12])


def figures():
    details = {
        "reason": st.sampled_from(("", "没有台账")),
        "origin": st.sampled_from((Origin(), Origin(OriginKind.CELL, "表1!C7"))),
        "note": st.sampled_from(("", "含乡镇")),
        "confirmed": st.booleans(),
    }
    values = st.integers(0, 10**6).map(Decimal) | st.just(Decimal("12.50"))
    return st.one_of(
        st.just(NOT_FILLED),
        st.builds(Figure, st.just(State.VALUE), values, **details),
        st.builds(Figure, st.sampled_from((State.NONE, State.UNCOUNTED, State.INAPPLICABLE)), **details),
    )


def annotations(file):
    """Give one of each kind; one that is missing here fails below."""
    return (
        Reason("口径调整", "张三", AT),
        SwitchedOff("本区没有这一项", "张三", AT),
        Returned(Figure(State.VALUE, Decimal(3)), "公安局", file, "报送.xlsx", "表1", "C7", AT),
        Evidence((("台账.pdf", file),)),
        ReadAloud(("张三", "李四"), AT, "12件", "少一位"),
        Confirmation("张三", AT),
        DepartmentReturn(AT, "2023-01-10", AT, file, "报送.xlsx", ReturnState.TAKEN),
        TableMap("汇总", 2, 1, 3, (("受理", CODES[0]),)),
        Snapshot(1, AT, "张三"),
        TakenOver("李四", "办公室-2", AT, "李四外出", "张三", AT),
    )


def edits(file):
    some = st.sampled_from((*KEYS, *NEW_KEYS))
    after = st.just("") | some
    entries = st.builds(
        Entry, st.sampled_from(NEW_KEYS), st.sampled_from(Level), TEXTS, run_in=st.booleans(), carried=st.booleans()
    )
    few = st.lists(some, min_size=1, max_size=3, unique=True).map(tuple)
    places = st.sampled_from((*CODES, "公安局"))
    simple = {
        SetFigure: (st.sampled_from(CODES), figures()),
        SetEarlierFigure: (st.sampled_from(CODES), figures()),
        AddIndicator: (st.sampled_from(OWN),),
        RemoveIndicator: (st.sampled_from([own.code for own in OWN]),),
        SetParticular: (st.sampled_from(("signature", "addressee", "written_on", "没有这一项")), TEXTS),
        SetText: (some, TEXTS, st.booleans()),
        SetLevel: (some, st.sampled_from(Level), st.booleans()),
        AddEntries: (after, st.lists(entries, min_size=1, max_size=3, unique_by=lambda one: one.key).map(tuple)),
        RemoveEntries: (few,),
        MoveEntries: (few, after),
        Annotate: (st.sampled_from(annotations(file)), places),
        RemoveAnnotation: (st.sampled_from(sorted(ANNOTATION_BY_KIND)), places),
    }
    kinds = st.sampled_from(sorted(simple, key=lambda kind: kind.__name__))  # each as often as another
    one = kinds.flatmap(lambda kind: st.builds(kind, *simple[kind]))
    assert {*simple, Together} == set(EDITS)
    return st.one_of(one, one, st.builds(Together, st.just("几步"), st.lists(one, max_size=3).map(tuple)))


def test_there_is_an_example_of_each_annotation():
    assert {type(one) for one in annotations("")} == set(ANNOTATIONS)


class Desk:
    """A session on a ledger of its own, with nothing else around it."""

    def __init__(self, folder):
        self.ledger = create_ledger(Path(folder) / "账本.fzb", person="王丽")
        self.ledger.add_report(SAMPLE)
        self.file = self.ledger.keep_file(FILE)
        self.around = QObject()
        self.lane = Lane(1, self.around)
        loaded = self.ledger.load(SAMPLE.unit, SAMPLE.year)
        saving = Saving(self.ledger, loaded.versions, self.lane, self.around)
        self.session = Session(CATALOG, loaded.report, saving, self.around)
        self.session.person = "王丽"

    def kept(self):
        """Give the report as the ledger has it, when everything is kept."""
        while self.lane.busy:
            QTest.qWait(1)
        return self.ledger.load(SAMPLE.unit, SAMPLE.year).report

    def close(self):
        self.lane.finish()
        self.around.deleteLater()
        self.ledger.close()


@settings(max_examples=25)
@given(st.data())
def test_all_edits_are_taken_back_and_done_again(qapp, data):
    del qapp
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(folder)
        session = desk.session
        states = [session.report]
        steps = data.draw(st.lists(edits(desk.file), min_size=1, max_size=8))
        for number, edit in enumerate(steps):
            if session.do(edit, f"第{number}步"):
                states.append(session.report)
        assert desk.kept() == states[-1]
        labels = [step.label for step in session.history.done]
        for label, state in zip(reversed(labels), reversed(states[:-1]), strict=True):
            assert session.history.undo_label == label
            assert session.undo()
            assert session.report == state
        assert not session.undo()
        assert desk.kept() == states[0] == SAMPLE
        for label, state in zip(labels, states[1:], strict=True):
            assert session.history.redo_label == label
            assert session.redo()
            assert session.report == state
        assert not session.redo()
        assert desk.kept() == states[-1]
        desk.close()

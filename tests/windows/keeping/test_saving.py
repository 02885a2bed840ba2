"""Keeping off the thread of the windows: in order, said only afterwards, and nobody's work lost without a word."""

from decimal import Decimal
from threading import Event

import pytest

from desktop.ledger.ledger import create_ledger, open_ledger
from desktop.model.annotations import Reason
from desktop.model.edits import Annotate, SetFigure, SetText
from desktop.model.figure import Figure, State
from desktop.refusal import Refused
from desktop.windows.background import Lane
from desktop.windows.clash_words import clash_notice
from desktop.windows.keeping.saving import SaveKind, Saving
from desktop.windows.session import Session

PASS, FAIL = "h04.self_pass", "h04.self_fail"


def number(value):
    return Figure(State.VALUE, Decimal(value))


@pytest.fixture
def lane(qapp):
    del qapp
    lane = Lane()
    yield lane
    lane.finish()


class Office:
    """A ledger in its lane, and sessions that work on it."""

    def __init__(self, path, catalog, lane, qtbot):
        self.path, self.catalog, self.lane, self.qtbot = path, catalog, lane, qtbot
        self.states = []

    def wait(self, job):
        results = []
        self.lane.run(job, results.append, results.append)
        self.qtbot.waitUntil(lambda: bool(results))
        if isinstance(results[0], Exception):
            raise results[0]
        return results[0]

    def session(self, person, *, read_only=False):
        ledger = self.wait(lambda: open_ledger(self.path, person=person, read_only=read_only))
        loaded = self.wait(lambda: ledger.load("银州区", 2022))
        saving = Saving(ledger, loaded.versions, self.lane)
        saving.stands.connect(self.states.append)
        session = Session(self.catalog, loaded.report, saving)
        session.person = person
        session.kept = saving
        session.ledger = ledger
        return session

    def stored(self, code):
        ledger = self.wait(lambda: open_ledger(self.path, person="", read_only=True))
        report = self.wait(lambda: ledger.load("银州区", 2022)).report
        self.wait(ledger.close)
        return report.figure(code)


@pytest.fixture
def office(tmp_path, catalog, sample, lane, qtbot):
    path = tmp_path / "a.fzb"
    office = Office(path, catalog, lane, qtbot)

    def make():
        with create_ledger(path) as ledger:
            ledger.add_report(sample)

    office.wait(make)
    return office


def settled(office, session):
    office.qtbot.waitUntil(lambda: not office.lane.busy and not session.kept.waiting)


def test_saved_is_said_only_when_the_ledger_has_it(office):
    session = office.session("王丽")
    gate = Event()
    office.lane.run(gate.wait, print, print)
    session.do(SetFigure(PASS, number(419)), "合格")
    assert [state.kind for state in office.states] == [SaveKind.SAVING]
    gate.set()
    settled(office, session)
    assert office.states[-1].kind is SaveKind.SAVED
    assert office.states[-1].at is not None
    assert office.stored(PASS).value == 419
    assert office.stored(PASS).person == "王丽"
    office.wait(session.ledger.close)


def test_what_is_typed_meanwhile_waits_its_turn(office):
    session = office.session("王丽")
    for value in range(5):
        session.do(SetFigure(PASS, number(value)), "合格")
    session.undo()
    settled(office, session)
    assert office.stored(PASS).value == 3
    assert [row.label for row in office.wait(lambda: session.ledger.trail("银州区", 2022))][-1] == "撤销：合格"
    office.wait(session.ledger.close)


def test_the_loser_of_two_sees_both_values_and_decides(office):
    mine, other = office.session("王丽"), office.session("李强")
    clashes = []
    mine.clashed.connect(clashes.append)
    other.do(SetFigure(PASS, number(430)), "合格")
    settled(office, other)
    mine.do(SetFigure(PASS, number(419)), "合格 424→419")
    mine.do(SetFigure(FAIL, number(7)), "不合格")
    office.qtbot.waitUntil(lambda: bool(clashes))
    settled(office, mine)

    assert mine.report.figure(PASS).value == 430  # what the ledger has
    assert office.stored(FAIL).value == 7  # what came after it was not lost
    notice = clash_notice(mine, clashes[0])
    assert notice.must_choose
    for part in ("自查自评合格案卷", "419", "430", "李强"):
        assert part in notice.sentence
    assert [choice.words for choice in notice.choices] == ["采用我的", "采用对方的"]

    notice.choices[1].act()
    assert mine.report.figure(PASS).value == 430
    notice.choices[0].act()
    settled(office, mine)
    assert office.stored(PASS).value == 419
    assert SaveKind.CONFLICT in {state.kind for state in office.states}
    for session in (mine, other):
        office.wait(session.ledger.close)


def test_two_reasons_for_one_finding_are_both_shown(office):
    mine, other = office.session("王丽"), office.session("李强")
    clashes = []
    mine.clashed.connect(clashes.append)
    other.do(Annotate(Reason("口径调整", "李强", ""), "x"), "说明原因")
    settled(office, other)
    mine.do(Annotate(Reason("机构撤并", "王丽", ""), "x"), "说明原因")
    office.qtbot.waitUntil(lambda: bool(clashes))
    settled(office, mine)
    sentence = clash_notice(mine, clashes[0]).sentence
    assert all(part in sentence for part in ("“说明原因”", "机构撤并（王丽）", "口径调整（李强）"))
    assert mine.report.annotation(Reason, "x").text == "口径调整"
    for session in (mine, other):
        office.wait(session.ledger.close)


def test_what_no_longer_fits_after_a_conflict_is_said(office):
    mine, other = office.session("王丽"), office.session("李强")
    said = []
    mine.said.connect(said.append)
    key = mine.report.outline[4].key
    from desktop.model.edits import RemoveEntries

    other.do(RemoveEntries((key,)), "删除")
    other.do(SetFigure(PASS, number(1)), "合格")
    settled(office, other)
    mine.do(SetFigure(PASS, number(2)), "合格")
    mine.do(SetText(key, "改过"), "改文字")
    office.qtbot.waitUntil(lambda: bool(said))
    settled(office, mine)
    assert key not in {entry.key for entry in mine.report.outline}
    for session in (mine, other):
        office.wait(session.ledger.close)


class Broken:
    """A ledger whose disk is full until it is mended."""

    read_only = False

    def __init__(self, ledger):
        self.ledger, self.full = ledger, True

    def commit(self, change, versions):
        if self.full:
            raise Refused("DISK-FULL", "磁盘满了，请腾出空间。")
        return self.ledger.commit(change, versions)


def test_what_failed_stays_in_the_queue_and_is_tried_again(office):
    session = office.session("王丽")
    broken = Broken(session.ledger)
    session.kept._ledger = broken
    session.do(SetFigure(PASS, number(419)), "合格")
    office.qtbot.waitUntil(lambda: office.states[-1].kind is SaveKind.FAILED)
    assert office.states[-1].sentence == "磁盘满了，请腾出空间。"
    assert session.kept.waiting == 1
    assert session.report.figure(PASS).value == 419
    broken.full = False
    session.kept.retry()
    settled(office, session)
    assert office.stored(PASS).value == 419
    office.wait(session.ledger.close)


def test_what_comes_behind_a_failure_is_kept_after_it_and_in_order(office):
    session = office.session("王丽")
    broken = Broken(session.ledger)
    session.kept._ledger = broken
    gate = Event()
    office.lane.run(gate.wait, print, print)
    for value in (1, 2, 3):
        session.do(SetFigure(PASS, number(value)), f"合格 {value}")
    gate.set()
    office.qtbot.waitUntil(lambda: office.states[-1].kind is SaveKind.FAILED and not office.lane.busy)
    assert session.kept.waiting == 3
    assert office.states[-1].sentence == "磁盘满了，请腾出空间。"
    broken.full = False
    session.do(SetFigure(PASS, number(4)), "合格 4")  # tries what failed again, first
    settled(office, session)
    assert office.states[-1].kind is SaveKind.SAVED
    labels = [row.label for row in office.wait(lambda: session.ledger.trail("银州区", 2022))]
    assert labels[-4:] == ["合格 1", "合格 2", "合格 3", "合格 4"]
    office.wait(session.ledger.close)


def test_whatever_is_asked_of_the_ledger_later_finds_every_change_kept(office):
    session = office.session("王丽")
    for value in range(5):
        session.do(SetFigure(PASS, number(value)), "合格")
    found = []
    office.lane.run(lambda: session.ledger.load("银州区", 2022), found.append, found.append)
    office.qtbot.waitUntil(lambda: bool(found))
    assert found[0].report.figure(PASS).value == 4
    office.wait(session.ledger.close)


def test_an_unforeseen_failure_has_a_sentence_too(office):
    session = office.session("王丽")
    session.kept._refused(OSError("no"))
    assert "没有保存成功" in office.states[-1].sentence
    office.wait(session.ledger.close)


def test_a_ledger_to_be_looked_at_only_refuses_every_change(office):
    session = office.session("王丽", read_only=True)
    said = []
    session.said.connect(said.append)
    assert not session.do(SetFigure(PASS, number(1)), "合格")
    assert "只读" in said[0]
    office.wait(session.ledger.close)


def test_a_job_that_was_forgotten_tells_nobody(lane, qtbot):
    told = []
    number = lane.run(lambda: 1, told.append, told.append)
    lane.forget(number)
    lane.run(lambda: 2, told.append, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [2]
    assert not lane.busy


def test_what_a_job_raises_is_handed_over(lane, qtbot):
    failures = []

    def fail():
        raise Refused("NO", "不行。")

    lane.run(fail, print, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].code == "NO"

"""A ledger that somebody else has open, or that may only be read: every way out of it."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from desktop.ledger.ledger import open_ledger
from desktop.ledger.lock import LedgerLock
from desktop.model.annotations import TakenOver
from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, State
from desktop.operations.years import blank_report, new_year
from desktop.refusal import Refused
from desktop.windows.keeping.ledger_jobs import Open
from desktop.windows.start.locked_dialog import CopyAndOpen, LockedDialog

PASS = "h04.self_pass"


@pytest.fixture
def theirs(tmp_path, catalog):
    """A ledger that 李强 has open."""
    path = tmp_path / "乙.fzb"
    new_year(path, blank_report(catalog, "乙区", 2021), "李强")
    lock = LedgerLock(path, "李强")
    lock.acquire()
    yield path
    lock.release()


def dialogs(kind=LockedDialog):
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]


@pytest.fixture
def locked(qtbot, program, theirs):
    """The dialog, on the start page."""
    program.office.open(theirs)
    qtbot.waitUntil(lambda: len(dialogs()) == 1, timeout=20_000)
    return dialogs()[0]


def opened(qtbot, program):
    qtbot.waitUntil(lambda: program.session is not None and not program.office.lane.busy, timeout=20_000)
    return program.session


def test_it_says_who_has_it_and_enter_looks_at_it_only(qtbot, program, locked):
    said = " ".join(label.text() for label in locked.findChildren(QLabel))
    assert "李强" in said
    assert all(word in said for word in ("只读打开", "另存副本", "接管"))
    QTest.keyClick(locked, Qt.Key.Key_Return)
    session = opened(qtbot, program)
    assert session.read_only
    assert "只读" in program.window.status.saved
    session.do(SetFigure(PASS, Figure(State.VALUE, Decimal(1))), "合格")
    assert "只读" in program.window.notices.notice.sentence


def test_esc_leaves_everything_as_it_was(program, locked):
    QTest.keyClick(locked, Qt.Key.Key_Escape)
    assert not dialogs()
    assert program.window.start.isVisible()
    assert program.session is None


def test_taking_over_needs_a_reason_which_is_kept_with_who_and_from_whom(qtbot, program, locked, theirs):
    locked.take_over.click()
    assert locked.isVisible()
    assert "为什么" in locked.field.problem
    locked.reason.setText("已打电话确认")
    locked.take_over.click()
    session = opened(qtbot, program)
    assert not session.read_only
    (said,) = session.report.annotations_of(TakenOver).values()
    assert (said.held_by, said.text, said.person) == ("李强", "已打电话确认", "王丽")
    assert "李强" in said.in_words
    with open_ledger(theirs, person="", read_only=True) as ledger:
        steps = ledger.history("乙区", 2021, None, None, 5).steps
    assert "接管账本" in [step.label for step in steps]


def test_a_copy_is_made_and_opened_and_theirs_stays_as_it_is(qtbot, program, locked, theirs, tmp_path):
    before = theirs.read_bytes()
    locked.save_copy.click()
    dialog = dialogs(QFileDialog)[0]
    dialog.close()
    CopyAndOpen(theirs, program.office, program.window).copy_to(str(tmp_path / "副本.fzb"))
    session = opened(qtbot, program)
    assert program.office.at_hand.path.name == "副本.fzb"
    assert not session.read_only
    assert theirs.read_bytes() == before


def test_a_copy_never_takes_the_place_of_another_file(qtbot, at_work, theirs, tmp_path):
    (tmp_path / "有了.fzb").write_bytes(b"x")
    CopyAndOpen(theirs, at_work.office, at_work.window).copy_to(str(tmp_path / "有了.fzb"))
    qtbot.waitUntil(lambda: at_work.window.notices.notice is not None, timeout=20_000)
    assert "已经存在" in at_work.window.notices.notice.sentence
    assert (tmp_path / "有了.fzb").read_bytes() == b"x"


@pytest.fixture
def no_writing(monkeypatch):
    def refuse(self):
        raise Refused("FILE-DENIED", "没有权限写入。")

    monkeypatch.setattr(LedgerLock, "acquire", refuse)


@pytest.mark.usefixtures("no_writing")
def test_in_a_folder_that_cannot_be_written_it_is_looked_at_and_a_copy_offered(qtbot, program, tmp_path, catalog):
    path = tmp_path / "丙.fzb"
    new_year_without_lock(path, catalog)
    program.office.open(path)
    assert opened(qtbot, program).read_only
    notice = program.window.notices.notice
    assert "不能写入" in notice.sentence
    assert [choice.words for choice in notice.choices] == ["另存副本…"]


def new_year_without_lock(path, catalog):
    from desktop.ledger.ledger import create_ledger

    with create_ledger(path, person="李强") as ledger:
        ledger.add_report(blank_report(catalog, "丙区", 2021))


@pytest.mark.usefixtures("no_writing")
def test_a_file_that_is_not_there_is_still_refused(tmp_path):
    with pytest.raises(Refused, match="FILE-DENIED"):
        Open(tmp_path / "没有.fzb", "王丽")()

"""Going to another year or ledger loses nothing of what is typed or not kept yet."""

from decimal import Decimal
from threading import Event

from desktop.ledger.ledger import Ledger
from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, State
from desktop.refusal import Refused
from desktop.windows.start.new_ledger_dialog import NewLedger

PASS, TYPED = "h04.self_pass", "h01.online_units"


def number(value):
    return Figure(State.VALUE, Decimal(value))


def year_is(qtbot, program, year):
    office = program.office
    qtbot.waitUntil(lambda: program.session.report.year == year and not office.lane.busy, timeout=20_000)


def with_next_year(qtbot, program):
    program.office.begin(NewLedger("银州区", 2023, "A", program.office.at_hand.path, into_open=True))
    year_is(qtbot, program, 2023)
    program.office.switch("银州区", 2022)
    year_is(qtbot, program, 2022)


def test_what_stands_in_the_editor_is_kept_by_going_to_another_year(qtbot, at_blank, keyboard):
    with_next_year(qtbot, at_blank)
    at_blank.window.place.go_to(TYPED)
    keyboard.type("26")
    at_blank.office.switch("银州区", 2023)
    year_is(qtbot, at_blank, 2023)
    at_blank.office.switch("银州区", 2022)
    year_is(qtbot, at_blank, 2022)
    assert at_blank.session.report.figure(TYPED).value == 26


def test_many_changes_that_wait_are_kept_before_the_other_year_comes(qtbot, at_blank):
    with_next_year(qtbot, at_blank)
    gate = Event()
    at_blank.office.lane.run(gate.wait, print, print)
    for value in range(1, 6):
        at_blank.session.do(SetFigure(PASS, number(value)), "合格")
    at_blank.office.switch("银州区", 2023)
    gate.set()
    year_is(qtbot, at_blank, 2023)
    assert at_blank.session.values.earlier(PASS).value == 5


def test_what_is_typed_while_the_other_year_comes_is_kept_too(qtbot, at_blank, keyboard):
    with_next_year(qtbot, at_blank)
    gate = Event()
    at_blank.office.lane.run(gate.wait, print, print)
    at_blank.office.switch("银州区", 2023)
    at_blank.window.place.go_to(TYPED)
    keyboard.type("27")
    gate.set()
    year_is(qtbot, at_blank, 2023)
    assert at_blank.session.values.earlier(TYPED).value == 27


def test_asking_twice_for_another_year_comes_to_an_end(qtbot, at_blank):
    with_next_year(qtbot, at_blank)
    gate = Event()
    at_blank.office.lane.run(gate.wait, print, print)
    at_blank.office.switch("银州区", 2023)
    at_blank.office.switch("银州区", 2022)
    at_blank.office.switch("银州区", 2023)
    gate.set()
    year_is(qtbot, at_blank, 2023)


def test_nobody_leaves_a_report_of_which_something_could_not_be_kept(qtbot, at_blank, monkeypatch):
    with_next_year(qtbot, at_blank)

    def full(*given):
        raise Refused("DISK-FULL", "磁盘满了，请腾出空间。")

    bar = at_blank.window.notices
    with monkeypatch.context() as broken:
        broken.setattr(Ledger, "commit", full)
        at_blank.session.do(SetFigure(PASS, number(7)), "合格")
        at_blank.session.do(SetFigure(TYPED, number(8)), "联网")
        qtbot.waitUntil(lambda: at_blank.office.stuck, timeout=20_000)
        at_blank.office.switch("银州区", 2023)
        assert not at_blank.office.lane.busy
        assert at_blank.session.report.year == 2022
        assert "再存一次" in bar.notice.sentence
    at_blank._saving.retry()
    qtbot.waitUntil(lambda: not at_blank.office.stuck and not at_blank.office.lane.busy, timeout=20_000)
    at_blank.office.switch("银州区", 2023)
    year_is(qtbot, at_blank, 2023)
    assert [at_blank.session.values.earlier(code).value for code in (PASS, TYPED)] == [7, 8]

"""Going to another year or ledger loses nothing of what is typed or not kept yet."""

from decimal import Decimal
from threading import Event

from PySide6.QtCore import Qt

from desktop.ledger.ledger import Ledger
from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, State
from desktop.refusal import Refused
from desktop.windows.figures.columns import Column
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


def misread(program, keyboard, text="12x"):
    program.window.place.go_to(TYPED)
    keyboard.type(text)
    keyboard.press(Qt.Key.Key_Return)


def words(program):
    notice = program.window.notices.notice
    return notice and (notice.sentence, [choice.words for choice in notice.choices])


def test_going_to_another_year_brings_to_what_was_not_understood_first(qtbot, at_blank, keyboard):
    with_next_year(qtbot, at_blank)
    misread(at_blank, keyboard)
    at_blank.window.place.go_to_section(1)
    at_blank.office.switch("银州区", 2023)
    label = at_blank.session.catalog.indicator(TYPED).label
    asked = f"“{label}”里的“12x”还没有看懂，没有存进账本；改好再走，或者放弃。"
    assert words(at_blank) == (asked, ["去改", "放弃"])
    table = at_blank.window.place.heading.table
    assert table.currentIndex().data() == "12x"
    at_blank.window.notices.choose(0)
    assert (words(at_blank), at_blank.session.report.year, at_blank.office.lane.busy) == (None, 2022, False)
    keyboard.type("12")
    keyboard.press(Qt.Key.Key_Return)
    at_blank.office.switch("银州区", 2023)
    year_is(qtbot, at_blank, 2023)
    assert at_blank.session.values.earlier(TYPED).value == 12


def test_the_line_below_leads_from_one_cell_that_was_not_understood_to_the_next(qtbot, at_blank, keyboard):
    window = at_blank.window
    assert not window.status.mend.isVisible()
    misread(at_blank, keyboard)
    window.place.go_to(PASS)
    keyboard.type("7x")
    keyboard.press(Qt.Key.Key_Return)
    window.place.go_to_section(1)
    shown = []
    for _ in range(3):
        window.status.mend.click()
        shown.append(window.place.heading.table.currentIndex().data())
    assert shown == ["12x", "7x", "12x"]
    keyboard.type("12")
    keyboard.press(Qt.Key.Key_Return)
    window.status.mend.click()
    keyboard.type("7")
    keyboard.press(Qt.Key.Key_Return)
    assert not window.status.mend.isVisible()


def test_giving_up_what_was_not_understood_goes_to_the_year_that_was_asked_for(qtbot, at_blank, keyboard):
    with_next_year(qtbot, at_blank)
    misread(at_blank, keyboard)
    at_blank.office.switch("银州区", 2023)
    at_blank.window.notices.choose(1)
    year_is(qtbot, at_blank, 2023)
    assert words(at_blank) is None
    assert not at_blank.window.place.heading.figures.misreadings.all


def test_the_question_goes_when_the_figure_is_mended(qtbot, at_blank, keyboard):
    with_next_year(qtbot, at_blank)
    misread(at_blank, keyboard)
    at_blank.office.switch("银州区", 2023)
    keyboard.type("12")
    keyboard.press(Qt.Key.Key_Return)
    assert words(at_blank) is None
    year_is(qtbot, at_blank, 2022)


def test_what_is_misread_while_the_other_year_comes_holds_it_back(qtbot, at_blank, keyboard):
    with_next_year(qtbot, at_blank)
    gate = Event()
    at_blank.office.lane.run(gate.wait, print, print)
    at_blank.office.switch("银州区", 2023)
    at_blank.window.place.go_to(TYPED)
    keyboard.type("12x")
    gate.set()
    qtbot.waitUntil(lambda: not at_blank.office.lane.busy, timeout=20_000)
    assert at_blank.session.report.year == 2022
    assert "“12x”" in words(at_blank)[0]
    at_blank.window.notices.choose(1)
    year_is(qtbot, at_blank, 2023)


def test_another_ledger_is_not_opened_over_what_was_not_understood(qtbot, at_blank, keyboard, tmp_path):
    misread(at_blank, keyboard)
    here, other = at_blank.office.at_hand.path, tmp_path / "金州区.fzb"
    at_blank.office.begin(NewLedger("金州区", 2022, "A", other))
    assert not other.exists()
    assert "“12x”" in words(at_blank)[0]
    assert at_blank.office.at_hand.path == here
    at_blank.window.notices.choose(1)
    qtbot.waitUntil(lambda: at_blank.session.report.unit == "金州区", timeout=20_000)


def test_what_is_misread_while_another_ledger_comes_holds_it_back(qtbot, at_blank, keyboard, tmp_path):
    here, other = at_blank.office.at_hand.path, tmp_path / "金州区.fzb"
    at_blank.office.begin(NewLedger("金州区", 2022, "A", other))
    at_blank.window.place.go_to(TYPED)
    keyboard.type("12x")
    qtbot.waitUntil(lambda: words(at_blank) is not None and not at_blank.office.lane.busy, timeout=20_000)
    assert (at_blank.office.at_hand.path, at_blank.session.report.unit) == (here, "银州区")
    at_blank.window.notices.choose(1)
    qtbot.waitUntil(lambda: at_blank.session.report.unit == "金州区", timeout=20_000)


def test_of_last_years_column_it_is_brought_to_that_cell(qtbot, at_blank, keyboard):
    table = at_blank.window.place.heading.table
    at_blank.window.place.go_to(TYPED)
    table.go_to(table.currentIndex().row(), Column.EARLIER)
    keyboard.type("9y")
    keyboard.press(Qt.Key.Key_Return)
    at_blank.window.place.go_to_section(1)
    at_blank.office.switch("银州区", 2022)
    assert "上年数里的“9y”" in words(at_blank)[0]
    assert (table.currentIndex().column(), table.currentIndex().data()) == (Column.EARLIER, "9y")
    at_blank.window.notices.choose(1)
    year_is(qtbot, at_blank, 2022)


def test_the_status_line_says_that_a_cell_is_not_kept(at_blank, keyboard):
    misread(at_blank, keyboard)
    assert at_blank.window.status.saved.startswith("▲ 1格没有存，其余已保存")
    at_blank.window.place.go_to(TYPED)
    keyboard.press(Qt.Key.Key_Delete)
    assert at_blank.window.status.saved.startswith("● 已保存")

import sqlite3
import threading
from dataclasses import fields, replace
from decimal import Decimal

import pytest

from desktop.ledger.ledger import Committed, Conflict, Place, Total, create_ledger, open_ledger
from desktop.ledger.verification import verify_ledger
from desktop.model.edits import (
    AddEntries,
    AddIndicator,
    MoveEntries,
    RemoveEntries,
    RemoveIndicator,
    SetEarlierFigure,
    SetFigure,
    SetParticular,
    SetText,
)
from desktop.model.figure import Figure, State
from desktop.model.outline import Entry, Level
from desktop.model.report import Report
from desktop.refusal import Refused

UNIT, YEAR = "示例区司法局", 2022


def number(value) -> Figure:
    return Figure(State.VALUE, Decimal(value))


def test_report_comes_back_as_it_was(ledger, report, path):
    assert ledger.load(UNIT, YEAR).report == report
    assert str(ledger.load(UNIT, YEAR).report.figure("h01.a").value) == "12.50"
    ledger.close()
    with open_ledger(path, person="李四") as again:
        assert again.load(UNIT, YEAR).report == report


def test_every_part_of_a_report_is_kept(report):
    """A part that the model gets later must find a table, too: every part of the sample differs from its default."""
    empty = Report(report.unit, report.year, report.heading_set)
    held = {"unit", "year", "heading_set", "earlier_fixed"}
    parts = {item.name for item in fields(Report)} - held
    assert all(getattr(report, name) != getattr(empty, name) for name in parts)


def test_units_are_given_as_they_came_and_years_in_their_order(ledger, report):
    assert ledger.units() == (UNIT,)
    ledger.add_report(replace(report, year=2020))
    ledger.add_report(replace(report, unit="另一区"))
    assert ledger.units() == (UNIT, "另一区")
    assert ledger.years(UNIT) == (2020, 2022)
    assert ledger.years("没有") == ()


def test_report_is_added_once(ledger, report):
    with pytest.raises(Refused, match="REPORT-EXISTS"):
        ledger.add_report(report)
    with pytest.raises(Refused, match="REPORT-MISSING"):
        ledger.load(UNIT, 1999)
    with pytest.raises(Refused, match="REPORT-MISSING"):
        ledger.trail("没有", YEAR)


def test_last_years_report_holds_last_years_figures(ledger, report):
    ledger.add_report(Report(UNIT, YEAR + 1, "A", earlier={"h01.a": number(1)}))
    loaded = ledger.load(UNIT, YEAR + 1).report
    assert loaded.earlier_fixed
    assert loaded.earlier == report.figures


def test_figures_typed_as_last_years_become_those_of_last_years_report(ledger, report):
    ledger.add_report(Report(UNIT, YEAR - 1, "A", figures={"h01.a": number(10), "h01.g": number(2)}))
    last = ledger.load(UNIT, YEAR - 1).report
    assert last.figures == {**report.earlier, "h01.a": number(10), "h01.g": number(2)}
    assert ledger.load(UNIT, YEAR).report.earlier == last.figures
    told = {told.place.name: told for row in ledger.trail(UNIT, YEAR - 1) for told in row.changes}
    assert (told["h01.a"].before, told["h01.a"].after) == ("9", "10")


def test_commit_writes_what_differs_and_its_trail(ledger, make_step, report):
    loaded = ledger.load(UNIT, YEAR)
    edit = SetFigure("h01.a", number("13"))
    done = make_step(ledger, loaded, edit, "改h01.a")
    assert isinstance(done, Committed)
    assert ledger.load(UNIT, YEAR).report == edit.on(report)
    first, row = ledger.trail(UNIT, YEAR)
    assert (first.edit, first.label, first.person) == (None, "新建2022年度报告", "张三")
    assert (row.edit, row.label, row.person, row.at) == (edit, "改h01.a", "张三", done.at)
    assert [(t.place, t.before, t.after) for t in row.changes] == [(Place("figures", YEAR, "h01.a"), "12.5", "13")]


def test_same_number_written_otherwise_is_a_change(ledger, make_step):
    make_step(ledger, ledger.load(UNIT, YEAR), SetFigure("h01.a", Figure(State.VALUE, Decimal("12.5"))))
    assert str(ledger.load(UNIT, YEAR).report.figure("h01.a").value) == "12.5"


def test_step_without_change_leaves_no_trail(ledger, make_step, report):
    loaded = ledger.load(UNIT, YEAR)
    done = make_step(ledger, loaded, SetFigure("h01.a", report.figure("h01.a")))
    assert done.versions == loaded.versions
    assert len(ledger.trail(UNIT, YEAR)) == 1


def test_figures_of_last_year_can_be_set_until_its_report_comes(ledger, make_step):
    loaded = ledger.load(UNIT, YEAR)
    make_step(ledger, loaded, SetEarlierFigure("h01.b", number(7)))
    assert ledger.load(UNIT, YEAR).report.earlier["h01.b"] == number(7)
    loaded = ledger.load(UNIT, YEAR)
    ledger.add_report(Report(UNIT, YEAR - 1, "A"))
    with pytest.raises(Refused, match="EARLIER-FIXED"):
        make_step(ledger, loaded, SetEarlierFigure("h01.b", number(8)))


def test_second_writer_of_a_cell_is_told_and_nothing_is_written(ledger, make_step, path):
    with open_ledger(path, person="李四") as other:
        mine, theirs = ledger.load(UNIT, YEAR), other.load(UNIT, YEAR)
        done = make_step(other, theirs, SetFigure("h01.a", number(20)))
        lost = make_step(ledger, mine, SetFigure("h01.a", number(30)))
        assert lost == Conflict(Place("figures", YEAR, "h01.a"), "30", "20", "李四", done.at)
        assert other.load(UNIT, YEAR).report.figure("h01.a") == number(20)
        assert len(other.trail(UNIT, YEAR)) == 2
        assert isinstance(make_step(ledger, ledger.load(UNIT, YEAR), SetFigure("h01.a", number(30))), Committed)


@pytest.mark.parametrize(
    ("first", "second", "readings"),
    [
        (SetFigure("h01.z", number(1)), SetFigure("h01.z", number(2)), ("2", "1")),
        (SetFigure("h01.a", Figure()), SetFigure("h01.a", number(2)), ("2", "")),
        (SetFigure("h01.a", number(2)), SetFigure("h01.a", Figure()), ("", "2")),
        (SetParticular("addressee", "省委"), SetParticular("addressee", "市政府"), ("市政府", "省委")),
        (RemoveEntries(("k5",)), SetText("k5", "新的"), ("新的", "")),
        (SetText("k5", "新的"), RemoveEntries(("k5",)), ("", "新的")),
        (
            SetFigure("h01.c", Figure(State.UNCOUNTED, reason="停机")),
            SetFigure("h01.c", Figure(State.NONE)),
            ("无", "未统计：停机"),
        ),
    ],
)
def test_conflicts_show_both_readings(ledger, make_step, path, first, second, readings):
    with open_ledger(path, person="李四") as other:
        loaded = ledger.load(UNIT, YEAR)
        done = make_step(other, loaded, first)
        lost = make_step(ledger, loaded, second)
        assert (lost.mine, lost.theirs) == readings
        assert (lost.person, lost.at) == ("李四", done.at)


def test_own_indicators_are_kept_in_their_order(ledger, make_step, report):
    loaded = ledger.load(UNIT, YEAR)
    make_step(ledger, loaded, RemoveIndicator("own.a"))
    assert ledger.load(UNIT, YEAR).report.indicators == report.indicators[1:]
    loaded = ledger.load(UNIT, YEAR)
    make_step(ledger, loaded, AddIndicator(report.indicators[0]))
    assert ledger.load(UNIT, YEAR).report.indicators == (report.indicators[1], report.indicators[0])
    told = [(told.before, told.after) for row in ledger.trail(UNIT, YEAR)[1:] for told in row.changes]
    assert told[0] == ("自设指标（件）", "")
    assert told[-1] == ("", "自设指标（件）")


def test_cell_that_was_emptied_and_filled_again_is_not_taken_for_the_same(ledger, make_step, path, report):
    with open_ledger(path, person="李四") as other:
        mine = ledger.load(UNIT, YEAR)
        make_step(other, other.load(UNIT, YEAR), SetFigure("h01.a", Figure()))
        make_step(other, other.load(UNIT, YEAR), SetFigure("h01.a", report.figure("h01.a")))
        assert isinstance(make_step(ledger, mine, SetFigure("h01.a", number(1))), Conflict)


def test_two_people_work_on_different_paragraphs(ledger, make_step, path):
    with open_ledger(path, person="李四") as other:
        mine, theirs = ledger.load(UNIT, YEAR), other.load(UNIT, YEAR)
        assert isinstance(make_step(other, theirs, AddEntries("k3", (Entry("n1", Level.BODY, "甲"),))), Committed)
        assert isinstance(make_step(ledger, mine, AddEntries("k3", (Entry("n2", Level.BODY, "乙"),))), Committed)
        mine = ledger.load(UNIT, YEAR)
        assert isinstance(make_step(ledger, mine, MoveEntries(("k5",), "")), Committed)
        assert [e.key for e in other.load(UNIT, YEAR).report.outline] == ["k5", "k1", "k2", "k3", "n1", "n2", "k4"]
        mine = ledger.load(UNIT, YEAR)
        make_step(ledger, mine, AddEntries("n1", (Entry("n3", Level.BODY, "丙"),)))
        assert [e.key for e in other.load(UNIT, YEAR).report.outline][4:7] == ["n1", "n3", "n2"]
    ledger.close()
    assert verify_ledger(path).trail == 5


def test_many_writers_lose_nothing_silently(ledger, make_step, path):
    accepted: list[int] = []
    refused: list[Conflict] = []

    def work(name: str) -> None:
        with open_ledger(path, person=name) as mine:
            for turn in range(20):
                loaded = mine.load(UNIT, YEAR)
                more = (loaded.report.figure("sum").number or 0) + 1
                done = make_step(mine, loaded, SetFigure("sum", number(more)), f"{name}{turn}")
                (accepted if isinstance(done, Committed) else refused).append(done)

    workers = [threading.Thread(target=work, args=(f"人{index}",)) for index in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(accepted) + len(refused) == 80
    assert ledger.load(UNIT, YEAR).report.figure("sum").number == len(accepted)
    assert len(ledger.trail(UNIT, YEAR)) == len(accepted) + 1
    assert all(lost.person and lost.theirs for lost in refused)


def test_one_ledger_may_be_used_from_another_thread(ledger, make_step):
    loaded = ledger.load(UNIT, YEAR)
    results: list[object] = []
    worker = threading.Thread(target=lambda: results.append(make_step(ledger, loaded, SetFigure("h01.a", number(1)))))
    worker.start()
    worker.join()
    assert isinstance(results[0], Committed)


def test_one_indicator_across_units(ledger, report):
    ledger.add_report(replace(report, unit="另一区", figures={"h01.a": number(5), "h01.d": Figure(State.NONE)}))
    assert ledger.across_units("h01.a") == (
        (UNIT, 2021, Decimal(9)),
        ("另一区", 2021, Decimal(9)),
        (UNIT, 2022, Decimal("12.50")),
        ("另一区", 2022, Decimal(5)),
    )
    assert ledger.across_units("h01.d") == ((UNIT, 2022, report.figure("h01.d").value),)
    assert ledger.across_units("没有") == ()
    assert ledger.totals("h01.a") == (Total(2021, Decimal(18), 2), Total(2022, Decimal("17.50"), 2))
    assert ledger.totals("h01.d") == ledger.totals("没有") == ()


def test_totals_are_exact(ledger, make_step):
    ledger.add_report(Report("二区", YEAR, "A", figures={"x": number("0.1"), "y": number(10**12)}))
    make_step(ledger, ledger.load(UNIT, YEAR), SetFigure("x", number("1E+30")))
    make_step(ledger, ledger.load(UNIT, YEAR), SetFigure("y", number(1)))
    assert ledger.totals("x")[0].sum == Decimal("1000000000000000000000000000000.1")
    assert ledger.totals("y") == (Total(YEAR, Decimal(1_000_000_000_001), 2),)


def test_text_that_cannot_be_kept_is_refused_and_nothing_changes(ledger, make_step, report):
    loaded = ledger.load(UNIT, YEAR)
    with pytest.raises(Refused, match="LEDGER-TEXT"):
        make_step(ledger, loaded, SetFigure("h01.a", Figure(State.VALUE, "\ud800")))
    assert ledger.load(UNIT, YEAR).report == report
    with pytest.raises(Refused, match="LEDGER-TEXT"):
        ledger.load("\ud800", YEAR)


def test_full_disk_is_said_and_nothing_changes(ledger, make_step, report):
    loaded = ledger.load(UNIT, YEAR)
    raw = ledger._connection.connection.driver_connection
    raw.execute(f"PRAGMA max_page_count={raw.execute('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(Refused, match="LEDGER-FULL"):
        make_step(ledger, loaded, SetText("k5", "长" * 100_000))
    assert ledger.load(UNIT, YEAR).report == report
    raw.execute("PRAGMA max_page_count=1000000")
    assert isinstance(make_step(ledger, loaded, SetText("k5", "长" * 100_000)), Committed)


def test_busy_ledger_is_said(ledger, make_step, path):
    loaded = ledger.load(UNIT, YEAR)
    ledger._connection.connection.driver_connection.execute("PRAGMA busy_timeout=1")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Refused, match="LEDGER-BUSY"):
        make_step(ledger, loaded, SetFigure("h01.a", number(1)))
    other.execute("ROLLBACK")
    other.close()
    assert isinstance(make_step(ledger, loaded, SetFigure("h01.a", number(1))), Committed)


def test_trail_can_only_grow(ledger, path):
    other = sqlite3.connect(path)
    for statement in ("UPDATE trail SET person='x'", "DELETE FROM trail"):
        with pytest.raises(sqlite3.IntegrityError, match="only grow"):
            other.execute(statement)
    other.close()


def test_mistakes_of_the_program_are_not_dressed_up(ledger):
    ledger.close()
    ledger.close()
    with pytest.raises(Exception, match="closed"):
        ledger.units()


def test_new_ledger_never_takes_the_place_of_a_file(path):
    path.write_bytes(b"mine")
    with pytest.raises(Refused, match="LEDGER-EXISTS"):
        create_ledger(path)
    assert path.read_bytes() == b"mine"


def test_ledger_for_its_owner_alone(tmp_path):
    path = tmp_path / "新" / "a.fzb"
    with create_ledger(path) as made:
        modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
        assert modes == {"a.fzb": 0o600, "a.fzb-wal": 0o600, "a.fzb-shm": 0o600}
        assert made.units() == ()
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["a.fzb"]

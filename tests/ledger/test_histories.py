"""What the trail tells people: what happened to a place, and how a report was at any step."""

import sqlite3
import tempfile
from dataclasses import replace
from decimal import Decimal
from operator import itemgetter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.ledger.copies import copy_state
from desktop.ledger.ledger import Change, Place, create_ledger, open_ledger
from desktop.ledger.verification import verify_ledger
from desktop.model.annotations import Evidence, Reason, Snapshot, SwitchedOff
from desktop.model.edits import (
    AddEntries,
    Annotate,
    MoveEntries,
    RemoveAnnotation,
    RemoveEntries,
    SetEarlierFigure,
    SetFigure,
    SetParticular,
    SetText,
    Together,
)
from desktop.model.figure import Figure, State
from desktop.model.outline import Entry, Level
from desktop.model.report import Report
from desktop.refusal import Refused

UNIT, YEAR = "示例区司法局", 2022


def number(value) -> Figure:
    return Figure(State.VALUE, Decimal(value))


def exactly(report: Report) -> tuple[object, ...]:
    mappings = (report.figures, report.earlier, report.annotations)
    inside = (report.particulars, report.outline, report.indicators, report.earlier_fixed, report.heading_set)
    return (*(repr(sorted(mapping.items(), key=itemgetter(0))) for mapping in mappings), *inside)


def test_a_figure_tells_who_set_it_when_and_from_what(ledger, make_step, path):
    place = Place("figures", YEAR, "h01.a")
    make_step(ledger, ledger.load(UNIT, YEAR), SetFigure("h01.a", number(13)), "改数")
    make_step(ledger, ledger.load(UNIT, YEAR), SetFigure("h01.b", number(1)), "别的")
    both = Together("两个", (SetFigure("h01.a", number(14)), SetText("k5", 'h01.a",好')))
    with open_ledger(path, person="李四") as other:
        make_step(other, other.load(UNIT, YEAR), both, "两个")
    make_step(ledger, ledger.load(UNIT, YEAR), SetText("k5", 'h01.a",'), "像指标的文字")
    name = ledger.keep_file(b"evidence")
    make_step(ledger, ledger.load(UNIT, YEAR), Annotate(Evidence((("台账.pdf", name),)), "h01.a"), "佐证材料")
    page = ledger.history(UNIT, YEAR, place)
    assert [(step.label, step.person) for step in page.steps] == [
        ("佐证材料", "张三"),
        ("两个", "李四"),
        ("改数", "张三"),
        ("新建2022年度报告", "张三"),
    ]
    assert [[(told.before, told.after) for told in step.changes] for step in page.steps] == [
        [("", "台账.pdf")],
        [("13", "14")],
        [("12.5", "13")],
        [("", "12.5")],
    ]
    told = page.steps[1].changes[0]
    assert (told.place, told.old, told.new) == (place, number(13), number(14))
    assert not page.more


def test_a_figure_remembers_when_it_was_typed_as_last_years(ledger, make_step):
    make_step(ledger, ledger.load(UNIT, YEAR), SetEarlierFigure("h01.a", number(7)), "补上年数")
    ledger.add_report(Report(UNIT, YEAR - 1, "A", figures={"h01.a": number(8)}))
    make_step(ledger, ledger.load(UNIT, YEAR - 1), SetFigure("h01.a", number(9)), "改数")
    wanted = [("8", "9"), ("7", "8"), ("9", "7"), ("", "9")]
    for year in (YEAR, YEAR - 1):
        page = ledger.history(UNIT, year, Place("figures", YEAR - 1, "h01.a"))
        assert [(told.before, told.after) for step in page.steps for told in step.changes] == wanted


def test_a_paragraph_tells_its_words_and_that_it_moved(ledger, make_step):
    for label, edit in (
        ("改文字", SetText("k3", "新的")),
        ("移动", MoveEntries(("k3",), "k5")),
        ("别的", SetText("k5", "k3")),
        ("删除", RemoveEntries(("k3",))),
    ):
        make_step(ledger, ledger.load(UNIT, YEAR), edit, label)
    page = ledger.history(UNIT, YEAR, Place("entries", YEAR, "k3"))
    assert [step.label for step in page.steps] == ["删除", "移动", "改文字", "新建2022年度报告"]
    gone, moved, reworded, _ = (step.changes[0] for step in page.steps)
    assert (gone.old, gone.new) == (Entry("k3", Level.BODY, "新的"), None)
    assert moved.old == moved.new
    assert (reworded.before, reworded.after) == ("受理{{h01.a}}。", "新的")


@pytest.mark.parametrize("name", ["a%b", "a_b", 'a"b', "a\\b", "甲:乙", "a/b"])
def test_a_name_is_taken_as_it_is(ledger, make_step, name):
    make_step(ledger, ledger.load(UNIT, YEAR), AddEntries("k5", (Entry(name, Level.BODY, "一"),)), "添加")
    make_step(ledger, ledger.load(UNIT, YEAR), AddEntries("k5", (Entry("axb", Level.BODY, "二"),)), "别的")
    page = ledger.history(UNIT, YEAR, Place("entries", YEAR, name))
    assert [step.label for step in page.steps] == ["添加"]


def test_particulars_and_annotations_have_a_history_of_their_own(ledger, make_step):
    make_step(ledger, ledger.load(UNIT, YEAR), SetParticular("addressee", "省委"), "主送机关")
    make_step(ledger, ledger.load(UNIT, YEAR), Annotate(SwitchedOff("恢复", "", ""), "sum"), "停用规则")
    make_step(ledger, ledger.load(UNIT, YEAR), RemoveAnnotation("switched_off", "sum"), "取消停用规则")
    page = ledger.history(UNIT, YEAR, Place("particulars", YEAR, "addressee"))
    assert [told.after for step in page.steps for told in step.changes] == ["省委", "市委"]
    page = ledger.history(UNIT, YEAR, Place("annotations", YEAR, "switched_off:sum"))
    assert [told.after for step in page.steps for told in step.changes] == ["", "恢复", "本区没有这一项（李四）"]


def test_long_histories_come_in_pages(ledger, make_step):
    for value in range(12):
        make_step(ledger, ledger.load(UNIT, YEAR), SetFigure("h01.a", number(value)), f"{value}")
        make_step(ledger, ledger.load(UNIT, YEAR), SetText("k5", f"{value}"), "文字")
    for place, every in ((Place("figures", YEAR, "h01.a"), 13), (None, 25)):
        before, seen = None, []
        while True:
            page = ledger.history(UNIT, YEAR, place, before, limit=5)
            seen += page.steps
            assert len(page.steps) == 5 or not page.more
            if not page.more:
                break
            before = page.steps[-1].number
        assert len(seen) == every
        assert seen == sorted(seen, key=lambda step: -step.number)
        assert tuple(seen) == ledger.history(UNIT, YEAR, place, limit=every).steps
        assert not ledger.history(UNIT, YEAR, place, limit=every).more


def test_what_is_not_there_has_no_history(ledger):
    assert ledger.history(UNIT, YEAR, Place("figures", YEAR, "nothing")).steps == ()
    with pytest.raises(Refused, match="REPORT-MISSING"):
        ledger.history(UNIT, 1999)
    with pytest.raises(Refused, match="REPORT-MISSING"):
        ledger.report_at(UNIT, 1999, 1)


def test_a_report_is_not_there_before_its_first_step(ledger, report):
    last = ledger.last_step()
    ledger.add_report(replace(report, unit="另一区"))
    assert ledger.last_step() == last + 1
    with pytest.raises(Refused, match="STATE-MISSING"):
        ledger.report_at("另一区", YEAR, last)
    assert ledger.report_at("另一区", YEAR, last + 1) == ledger.load("另一区", YEAR).report


def test_a_trail_that_does_not_lead_to_the_present_is_noticed(ledger, make_step, path):
    make_step(ledger, ledger.load(UNIT, YEAR), SetFigure("h01.a", number(13)))
    other = sqlite3.connect(path)
    other.execute("UPDATE figures SET value='99' WHERE code='h01.a' AND year=2022")
    other.commit()
    other.close()
    with pytest.raises(Refused, match="LEDGER-DAMAGED"):
        ledger.report_at(UNIT, YEAR, 1)


CODES = st.sampled_from(["h01.a", "h01.b"])
FIGURES = st.builds(number, st.integers(0, 9)) | st.just(Figure())
KEYS = st.sampled_from([f"k{index}" for index in range(6)])
EDITS = st.one_of(
    st.builds(SetFigure, CODES, FIGURES),
    st.builds(SetEarlierFigure, CODES, FIGURES),
    st.builds(SetParticular, st.just("addressee"), st.text(max_size=3)),
    st.builds(SetText, KEYS, st.text(max_size=5)),
    st.builds(
        AddEntries, st.just("") | KEYS, st.builds(Entry, KEYS, st.just(Level.BODY), st.just("新")).map(lambda e: (e,))
    ),
    st.builds(RemoveEntries, st.lists(KEYS, max_size=2, unique=True).map(tuple)),
    st.builds(MoveEntries, st.lists(KEYS, max_size=2, unique=True).map(tuple), st.just("") | KEYS),
    st.builds(Annotate, st.builds(Reason, st.text(max_size=3), st.just(""), st.just("")), CODES),
    st.builds(RemoveAnnotation, st.just("reason"), CODES),
)
START = tuple(Entry(f"k{index}", Level.BODY, f"{index}") for index in range(4))
STEPS = st.lists(st.tuples(st.sampled_from([2021, 2022, 2023]), EDITS | st.none()), max_size=20)


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_every_state_can_be_found_again(steps):
    """Three years of one unit, edited and begun in any order: each is found as it was after every step."""
    with tempfile.TemporaryDirectory() as folder, create_ledger(Path(folder) / "a.fzb") as ledger:
        ledger.add_report(Report("区", 2022, "A", outline=START))
        states = []
        for year, edit in steps:
            if year not in ledger.years("区"):
                ledger.add_report(Report("区", year, "B", figures={"h01.a": number(5)}, outline=START[:2]))
            elif edit is not None:
                loaded = ledger.load("区", year)
                try:
                    after = edit.on(loaded.report)
                except Refused:
                    continue
                ledger.commit(Change(loaded.report, after, edit, "改"), loaded.versions)
            last, years = ledger.last_step(), ledger.years("区")
            states += [(known, last, exactly(ledger.load("区", known).report)) for known in years]
        for year, step, state in states:
            assert exactly(ledger.report_at("区", year, step)) == state


def test_a_state_becomes_a_ledger_of_its_own(ledger, make_step, path, tmp_path, report):
    name = ledger.keep_file(b"evidence")
    make_step(ledger, ledger.load(UNIT, YEAR), Annotate(Evidence((("台账.pdf", name),)), "h01.a"))
    step = ledger.last_step()
    wanted = ledger.load(UNIT, YEAR).report
    make_step(ledger, ledger.load(UNIT, YEAR), Annotate(Snapshot(step, "", ""), "送审前"))
    make_step(ledger, ledger.load(UNIT, YEAR), SetFigure("h01.a", number(99)))
    copy_state(ledger, UNIT, YEAR, step, tmp_path / "送审前.fzb")
    with_name = ledger.last_step() - 1
    copy_state(ledger, UNIT, YEAR, with_name, tmp_path / "b.fzb")
    assert ledger.load(UNIT, YEAR).report.figure("h01.a") == number(99)
    for copy in ("送审前.fzb", "b.fzb"):
        with open_ledger(tmp_path / copy, person="") as again:
            assert exactly(again.load(UNIT, YEAR).report) == exactly(wanted)
            assert again.file(name) == b"evidence"
            assert again.years(UNIT) == (YEAR,)
        assert verify_ledger(tmp_path / copy).files == 1
    assert {file.suffix for file in tmp_path.iterdir() if file.name.startswith(".fazhi-")} == set()


def test_last_years_report_comes_with_the_copy(ledger, make_step, tmp_path):
    ledger.add_report(Report(UNIT, YEAR - 1, "A", figures={"h01.a": number(8)}, outline=START))
    step = ledger.last_step()
    make_step(ledger, ledger.load(UNIT, YEAR - 1), SetFigure("h01.a", number(1)))
    copy_state(ledger, UNIT, YEAR, step, tmp_path / "b.fzb")
    with open_ledger(tmp_path / "b.fzb", person="") as again:
        assert again.years(UNIT) == (YEAR - 1, YEAR)
        assert again.load(UNIT, YEAR).report.earlier["h01.a"] == number(8)
        assert again.load(UNIT, YEAR - 1).report.outline == START


def test_a_copy_takes_no_place_and_leaves_nothing_half_made(ledger, path, tmp_path):
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Refused, match="LEDGER-EXISTS"):
        copy_state(ledger, UNIT, YEAR, 1, path)
    with pytest.raises(Refused, match="STATE-MISSING"):
        copy_state(ledger, UNIT, YEAR, 0, tmp_path / "b.fzb")
    assert sorted(tmp_path.iterdir()) == before

"""What the window asks about the past of a report."""

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.catalog.load import standard_catalog
from desktop.ledger.ledger import Change, Place, create_ledger, open_ledger
from desktop.ledger.trail import Told
from desktop.model.annotations import ReadAloud, Reason, Snapshot
from desktop.model.catalog import Renaming
from desktop.model.edits import AddEntries, Annotate, RemoveAnnotation, SetEarlierFigure, SetFigure, SetLevel, SetText
from desktop.model.figure import Figure, Origin, OriginKind, State
from desktop.model.outline import Entry, Level
from desktop.model.report import Report
from desktop.model.roll_forward import roll_forward
from desktop.operations import histories
from desktop.operations.states import compare, copy_state, name_state, named_states, state_at
from desktop.refusal import Refused

UNIT, YEAR = "银州区", 2022
ACCEPT, PASS, TOTAL, SHARE = "h06.fy_accept", "h04.self_pass", "h04.self_total", "h04.self_pass_pct"
AT = "2023-01-02T03:04:05"


def number(value) -> Figure:
    return Figure(State.VALUE, Decimal(value))


@pytest.fixture(scope="module")
def catalog():
    return standard_catalog()


@pytest.fixture
def report():
    outline = (
        Entry("h", Level.HEADING, "依法化解矛盾", heading="H06"),
        Entry("p", Level.BODY, f"全年受理行政复议案件{{{{{ACCEPT}}}}}，全部按时办结。", carried=True),
    )
    return Report(UNIT, YEAR, "A", figures={ACCEPT: number(12)}, outline=outline)


@pytest.fixture
def ledger(tmp_path, report):
    with create_ledger(tmp_path / "a.fzb", person="王丽") as made:
        made.add_report(report)
        yield made


@pytest.fixture
def do(ledger):
    def do(edit, label="改"):
        loaded = ledger.load(UNIT, YEAR)
        after = edit.on(loaded.report)
        ledger.commit(Change(loaded.report, after, edit, label), loaded.versions)
        return after

    return do


def whats(events) -> list[str]:
    return [event.what for event in events.events]


def test_a_figure_tells_its_whole_life(ledger, do, report):
    value = number(13)
    cell = Origin(OriginKind.CELL, "报送.xlsx 表1!C7")
    for figure in (
        value,
        replace(value, confirmed=True),
        replace(value, note="含乡镇"),
        replace(value, note="含乡镇", origin=cell),
        replace(value, note="含乡镇", origin=cell, person="李强"),
        Figure(),
    ):
        do(SetFigure(ACCEPT, figure))
    do(Annotate(ReadAloud(("王丽", "李强"), AT, "13件"), ACCEPT))
    do(RemoveAnnotation(ReadAloud.kind, ACCEPT))
    events = histories.figure_history(ledger, report, ACCEPT)
    assert whats(events) == [
        *("取消唱校", "唱校", "清空", "重新填写", "改来源", "取消核定", "核定", "修改", "填写"),
    ]
    assert events.older is None
    first = events.events[-1]
    assert (first.step, first.person, first.label) == (1, "王丽", "新建2022年度报告")
    assert (first.told.before, first.told.after, first.told.new) == ("", "12", number(12))


def test_a_note_alone_is_told_as_that():
    told = Told(Place("figures", YEAR, "a"), "", "", number(1), replace(number(1), note="注"))
    assert histories.what_happened(told) == "改备注"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (None, Figure(note="注"), "改备注"),
        (Figure(note="注"), None, "改备注"),
        (Figure(note="注"), replace(number(1), note="注"), "填写"),
        (number(1), Figure(note="注"), "清空"),
        (None, number(1), "填写"),
        (number(1), None, "清空"),
        (number(1), number(2), "修改"),
    ],
)
def test_a_note_beside_no_figure_is_no_figure(old, new, what):
    assert histories.what_happened(Told(Place("figures", YEAR, "a"), "", "", old, new)) == what


def test_last_years_figure_has_its_history_beside_this_years(ledger, do, report):
    do(SetEarlierFigure(ACCEPT, number(9)))
    changed = histories.year_history(ledger, report).events[0]
    assert (changed.told.place, changed.what) == (Place("figures", YEAR - 1, ACCEPT), "填写")
    assert whats(histories.figure_history(ledger, report, ACCEPT)) == ["填写"]


def test_a_paragraph_tells_its_whole_life(ledger, do, report):
    text = report.outline[1].text
    do(SetText("p", text))
    do(SetText("p", text, carried=True))
    do(SetLevel("p", Level.ITEM))
    do(SetText("p", "新的"))
    here = [event.what for event in histories.year_history(ledger, report).events if event.about == "p"]
    assert here == ["修改", "改层级", "恢复沿用", "不再沿用", "新增"]


def test_a_year_tells_everything_page_by_page(ledger, do, report, monkeypatch):
    monkeypatch.setattr(histories, "PAGE", 2)
    for value in range(3):
        do(SetFigure(ACCEPT, number(value)), f"第{value}次")
    do(Annotate(Reason("口径调整", "王丽", AT), "x"), "说明原因")
    seen, older, pages = [], None, 0
    while True:
        page = histories.year_history(ledger, report, older)
        seen += page.events
        pages += 1
        older = page.older
        if older is None:
            break
    assert pages == 3
    assert [event.what for event in seen[:4]] == ["说明原因", "修改", "修改", "修改"]
    assert [event.label for event in seen[:4]] == ["说明原因", "第2次", "第1次", "第0次"]
    assert {event.step for event in seen[4:]} == {1}


def test_a_state_is_named_found_again_and_let_go(ledger, do, report):
    step = ledger.last_step()
    named = do(name_state(report, " 送审前 ", step, "王丽", AT))
    do(SetFigure(ACCEPT, number(99)))
    later = do(name_state(named, "会后", ledger.last_step(), "李强", AT))
    assert [(state.name, state.step) for state in named_states(later)] == [("会后", step + 2), ("送审前", step)]
    assert state_at(ledger, report, named_states(later)[1].step).figures == report.figures
    assert state_at(ledger, report, named_states(later)[0].step).figure(ACCEPT) == number(99)
    with pytest.raises(Refused, match="STATE-NAMED"):
        name_state(later, "送审前", step, "", "")
    for name in ("", "  ", "长" * 21):
        with pytest.raises(Refused, match="STATE-NAME"):
            name_state(later, name, step, "", "")
    assert [state.name for state in named_states(do(RemoveAnnotation(Snapshot.kind, "送审前")))] == ["会后"]


def test_a_state_opens_as_a_copy(ledger, do, report, tmp_path):
    do(SetFigure(ACCEPT, number(99)))
    copy_state(ledger, report, 1, tmp_path / "b.fzb")
    with open_ledger(tmp_path / "b.fzb", person="") as copy:
        assert copy.load(UNIT, YEAR).report == report
    assert ledger.load(UNIT, YEAR).report.figure(ACCEPT) == number(99)


def test_two_states_are_compared_as_they_are_printed(catalog, report):
    after = SetFigure(ACCEPT, number(15)).on(report)
    after = AddEntries("p", (Entry("n", Level.BODY, "另有新增。"),)).on(after)
    found = compare(catalog, report, after)
    assert {difference.code: difference.after for difference in found.figures}[ACCEPT] == number(15)
    reworded, added = found.entries
    assert [reworded.words[span.new_start : span.new_end] for span in reworded.spans] == ["15"]
    assert added.added
    assert not found.same
    assert compare(catalog, report, report).same


def test_computed_figures_are_compared_too(catalog, report):
    before = replace(report, figures={TOTAL: number(100), PASS: number(50)})
    differences = compare(catalog, before, SetFigure(PASS, number(60)).on(before)).figures
    assert {d.code: (d.before.value, d.after.value) for d in differences} == {PASS: (50, 60), SHARE: (50, 60)}


def test_this_year_is_compared_with_last_years_report(catalog, report):
    renaming = Renaming(ACCEPT, "h06.new", YEAR + 1, "口径合并")
    known = catalog.indicators[ACCEPT]
    renamed = replace(
        catalog,
        indicators={**catalog.indicators, "h06.new": replace(known, code="h06.new")},
        renamings=(renaming,),
    )
    this = roll_forward(report, renamed, YEAR + 1).report
    this = SetFigure("h06.new", number(20)).on(this)
    this = AddEntries("p", (Entry("n", Level.BODY, "另有新增。"),)).on(this)
    found = compare(renamed, report, this)
    assert [(d.code, d.before, d.after) for d in found.figures] == [("h06.new", number(12), number(20))]
    reworded, added = found.entries
    assert (reworded.was, reworded.words) == (
        "全年受理行政复议案件12件，全部按时办结。",
        "全年受理行政复议案件20件，全部按时办结。",
    )
    assert added.added

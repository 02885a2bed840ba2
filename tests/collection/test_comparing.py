"""Returns beside the report, what is ticked, what becomes one step, and what departments are told."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from desktop.collection.board import board
from desktop.collection.comparing import Standing, compare
from desktop.collection.form import make_forms
from desktop.collection.form_reader import Asked
from desktop.collection.form_workbook import form_name, write_form
from desktop.collection.letters import Correcting, correction, covering_note, receipt, reminder
from desktop.collection.reading_forms import read_return, unreadable
from desktop.collection.returned import CellPlace, KnownBy, Return, Stated
from desktop.collection.taking_over import sending_out, taking_over
from desktop.collection.workbook_source import workbook_of
from desktop.model.annotations import DepartmentReturn, Returned, ReturnState
from desktop.model.edits import apply
from desktop.model.figure import Figure, OriginKind, State
from desktop.model.report import with_figure
from desktop.model.severity import Severity
from desktop.refusal import Refused
from tests.collection.filling import cells_by_code, filled

AT = "2024-01-05T09:30:00"
TODAY = date(2024, 1, 12)
TYPED = {"h05.rescue_team": 50, "h05.flood_team": 141, "h05.plans_district": "无"}


@pytest.fixture(scope="session")
def asked(report, catalog) -> Asked:
    forms = {form.department: form for form in make_forms(report, catalog, date(2024, 1, 10))}
    return Asked(report.unit, report.year, forms, catalog)


@pytest.fixture(scope="session")
def returned(asked):
    """Give a function that makes the return of a department out of a real file."""

    def make(typed=TYPED, department="应急管理局", name="应急.xlsx", face="") -> Return:
        data = filled(write_form(asked.forms[department]), typed)
        if face:
            book = load_workbook(io.BytesIO(data))
            book["填报表"]["A2"].value = f"填报单位：{face}"
            buffer = io.BytesIO()
            book.save(buffer)
            data = buffer.getvalue()
        return read_return(workbook_of(data, name), asked)

    return make


def value(number: int) -> Figure:
    return Figure(State.VALUE, Decimal(number))


def with_figures(report, **figures: int):
    for code, number in figures.items():
        report = replace(report, figures=with_figure(report.figures, code.replace("__", "."), value(number)))
    return report


def standings(comparison) -> dict[str, Standing]:
    return {row.code: row.standing for row in comparison.rows}


def test_only_what_is_empty_and_undisputed_is_ticked_and_conflicts_come_first(returned, report, catalog):
    present = with_figures(report, h05__flood_team=140, h05__rescue_team=50)
    comparison = compare([returned()], present, catalog)
    assert standings(comparison) == {
        "h05.flood_team": Standing.DIFFERENT,
        "h05.plans_district": Standing.NEW,
        "h05.rescue_team": Standing.SAME,
    }
    assert comparison.rows[0].code == "h05.flood_team"
    assert [row.code for row in comparison.chosen] == ["h05.plans_district"]
    assert {row.code for row in comparison.exact} == set(standings(comparison))


def test_taking_over_is_one_step_that_can_be_taken_back(returned, report, catalog):
    received = returned()
    comparison = compare([received], report, catalog)
    edit = taking_over(comparison, comparison.chosen, report, "王五", AT)
    after = apply(report, edit)
    figure = after.figure("h05.rescue_team")
    assert (figure.value, figure.person, figure.at) == (50, "王五", AT)
    assert (figure.origin.kind, figure.origin.detail) == (
        OriginKind.CELL,
        f"应急.xlsx 填报表!E{row_of('h05.rescue_team')}",
    )
    sent = after.annotation(Returned, "h05.flood_team")
    assert sent is not None
    assert (sent.figure.value, sent.file, sent.name, sent.sheet) == (141, received.sha256, "应急.xlsx", "填报表")
    stands = after.annotation(DepartmentReturn, "应急管理局")
    assert stands is not None
    assert (stands.received_at, stands.file, stands.state) == (AT, received.sha256, ReturnState.RECEIVED)
    assert getattr(edit, "label", "") == "收应急管理局的数，采用3个"
    assert apply(after, edit.inverse(report)) == report


def row_of(code: str) -> int:
    return {"h05.rescue_team": 6, "h05.flood_team": 7}[code]


def test_the_departments_value_is_kept_beside_another_that_stays(returned, report, catalog):
    present = with_figures(report, h05__flood_team=140)
    comparison = compare([returned()], present, catalog)
    after = apply(present, taking_over(comparison, comparison.chosen, present, "", AT))
    assert after.figure("h05.flood_team").value == 140
    sent = after.annotation(Returned, "h05.flood_team")
    assert sent is not None
    assert sent.figure.value == 141


def test_a_department_of_which_everything_was_taken_is_done(returned, report, catalog):
    comparison = compare([returned({**TYPED, "h05.plans_department": 26})], report, catalog)
    after = apply(report, taking_over(comparison, comparison.exact, report, "", AT))
    stands = after.annotation(DepartmentReturn, "应急管理局")
    assert stands is not None
    assert stands.state is ReturnState.TAKEN


def test_what_only_the_department_can_put_right_sends_it_back(returned, report, catalog):
    comparison = compare([returned({**TYPED, "h05.plans_department": "很多"})], report, catalog)
    after = apply(report, taking_over(comparison, comparison.exact, report, "", AT))
    stands = after.annotation(DepartmentReturn, "应急管理局")
    assert stands is not None
    assert stands.state is ReturnState.CORRECTING


def test_what_another_return_of_the_department_leaves_in_doubt_is_not_ticked(returned, report, catalog):
    first = returned({**TYPED, "h05.rescue_team": "50（含消防）"}, name="第一次.xlsx")
    second, third = returned(name="第二次.xlsx"), returned(TYPED | {"h05.plans_department": 26}, name="第三次.xlsx")
    comparison = compare([first, second, third], report, catalog)
    disputed = [(row.code, row.place.file) for row in comparison.rows if row.standing is Standing.DISPUTED]
    assert disputed == [("h05.rescue_team", "第二次.xlsx")]
    assert "h05.rescue_team" not in {row.code for row in (*comparison.chosen, *comparison.exact)}
    apart = "“综合性应急救援队伍”：这里是50，“第一次.xlsx 填报表!E6”里的看不准，先不采用，请核对以哪个为准。"
    for one in comparison.returns[1:]:
        assert apart in [notice.message for notice in one.notices if notice.code == "RETURN-APART"]
        assert any("有1个数对不上" in notice.message for notice in one.notices if notice.code == "RETURN-SEVERAL")
    alone = compare([first], report, catalog)
    assert {row.standing for row in alone.rows} == {Standing.NEW}


def test_two_different_returns_of_one_department_are_told_and_asked(returned, report, catalog):
    first, second = returned(name="第一次.xlsx"), returned({**TYPED, "h05.rescue_team": 52}, name="第二次.xlsx")
    comparison = compare([first, second], report, catalog)
    assert standings(comparison)["h05.rescue_team"] is Standing.DISPUTED
    disputed = [row for row in comparison.rows if row.standing is Standing.DISPUTED]
    assert [row.place.file for row in disputed] == ["第一次.xlsx", "第二次.xlsx"]
    assert standings(comparison)["h05.flood_team"] is Standing.NEW
    earlier, later = ([n for n in one.notices if n.severity is Severity.WARNING] for one in comparison.returns)
    assert [(n.code, n.place.cell, n.message) for n in earlier] == [
        (
            "RETURN-APART",
            "E6",
            "“综合性应急救援队伍”：这里是50，“第二次.xlsx 填报表!E6”里是52，先不采用，请核对以哪个为准。",
        )
    ]
    assert [n.code for n in later] == ["RETURN-SEVERAL", "RETURN-APART"]
    several = "应急管理局不止交了一份表（还有“第一次.xlsx”），有1个数对不上，"
    assert later[0].message == f"{several}先不采用，请核对以哪个为准。"
    assert "这里是52，“第一次.xlsx 填报表!E6”里是50" in later[1].message
    assert "h05.rescue_team" not in {row.code for row in comparison.exact}
    with pytest.raises(Refused) as refused:
        taking_over(comparison, disputed, report, "", AT)
    assert refused.value.code == "RETURN-CHOSEN-TWICE"
    after = apply(report, taking_over(comparison, disputed[1:], report, "", AT))
    sent = after.annotation(Returned, "h05.rescue_team")
    assert sent is not None
    assert (after.figure("h05.rescue_team").value, sent.name) == (52, "第二次.xlsx")


def test_two_returns_that_differ_in_nothing_but_a_note_are_only_a_hint(returned, report, catalog):
    first, second = returned(name="第一次.xlsx"), returned(name="第二次.xlsx")
    comparison = compare([first, replace(second, sha256="another")], report, catalog)
    (told,) = [n for n in comparison.returns[1].notices if n.code == "RETURN-SEVERAL"]
    assert (told.severity, told.message) == (
        Severity.HINT,
        "应急管理局不止交了一份表（还有“第一次.xlsx”），没有不同的数。",
    )
    assert set(standings(comparison).values()) == {Standing.NEW}


def test_a_file_that_came_twice_counts_once(returned, report, catalog):
    one = returned(name="表.xlsx")
    comparison = compare([one, replace(one, file="表(1).xlsx")], report, catalog)
    assert [len(received.figures) for received in comparison.returns] == [3, 0]
    assert comparison.returns[1].notices[0].message == "与“表.xlsx”内容完全相同，按一份收。"
    assert len(comparison.rows) == 3


def test_a_form_of_which_nobody_knows_who_filled_it_is_not_taken(returned, report, catalog):
    comparison = compare([returned(face="编办")], report, catalog)
    assert set(standings(comparison).values()) == {Standing.DISPUTED}
    assert comparison.exact == ()


def test_a_row_known_by_a_like_label_only_is_not_taken_unasked(report, catalog):
    stated = Stated("h05.rescue_team", value(50), CellPlace("表.xlsx", "S", "E5"), confidence=0.95)
    received = Return("表.xlsx", "应急管理局", KnownBy.LABELS, "x", (stated,), filled=1)
    assert compare([received], report, catalog).rows[0].standing is Standing.DISPUTED


def test_a_file_that_cannot_be_read_is_a_return_that_says_so(report, catalog):
    received = unreadable("坏.xlsx", Refused("WORKBOOK-DAMAGED", "“坏.xlsx”已损坏。"))
    comparison = compare([received], report, catalog)
    assert comparison.rows == ()
    assert comparison.returns[0].notices[0].message == "“坏.xlsx”已损坏。"
    after = apply(report, taking_over(comparison, (), report, "", AT))
    assert after == report


@pytest.fixture(scope="session")
def two(returned) -> list[Return]:
    return [returned(), returned({"h01.grids": 1800}, "政法委", "政法.xlsx")]


@given(st.data())
def test_whatever_is_chosen_taking_back_gives_the_report_that_was(two, report, catalog, data):
    present = with_figures(report, h05__flood_team=data.draw(st.sampled_from([140, 141])))
    comparison = compare(two, present, catalog)
    chosen = data.draw(st.lists(st.sampled_from(comparison.rows), unique_by=lambda row: row.code))
    edit = taking_over(comparison, chosen, present, "王五", AT)
    after = apply(present, edit)
    assert apply(after, edit.inverse(present)) == present
    for row in comparison.rows:
        wanted = row.returned if row in chosen else present.figure(row.code)
        assert after.figure(row.code).same_content(wanted)


def test_the_board_tells_who_has_answered_and_who_is_late(returned, report, catalog, asked):
    departments = list(asked.forms)
    sent = apply(report, sending_out(departments, report, "2024-01-10", "2023-12-20T08:00:00"))
    comparison = compare([returned()], sent, catalog)
    after = apply(sent, taking_over(comparison, comparison.exact, sent, "", AT))
    rows = {row.department: row for row in board(after, catalog, TODAY)}
    assert list(rows) == departments
    answered = rows["应急管理局"]
    assert (answered.label, answered.asked, answered.filled, answered.received_at) == ("已报", 4, 3, AT)
    assert (answered.asked_at, answered.due, answered.late, answered.name) == (
        "2023-12-20T08:00:00",
        "2024-01-10",
        0,
        "应急.xlsx",
    )
    assert (rows["编办"].label, rows["编办"].late) == ("未报", 2)
    assert [row.label for row in board(report, catalog, TODAY)] == ["未发表"] * len(departments)


def test_forms_that_go_out_again_without_a_day_are_not_overdue(report, catalog, asked):
    sent = apply(report, sending_out(list(asked.forms), report, "2024-01-10", AT))
    again = apply(sent, sending_out(["编办"], sent, "", "2024-01-11T08:00:00"))
    rows = {row.department: (row.due, row.late) for row in board(again, catalog, TODAY)}
    assert (rows["编办"], rows["政法委"]) == (("", 0), ("2024-01-10", 2))


def test_the_reminder_names_who_is_missing_and_who_must_correct(returned, report, catalog, asked):
    sent = apply(report, sending_out(list(asked.forms), report, "2024-01-10", AT))
    comparison = compare([returned({**TYPED, "h05.plans_department": "很多"})], sent, catalog)
    after = apply(sent, taking_over(comparison, comparison.exact, sent, "", AT))
    text = reminder(board(after, catalog, TODAY), "银州区", 2023, TODAY)
    assert "7个单位中已有1个报来" in text
    assert "编办（已过2天）" in text
    assert "需要更正的：应急管理局" in text
    assert "报送时间（2024年1月10日）已过，请尽快报送" in text
    everyone = [replace(row, state=ReturnState.TAKEN) for row in board(after, catalog, TODAY)]
    assert reminder(everyone, "银州区", 2023, TODAY) == ""


def test_who_was_not_asked_is_not_reminded(report, catalog):
    assert reminder(board(report, catalog, TODAY), "银州区", 2023, TODAY) == ""
    sent = apply(report, sending_out(["编办", "应急管理局"], report, "2024-01-20", AT))
    text = reminder(board(sent, catalog, TODAY), "银州区", 2023, TODAY)
    assert "2个单位中已有0个报来" in text
    assert "报送时间为2024年1月20日，请抓紧报送" in text


@pytest.mark.parametrize(("day", "said"), [(9, "于2024年1月10日前"), (10, "于2024年1月10日前"), (11, "尽快")])
def test_nobody_is_asked_to_correct_by_a_day_that_has_passed(day, said):
    unit = Correcting("编办", 2023, "编办.xlsx", date(2024, 1, 10))
    assert f"改好后{said}重新发来" in correction(unit, ["编制数"], date(2024, 1, day))


def test_the_covering_note_says_what_is_asked_and_until_when(asked):
    form = asked.forms["应急管理局"]
    text = covering_note(form, form_name(form))
    assert text.startswith("应急管理局：\n")
    assert "共4项指标。请于2024年1月10日前" in text
    assert "2023年度法治政府建设数据填报表（应急管理局）.xlsx" in text


def test_the_receipt_lists_what_was_read_what_is_missing_and_what_is_wrong(returned, report, catalog):
    received = returned({"h05.rescue_team": 50, "h05.plans_district": "未统计：机构改革", "h05.flood_team": "很多"})
    comparison = compare([received], report, catalog)
    text = receipt(comparison.returns[0], catalog, TODAY)
    assert "读出2项数据" in text
    assert "1. 综合性应急救援队伍：50人" in text
    assert "2. 制定和修订区级应急预案：未统计：机构改革" in text
    assert "还没有填的：制定部门应急预案，请补报。" in text
    assert "（1）E7格：“防汛应急抢险队”" in text
    assert text.endswith("改好后请重新发来。")


def test_a_receipt_names_all_of_a_file_also_what_another_states_as_well(returned, report, catalog):
    first, second = returned(name="第一次.xlsx"), returned({**TYPED, "h05.rescue_team": 52}, name="第二次.xlsx")
    comparison = compare([first, second], report, catalog)
    text = receipt(comparison.returns[1], catalog, TODAY)
    assert "读出3项数据" in text
    assert "1. 综合性应急救援队伍：52人\n2. 防汛应急抢险队：141人\n3. 制定和修订区级应急预案：无" in text
    assert "“第一次.xlsx 填报表!E6”里是50，先不采用，请核对以哪个为准。" in text


def test_the_rows_of_the_form_are_where_these_tests_think(asked):
    book = load_workbook(io.BytesIO(write_form(asked.forms["应急管理局"])))
    by_code = cells_by_code(book["填报表"])
    assert {code: by_code[code]["本年"].row for code in ("h05.rescue_team", "h05.flood_team")} == {
        "h05.rescue_team": 6,
        "h05.flood_team": 7,
    }

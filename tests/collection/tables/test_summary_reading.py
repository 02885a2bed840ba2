"""数据汇总表 read back: what was written is what is read, and what was changed since is told with its cell."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.checks.check import check
from desktop.collection.tables.summary import KEPT_SHEET, SHEET, write_summary
from desktop.collection.tables.summary_reading import SummaryRead, read_summary
from desktop.collection.workbook_source import workbook_of
from desktop.model.catalog import Indicator
from desktop.model.figure import Figure, State
from desktop.model.kinds import KIND_BY_NAME
from desktop.model.progress import figures_in_use
from desktop.model.report import Report
from desktop.model.summary import summarise
from desktop.model.values import Values
from desktop.quantities.about import About
from desktop.refusal import Refused
from tests.collection.filling import saved_by_office

CATALOG = standard_catalog()
APPLY, RATE, GRIDS = "h06.fy_apply", "h01.online_apply_rate", "h01.grids"


def said(figures: dict[str, Figure]) -> dict[str, Figure]:
    return {code: Figure(one.state, one.value, one.about, one.reason) for code, one in figures.items() if one.filled}


@pytest.fixture(scope="module")
def report() -> Report:
    sample = load_sample(CATALOG)
    figures = {
        **sample.figures,
        GRIDS: Figure(State.UNCOUNTED, reason="系统升级"),
        RATE: Figure(State.VALUE, Decimal("0.5")),
    }
    return replace(sample, figures=figures, earlier={APPLY: Figure(State.VALUE, Decimal(9)), GRIDS: Figure(State.NONE)})


@pytest.fixture(scope="module")
def data(report: Report) -> bytes:
    return write_summary(summarise(report, CATALOG, check(report, CATALOG)))


def read(data: bytes, name: str = "汇总.xlsx") -> SummaryRead:
    return read_summary(workbook_of(data, name), CATALOG)


def changed(data: bytes, change: Callable[[Workbook], object]) -> SummaryRead:
    """Read the table after somebody has changed it with a program that saves what it knows."""
    book = load_workbook(io.BytesIO(data))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return read(stream.getvalue())


def cell_of(sheet: Worksheet, code: str, head: str = "2022年"):
    heads = {cell.value: cell.column for cell in sheet[3]}
    row = next(row for row in sheet.iter_rows(min_row=4) if row[heads["编号"] - 1].value == code)
    return row[heads[head] - 1]


def test_what_is_written_is_read_exactly(data: bytes, report: Report) -> None:
    table = read(data)
    assert (table.year, table.unit.unit, table.unit.heading_set, table.notes) == (2022, "银州区", "A", ())
    assert {code: one for code, one in table.unit.figures.items() if CATALOG.indicators[code].formula is None} == said(
        dict(report.figures)
    )
    assert table.unit.earlier == said(dict(report.earlier))
    assert (table.unit.troubles, table.unit.own) == ({}, ())


def test_a_computed_share_is_told_as_the_report_shows_it(data: bytes, report: Report) -> None:
    shown = Values(CATALOG, report).figure("h04.self_excellent_pct")
    assert read(data).unit.figures["h04.self_excellent_pct"].same_content(shown)


def test_a_number_that_was_changed_counts_as_it_stands_and_is_told(data: bytes) -> None:
    table = changed(data, lambda book: setattr(cell_of(book[SHEET], APPLY), "value", 21))
    assert table.unit.figures[APPLY].value == 21
    assert table.notes == ("“收到行政复议申请”（数据汇总表!D53）导出后改过，按表里的数读入。",)


@pytest.mark.parametrize(
    ("value", "number_format", "told"),
    [
        ("大概20", "General", "看不准"),
        ("=1+2", "General", "公式"),
        (True, "General", "是与否"),
        ("20起", "General", "看不准"),
    ],
)
def test_what_cannot_be_read_for_certain_is_a_trouble_with_its_cell(
    data: bytes, value: object, number_format: str, told: str
) -> None:
    def change(book: Workbook) -> None:
        cell = cell_of(book[SHEET], APPLY)
        cell.value, cell.number_format = value, number_format

    table = changed(data, change)
    assert APPLY not in table.unit.figures
    assert table.unit.troubles[APPLY].startswith("数据汇总表!D53看不准：")
    assert told in table.unit.troubles[APPLY]
    assert len(table.unit.figures) == len(read(data).unit.figures) - 1  # one bad cell spoils no other


def test_a_share_typed_as_a_fraction_is_asked_about(data: bytes) -> None:
    table = changed(data, lambda book: setattr(cell_of(book[SHEET], RATE), "value", 0.33))
    assert RATE not in table.unit.figures
    assert RATE in table.unit.troubles


@pytest.mark.parametrize("value", [180, "180%", "180余"])
def test_a_rate_that_cannot_be_is_asked_about(data: bytes, value: object) -> None:
    table = changed(data, lambda book: setattr(cell_of(book[SHEET], RATE), "value", value))
    assert RATE not in table.unit.figures
    assert "不能超过100%" in table.unit.troubles[RATE]


def test_a_growth_rate_may_be_beyond_a_hundred(report: Report) -> None:
    own = Indicator("own.h01_1", "办件量同比增幅", "%", KIND_BY_NAME["share"], "H01", "司法局", required=False)
    full = replace(report, indicators=(own,), figures={**report.figures, own.code: Figure(State.VALUE, Decimal(30))})
    written = write_summary(summarise(full, CATALOG, ()))
    table = changed(written, lambda book: setattr(cell_of(book[SHEET], own.code), "value", 180))
    assert table.unit.figures[own.code].value == 180


@pytest.mark.parametrize(
    "title", ["清河区2022年度法治政府建设数据汇总表", "银州区2021年度法治政府建设数据汇总表", "清河区 数据汇总表"]
)
def test_a_title_of_somebody_else_is_told(data: bytes, title: str) -> None:
    table = changed(data, lambda book: setattr(book[SHEET]["A1"], "value", title))
    assert (table.unit.unit, table.year) == ("银州区", 2022)
    (note,) = table.notes
    assert title.replace(" ", "") in note
    assert "银州区2022年度" in note


def test_spaces_in_a_title_are_no_contradiction(data: bytes) -> None:
    spaced = "银州区 2022年度 法治政府建设数据汇总表"
    assert changed(data, lambda book: setattr(book[SHEET]["A1"], "value", spaced)) == read(data)


def test_a_share_with_a_percent_format_is_what_it_shows(data: bytes) -> None:
    def change(book: Workbook) -> None:
        cell = cell_of(book[SHEET], RATE)
        cell.value, cell.number_format = 0.5, "0%"

    assert changed(data, change).unit.figures[RATE].value == 50


def test_an_emptied_cell_is_empty_and_told(data: bytes) -> None:
    table = changed(data, lambda book: setattr(cell_of(book[SHEET], APPLY), "value", None))
    assert APPLY not in table.unit.figures
    assert "导出后改过" in table.notes[0]


def _move_columns(book: Workbook) -> None:
    sheet = book[SHEET]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    sheet.insert_cols(3, 2)


def _sort_rows(book: Workbook) -> None:
    sheet = book[SHEET]
    for merged in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(merged))
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    rows.sort(key=lambda row: str(row[1]))
    for place, row in enumerate(rows, start=4):
        for column, value in enumerate(row, start=1):
            sheet.cell(place, column).value = value


@pytest.mark.parametrize(
    "change",
    [
        lambda book: setattr(book[SHEET], "title", "报市局"),
        lambda book: setattr(book[KEPT_SHEET], "title", "Sheet9"),
        lambda book: book.move_sheet(SHEET, 1),
        lambda book: book[SHEET].insert_rows(2, 3),
        _move_columns,
        _sort_rows,
    ],
    ids=["sheet renamed", "ids renamed", "sheets moved", "rows inserted", "columns moved", "rows sorted"],
)
def test_what_only_moves_changes_nothing(data: bytes, change: Callable[[Workbook], None]) -> None:
    assert changed(data, change) == read(data)


def test_without_its_ids_it_is_known_by_title_heads_and_codes(data: bytes) -> None:
    table = changed(data, lambda book: book.remove(book[KEPT_SHEET]))
    whole = read(data)
    assert (table.year, table.unit.unit, table.unit.heading_set) == (2022, "银州区", whole.unit.heading_set)
    told = dict(whole.unit.figures)
    del told[RATE]  # 0.5 in a plain cell: half a per cent or fifty? nobody can tell any more
    assert table.unit.figures == told
    assert set(table.unit.troubles) == {RATE}


def test_without_its_ids_and_a_row_it_owes_nothing_that_nobody_can_know(data: bytes) -> None:
    def change(book: Workbook) -> None:
        book.remove(book[KEPT_SHEET])
        book[SHEET].delete_rows(cell_of(book[SHEET], APPLY).row)

    assert changed(data, change).unit.heading_set == ""


def test_a_label_in_quotation_marks_is_quoted_with_others(data: bytes) -> None:
    table = changed(data, lambda book: setattr(cell_of(book[SHEET], "h01.online_units"), "value", 7))
    assert table.notes == ("“实行‘一网通办’的单位”（数据汇总表!D5）导出后改过，按表里的数读入。",)


def test_a_row_taken_out_is_a_trouble(data: bytes) -> None:
    table = changed(data, lambda book: book[SHEET].delete_rows(cell_of(book[SHEET], APPLY).row))
    assert table.unit.troubles == {APPLY: "表里这一行不见了"}


def test_a_row_that_is_there_twice_counts_not_at_all(data: bytes) -> None:
    def change(book: Workbook) -> None:
        sheet = book[SHEET]
        sheet.append([cell.value for cell in sheet[cell_of(sheet, APPLY).row]])

    table = changed(data, change)
    assert APPLY not in table.unit.figures
    assert "都是这一项" in table.unit.troubles[APPLY]


def test_another_measure_is_another_figure(data: bytes) -> None:
    table = changed(data, lambda book: setattr(cell_of(book[SHEET], APPLY, "单位"), "value", "万件"))
    assert table.unit.troubles[APPLY] == "计量单位是“万件”，应为“件”"
    assert APPLY not in table.unit.figures


def test_rows_that_nobody_knows_are_told(data: bytes) -> None:
    def change(book: Workbook) -> None:
        book[SHEET].append([89, "走访企业", "家", 12])
        book[SHEET].append([90, "约谈", "次", 3, None, None, None, None, None, None, "h99.talks"])

    table = changed(data, change)
    assert any("“走访企业”没有编号" in note for note in table.notes)
    assert any("“h99.talks”不认识" in note for note in table.notes)
    assert table.unit.figures == read(data).unit.figures


def test_an_indicator_of_the_units_own_comes_with_its_definition(report: Report) -> None:
    own = Indicator("own.h01_1", "=走访", "家", KIND_BY_NAME["flow"], "H01", "司法局", required=False)
    full = replace(report, indicators=(own,), figures={**report.figures, own.code: Figure(State.VALUE, Decimal(3))})
    table = read(write_summary(summarise(full, CATALOG, ())))
    assert table.unit.own == (own,)
    assert table.unit.figures[own.code].value == 3


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda book: [book.remove(book[KEPT_SHEET]), setattr(book[SHEET]["A1"], "value", "汇总")], "SUMMARY-FOREIGN"),
        (lambda book: setattr(book[KEPT_SHEET]["B1"], "value", "2"), "SUMMARY-NEWER"),
        (lambda book: [book.create_sheet("别的"), book.remove(book[SHEET])], "SUMMARY-DAMAGED"),
        (lambda book: setattr(book[SHEET]["K3"], "value", "代码"), "SUMMARY-DAMAGED"),
    ],
    ids=["no title", "newer", "no table", "no codes"],
)
def test_what_is_no_table_of_ours_is_refused(data: bytes, change: Callable[[Workbook], object], code: str) -> None:
    with pytest.raises(Refused, match=code):
        changed(data, change)


IN_USE = figures_in_use(CATALOG, Report("甲区", 2022, "A"))
NUMBERS = [i for i in IN_USE if i.kind.numeric and i.formula is None]
FIGURES = st.one_of(
    st.decimals(0, 10**12, places=3).map(lambda value: Figure(State.VALUE, value)),
    st.integers(0, 10**20).map(lambda value: Figure(State.VALUE, Decimal(value))),
    st.tuples(st.integers(0, 10**9), st.sampled_from(About)).map(lambda g: Figure(State.VALUE, Decimal(g[0]), g[1])),
    st.sampled_from([Figure(State.NONE), Figure(State.UNCOUNTED), Figure(State.INAPPLICABLE, reason="本区没有")]),
)


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from([one.code for one in NUMBERS]), FIGURES, max_size=12))
def test_every_figure_comes_back_as_it_was(figures: dict[str, Figure]) -> None:
    report = Report("甲区", 2022, "A", figures=figures)
    table = read(write_summary(summarise(report, CATALOG, ())))
    assert table.notes == ()
    assert table.unit.troubles == {}
    typed = {code: one for code, one in table.unit.figures.items() if CATALOG.indicators[code].formula is None}
    assert typed == figures


@pytest.mark.office
def test_an_office_program_that_saves_it_changes_nothing(data: bytes, tmp_path: Path) -> None:
    saved = saved_by_office(data, tmp_path)
    assert saved != data
    assert read(saved) == read(data)

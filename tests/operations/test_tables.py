"""Tables out of a ledger: what is written where, and what is refused before anything is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.ledger.ledger import Ledger, create_ledger
from desktop.model.annotations import SwitchedOff
from desktop.model.figure import Figure, State
from desktop.operations.keeping import last_year
from desktop.operations.long_work import Watch
from desktop.operations.tables import (
    Subject,
    load_years,
    write_signing_table,
    write_summary_table,
    write_years_table,
)
from desktop.refusal import Refused

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")
CATALOG = standard_catalog()


@pytest.fixture
def ledger(tmp_path: Path):
    """The sample year, and a year before it with fewer applications."""
    sample = load_sample(CATALOG)
    before = {**sample.figures, "h06.fy_apply": Figure(State.VALUE, Decimal(9))}
    with create_ledger(tmp_path / "a.fzb") as made:
        made.add_report(replace(sample, year=2021, figures=before))
        made.add_report(sample)
        yield made


@pytest.fixture
def subject(ledger: Ledger) -> Subject:
    return Subject(ledger.load("银州区", 2022).report, CATALOG, last_year(ledger, "银州区", 2022))


def cancelled_at(stage: int) -> Watch:
    """Give a watch that cancels when it is asked for the second, third ... time."""
    return Watch(cancelled=iter((*(False,) * stage, True)).__next__)


def labels(path: Path, sheet: str, column: int) -> list[object]:
    return [row[column].value for row in load_workbook(path)[sheet].iter_rows()]


def test_a_year_is_written_beside_the_one_before(subject: Subject, tmp_path: Path) -> None:
    made = write_summary_table(subject, tmp_path / "汇总.xlsx")
    assert (made.missing, made.wrong, made.asks) == (0, 0, "")
    row = next(row for row in load_workbook(made.path)["数据汇总表"].iter_rows() if row[1].value == "收到行政复议申请")
    assert [cell.value for cell in row[3:6]] == [16, 9, 7]


def test_what_is_missing_is_counted(subject: Subject, tmp_path: Path) -> None:
    figures = {code: figure for code, figure in subject.report.figures.items() if code != "h06.fy_apply"}
    made = write_summary_table(replace(subject, report=replace(subject.report, figures=figures)), tmp_path / "a.xlsx")
    assert made.missing == 1
    assert made.asks.startswith("1项未填")


def test_it_is_told_how_far_it_is_and_can_be_cancelled_before_anything_is_written(
    ledger: Ledger, subject: Subject, tmp_path: Path
) -> None:
    told: list[tuple[str, int, int]] = []
    watch = Watch(lambda *one: told.append(one))
    write_summary_table(subject, tmp_path / "a.xlsx", watch)
    write_years_table(load_years(ledger, None, watch), CATALOG, tmp_path / "b.xlsx", watch)
    assert [what for what, _, _ in told] == ["核对", "核对", "写表", "写表", "读取", "读取", "写表", "写表"]
    for stage in range(4):
        for write in (write_summary_table, write_signing_table):
            with pytest.raises(Refused, match="CHILD-CANCELLED"):
                write(subject, tmp_path / "c.xlsx", watch=cancelled_at(stage))
    for stage in range(2):
        with pytest.raises(Refused, match="CHILD-CANCELLED"):
            load_years(ledger, None, cancelled_at(stage))
        with pytest.raises(Refused, match="CHILD-CANCELLED"):
            write_years_table((subject.report,), CATALOG, tmp_path / "c.xlsx", cancelled_at(stage))
    assert not (tmp_path / "c.xlsx").exists()


def test_all_years_are_written(ledger: Ledger, tmp_path: Path) -> None:
    path, years = write_years_table(load_years(ledger, None), CATALOG, tmp_path / "历年.xlsx")
    assert years == (2021, 2022)
    assert load_workbook(path).sheetnames == ["历年数据", "趋势图", "趋势图数据"]


def test_the_signing_draft_is_written_by_its_suffix(subject: Subject, tmp_path: Path) -> None:
    workbook = write_signing_table(subject, tmp_path / "底稿.XLSX").path
    word = write_signing_table(subject, tmp_path / "底稿.docx", "national").path
    (table,) = docx.Document(str(word)).tables
    indicators = [cell.text for cell in table.columns[1].cells]
    assert "收到行政复议申请（件）" in indicators
    assert "收到行政复议申请（件）" in labels(workbook, "签批底稿", 1)
    row = next(row for row in table.rows if row.cells[1].text == "收到行政复议申请（件）")
    assert "申请16件" in row.cells[5].text


def test_a_rule_that_is_switched_off_is_told_to_who_signs(subject: Subject, tmp_path: Path) -> None:
    off = {("switched_off", "R01"): SwitchedOff("我区口径不同。", "王丽", "2023-02-11T09:00:00+08:00")}
    judged = replace(subject, report=replace(subject.report, annotations=off))
    word = write_signing_table(judged, tmp_path / "底稿.docx").path
    cells = [cell.text for table in docx.Document(str(word)).tables for row in table.rows for cell in row.cells]
    assert any("停用了" in cell and cell.endswith("说明：我区口径不同。（王丽）") for cell in cells)


@pytest.mark.parametrize("name", ["汇总.docx", "汇总.csv", "汇总"])
def test_a_summary_is_a_workbook_and_nothing_else(subject: Subject, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="FORMAT-UNKNOWN"):
        write_summary_table(subject, tmp_path / name)
    with pytest.raises(Refused, match="FORMAT-UNKNOWN"):
        write_years_table((subject.report,), CATALOG, tmp_path / name)
    assert not (tmp_path / name).exists()


def test_what_cannot_be_written_leaves_no_file(ledger: Ledger, subject: Subject, tmp_path: Path) -> None:
    report = subject.report
    with pytest.raises(Refused, match="PROFILE-UNKNOWN"):
        write_signing_table(subject, tmp_path / "a.docx", "没有的方案")
    long = replace(report.figure("h06.fy_apply"), note="字" * 40_000)
    too_long = replace(report, figures={**report.figures, "h06.fy_apply": long})
    with pytest.raises(Refused, match="TABLE-TEXT"):
        write_summary_table(replace(subject, report=too_long), tmp_path / "b.xlsx")
    with pytest.raises(Refused, match="UNIT-UNKNOWN"):
        load_years(ledger, "清河区")
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix in {".xlsx", ".docx"}) == []

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
from desktop.model.figure import Figure, State
from desktop.operations.tables import with_last, write_signing_table, write_summary_table, write_years_table
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


def labels(path: Path, sheet: str, column: int) -> list[object]:
    return [row[column].value for row in load_workbook(path)[sheet].iter_rows()]


def test_a_year_is_written_beside_the_one_before(ledger: Ledger, tmp_path: Path) -> None:
    report, last = with_last(ledger, None, 2022)
    assert last is not None
    path = write_summary_table(report, CATALOG, tmp_path / "汇总.xlsx", last)
    row = next(row for row in load_workbook(path)["数据汇总表"].iter_rows() if row[1].value == "收到行政复议申请")
    assert [cell.value for cell in row[3:6]] == [16, 9, 7]


def test_the_first_year_has_none_before_it(ledger: Ledger) -> None:
    assert with_last(ledger, "银州区", 2021)[1] is None


def test_all_years_are_written(ledger: Ledger, tmp_path: Path) -> None:
    path, years = write_years_table(ledger, CATALOG, None, tmp_path / "历年.xlsx")
    assert years == (2021, 2022)
    assert load_workbook(path).sheetnames == ["历年数据", "趋势图", "趋势图数据"]


def test_the_signing_draft_is_written_by_its_suffix(ledger: Ledger, tmp_path: Path) -> None:
    report, last = with_last(ledger, None, 2022)
    workbook = write_signing_table(report, CATALOG, tmp_path / "底稿.XLSX", last)
    word = write_signing_table(report, CATALOG, tmp_path / "底稿.docx", last, "national")
    (table,) = docx.Document(str(word)).tables
    indicators = [cell.text for cell in table.columns[1].cells]
    assert "收到行政复议申请（件）" in indicators
    assert "收到行政复议申请（件）" in labels(workbook, "签批底稿", 1)
    row = next(row for row in table.rows if row.cells[1].text == "收到行政复议申请（件）")
    assert "申请16件" in row.cells[5].text


@pytest.mark.parametrize("name", ["汇总.docx", "汇总.csv", "汇总"])
def test_a_summary_is_a_workbook_and_nothing_else(ledger: Ledger, tmp_path: Path, name: str) -> None:
    report, last = with_last(ledger, None, 2022)
    with pytest.raises(Refused, match="FORMAT-UNKNOWN"):
        write_summary_table(report, CATALOG, tmp_path / name, last)
    with pytest.raises(Refused, match="FORMAT-UNKNOWN"):
        write_years_table(ledger, CATALOG, None, tmp_path / name)
    assert not (tmp_path / name).exists()


def test_what_cannot_be_written_leaves_no_file(ledger: Ledger, tmp_path: Path) -> None:
    report, last = with_last(ledger, None, 2022)
    with pytest.raises(Refused, match="PROFILE-UNKNOWN"):
        write_signing_table(report, CATALOG, tmp_path / "a.docx", last, "没有的方案")
    long = replace(report.figure("h06.fy_apply"), note="字" * 40_000)
    too_long = replace(report, figures={**report.figures, "h06.fy_apply": long})
    with pytest.raises(Refused, match="TABLE-TEXT"):
        write_summary_table(too_long, CATALOG, tmp_path / "b.xlsx", last)
    with pytest.raises(Refused, match="UNIT-UNKNOWN"):
        write_years_table(ledger, CATALOG, "清河区", tmp_path / "c.xlsx")
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix in {".xlsx", ".docx"}) == []

"""A department's own table on its way into a ledger: mapped once, taken over as one step, known again next year."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from desktop.catalog.load import standard_catalog
from desktop.collection.comparing import Standing
from desktop.collection.returned import KnownBy
from desktop.ledger.ledger import open_ledger
from desktop.ledger.lock import LedgerLock
from desktop.model.annotations import DepartmentReturn, Returned, TableMap
from desktop.model.report import Report
from desktop.operations.collecting import Received, gathered, receive, take_in, take_over
from desktop.operations.demo import make_demo
from desktop.operations.keeping import load, reading
from desktop.operations.own_tables import OwnTables, read_foreign, with_own_table
from desktop.operations.years import begin_next_year
from desktop.refusal import Refused

YEAR = 2023
DEPARTMENT = "应急管理局"
HEADS = ("项目", "单位", "2022年", "2023年")
ROWS = (("综合应急救援队伍人数", "人", 49, 52), ("防汛抢险队", "人", 140, "141人"), ("区级预案", "项", 19, 20))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ledger = make_demo(tmp_path_factory.mktemp("sample")).ledger
    begin_next_year(ledger, standard_catalog(), None, YEAR - 1, YEAR, "示例")
    return ledger


@pytest.fixture
def ledger(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample, tmp_path / "账本.fzb"))


def saved(path: Path, heads: Sequence[str] = HEADS, rows: Sequence[Sequence[Any]] = ROWS) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.title = "统计"
    for row in (["应急管理工作情况"], heads, *rows):
        sheet.append(list(row))
    book.save(path)
    return path


def report_in(ledger: Path, year: int = YEAR) -> Report:
    with reading(ledger, None, year) as report:
        return report


def mapped_by_proposal(path: Path, report: Report) -> tuple[Received, Received]:
    """Give what came back before and after the table was mapped as it was proposed."""
    catalog = standard_catalog()
    came = receive([path], report, catalog)
    workbook = read_foreign(path)
    own = OwnTables(report, catalog)
    department = own.departments(workbook)[0]
    assert department == DEPARTMENT
    sheet = own.sheet(workbook, department)
    layout = own.propose(sheet, department)
    table_map = own.map_of(sheet, layout, own.rows(sheet, layout, department))
    return came, with_own_table(came, workbook, (department, table_map), report, catalog)


def test_a_foreign_table_is_taken_over_as_one_step_and_remembered(ledger: Path, tmp_path: Path) -> None:
    path = saved(tmp_path / "我局情况.xlsx")
    before = report_in(ledger)
    came, received = mapped_by_proposal(path, before)
    assert came.comparison.returns[0].known_by is None
    assert [(row.code, row.standing) for row in received.comparison.rows] == [
        ("h05.rescue_team", Standing.NEW),
        ("h05.flood_team", Standing.NEW),
        ("h05.plans_district", Standing.NEW),
    ]
    with LedgerLock(ledger, "李四"), open_ledger(ledger, person="李四") as opened:
        loaded = load(opened, None, YEAR)
        steps = len(opened.trail(before.unit, YEAR))
        take_over(opened, loaded, received, received.comparison.chosen, "李四")
        assert len(opened.trail(before.unit, YEAR)) == steps + 1
        after = load(opened, None, YEAR).report
        sent = after.annotation(Returned, "h05.flood_team")
        assert sent is not None
        assert opened.file(sent.file) == path.read_bytes()
    assert after.figure("h05.flood_team").value == 141
    assert after.figure("h05.flood_team").origin.detail == "我局情况.xlsx 统计!D4"
    table_map = after.annotation(TableMap, DEPARTMENT)
    assert table_map is not None
    assert (table_map.sheet, table_map.heading_row, table_map.label_column, table_map.value_column) == ("统计", 2, 1, 4)
    assert after.annotation(DepartmentReturn, DEPARTMENT) is not None


def test_the_next_years_table_is_known_by_what_was_mapped(ledger: Path, tmp_path: Path) -> None:
    report = report_in(ledger)
    _, received = mapped_by_proposal(saved(tmp_path / "我局情况.xlsx"), report)
    with LedgerLock(ledger, "李四"), open_ledger(ledger, person="李四") as opened:
        take_over(opened, load(opened, None, YEAR), received, received.comparison.chosen, "李四")
    begin_next_year(ledger, standard_catalog(), None, YEAR, YEAR + 1, "李四")
    folder = tmp_path / "次年"
    folder.mkdir()
    rows = [(label, unit, old, new, 60 + number) for number, (label, unit, old, new) in enumerate(ROWS)]
    saved(folder / "情况.xlsx", (*HEADS, "2024年"), rows)
    taken = take_in(ledger, standard_catalog(), (None, YEAR + 1), gathered([folder]), "李四")
    before, again = taken.before, taken.received
    (one,) = again.comparison.returns
    assert (one.department, one.known_by) == (DEPARTMENT, KnownBy.TABLE_MAP)
    after = report_in(ledger, YEAR + 1)
    assert [after.figure(code).value for code in ("h05.rescue_team", "h05.flood_team", "h05.plans_district")] == [
        60,
        61,
        62,
    ]
    assert before.figures == {}
    kept = after.annotation(TableMap, DEPARTMENT)
    assert kept is not None
    assert kept.value_column == 5


def test_a_table_across_is_remembered_and_known_next_year(ledger: Path, tmp_path: Path) -> None:
    heads = ("年份", *(name for name, *_ in ROWS))
    report = report_in(ledger)
    path = saved(tmp_path / "横排.xlsx", heads, [("2022年", 49, 140, 19), ("2023年", 52, "141人", 20)])
    _, received = mapped_by_proposal(path, report)
    with LedgerLock(ledger, "李四"), open_ledger(ledger, person="李四") as opened:
        take_over(opened, load(opened, None, YEAR), received, received.comparison.chosen, "李四")
    after = report_in(ledger)
    kept = after.annotation(TableMap, DEPARTMENT)
    assert kept is not None
    assert (kept.across, kept.heading_row, kept.label_column, kept.value_column) == (True, 1, 2, 4)
    assert after.figure("h05.flood_team").origin.detail == "横排.xlsx 统计!C4"
    begin_next_year(ledger, standard_catalog(), None, YEAR, YEAR + 1, "李四")
    rows = [("2022年", 49, 140, 19), ("2023年", 52, 141, 20), ("2024年", 60, 61, 62)]
    again = saved(tmp_path / "又一年.xlsx", heads, rows)
    received = take_in(ledger, standard_catalog(), (None, YEAR + 1), [again], "李四").received
    (one,) = received.comparison.returns
    assert (one.department, one.known_by) == (DEPARTMENT, KnownBy.TABLE_MAP)
    figures = report_in(ledger, YEAR + 1).figures
    assert [figures[code].value for code in ("h05.rescue_team", "h05.flood_team", "h05.plans_district")] == [60, 61, 62]


def test_what_cannot_be_mapped_is_refused(ledger: Path, tmp_path: Path) -> None:
    report, catalog = report_in(ledger), standard_catalog()
    path = saved(tmp_path / "我局情况.xlsx")
    received, workbook = receive([path], report, catalog), read_foreign(path)
    for mapped, name, code in (
        (TableMap("统计", 2, 1, 4, ()), workbook, "OWN-TABLE-EMPTY"),
        (
            TableMap("统计", 2, 1, 4, (("防汛抢险队", "h05.flood_team"),)),
            read_foreign(saved(tmp_path / "别的.xlsx")),
            "OWN-TABLE-FILE",
        ),
    ):
        with pytest.raises(Refused) as refused:
            with_own_table(received, name, (DEPARTMENT, mapped), report, catalog)
        assert refused.value.code == code
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 cut")
    with pytest.raises(Refused) as refused:
        read_foreign(tmp_path / "坏.xlsx")
    assert refused.value.code.startswith("WORKBOOK-")

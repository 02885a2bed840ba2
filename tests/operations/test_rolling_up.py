"""Rolling up files: ledgers and tables mixed, folders, duplicates, what cannot be read, what is left out."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.ledger.ledger import create_ledger
from desktop.model.catalog import Indicator
from desktop.model.figure import Figure, State
from desktop.model.kinds import KIND_BY_NAME
from desktop.model.report import Report
from desktop.operations.long_work import Watch
from desktop.operations.rolling_up import RollUp, Wanted, gather_files, roll_up_files, write_roll_up
from desktop.operations.tables import Subject, write_summary_table
from desktop.refusal import Refused

CATALOG = standard_catalog()
APPLY = "h06.fy_apply"


def report(unit: str, apply: int, year: int = 2022, **more: object) -> Report:
    figures = {**load_sample(CATALOG).figures, APPLY: Figure(State.VALUE, Decimal(apply))}
    return replace(load_sample(CATALOG), unit=unit, year=year, figures=figures, **more)


def ledger(path: Path, *reports: Report) -> Path:
    with create_ledger(path) as made:
        for one in reports:
            made.add_report(one)
    return path


def table(path: Path, one: Report) -> Path:
    return write_summary_table(Subject(one, CATALOG), path).path


def rolled(*paths: Path, **more: object) -> RollUp:
    return roll_up_files(Wanted(tuple(paths), 2022, **more), CATALOG)


def total(roll: RollUp, code: str = APPLY) -> Decimal | None:
    return next(row.total.value for row in roll.rolled.rows if row.indicator.code == code)


def test_ledgers_and_tables_are_rolled_up_together(tmp_path: Path) -> None:
    many = ledger(tmp_path / "市.fzb", report("甲区", 10), report("乙区", 20), report("乙区", 1, year=2021))
    one = table(tmp_path / "丙区.xlsx", report("丙区", 30))
    roll = rolled(many, one)
    assert [unit.name for unit in roll.rolled.units] == ["甲区", "乙区", "丙区"]
    assert total(roll) == 60
    assert [(source.name, source.units, source.problem) for source in roll.sources] == [
        ("市.fzb", 2, ""),
        ("丙区.xlsx", 1, ""),
    ]
    assert not roll.asks


def test_a_unit_is_the_same_from_its_ledger_and_from_its_table(tmp_path: Path) -> None:
    own = Indicator("own.h01_1", "走访企业", "家", KIND_BY_NAME["flow"], "H01", "司法局", required=False)
    figures = {**report("甲区", 16).figures, own.code: Figure(State.VALUE, Decimal(7))}
    full = replace(report("甲区", 16), indicators=(own,), figures=figures)
    from_ledger = rolled(ledger(tmp_path / "a.fzb", full)).rolled
    from_table = rolled(table(tmp_path / "a.xlsx", full)).rolled
    assert [(row.indicator.code, row.figures, row.total) for row in from_ledger.rows] == [
        (row.indicator.code, row.figures, row.total) for row in from_table.rows
    ]
    assert from_ledger.gaps == from_table.gaps == ()


def test_a_folder_stands_for_the_files_in_it(tmp_path: Path) -> None:
    ledger(tmp_path / "a.fzb", report("甲区", 1))
    table(tmp_path / "b.xlsx", report("乙区", 2))
    for other in ("~$b.xlsx", "说明.docx", ".fazhi-1-00000000.tmp"):
        (tmp_path / other).write_bytes(b"x")
    (tmp_path / "c.xlsx").mkdir()
    assert [source.name for source in rolled(tmp_path).sources] == ["a.fzb", "b.xlsx"]


def test_one_unit_in_two_files_is_asked_about(tmp_path: Path) -> None:
    first, second = ledger(tmp_path / "a.fzb", report("甲区", 1)), table(tmp_path / "b.xlsx", report("甲区", 2))
    roll = rolled(first, second)
    assert roll.asks
    assert total(roll) is None
    assert roll.rolled.notes[0] == "“甲区”的“收到行政复议申请”在a.fzb、b.xlsx里不一致，先不计入；请指明以哪一份为准。"
    assert total(rolled(first, second, preferred=(second,))) == 2
    assert total(rolled(first, second, preferred=(tmp_path / "." / "a.fzb",))) == 1


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for place in ("甲", "乙"):
        (tmp_path / place).mkdir()
        ledger(tmp_path / place / "a.fzb", report(f"{place}区", 1))
    roll = rolled(tmp_path / "甲", tmp_path / "乙")
    assert [source.name for source in roll.sources] == [str(tmp_path / "甲/a.fzb"), str(tmp_path / "乙/a.fzb")]


def test_units_are_left_out_by_name(tmp_path: Path) -> None:
    path = ledger(tmp_path / "a.fzb", report("市本级", 100), report("甲区", 1))
    assert total(rolled(path, without=("市本级",))) == 1
    with pytest.raises(Refused, match="ROLLUP-WITHOUT"):
        rolled(path, without=("丁区",))


def test_a_file_that_cannot_be_read_spoils_no_other(tmp_path: Path) -> None:
    good = ledger(tmp_path / "a.fzb", report("甲区", 1))
    bad = [tmp_path / name for name in ("坏.fzb", "坏.xlsx", "空.xlsx", "没有.fzb", "没有.xlsx")]
    bad[0].write_bytes(b"no ledger at all" * 20)
    bad[1].write_bytes(b"PK\x03\x04 not really")
    bad[2].write_bytes(b"")
    roll = rolled(*bad, good, table(tmp_path / "旧.xlsx", report("乙区", 1, year=2021)))
    assert total(roll) == 1
    assert roll.asks
    problems = {source.name: source.problem for source in roll.sources if source.problem}
    assert set(problems) == {*(path.name for path in bad), "旧.xlsx"}
    assert all(problem.endswith("。") for problem in problems.values())
    assert problems["旧.xlsx"].startswith("它是2021年度的，不是2022年度的")


def test_a_workbook_that_is_no_table_of_ours_is_told(tmp_path: Path) -> None:
    from openpyxl import Workbook

    other = tmp_path / "别的.xlsx"
    Workbook().save(other)
    with pytest.raises(Refused, match="没有可以汇总的数：别的"):
        rolled(other)


def test_what_was_changed_in_a_table_is_told_with_its_source(tmp_path: Path) -> None:
    path = table(tmp_path / "a.xlsx", report("甲区", 16))
    book = load_workbook(path)
    sheet = book["数据汇总表"]
    row = next(row for row in sheet.iter_rows(min_row=4) if row[10].value == APPLY)
    row[3].value = 17
    book.save(path)
    roll = rolled(path)
    assert total(roll) == 17
    assert roll.sources[0].notes == (
        f"“收到行政复议申请”（数据汇总表!{row[3].coordinate}）导出后改过，按表里的数读入。",
    )
    assert roll.asks


@pytest.mark.parametrize(
    ("more", "code"),
    [({"preferred": (Path("/nowhere/x.fzb"),)}, "ROLLUP-PREFER"), ({"year": 22}, "YEAR-WRONG")],
)
def test_what_makes_no_sense_is_refused_before_anything_is_read(tmp_path: Path, more: dict, code: str) -> None:
    wanted = {"paths": (ledger(tmp_path / "a.fzb", report("甲区", 1)),), "year": 2022, **more}
    with pytest.raises(Refused, match=code):
        roll_up_files(Wanted(**wanted), CATALOG)
    empty = tmp_path / "空"
    empty.mkdir()
    with pytest.raises(Refused, match="ROLLUP-NOTHING"):
        rolled(empty)


def test_what_cannot_be_read_is_told_of_each_file_also_where_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.fzb").write_bytes(b"no ledger")
    (tmp_path / "b.xlsx").write_bytes(b"no workbook")
    wanted = Wanted((tmp_path / "a.fzb", tmp_path / "b.xlsx"), 2022)
    roll = gather_files(wanted, CATALOG)
    assert (roll.rolled.units, roll.rolled.rows) == ((), ())
    assert [bool(source.problem) for source in roll.sources] == [True, True]
    with pytest.raises(Refused, match="ROLLUP-NOTHING"):
        roll_up_files(wanted, CATALOG)


def test_it_is_told_how_far_it_is_and_can_be_cancelled(tmp_path: Path) -> None:
    path = ledger(tmp_path / "a.fzb", report("甲区", 1), report("乙区", 2))
    told: list[tuple[str, int, int]] = []
    roll = roll_up_files(Wanted((path,), 2022), CATALOG, Watch(lambda *one: told.append(one)))
    write_roll_up(roll, tmp_path / "a.xlsx", Watch(lambda *one: told.append(one)))
    assert told[:3] == [("读取a.fzb", 1, 2), ("读取a.fzb", 2, 2), ("读取", 1, 1)]
    assert told[3:5] == [("计算", 1, 2), ("计算", 2, 2)]
    assert told[-1][0] == "写表"
    assert told[-1][1] == told[-1][2]
    with pytest.raises(Refused, match="CHILD-CANCELLED"):
        roll_up_files(Wanted((path,), 2022), CATALOG, Watch(cancelled=lambda: True))
    with pytest.raises(Refused, match="CHILD-CANCELLED"):
        write_roll_up(roll, tmp_path / "b.xlsx", Watch(cancelled=lambda: True))
    assert not (tmp_path / "b.xlsx").exists()


def test_the_workbook_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    roll = rolled(ledger(tmp_path / "a.fzb", report("甲区", 1)))
    written = write_roll_up(roll, tmp_path / "汇总.xlsx")
    assert load_workbook(written).sheetnames == ["汇总", "各单位数据", "名次", "缺报", "说明"]
    with pytest.raises(Refused, match="FORMAT-UNKNOWN"):
        write_roll_up(roll, tmp_path / "汇总.csv")
    assert not (tmp_path / "汇总.csv").exists()


def test_no_ledger_is_touched(tmp_path: Path) -> None:
    path = ledger(tmp_path / "a.fzb", report("甲区", 1))
    before = path.read_bytes()
    rolled(path)
    assert path.read_bytes() == before
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a.fzb"]
    json.dumps([source.in_words for source in rolled(path).sources])

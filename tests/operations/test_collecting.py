"""Forms out of a ledger and back into it: one step, a copy of each file kept, nothing half done."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from desktop.catalog.load import standard_catalog
from desktop.ledger.ledger import open_ledger
from desktop.ledger.lock import LedgerLock
from desktop.model.annotations import DepartmentReturn, Returned, ReturnState
from desktop.model.report import Report
from desktop.operations.collecting import (
    Sending,
    asked_of,
    findings_of,
    gathered,
    receive,
    send_out,
    take_in,
    take_over,
)
from desktop.operations.demo import make_demo
from desktop.operations.keeping import load, reading
from desktop.operations.long_work import Watch
from desktop.operations.years import begin_next_year
from desktop.refusal import Refused
from tests.collection.filling import filled

YEAR = 2023
FORM = "2023年度法治政府建设数据填报表（{}）.xlsx"
PLACE = (None, YEAR)
TYPED = {"h05.rescue_team": 50, "h05.flood_team": 141, "h05.plans_district": "无", "h05.plans_department": 26}


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    ledger = make_demo(folder).ledger
    begin_next_year(ledger, standard_catalog(), None, YEAR - 1, YEAR, "示例")
    return ledger


@pytest.fixture
def ledger(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample, tmp_path / "账本.fzb"))


@pytest.fixture
def folder(ledger: Path, tmp_path: Path) -> Path:
    """Forms that went out, one of them filled."""
    folder = tmp_path / "发出"
    sent = send_out(ledger, standard_catalog(), PLACE, Sending(folder, due=date(2024, 1, 10)), "张三")
    path = next(one.path for one in sent if one.form.department == "应急管理局")
    path.write_bytes(filled(path.read_bytes(), TYPED))
    return folder


def report_in(ledger: Path) -> Report:
    with reading(ledger, *PLACE) as report:
        return report


def test_forms_go_out_and_the_ledger_knows_it(ledger: Path, folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 7
    assert "2023年度法治政府建设数据填报表（应急管理局）.xlsx" in names
    stands = report_in(ledger).annotations_of(DepartmentReturn)
    assert len(stands) == 7
    assert {(one.due, one.state) for one in stands.values()} == {("2024-01-10", ReturnState.ASKED)}
    assert all(one.asked_at for one in stands.values())


def test_one_department_can_be_asked_alone(ledger: Path, tmp_path: Path) -> None:
    sent = send_out(ledger, standard_catalog(), PLACE, Sending(tmp_path / "out", "编办"), "")
    assert [one.path.name for one in sent] == ["2023年度法治政府建设数据填报表（编办）.xlsx"]
    with pytest.raises(Refused) as refused:
        send_out(ledger, standard_catalog(), PLACE, Sending(tmp_path / "out", "气象局"), "")
    assert refused.value.code == "FORM-DEPARTMENT"
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_forms_that_nobody_has_filled_are_written_again(ledger: Path, folder: Path, tmp_path: Path) -> None:
    filled_in = folder / FORM.format("应急管理局")
    filled_in.unlink()
    saved = folder / FORM.format("编办")
    saved.write_bytes(filled(saved.read_bytes(), {}))  # opened and saved by another program, nothing typed
    later = Sending(folder, due=date(2024, 2, 20))
    assert len(send_out(ledger, standard_catalog(), PLACE, later, "张三")) == 7
    assert "2月20日" in str(load_workbook(saved)["填报表"]["A3"].value)


def _typed(path: Path) -> bytes:
    return filled(path.read_bytes(), {"h04.street_teams": 0})


def _noted(path: Path) -> bytes:
    return filled(path.read_bytes(), {}, {"h04.street_teams": "今年没有统计"})


def _signed(path: Path) -> bytes:
    book = load_workbook(path)
    sheet = book["填报表"]
    label = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "审核人")
    beside = next(
        area for area in sheet.merged_cells.ranges if area.min_row == label.row and area.min_col > label.column
    )
    sheet.cell(beside.min_row, beside.min_col).value = "王五"
    return saved(book)


def _with_a_sheet(path: Path) -> bytes:
    book = load_workbook(path)
    book.create_sheet("说明")["A1"] = "统计口径另附"
    return saved(book)


def _foreign(path: Path) -> bytes:
    del path
    return saved(Workbook())


def _unreadable(path: Path) -> bytes:
    return path.read_bytes()[:2000]


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("change", [_typed, _noted, _signed, _with_a_sheet, _foreign, _unreadable])
def test_what_is_no_empty_form_is_never_written_over(
    ledger: Path, folder: Path, change: Callable[[Path], bytes]
) -> None:
    (folder / FORM.format("应急管理局")).unlink()
    (path := folder / FORM.format("编办")).write_bytes(change(path))
    before, stands = path.read_bytes(), report_in(ledger)
    with pytest.raises(Refused, match="COLLECT-FILLED") as refused:
        send_out(ledger, standard_catalog(), PLACE, Sending(folder), "张三")
    assert f"“{path.name}”" in refused.value.sentence
    assert path.read_bytes() == before
    assert not (folder / FORM.format("应急管理局")).exists()  # nothing at all was written
    assert report_in(ledger) == stands
    assert len(send_out(ledger, standard_catalog(), PLACE, Sending(folder, "应急管理局"), "张三")) == 1


def test_a_file_is_no_folder_for_forms(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "d.docx").write_bytes(b"x")
    with pytest.raises(Refused, match="COLLECT-FOLDER") as refused:
        send_out(ledger, standard_catalog(), PLACE, Sending(tmp_path / "d.docx"), "张三")
    assert "是一个文件" in refused.value.sentence
    assert (tmp_path / "d.docx").read_bytes() == b"x"


def test_progress_is_told_file_by_file(ledger: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    send_out(ledger, standard_catalog(), PLACE, Sending(tmp_path), "", Watch(lambda *step: told.append(step)))
    assert told[0] == ("营商环境局", 0, 7)
    assert told[-1] == ("", 7, 7)


def test_comparing_changes_nothing(ledger: Path, folder: Path) -> None:
    before = ledger.read_bytes()
    received = receive(gathered([folder]), report_in(ledger), standard_catalog())
    assert len(received.comparison.rows) == 4
    assert len(received.comparison.returns) == 7
    assert ledger.read_bytes() == before


def test_taking_in_is_one_step_with_the_files_kept(ledger: Path, folder: Path) -> None:
    files = gathered([folder])
    taken = take_in(ledger, standard_catalog(), PLACE, files, "李四")
    before, received, kept = taken.before, taken.received, taken.kept
    assert kept
    assert before.figures == {}
    with open_ledger(ledger, person="", read_only=True) as opened:
        report = load(opened, *PLACE).report
        steps = opened.trail(report.unit, YEAR)
        sent = report.annotation(Returned, "h05.rescue_team")
        assert sent is not None
        kept = opened.file(sent.file)
    assert report.figure("h05.rescue_team").value == 50
    assert report.figure("h05.rescue_team").person == "李四"
    assert report.figure("h05.rescue_team").origin.detail.endswith("填报表!E6")
    assert (steps[-1].label, steps[-1].person) == ("收应急管理局的数，采用4个", "李四")
    assert kept == next(path for path in files if path.name == sent.name).read_bytes()
    stands = report.annotations_of(DepartmentReturn)
    assert stands["应急管理局"].state is ReturnState.TAKEN
    assert stands["编办"].state is ReturnState.ASKED
    assert len(received.comparison.exact) == 4


def test_what_comes_again_with_nothing_new_changes_no_byte(ledger: Path, folder: Path) -> None:
    files = gathered([folder])
    take_in(ledger, standard_catalog(), PLACE, files, "李四")
    before, known = ledger.read_bytes(), report_in(ledger)
    taken = take_in(ledger, standard_catalog(), PLACE, files, "李四")
    received, kept = taken.received, taken.kept
    assert not kept
    assert received.comparison.changing == ()
    assert ledger.read_bytes() == before
    assert report_in(ledger) == known


def test_the_same_file_is_an_answer_to_being_asked_again(
    ledger: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(ledger, standard_catalog(), PLACE, gathered([folder]), "李四")
    for module, at in (("asked", "2099-01-01T09:00:00"), ("received", "2099-01-02T09:00:00")):
        monkeypatch.setattr("desktop.operations.collecting.now", lambda at=at: at)
        if module == "asked":
            send_out(ledger, standard_catalog(), PLACE, Sending(tmp_path / "再发"), "张三")
        else:
            kept = take_in(ledger, standard_catalog(), PLACE, gathered([folder]), "李四").kept
            assert kept
    stands = report_in(ledger).annotation(DepartmentReturn, "应急管理局")
    assert stands is not None
    assert (stands.asked_at, stands.received_at) == ("2099-01-01T09:00:00", "2099-01-02T09:00:00")


def test_a_file_that_changed_after_it_was_read_is_not_kept_for_another(ledger: Path, folder: Path) -> None:
    with LedgerLock(ledger, "张三"), open_ledger(ledger, person="张三") as opened:
        loaded = load(opened, *PLACE)
        received = receive(gathered([folder]), loaded.report, standard_catalog())
        path = next(path for path in received.paths.values() if "应急" in path.name)
        path.write_bytes(filled(path.read_bytes(), {"h05.rescue_team": 51}))
        with pytest.raises(Refused) as refused:
            take_over(opened, loaded, received, received.comparison.exact, "张三")
    assert refused.value.code == "COLLECT-CHANGED"
    assert report_in(ledger).figures == {}


def test_somebody_elses_change_meanwhile_is_not_overwritten(ledger: Path, folder: Path) -> None:
    from desktop.ledger.ledger import Change
    from desktop.model.edits import SetFigure, apply
    from desktop.model.figure import Figure, State

    with LedgerLock(ledger, "张三"), open_ledger(ledger, person="张三") as opened:
        loaded = load(opened, *PLACE)
        received = receive(gathered([folder]), loaded.report, standard_catalog())
        edit = SetFigure("h05.rescue_team", Figure(State.NONE))
        opened.commit(Change(loaded.report, apply(loaded.report, edit), edit, "填写指标"), loaded.versions)
        with pytest.raises(Refused) as refused:
            take_over(opened, loaded, received, received.comparison.exact, "张三")
    assert refused.value.code == "CHANGED-MEANWHILE"
    assert set(report_in(ledger).figures) == {"h05.rescue_team"}


def test_the_checks_say_what_the_returned_figures_would_break(ledger: Path, folder: Path) -> None:
    path = next(path for path in gathered([folder]) if "营商" in path.name)
    path.write_bytes(filled(path.read_bytes(), {"h01.easy_total": 130, "h01.easy_gov": 60, "h01.easy_query": 64}))
    report = report_in(ledger)
    received = receive([path], report, standard_catalog())
    found = findings_of(received.comparison, received.comparison.exact, report, standard_catalog())
    assert "R01" in {finding.rule for finding in found}
    assert findings_of(received.comparison, (), report, standard_catalog()) == ()


def test_folders_are_searched_and_only_what_programs_leave_is_passed_over(tmp_path: Path) -> None:
    left = ("~$甲.xlsx", ".~lock.甲.xlsx", "Thumbs.db", "desktop.ini", "账本.fzb", "账本.fzb-wal")
    for name in ("甲.xlsx", "乙.XLS", "丙.et", "丁.ods", "说明.docx", "截图.png", "报表(1)", *left):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "再报").mkdir()
    (tmp_path / "再报" / "甲.xlsx").write_bytes(b"x")
    found = gathered([tmp_path, tmp_path / "甲.xlsx", tmp_path / "说明.docx"])
    assert [str(path.relative_to(tmp_path)) for path in found] == [
        "丁.ods",
        "丙.et",
        "乙.XLS",
        "再报/甲.xlsx",
        "截图.png",
        "报表(1)",
        "甲.xlsx",
        "说明.docx",
    ]


def test_what_is_no_table_in_a_folder_is_told_and_spoils_nothing(ledger: Path, folder: Path, tmp_path: Path) -> None:
    source = next(path for path in folder.iterdir() if "应急" in path.name)
    shutil.copy(source, tmp_path / "应急")
    (tmp_path / "照片.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"0" * 100)
    with ZipFile(tmp_path / "打包.zip", "w") as archive:
        archive.writestr("应急.xlsx", b"x")
    received = receive(gathered([tmp_path]), report_in(ledger), standard_catalog())
    told = {
        one.file: (one.department, [notice.message for notice in one.notices]) for one in received.comparison.returns
    }
    assert told["打包.zip"] == ("", ["“打包.zip”是压缩包，不是 Excel 表格，请先解压，再收其中的 .xlsx 文件。"])
    assert told["照片.jpg"] == ("", ["“照片.jpg”是图片，请让填报单位发来 .xlsx 表格。"])
    assert told["应急"][0] == "应急管理局"
    assert "h05.rescue_team" in {row.code for row in received.comparison.exact}


def test_files_of_one_name_are_told_apart(ledger: Path, folder: Path, tmp_path: Path) -> None:
    source = next(path for path in folder.iterdir() if "应急" in path.name)
    for name in ("一", "二"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "表.xlsx").write_bytes(filled(source.read_bytes(), {"h05.rescue_team": len(name) + 50}))
    (tmp_path / "二" / "表.xlsx").write_bytes(filled(source.read_bytes(), {"h05.rescue_team": 60}))
    received = receive(gathered([tmp_path / "一", tmp_path / "二"]), report_in(ledger), standard_catalog())
    assert [one.file for one in received.comparison.returns] == [str(tmp_path / name / "表.xlsx") for name in "一二"]


def test_nothing_to_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        gathered([tmp_path])
    assert refused.value.code == "COLLECT-NOTHING"


def test_a_report_that_asks_nobody_is_said(catalog_report: Report) -> None:
    with pytest.raises(Refused) as refused:
        asked_of(catalog_report, standard_catalog())
    assert refused.value.code == "FORM-NONE"


@pytest.fixture
def catalog_report() -> Report:
    return Report("银州区", YEAR, "")


def test_cancelling_leaves_the_ledger_as_it_was(ledger: Path, folder: Path) -> None:
    with pytest.raises(Refused) as refused:
        receive(gathered([folder]), report_in(ledger), standard_catalog(), Watch(cancelled=lambda: True))
    assert refused.value.code == "CHILD-CANCELLED"

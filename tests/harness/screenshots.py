"""Pictures of every screen, made from the running program: `python -m tests.harness.screenshots FOLDER`.

Run it on a display with Chinese fonts (xvfb-run does); without one it draws offscreen. It fails where a screen does not
open, and its pictures are to be looked at.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "xcb" if os.environ.get("DISPLAY") else "offscreen")

import xlsxwriter
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.ledger.ledger import create_ledger
from desktop.model.edits import SetText
from desktop.model.figure import Figure, Origin, State
from desktop.model.report import Report
from desktop.model.roll_forward import roll_forward
from desktop.operations.tables import Subject, write_summary_table
from desktop.windows.aloud.readers_dialog import Part, ReadersDialog
from desktop.windows.aloud.view import ReadingAloud
from desktop.windows.application import make_application
from desktop.windows.collecting.board import BoardDialog
from desktop.windows.collecting.compare_dialog import CompareDialog
from desktop.windows.collecting.correct_dialog import CorrectDialog
from desktop.windows.collecting.mapping_dialog import MappingDialog
from desktop.windows.collecting.out_dialog import OutDialog
from desktop.windows.findings.delegate import Act
from desktop.windows.frame import Frame
from desktop.windows.history.versions import VersionsWindow
from desktop.windows.material.dialog import MaterialDialog
from desktop.windows.program import Program
from desktop.windows.rollup.window import RollupWindow
from desktop.windows.search.panel import SearchPanel
from desktop.windows.settings import Settings, Theme
from desktop.windows.text.chips import SIGN
from desktop.windows.trend.window import TrendWindow
from tests.collection.filling import filled

_Dialog = TypeVar("_Dialog", bound=QDialog)
SCREEN = QSize(1366, 768)
PATIENCE = 20_000  # ms
LEFT_EMPTY = ("h04.street_teams", "h05.rescue_team", "h05.flood_team")
CONFIRMED = ("h04.subj_statutory", "h04.subj_authorized")
WRONG_TOTAL = "h04.self_total"
TYPED_BY_HAND = "h01.1.body"


DISTRICTS = (
    ("银州区", ".fzb"),
    ("清河区", ".fzb"),
    ("调兵山市", ".xlsx"),
    ("开原市", ".xlsx"),
    ("铁岭县", ".fzb"),
    ("清河区", ".xlsx"),
)
RETURNED = {
    "应急管理局": {"h05.rescue_team": 50, "h05.flood_team": 1410, "h05.plans_district": "约20"},
    "编办": {"h04.street_teams": 7},
}


def own_table(path: Path) -> None:
    """Write a table as a department makes it for itself."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("全年统计")
    sheet.write(0, 0, "司法局2023年工作统计表")
    rows = (
        ("序号", "项目", "单位", "2022年", "2023年"),
        (1, "申请行政复议案件", "件", 16, 21),
        (2, "其中：受理", "件", 15, 20),
        (3, "调解矛盾纠纷", "件", 857, 902),
        (4, "调解成功", "件", 850, 899),
        (5, "接待群众来访", "批", 44, 51),
    )
    for number, row in enumerate(rows, 2):
        sheet.write_row(number, 0, row)
    book.close()


def table_across(path: Path) -> None:
    """Write a table whose names stand across the top, under two rows of heads."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("案卷评查")
    sheet.merge_range("A1:I1", "司法局2023年行政复议、案卷评查和人民调解情况统计表")
    sheet.merge_range("A2:A3", "年份")
    for area, group in (
        ("B2:D2", "行政复议"),
        ("E2:G2", "自查自评"),
        ("H2:H3", "人民调解员人数"),
        ("I2:I3", "接待来访"),
    ):
        sheet.merge_range(area, group)
    sheet.write_row(2, 1, ("申请", "受理", "终止", "优秀", "合格", "不合格"))
    sheet.write_row(3, 0, ("2022年", 16, 15, 2, 210, 420, 0, 212, 44))
    sheet.write_row(4, 0, ("2023年", 21, 20, 1, 215, 430, 2, 220, 51))
    book.close()


def material(path: Path) -> None:
    """Write a text as a department makes it."""
    paragraphs = (
        "应急管理局2023年法治政府建设工作情况",
        "一、应急救援队伍建设",
        "组建综合性应急救援队伍52人，组建防汛应急抢险队141人，出动车辆30辆，参加抢险救援六次。",
        "二、应急预案管理",
        "制定和修订区级应急预案20项，制定部门应急预案27项，全部报上级备案。",
        "一是加强值班值守，汛期实行领导带班，重要情况一小时内报告。",
    )
    path.write_text("\n".join(paragraphs), encoding="utf-8")


def asking_folder(program: Program) -> str:
    """Give the folder that forms are proposed to go to."""
    opened = program.office.at_hand
    assert opened is not None
    return str(opened.path.parent / f"{opened.loaded.report.year}年度填报表")


def two_years(path: Path) -> None:
    """Make a ledger of the sample year and of the year after, half filled, with one total that cannot be true."""
    catalog = standard_catalog()
    sample = load_sample(catalog)
    with create_ledger(path, person="王丽") as ledger:
        ledger.add_report(sample)
        ledger.add_report(next_year(sample))


def next_year(sample: Report) -> Report:
    rolled = roll_forward(sample, standard_catalog(), sample.year + 1).report
    figures = {}
    for number, (code, figure) in enumerate(sample.figures.items()):
        if code in LEFT_EMPTY or code > "h06":
            continue
        value = figure.value
        if isinstance(value, Decimal) and code != WRONG_TOTAL and "fail" not in code and "rate" not in code:
            value += number % 5
        figures[code] = Figure(
            State.VALUE,
            value if not isinstance(value, date) else value.replace(year=value.year + 1),
            figure.about,
            origin=Origin(),
            person="王丽",
            at="2024-01-12T10:32:00+08:00",
            confirmed=code in CONFIRMED,
        )
    return replace(rolled, figures=figures)


def districts(folder: Path) -> None:
    """Put ledgers and tables of several districts into a folder, whose figures are the sample's made otherwise."""
    catalog = standard_catalog()
    sample = load_sample(catalog)
    for number, (unit, suffix) in enumerate(DISTRICTS):
        figures = {
            code: replace(figure, value=figure.value * (3 + number) // 4)
            if isinstance(figure.value, Decimal) and catalog.indicators[code].unit != "%"
            else figure
            for place, (code, figure) in enumerate(sample.figures.items())
            if place not in (4, 30) or number
        }
        report = replace(sample, unit=unit, figures=figures)
        if suffix == ".fzb":
            with create_ledger(folder / f"{unit}{suffix}") as made:
                made.add_report(report)
        else:
            write_summary_table(Subject(report, catalog), folder / f"{unit}数据汇总表{suffix}")
    (folder / "截图.xlsx").write_bytes(b"no workbook")


class Pictures:
    """Opens one screen after the other and keeps a picture of each."""

    def __init__(self, folder: Path, scratch: Path, theme: Theme) -> None:
        application = QApplication.instance() or make_application(["fazhi"])
        assert isinstance(application, QApplication)
        self.folder = folder
        self.suffix = "" if theme is Theme.LIGHT else "-dark"
        settings = Settings(scratch / "settings.ini")
        settings.person, settings.theme = "王丽", theme
        self.frame = Frame(settings)
        self.program = Program(application, settings, self.frame, scratch / "data")
        self.frame.resize(SCREEN)
        self.frame.show()

    def wait(self, reached: Callable[[], bool]) -> None:
        deadline = QDeadlineTimer(PATIENCE)
        while not reached():
            if deadline.hasExpired():
                raise TimeoutError(reached)
            QEventLoop().processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def rest(self) -> None:
        """Let everything that is under way be painted."""
        pause = QDeadlineTimer(400)
        self.wait(pause.hasExpired)

    def keep(self, name: str, widget: QWidget | None = None) -> None:
        self.rest()
        path = self.folder / f"{name}{self.suffix}.png"
        assert (widget or self.frame).grab().save(str(path)), path
        sys.stdout.write(f"{path}\n")

    def keep_dialog(self, name: str, show: Callable[[], object]) -> None:
        show()
        self.rest()
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not self.frame]
        assert shown, name
        self.keep(name, shown[-1])
        for widget in shown:
            widget.reject() if isinstance(widget, QDialog) else widget.close()
        self.rest()

    def read_aloud(self) -> None:
        """Begin to read the figures aloud, and read some."""
        self.program.commands.actions["read_aloud"].trigger()
        dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ReadersDialog))
        dialog.reader.setText("王丽")
        dialog.listener.setText("张强")
        dialog.part.setCurrentText(Part.FIGURES.value)
        dialog.done_by_user()
        view = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ReadingAloud))
        for _ in range(21):
            view.right()

    def write(self) -> None:
        """Write digits by hand that a figure has, and change how another one is written."""
        items = self.program.window.place.heading.items
        items.go_to("h04.2.body", edit=True)
        editor = items.delegate.editor
        assert editor is not None
        editor.insertPlainText("自查自评优秀案卷208卷。")
        self.wait(lambda: bool(editor.extraSelections()))
        self.keep("writing")
        cursor = editor.textCursor()
        cursor.setPosition(editor.toPlainText().index(SIGN) + 1)
        editor.setTextCursor(cursor)
        items.act("figure_form")
        self.keep("ways", items.chips.menu)
        items.chips.menu.close()
        items.delegate.leave()

    def compare_versions(self) -> None:
        """Compare this year with the last one."""
        self.program.commands.do("versions")
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, VersionsWindow))
        window.before.setCurrentIndex(window.before.count() - 1)
        window.compare.click()
        self.wait(lambda: bool(window.page.toPlainText()))

    def dialog_of(self, kind: type[_Dialog]) -> _Dialog:
        """Wait for a window of a kind and give it."""
        self.wait(lambda: any(isinstance(w, kind) and w.isVisible() for w in QApplication.topLevelWidgets()))
        return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())

    def send_forms(self) -> BoardDialog:
        """Open the board and send forms out."""
        self.program.commands.do("collect")
        board = self.dialog_of(BoardDialog)
        self.keep_part("board-empty", board)
        board.send.click()
        asking = self.dialog_of(OutDialog)
        asking.due.setText("1月10日")
        self.keep_part("sending-out", asking)
        asking.done_by_user()
        self.wait(lambda: bool(board.said.text()))
        return board

    def collect(self) -> None:
        """Send forms out, fill two of them as departments do, and take them back."""
        board = self.send_forms()
        folder = Path(asking_folder(self.program))
        for department, values in RETURNED.items():
            path = next(folder.glob(f"*{department}*"))
            path.write_bytes(filled(path.read_bytes(), values))
        (folder / "微信图片.xlsx").write_bytes(b"no workbook")
        own_table(folder / "司法局2023年统计.xlsx")
        table_across(folder / "司法局案卷评查.xlsx")
        board.taking.emit((folder,))
        compared = self.dialog_of(CompareDialog)
        self.keep_part("comparing", compared)
        for name, file in (("mapping", "司法局2023年统计.xlsx"), ("mapping-across", "司法局案卷评查.xlsx")):
            compared.mapping.emit(file)
            mapping = self.dialog_of(MappingDialog)
            self.wait(lambda shown=mapping: shown.model.rowCount() > 0)
            self.keep_part(name, mapping)
            mapping.reject()
        compared.done_by_user()
        self.wait(lambda: "采用" in board.said.text())
        self.keep_part("board", board)
        board.correcting.emit(next(iter(RETURNED)))
        correcting = self.dialog_of(CorrectDialog)
        self.keep_part("correcting", correcting)
        correcting.reject()
        self.take_text(board, folder / "应急局材料.txt")
        board.reject()
        self.rest()

    def over_the_years(self) -> None:
        """Show a heading over the years, and the list of files."""
        self.program.commands.do("trend")
        window = self.dialog_of(TrendWindow)
        self.keep_part("trend", window)
        window.reject()
        self.program.commands.do("files")
        self.keep("files")
        self.program.window.place.side.close_panel()

    def roll_up(self, folder: Path) -> None:
        """Put some districts side by side; one lacks figures, one has two tables, one file is nothing."""
        folder.mkdir()
        districts(folder)
        self.program.commands.do("rollup")
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, RollupWindow))
        self.keep_part("rollup-empty", window)
        window.year.setCurrentText(f"{load_sample(standard_catalog()).year}年度")
        window.adding.emit((folder,))
        self.wait(lambda: window.gathered is not None)
        window.go_to("h06.tj_cases")
        self.keep_part("rollup", window)
        self.keep_dialog("rollup-units", window.choosing_units.emit)

    def search(self) -> None:
        """Search for a word, and ask for what replaces it."""
        commands = self.program.commands
        commands.do("find")
        search = self.program.window.place.side.open_one(SearchPanel)
        assert search is not None
        search.line.setText("调解")
        self.wait(lambda: search.model.rowCount() > 0)
        self.keep("search")
        self.keep_dialog("replace", commands.actions["replace"].trigger)

    def decide(self) -> None:
        """Go through findings: the next one, a reason, digits that are linked, the rules."""
        place, session = self.program.window.place, self.program.session
        assert session is not None
        self.wait(lambda: not place.watch.busy)
        self.keep("workplace")
        self.write()
        session.do(SetText(TYPED_BY_HAND, "全年受理行政复议案件，政务服务驿站办件量974件。"), "文字")
        self.wait(lambda: not place.watch.busy)
        self.program.commands.do("next_finding")
        self.keep("finding")
        pane = place.findings
        rows = [pane.model.row(number) for number in range(pane.model.rowCount())]
        first = next(row for row in rows if row.finding is not None)
        self.keep_dialog("reason", lambda: pane.asked.emit(Act.REASON, first))
        linked = next(row for row in rows if row.linkable)
        self.keep_dialog("link", lambda: pane.asked.emit(Act.MEND, linked))
        self.keep_dialog("rules", self.program.commands.actions["rules"].trigger)
        session.undo()
        place.go_to(WRONG_TOTAL)

    def take_text(self, board: BoardDialog, path: Path) -> None:
        """Take a department's text back, too."""
        material(path)
        board.taking.emit((path,))
        dialog = self.dialog_of(MaterialDialog)
        self.wait(lambda: dialog.model.rowCount() > 0)
        dialog.view.setCurrentIndex(dialog.model.index(1))
        self.keep_part("material", dialog)
        dialog.reject()

    def keep_part(self, name: str, widget: QWidget) -> None:
        """Keep a picture of a window that stays open."""
        self.rest()
        self.keep(name, widget)

    def take(self, ledger: Path) -> None:
        self.keep("start")
        self.program.open_at_start(ledger)
        self.wait(lambda: self.program.session is not None and not self.program.office.lane.busy)
        self.program.window.place.go_to(WRONG_TOTAL)
        self.decide()
        commands = self.program.commands
        commands.do("card")
        self.wait(lambda: not self.program.office.lane.busy)
        self.keep("card")
        self.program.window.place.side.close_panel()
        self.over_the_years()
        for name in ("particulars", "settings", "manual", "keys", "new", "roll_forward", "proof", "go_to_figure"):
            self.keep_dialog(name, commands.actions[name].trigger)
        self.keep_dialog("read_aloud", commands.actions["read_aloud"].trigger)
        self.keep_dialog("aloud", self.read_aloud)
        self.keep_dialog("versions", self.compare_versions)
        self.collect()
        self.keep_dialog("export-menu", commands.actions["export"].trigger)
        self.roll_up(ledger.parent / "收到")
        self.search()
        commands.do("history")
        self.keep("history")
        self.program.window.place.side.close_panel()
        self.frame.resize(1000, SCREEN.height())
        self.keep("workplace-narrow")
        self.frame.close()
        self.wait(lambda: not self.frame.isVisible())


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for theme in (Theme.LIGHT, Theme.DARK):
        with tempfile.TemporaryDirectory() as scratch:
            ledger = Path(scratch) / "银州区法治年报.fzb"
            two_years(ledger)
            Pictures(folder, Path(scratch), theme).take(ledger)


if __name__ == "__main__":
    main()

"""汇总各区县 from the files to the workbook: what was chosen, the work beside the window, what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.refusal import Refused
from desktop.windows.exporting.said import written_notice
from desktop.windows.exporting.save_dialog import save_dialog
from desktop.windows.figures.find_indicator import FindIndicatorDialog, Offer
from desktop.windows.looks.appearance import Appearance
from desktop.windows.notice_bar import Notice
from desktop.windows.rollup.choice import SUFFIXES, Choice
from desktop.windows.rollup.jobs import Gather, Gathered, Save, Saved
from desktop.windows.rollup.units_dialog import UnitsDialog
from desktop.windows.rollup.window import RollupWindow
from desktop.windows.settings import Settings
from desktop.windows.working.working import Working

_FILTER = f"账本和数据汇总表 ({' '.join(f'*{suffix}' for suffix in SUFFIXES)});;所有文件 (*)"


class RollingUp(QObject):
    """One window with one choice of files; it forgets them when it is closed."""

    def __init__(self, settings: Settings, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent, self._settings, self._appearance = parent, settings, appearance
        self._working = Working(appearance, self)
        self._working.refused.connect(self._refused)
        self._window: RollupWindow | None = None
        self._choice = Choice(0)

    def open(self, year: int, this_year: int) -> None:
        """Show the window, or bring it to the front; `year` is the one it begins with."""
        if self._window is None:
            self._choice = Choice(year)
            self._window = self._made(year, this_year)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def finish(self) -> None:
        """Stop what is under way; used when the program ends."""
        self._working.finish()

    def add(self, paths: tuple[Path, ...]) -> None:
        """Take more files and folders in; without any, ask for them."""
        if not paths:
            self._ask_files()
        else:
            self._settings.last_folder = paths[0].parent
            self._choose(self._choice.added(paths))

    def _made(self, year: int, this_year: int) -> RollupWindow:
        window = RollupWindow(year, this_year, self._appearance, self._parent)
        window.adding.connect(self.add)
        window.year_chosen.connect(self._choose_year)
        window.again.connect(self._read)
        window.choosing_units.connect(self._ask_units)
        window.finding.connect(self._find)
        window.saving.connect(self._ask_target)
        window.preferring.connect(self._prefer)
        window.removing.connect(self._remove)
        window.finished.connect(self._closed)
        return window

    def _closed(self) -> None:
        self._window = None  # it deletes itself
        self._working.stop()

    def _choose(self, choice: Choice) -> None:
        """Choose otherwise, and read anew unless something is being read."""
        if not self._working.busy:
            self._choice = choice
            self._read()

    def _choose_year(self, year: int) -> None:
        self._choose(Choice(year, self._choice.paths, self._choice.preferred, self._choice.without))

    def _prefer(self, path: Path) -> None:
        self._choose(self._choice.toggled(path))

    def _remove(self, path: Path) -> None:
        if self._window is not None:
            self._choose(self._choice.removed(path, self._window.materials.paths))

    def _read(self) -> None:
        window = self._window
        if window is None:
            return
        if not self._choice.paths:
            window.show_nothing()
        elif (work := self._working.begin()) is not None:
            self._working.run(Gather(self._choice.wanted, work), "正在汇总", self._read_in, window)
            if self._working.wait is not None:
                self._working.wait.rejected.connect(self._stopped)

    def _read_in(self, gathered: Gathered) -> None:
        if self._window is not None:
            self._window.notices.clear()
            self._window.show_gathered(gathered, self._choice.preferred)
            self._window.show_read()
            if not gathered.rolled.rows:
                self._tell(Notice(f"材料里没有{self._choice.year}年度的数，请在上面选别的年度。", kind="warning"))

    def _stopped(self) -> None:
        """Say that nothing came of it; what was shown stays."""
        self._tell(Notice("已取消，没有读完；按 F5 重新读取。"))
        if self._window is not None:
            self._window.read_again.setEnabled(True)

    def _ask_files(self) -> None:
        window = self._window
        if window is not None:
            dialog = QFileDialog(window, "添加账本或者数据汇总表", str(self._settings.last_folder), _FILTER)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
            dialog.filesSelected.connect(self._files_chosen)
            dialog.open()

    def _files_chosen(self, names: list[str]) -> None:
        self.add(tuple(Path(name) for name in names))

    def _ask_units(self) -> None:
        window = self._window
        if window is not None and window.gathered is not None:
            known = [unit.name for unit in window.gathered.rolled.units]
            names = sorted({*known, *self._choice.without}, key=[*known, *self._choice.without].index)
            dialog = UnitsDialog(names, self._choice.without, self._appearance, window)
            dialog.chosen.connect(self._leave_out)
            dialog.open()

    def _leave_out(self, names: tuple[str, ...]) -> None:
        self._choose(Choice(self._choice.year, self._choice.paths, self._choice.preferred, names))

    def _find(self) -> None:
        window = self._window
        if window is not None and window.gathered is not None and window.gathered.rolled.rows:
            rows = [row.indicator for row in window.gathered.rolled.rows]
            dialog = FindIndicatorDialog(Offer("找指标", "回车转到这个指标。"), rows, self._appearance, window)
            dialog.chosen.connect(window.go_to)
            dialog.open()

    def _ask_target(self) -> None:
        window = self._window
        if window is None or window.gathered is None or not window.gathered.rolled.rows:
            return
        units = len(window.gathered.rolled.units)
        name = f"{self._choice.year}年度法治政府建设数据汇总（{units}家单位）.xlsx"
        dialog = save_dialog("存成表格", self._settings.last_folder / name, "Excel 表格 (*.xlsx)", window)
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, name: str) -> None:
        window, target = self._window, Path(name)
        if window is None or window.gathered is None:
            return
        if (work := self._working.begin()) is not None:
            self._settings.last_folder = target.parent
            self._working.run(Save(window.gathered.roll, target, work), "正在存表格", self._saved, window)

    def _saved(self, saved: Saved) -> None:
        self._tell(written_notice("汇总表", saved.wanted, saved.path))

    def _refused(self, refused: Refused) -> None:
        """Say why not; a choice that made no sense is taken back."""
        self._tell(Notice(refused.sentence, kind="error"))
        if refused.code in ("ROLLUP-WITHOUT", "ROLLUP-PREFER"):
            self._choose(Choice(self._choice.year, self._choice.paths))
        elif refused.code == "ROLLUP-NOTHING":
            self._choice = Choice(self._choice.year)

    def _tell(self, notice: Notice) -> None:
        if self._window is not None:
            self._window.notices.tell(notice)

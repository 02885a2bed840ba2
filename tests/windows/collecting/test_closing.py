"""The windows of 收数 keep Qt's rules for models, and are gone when they are closed."""

from __future__ import annotations

import gc
from weakref import ref

import pytest
import xlsxwriter
from PySide6.QtCore import Qt

from desktop.windows.collecting.board import BoardDialog
from desktop.windows.collecting.compare_dialog import CompareDialog
from desktop.windows.collecting.mapping_dialog import MappingDialog
from desktop.windows.collecting.out_dialog import OutDialog
from desktop.windows.material.dialog import MaterialDialog
from tests.windows.collecting.conftest import TYPED
from tests.windows.collecting.test_taking_back import drop

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Openers:
    """Opens each window, so that nobody but the caller holds it."""

    def __init__(self, qtbot, program, returned, seen, folder):
        self.qtbot, self.program, self.returned, self.seen, self.folder = qtbot, program, returned, seen, folder

    def board(self):
        self.program.commands.do("collect")
        return self.seen(BoardDialog)

    def sending(self):
        self.board().send.click()
        return self.seen(OutDialog)

    def compared(self):
        assert drop(self.program.window, self.returned(TYPED))
        return self.seen(CompareDialog)

    def mapping(self):
        path = self.folder / "统计.xlsx"
        book = xlsxwriter.Workbook(str(path))
        sheet = book.add_worksheet("表")
        sheet.write_row(0, 0, ("项目", "2023年"))
        sheet.write_row(1, 0, ("综合性应急救援队伍", 52))
        book.close()
        assert drop(self.program.window, path)
        self.seen(CompareDialog).ask_map()
        return self.filled(self.seen(MappingDialog))

    def material(self):
        path = self.folder / "材料.txt"
        path.write_text("一、队伍建设\n组建综合性应急救援队伍52人。\n", encoding="utf-8")
        assert drop(self.program.window, path)
        return self.filled(self.seen(MaterialDialog))

    def filled(self, dialog):
        self.qtbot.waitUntil(lambda: dialog.model.rowCount() > 0, timeout=20_000)
        return dialog


@pytest.fixture
def openers(qtbot, at_next_year, returned, seen, tmp_path):
    return Openers(qtbot, at_next_year, returned, seen, tmp_path)


MODELS = {
    "board": ("model",),
    "compared": ("model",),
    "mapping": ("model", "grid"),
    "material": ("model", "links_model"),
}


@pytest.mark.parametrize("name", MODELS)
def test_every_model_keeps_qts_rules(openers, qtmodeltester, name):
    dialog = getattr(openers, name)()
    for model in MODELS[name]:
        qtmodeltester.check(getattr(dialog, model))
    dialog.reject()


@pytest.mark.parametrize("name", [*MODELS, "sending"])
def test_a_closed_window_is_gone(openers, qtbot, keyboard, name):
    gc.collect()
    gc.disable()
    try:
        gone = ref(getattr(openers, name)())
        keyboard.press(Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: gone() is None)
    finally:
        gc.enable()

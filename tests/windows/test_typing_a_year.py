"""The window's whole purpose: a year typed by keyboard alone, and every figure found in the Word file."""

import csv
from pathlib import Path

from docx import Document
from PySide6.QtCore import Qt

from desktop.model.figure import write_figure
from desktop.paths import RESOURCES


def typed_figures():
    with (RESOURCES / "sample" / "figures.csv").open(encoding="utf-8-sig", newline="") as stream:
        return {row["code"]: row["value"] for row in csv.DictReader(stream)}


def test_every_figure_of_2022_typed_by_keyboard_alone_is_in_the_word_file(qtbot, keyboard, at_blank, catalog, sample):
    figures, table = typed_figures(), at_blank.window.place.heading.table
    model = at_blank.window.place.heading.figures
    typed = set()
    while True:
        code = model.indicator(table.currentIndex().row()).code
        if code in typed:
            break
        typed.add(code)
        keyboard.type(figures.get(code, ""))
        keyboard.press(Qt.Key.Key_Return)
    assert figures.keys() <= typed
    report = at_blank.session.report
    assert {code: write_figure(report.figure(code), catalog.indicator(code)) for code in figures} == {
        code: write_figure(sample.figure(code), catalog.indicator(code)) for code in figures
    }

    with qtbot.waitSignal(at_blank.generating.written, timeout=30_000) as written:
        keyboard.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    path = written.args[0]
    assert isinstance(path, Path)
    assert path.name == "银州区2022年度法治政府建设情况报告.docx"
    text = "".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    for code in figures:
        figure, indicator = sample.figure(code), catalog.indicator(code)
        assert write_figure(figure, indicator) in text, code
    assert at_blank.window.notices.notice is not None
    assert "已生成" in at_blank.window.notices.notice.sentence


def test_the_figures_are_in_the_ledger_after_opening_it_again(qtbot, keyboard, at_blank, tmp_path):
    keyboard.type("26")
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "已保存" in at_blank.window.status.saved)
    first = at_blank.session
    at_blank.office.open(tmp_path / "银州区.fzb")
    qtbot.waitUntil(lambda: at_blank.session is not first, timeout=20_000)
    figure = at_blank.session.report.figure("h01.online_units")
    assert (str(figure.value), figure.person) == ("26", "王丽")

"""The sheets on paper and in a PDF: the pages that are seen, as many, of A4, with their numbers and rules."""

import pypdfium2
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop.documents.blocks import OFFICIAL
from desktop.documents.profiles import load_profiles
from desktop.refusal import Refused
from desktop.windows.page.formats import SHEET
from desktop.windows.page.page import Page
from desktop.windows.page.printing import PdfJob, PrintJob, Sheets, wanted_sheets
from desktop.windows.page.sheet import paint_sheet

A4 = (595, 842)


@pytest.fixture
def sheets(qapp, sample, catalog):
    del qapp
    return Sheets(sample, catalog, load_profiles()["gb2312"], OFFICIAL)


def pages(path):
    with pypdfium2.PdfDocument(path) as document:
        return [
            (tuple(round(side) for side in page.get_size()), page.get_textpage().get_text_bounded())
            for page in document
        ]


def test_the_pdf_has_the_sheets_that_are_seen(sheets, session, tmp_path):
    built = PdfJob(sheets, tmp_path)()
    page = Page(sheets.profile)
    page.show(session.document)
    made = pages(built.path)
    assert built.path.name == f"{session.document.title}.pdf"
    assert [size for size, _ in made] == [A4] * page.sheets
    for number, (_, text) in enumerate(made, 1):
        assert f"— {number} —" in text


def test_a_report_that_lacks_figures_is_a_draft_as_pdf_too(qapp, blank, catalog, tmp_path):
    del qapp
    built = PdfJob(Sheets(blank, catalog, load_profiles()["gb2312"], frozenset()), tmp_path)()
    assert built.draft
    assert built.path.name.endswith("（草稿）.pdf")


def printer_to(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_what_is_printed_is_what_the_pdf_has(sheets, tmp_path):
    seen = pages(PdfJob(sheets, tmp_path)().path)
    assert PrintJob(sheets, printer_to(tmp_path / "printed.pdf"))() == len(seen)
    assert [size for size, _ in pages(tmp_path / "printed.pdf")] == [size for size, _ in seen]


def test_only_the_pages_that_were_asked_for_are_printed(sheets, tmp_path):
    printer = printer_to(tmp_path / "some.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert PrintJob(sheets, printer)() == 2
    assert [text.count("— 2 —") + text.count("— 3 —") for _, text in pages(tmp_path / "some.pdf")] == [1, 1]


@pytest.mark.parametrize(("first", "last", "wanted"), [(0, 0, range(9)), (3, 3, range(2, 3)), (8, 99, range(7, 9))])
def test_page_numbers_begin_at_one(first, last, wanted):
    assert wanted_sheets(QPrinter.PrintRange.PageRange, first, last, 9) == wanted
    assert wanted_sheets(QPrinter.PrintRange.AllPages, first, last, 9) == range(9)


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_takes_nothing_is_told(sheets, tmp_path):
    with pytest.raises(Refused, match="打印机没有接收") as refused:
        PrintJob(sheets, printer_to(tmp_path / "no folder" / "printed.pdf"))()
    assert refused.value.code == "PRINT-FAILED"


def test_the_imprint_stands_between_rules_on_the_last_sheet(qapp, session):
    del qapp
    page = Page(load_profiles()["gb2312"])
    page.show(session.document)
    image = QImage(SHEET.toSize() * 2, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    painter.scale(2, 2)
    paint_sheet(painter, page, page.sheets - 1)
    painter.end()
    middle = round(SHEET.width())
    rows = [
        y
        for y in range(image.height())
        if all(image.pixelColor(x, y).lightness() < 200 for x in range(middle - 60, middle + 60))
    ]
    assert len({y // 8 for y in rows}) == 3


def test_print_and_pdf_from_the_window(qtbot, at_work, tmp_path):
    with qtbot.waitSignal(at_work.generating.written, timeout=30_000) as written:
        at_work.commands.do("export_pdf")
    assert pages(written.args[0])
    assert "已生成" in at_work.window.notices.notice.sentence
    output = next(group for group in at_work.commands.groups if hasattr(group, "print_to"))
    output.print_to(printer_to(tmp_path / "printed.pdf"))
    qtbot.waitUntil(lambda: not output._lane.busy, timeout=30_000)
    assert f"共 {at_work.window.place.page.count()} 页" in at_work.window.notices.notice.sentence


def test_a_hidden_page_is_counted_as_it_is_now(at_work):
    page = at_work.window.place.page
    seen = page.count()
    at_work.window.place.toggle_page()
    assert not page.isVisible()
    assert page.count() == seen

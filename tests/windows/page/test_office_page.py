"""“Word 里的样子”: the pages of an office program beside ours, out of date when the report changed, stopped at will."""

import os
from decimal import Decimal

import pypdfium2
import pytest
from PySide6.QtGui import QColor

from desktop.documents.blocks import OFFICIAL
from desktop.documents.profiles import load_profiles
from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, State
from desktop.operations.conversion import office_program
from desktop.windows.page.office_jobs import DrawPage, SizesOf
from desktop.windows.page.office_pane import ABSENT, STALE
from desktop.windows.page.page import Page
from desktop.windows.page.printing import pdf_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in program is a script")
PASS = "h04.self_pass"


@pytest.fixture
def pdf(qapp, session):
    del qapp
    page = Page(load_profiles()["gb2312"])
    page.show(session.document)
    return pdf_of(page, "报告")


@pytest.fixture
def program_of(monkeypatch, tmp_path):
    """Puts a stand-in for the office program on the path."""

    def put(body):
        path = tmp_path / "bin" / "soffice"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)
        monkeypatch.setenv("PATH", f"{path.parent}:/usr/bin:/bin")

    return put


@pytest.fixture
def office(qtbot, at_work, program_of, pdf, tmp_path):
    """The program with the pages of an office program in view."""
    (tmp_path / "made.pdf").write_bytes(pdf)
    program_of(f'mkdir -p "$8" && cp {tmp_path}/made.pdf "$8/report.pdf"')
    at_work.commands.do("office_page")
    office = at_work.window.place.page.office
    qtbot.waitUntil(lambda: office.desk.pages > 0, timeout=20_000)
    return office


def test_the_pages_of_a_pdf_are_drawn_as_wide_as_asked(pdf):
    with pypdfium2.PdfDocument(pdf) as document:
        count = len(document)
    sizes = SizesOf(pdf)()
    assert [(round(wide), round(high)) for wide, high in sizes] == [(595, 842)] * count
    drawn = DrawPage(pdf, 0, 300)()
    assert (drawn.number, drawn.picture.width()) == (0, 300)
    colours = {QColor(drawn.picture.pixel(x, y)).name() for x in range(0, 300, 3) for y in range(0, 420, 3)}
    assert "#ffffff" in colours
    assert any(QColor(name).red() > 150 > QColor(name).blue() + 40 for name in colours)  # the red head


def test_the_switch_shows_the_pages_of_the_office_program_and_goes_back(qtbot, at_work, office):
    page = at_work.window.place.page
    assert office.isVisible()
    assert not page.desk.isVisible()
    qtbot.waitUntil(lambda: office.desk.drawn > 0, timeout=20_000)
    assert page._where.text() == f"第 1 页 / 共 {office.desk.pages} 页"
    office.desk.go_to(3)
    assert page._where.text().startswith("第 4 页")
    page.ours.click()
    assert page.desk.isVisible()
    assert not office.isVisible()


def test_no_more_pictures_are_kept_than_are_needed(qtbot, office):
    for number in range(office.desk.pages):
        office.desk.go_to(number)
        office.desk.viewport().repaint()
        qtbot.waitUntil(lambda: not office.desk._lane.busy, timeout=20_000)
    assert 1 <= office.desk.drawn <= 8


def test_pages_are_out_of_date_when_the_report_changed_and_are_made_again(qtbot, at_work, office):
    assert office.stale.text() == "与现在的报告一致"
    assert at_work.window.place.page.fresh_pdf
    at_work.session.do(SetFigure(PASS, Figure(State.VALUE, Decimal(425))), "合格")
    assert office.stale.text() == STALE
    assert not at_work.window.place.page.fresh_pdf
    at_work.session.undo()
    assert office.stale.text() == "与现在的报告一致"
    at_work.session.redo()
    office.renew.click()
    assert not office.has_pages
    qtbot.waitUntil(lambda: office.has_pages, timeout=20_000)
    assert office.stale.text() == "与现在的报告一致"
    at_work.window.place.page.use_official(OFFICIAL)
    assert office.stale.text() == STALE


def test_the_pdf_is_of_the_pages_that_are_seen(qtbot, at_work, office, pdf):
    with qtbot.waitSignal(at_work.generating.written, timeout=30_000) as written:
        at_work.commands.do("export_pdf")
    assert written.args[0].read_bytes() == pdf
    at_work.window.place.page.ours.click()
    with qtbot.waitSignal(at_work.generating.written, timeout=30_000) as written:
        at_work.commands.do("export_pdf")
    assert written.args[0].read_bytes() != pdf
    assert office.has_pages


def test_it_is_stopped_at_will_and_another_year_shows_nothing_of_it(qtbot, at_work, program_of):
    program_of("sleep 60")
    at_work.commands.do("office_page")
    office = at_work.window.place.page.office
    assert office.bar.isVisible()
    office.cancel.click()
    assert not office.bar.isVisible()
    assert "停下" in office.words.text()
    program_of("exit 3")
    office.again.click()
    qtbot.waitUntil(lambda: "LibreOffice 没能" in office.words.text(), timeout=20_000)
    at_work.window.place.page.show_session(at_work.session)
    assert office.words.text() == "还没有排过。"


def test_a_computer_without_an_office_program_is_told_what_to_do(at_work, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    at_work.window.place.toggle_page()
    at_work.commands.do("office_page")
    office = at_work.window.place.page.office
    assert office.isVisible()
    assert office.words.text() == ABSENT
    assert not office.bar.isVisible()


@pytest.mark.office
def test_the_real_program_lays_out_the_report(qtbot, at_work):
    assert office_program() is not None
    at_work.commands.do("office_page")
    office = at_work.window.place.page.office
    qtbot.waitUntil(lambda: office.desk.pages > 5, timeout=110_000)

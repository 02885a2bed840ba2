"""What the window asks for when a report is read, done here without a window."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from desktop.child import never
from desktop.ledger.ledger import create_ledger
from desktop.operations.years import blank_report
from desktop.refusal import Refused
from desktop.windows.keeping.ledger_jobs import Open
from desktop.windows.reading.confirming import begin_confirmation
from desktop.windows.reading.jobs import ReadFile, ReadText, RollForward, TakeReading

_spec = spec_from_file_location("reading_report", Path(__file__).parent / "reading_report.py")
own = module_from_spec(_spec)
_spec.loader.exec_module(own)


@pytest.fixture
def confirmed(catalog):
    def make(*, roll_forward):
        begun = begin_confirmation(ReadText(own.TEXT)(), catalog).agree_to_all()
        return begun.confirmed("东湖区", 2022, roll_forward=roll_forward)

    return make


@pytest.fixture
def opened(catalog, tmp_path):
    path = tmp_path / "现有.fzb"
    with create_ledger(path, person="王丽") as ledger:
        ledger.add_report(blank_report(catalog, "东湖区", 2021))
    found = Open(path, "王丽")()
    yield found
    found.ledger.close()
    found.lock.release()


def test_a_file_and_its_text_are_read_alike(tmp_path):
    path = tmp_path / own.NAME
    path.write_text(own.TEXT, encoding="utf-8")
    read, pasted = ReadFile(path, never)(), ReadText(own.TEXT)()
    assert read.matches == pasted.matches
    assert read.structure.pieces == pasted.structure.pieces


def test_a_converted_file_is_read_and_what_cannot_be_converted_is_refused(tmp_path):
    with pytest.raises(Refused) as raised:
        ReadFile(tmp_path / "无.doc", never, tmp_path / "no")()
    assert raised.value.code == "CONVERT-FAILED"


@pytest.mark.parametrize(("roll", "years"), [(True, (2022, 2023)), (False, (2022,))])
def test_it_is_taken_into_a_new_ledger(confirmed, tmp_path, roll, years):
    taken = TakeReading(tmp_path / "新.fzb", "王丽", confirmed(roll_forward=roll))()
    assert taken.year == years[-1]
    found = Open(taken.path, "王丽")()
    assert sorted(found.years["东湖区"]) == list(years)
    read = found.ledger.load("东湖区", 2022).report
    assert read == taken.report
    found.ledger.close()
    found.lock.release()


def test_it_is_taken_into_the_open_ledger_once(confirmed, opened):
    taken = TakeReading(opened.path, "王丽", confirmed(roll_forward=True), opened)()
    assert sorted(opened.ledger.years("东湖区")) == [2021, 2022, 2023]
    assert taken.step.label == "读入去年的报告"
    with pytest.raises(Refused) as raised:
        TakeReading(opened.path, "王丽", confirmed(roll_forward=True), opened)()
    assert raised.value.code == "REPORT-EXISTS"


def test_a_year_is_rolled_forward_and_the_old_one_is_as_it_was(opened):
    before = opened.ledger.load("东湖区", 2021).report
    assert RollForward(opened, "东湖区", 2021, 2022)() == opened.path
    after = opened.ledger.load("东湖区", 2022).report
    assert all(entry.carried for entry in after.outline)
    assert opened.ledger.load("东湖区", 2021).report == before
    with pytest.raises(Refused):
        RollForward(opened, "东湖区", 2021, 2022)()

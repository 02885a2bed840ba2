"""Workbooks that want to harm: each within its time and memory, one coded Chinese sentence, nothing taken over."""

from __future__ import annotations

import re
import time
from pathlib import Path
from random import Random

import pytest

from desktop.child import SECONDS, run_each_in_child
from desktop.collection.comparing import compare
from desktop.collection.form import make_forms
from desktop.collection.form_reader import Asked
from desktop.collection.form_workbook import write_form
from desktop.collection.reading_forms import read_return, unreadable
from desktop.collection.sheets import Workbook
from desktop.collection.workbook_source import plain_workbook, read_workbook, read_workbooks_safely, workbook_of
from desktop.refusal import Refused
from tests.collection.filling import filled
from tests.collection.hostile_workbooks import HARMLESS, HOSTILE, good, stored
from tests.collection.raw_workbooks import sheet_xml, zipped

SENTENCE = re.compile(r"“[^”]+”[^\n]*[\u4e00-\u9fff][^\n]*。")


@pytest.fixture(scope="module")
def asked(report, catalog) -> Asked:
    forms = {form.department: form for form in make_forms(report, catalog)}
    return Asked(report.unit, report.year, forms, catalog)


def written(folder: Path, kind: str, table) -> Path:
    name, make = table[kind][:2]
    path = folder / name
    path.write_bytes(make())
    return path


def test_there_are_sixty_of_them():
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("kind", HOSTILE)
def test_each_is_one_coded_sentence_and_nothing_is_taken(kind, tmp_path, asked, report, catalog):
    path = written(tmp_path, kind, HOSTILE)
    started = time.monotonic()
    (outcome,) = read_workbooks_safely([path])
    assert time.monotonic() - started < SECONDS
    assert isinstance(outcome, Refused), outcome
    assert outcome.code == HOSTILE[kind][2], outcome
    assert SENTENCE.fullmatch(outcome.sentence), outcome.sentence
    assert path.name in outcome.sentence
    comparison = compare([unreadable(path.name, outcome)], report, catalog)
    assert comparison.rows == ()


def test_a_table_of_another_office_program_is_not_called_an_archive(tmp_path):
    with pytest.raises(Refused) as refused:
        read_workbook(written(tmp_path, "open document", HOSTILE))
    assert refused.value.sentence.startswith("“表.ods”是 LibreOffice 等软件的 .ods 表格，请用")


@pytest.mark.parametrize("kind", HARMLESS)
def test_a_file_that_only_lies_is_read_and_is_no_form(kind, tmp_path, asked):
    path = written(tmp_path, kind, HARMLESS)
    started = time.monotonic()
    (outcome,) = read_workbooks_safely([path])
    assert time.monotonic() - started < SECONDS
    assert isinstance(outcome, Workbook), outcome
    received = read_return(outcome, asked)
    assert received.figures == ()
    assert [notice.code for notice in received.notices] == ["RETURN-UNKNOWN"]


def test_one_bad_file_spoils_no_other(tmp_path, form_of, asked):
    data = filled(write_form(form_of("编办")), {"h04.street_teams": 7})
    paths = []
    for number, kind in enumerate(("cut in half", "bomb of a sheet", "laughs", "sixty thousand deep")):
        for name, content in ((f"坏{number}.xlsx", HOSTILE[kind][1]()), (f"好{number}.xlsx", data)):
            path = tmp_path / name
            path.write_bytes(content)
            paths.append(path)
    outcomes = list(read_workbooks_safely(paths))
    assert [isinstance(outcome, Refused) for outcome in outcomes] == [True, False] * 4
    assert all(len(read_return(outcome, asked).figures) == 1 for outcome in outcomes[1::2])


def test_what_takes_more_memory_than_it_may_ends_alone(tmp_path):
    """A part within the limits, of elements that take thirty times their size when they are parsed."""
    xml = sheet_xml("".join(Random(1).choices(("<a/>", "<b/>", "<c/>", "<d/>"), k=1_500_000)))
    paths = [tmp_path / "重.xlsx", tmp_path / "轻.xlsx"]
    paths[0].write_bytes(zipped({**good(), "xl/worksheets/sheet1.xml": xml}))
    paths[1].write_bytes(zipped(good()))
    arguments = [(str(path),) for path in paths]
    heavy, light = run_each_in_child(plain_workbook, arguments, memory=160_000_000)
    assert light["name"] == "轻.xlsx"
    assert isinstance(heavy, Refused), heavy
    assert heavy.code in ("CHILD-MEMORY", "WORKBOOK-DAMAGED")


def test_parts_that_are_not_packed_are_read_too(form_of, asked):
    data = filled(write_form(form_of("编办")), {"h04.street_teams": 7})
    received = read_return(workbook_of(stored(data), "表.xlsx"), asked)
    assert len(received.figures) == 1


def test_what_is_no_file_is_said(tmp_path):
    for path, code in ((tmp_path / "没有.xlsx", "WORKBOOK-MISSING"), (tmp_path, "WORKBOOK-FOLDER")):
        with pytest.raises(Refused) as refused:
            read_workbook(path)
        assert refused.value.code == code


def test_nothing_is_fetched(tmp_path, monkeypatch):
    """Whatever a file asks for, no address is ever connected to."""
    import socket

    def never(*_args: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", never)
    for kind in ("something from the network", "numbers of a program", "laughs", "a file of this machine in a sheet"):
        with pytest.raises(Refused):
            read_workbook(written(tmp_path, kind, HOSTILE))

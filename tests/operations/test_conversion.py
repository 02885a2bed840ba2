"""Turning a file into a .docx: by a program that does it, one that does not, one that hangs, and the real one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.catalog.load import standard_catalog
from desktop.operations.conversion import as_pdf, converted, office_program
from desktop.operations.reading import read_report
from desktop.refusal import Refused

RTF = rb"{\rtf1\ansi {\u24320?\u23637?} 12 {\u27425?}\par}"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in programs are scripts")


@pytest.fixture
def program(tmp_path):
    def make(body):
        path = tmp_path / "soffice"
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    return make


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "旧报告.doc"
    path.write_bytes(b"old")
    return path


# The eighth argument is the folder for what is made, the ninth the file.
COPIES = 'mkdir -p "$8" && cp "$9" "$8/report.docx"'


def test_what_was_made_has_the_name_of_the_file_and_is_gone_afterwards(program, old):
    with converted(old, program(COPIES)) as made:
        assert made.name == "旧报告.docx"
        assert made.read_bytes() == b"old"
        folder = made.parent
    assert not folder.exists()
    assert old.read_bytes() == b"old"


@pytest.mark.parametrize("body", ["exit 0", "exit 3"])
def test_a_program_that_makes_nothing_is_said(program, old, body):
    with pytest.raises(Refused, match="旧报告") as raised, converted(old, program(body)):
        pass
    assert raised.value.code == "CONVERT-FAILED"


def test_a_program_that_is_not_there_or_a_file_that_is_gone_is_said(program, old, tmp_path):
    for path, tool in ((old, tmp_path / "no"), (tmp_path / "no.doc", program(COPIES))):
        with pytest.raises(Refused) as raised, converted(path, tool):
            pass
        assert raised.value.code == "CONVERT-FAILED"


def test_one_that_hangs_is_ended_with_all_that_it_started(program, old, tmp_path):
    hanging = program(f"sleep 60 & echo $! > {tmp_path}/child; wait")
    asked = iter([False, False, False])
    with pytest.raises(Refused) as raised, converted(old, hanging, lambda: next(asked, True)):
        pass
    assert raised.value.code == "CONVERT-CANCELLED"
    with pytest.raises(Refused) as raised, converted(old, hanging, seconds=0.3):
        pass
    assert raised.value.code == "CONVERT-TIME"


def test_the_pages_of_a_word_file_are_what_the_program_made(program):
    copies = 'test "$6" = pdf && mkdir -p "$8" && cp "$9" "$8/report.pdf"'
    assert as_pdf(b"word", program(copies)) == b"word"


@pytest.mark.parametrize(
    ("body", "seconds", "code"), [("exit 0", 9, "CONVERT-FAILED"), ("sleep 60", 0.3, "CONVERT-TIME")]
)
def test_no_pages_are_said_with_what_to_do(program, body, seconds, code):
    with pytest.raises(Refused, match="LibreOffice") as raised:
        as_pdf(b"word", program(body), seconds=seconds)
    assert raised.value.code == code


def test_pages_that_nobody_waits_for_are_not_made(program):
    with pytest.raises(Refused) as raised:
        as_pdf(b"word", program("sleep 60"), lambda: True)
    assert raised.value.code == "CONVERT-CANCELLED"


def test_the_program_of_this_computer_is_found_on_its_path(program, monkeypatch, tmp_path):
    made = program("exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert office_program() == made
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert office_program() is None


@pytest.mark.office
def test_a_real_file_is_read_after_a_real_conversion(tmp_path):
    path = tmp_path / "报告.rtf"
    path.write_bytes(RTF)
    tool = office_program()
    assert isinstance(tool, Path)
    with converted(path, tool) as made:
        assert "12" in read_report(made, standard_catalog()).structure.source.lines[0].text

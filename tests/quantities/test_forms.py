"""Every form of the two tables is read as the table says.

In a row `value` is the number, for an absence its kind and after a colon its reason, for a question a piece of
the sentence. Characters that cannot be seen are written as \\u200b, and \\t \\r \\n.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.quantities.about import About
from desktop.quantities.typed import Absence, Absent, Blank, Quantity, Question, read_date, read_typed

HERE = Path(__file__).parent
ESCAPES = {"t": "\t", "r": "\r", "n": "\n"}


def _decoded(text: str) -> str:
    return re.sub(
        r"\\(?:u([0-9a-f]{4})|([trn]))",
        lambda match: chr(int(match[1], 16)) if match[1] else ESCAPES[match[2]],
        text,
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [{**row, "text": _decoded(row["text"])} for row in csv.DictReader(file)]


def _cases(name: str) -> list[object]:
    return [pytest.param(row, id=f"line {line}: {row['note']}") for line, row in enumerate(_rows(name), 2)]


def _absent(value: str) -> Absent:
    kind, _, reason = value.partition("：")
    return Absent(Absence(kind), reason)


def _check_question(reading: object, piece: str) -> None:
    assert isinstance(reading, Question)
    assert piece
    assert piece in reading.message


@pytest.mark.parametrize("row", _cases("forms.csv"))
def test_a_form_of_a_number_is_read_exactly_or_asked_about(row):
    reading = read_typed(row["text"], row["unit"])
    match row["expected"]:
        case "value":
            about = About(row["about"]) if row["about"] else None
            assert reading == Quantity(Decimal(row["value"]), row["unit"], about)
        case "blank":
            assert reading == Blank()
        case "absent":
            assert reading == _absent(row["value"])
        case _:
            assert row["expected"] == "question"
            _check_question(reading, row["value"])


@pytest.mark.parametrize("row", _cases("dates.csv"))
def test_a_form_of_a_date_is_read_exactly_or_asked_about(row):
    reading = read_date(row["text"])
    match row["expected"]:
        case "value":
            assert reading == date.fromisoformat(row["value"])
        case "blank":
            assert reading == Blank()
        case "absent":
            assert reading == _absent(row["value"])
        case _:
            assert row["expected"] == "question"
            _check_question(reading, row["value"])


def test_the_tables_are_large_and_no_form_stands_in_them_twice():
    forms = [(row["text"], row["unit"]) for row in _rows("forms.csv")]
    dates = [row["text"] for row in _rows("dates.csv")]
    assert len(forms) >= 300
    assert len(dates) >= 40
    assert len(set(forms)) == len(forms)
    assert len(set(dates)) == len(dates)


def test_no_two_forms_have_the_same_note():
    notes = [row["note"] for row in _rows("forms.csv")]
    assert len(set(notes)) == len(notes)

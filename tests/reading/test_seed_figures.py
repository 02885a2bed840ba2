"""The report of the district that asked for the program: every figure with value, unit and code.

The report is not ours to keep here: FAZHI_SEED names its file, and without it these tests are skipped.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.catalog.load import standard_catalog
from desktop.reading.figures import find_figures
from desktop.reading.found import Match
from desktop.reading.source import source_of_text
from desktop.reading.structure import find_structure

SEED = os.environ.get("FAZHI_SEED", "")
TRUTH = Path(__file__).parents[1] / "figures_2022.csv"

pytestmark = pytest.mark.skipif(not SEED, reason="FAZHI_SEED names no report")


@pytest.fixture(scope="module")
def matches() -> tuple[Match, ...]:
    source = source_of_text(Path(SEED).read_text(encoding="utf-8"), SEED)
    return find_figures(find_structure(source), standard_catalog())[0]


def truth() -> list[tuple[str, Decimal]]:
    """Give code and value of what the text states as a quantity: no ordinals, no dates, nothing said without number."""
    with TRUTH.open(encoding="utf-8", newline="") as file:
        rows = [(row["code"], row["value"].rstrip("余")) for row in csv.DictReader(file)]
    return [(code, Decimal(value)) for code, value in rows if value.isdigit() and code != "h03.liability_cases"]


def test_every_quantity_is_found_and_nothing_else_but_three_offices(matches):
    found = Counter(match.occurrence.value for match in matches)
    assert found - Counter(value for _, value in truth()) == Counter([Decimal(3)])
    assert Counter(value for _, value in truth()) - found == Counter()
    assert sum(not match.occurrence.chinese for match in matches) == 82


def test_codes_are_right_or_none(matches):
    known = dict(truth())
    wrong = [
        (match.occurrence.text, match.code)
        for match in matches
        if match.code and known.get(match.code) != match.occurrence.value
    ]
    assert wrong == []
    assert sum(bool(match.code) for match in matches) >= 80


def test_units_are_those_of_the_indicators(matches):
    catalog = standard_catalog()
    assert all(catalog.indicator(match.code).unit == match.occurrence.unit for match in matches if match.code)

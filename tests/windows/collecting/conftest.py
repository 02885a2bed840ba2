"""The program at work on a year that began, with nothing filled, and forms as departments send them back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from desktop.ledger.ledger import create_ledger
from desktop.model.roll_forward import roll_forward
from desktop.operations.collecting import asked_of, write_forms
from tests.collection.filling import filled
from tests.windows.conftest import kept

YEAR = 2023
EMERGENCY = "应急管理局"
TYPED = {"h05.rescue_team": 50, "h05.flood_team": 141, "h05.plans_district": "无", "h05.plans_department": 26}


@pytest.fixture
def at_next_year(qtbot, program, tmp_path, catalog, sample, shown):
    path = tmp_path / "账本.fzb"
    with create_ledger(path, person="王丽") as ledger:
        ledger.add_report(sample)
        ledger.add_report(roll_forward(sample, catalog, YEAR).report)
    program.office.open(path, unit=sample.unit, year=YEAR)
    qtbot.waitUntil(lambda: program.session is not None, timeout=20_000)
    kept(qtbot, program)
    return program


@pytest.fixture
def returned(at_next_year, catalog, tmp_path):
    """Write the form of a department, filled as it does, and give its path."""

    def write(values: Mapping[str, Any], department: str = EMERGENCY, name: str = "报来的表.xlsx") -> Path:
        asked = asked_of(at_next_year.session.report, catalog)
        (sent,) = write_forms([asked.forms[department]], tmp_path / "made")
        path = tmp_path / "收到" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(filled(sent.path.read_bytes(), values))
        return path

    return write

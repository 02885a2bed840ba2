"""One year of all units, read set-wise: the same figures as each report has by itself."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql

from desktop.ledger.ledger import Ledger, create_ledger
from desktop.ledger.whole_year import WholeYear
from desktop.model.figure import Figure, State
from desktop.model.report import Report
from desktop.model.rollup.unit_year import UnitYear
from desktop.quantities.about import About
from desktop.refusal import Refused

YEAR = 2022


def told(figures: dict[str, Figure]) -> dict[str, Figure]:
    """Figures as they are told across units: what they say, and not who said it."""
    return {code: Figure(one.state, one.value, one.about, one.reason) for code, one in figures.items()}


def test_a_unit_has_the_figures_of_its_report(ledger: Ledger, report: Report) -> None:
    (unit,) = ledger.whole_year(YEAR)
    assert unit == UnitYear(report.unit, told(report.figures), told(report.earlier), report.indicators, "A")


def test_units_come_in_their_order_whatever_they_have(ledger: Ledger, report: Report) -> None:
    ledger.add_report(replace(report, unit="甲区", year=YEAR - 1, earlier={}, heading_set="B"))
    ledger.add_report(Report("乙区", YEAR, ""))
    first, second, third = ledger.whole_year(YEAR)
    assert first.unit == report.unit
    assert second == UnitYear("甲区", {}, told(report.figures))
    assert third == UnitYear("乙区", {}, {}, (), "")


def test_last_years_figures_typed_beside_a_report_are_figures_without_one(ledger: Ledger, report: Report) -> None:
    (unit,) = ledger.whole_year(YEAR - 1)
    assert unit == UnitYear(report.unit, told(report.earlier))


def test_units_that_state_the_same_share_one_figure(ledger: Ledger, report: Report) -> None:
    ledger.add_report(replace(report, unit="甲区", earlier={}))
    first, second = ledger.whole_year(YEAR)
    assert first.figures["h01.b"] is second.figures["h01.b"]


def test_reading_can_be_broken_off_and_the_ledger_used_again(ledger: Ledger, report: Report) -> None:
    ledger.add_report(replace(report, unit="甲区", earlier={}))
    units = ledger.whole_year(YEAR)
    assert next(units).unit == report.unit
    units.close()
    assert ledger.units() == (report.unit, "甲区")


def test_a_figure_that_makes_no_sense_is_refused(ledger: Ledger) -> None:
    from desktop.ledger import sqlite

    with sqlite.writing(ledger._connection) as connection:
        connection.exec_driver_sql("UPDATE figures SET value='abc' WHERE code='h01.a' AND year=2022")
    with pytest.raises(Refused, match="LEDGER-DAMAGED"):
        list(ledger.whole_year(YEAR))


FIGURES = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map(lambda value: Figure(State.VALUE, value)),
    st.integers(-(10**20), 10**20).map(lambda value: Figure(State.VALUE, Decimal(value), About.NEARLY)),
    st.dates().map(lambda value: Figure(State.VALUE, value)),
    st.sampled_from([Figure(State.NONE), Figure(State.UNCOUNTED, reason="原因"), Figure(State.VALUE, "第3次")]),
)


@given(st.lists(st.dictionaries(st.sampled_from(["h01.a", "h01.b", "h02.c"]), FIGURES), min_size=1, max_size=4))
def test_every_figure_of_every_unit_is_told_exactly(tmp_path_factory: pytest.TempPathFactory, many) -> None:
    path = Path(tmp_path_factory.mktemp("years")) / "a.fzb"
    with create_ledger(path) as ledger:
        for place, figures in enumerate(many):
            ledger.add_report(Report(f"第{place}区", YEAR, "A", figures=figures))
        assert [unit.figures for unit in ledger.whole_year(YEAR)] == [told(figures) for figures in many]


def test_the_statements_are_those_of_postgresql_too() -> None:
    statements = WholeYear(postgresql.dialect())
    assert "LEFT OUTER JOIN figures" in statements._figures._text

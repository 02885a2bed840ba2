"""All years of a unit: renamed codes, computed shares, own indicators, the year before the first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from desktop.model.catalog import Catalog, Indicator, Renaming
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.kinds import KIND_BY_NAME
from desktop.model.report import Report
from desktop.model.years_table import YearsTable, years_table


def number(value: object) -> Figure:
    return Figure(State.VALUE, Decimal(str(value)))


def report(
    year: int, earlier: dict[str, Figure] | None = None, own: tuple[Indicator, ...] = (), **figures: object
) -> Report:
    typed = {f"h01.{name}": number(value) for name, value in figures.items()}
    return Report("示例区", year, "A", figures=typed, earlier=earlier or {}, indicators=own)


def rows_of(table: YearsTable) -> dict[str, list[object]]:
    rows = [row for section in table.sections for row in section.rows]
    return {row.indicator.label: [figure.value for figure in row.figures] for row in rows}


def test_years_stand_side_by_side_first_to_last(catalog: Catalog) -> None:
    table = years_table([report(2022, total=60, good=20), report(2021, total=50, good=25)], catalog)
    assert table.years == (2021, 2022)
    assert rows_of(table) == {"案卷": [50, 60], "优秀案卷": [25, 20], "优秀占比": [50, 33]}


def test_the_year_typed_beside_the_first_report_is_a_year_too(catalog: Catalog) -> None:
    first = report(2021, {"h01.total": number(40), "h01.good": number(10)}, total=50, good=25)
    table = years_table([first, replace(report(2022, total=60), earlier=first.figures)], catalog)
    assert table.years == (2020, 2021, 2022)
    assert rows_of(table) == {"案卷": [40, 50, 60], "优秀案卷": [10, 25, None], "优秀占比": [25, 50, None]}


def test_a_figure_that_had_another_code_stands_in_the_row_of_the_present_one(catalog: Catalog) -> None:
    renamed = replace(catalog, renamings=(Renaming("h01.old", "h01.teams", 2022, ""),))
    table = years_table([report(2021, old=3), report(2022, teams=7)], renamed)
    assert rows_of(table) == {"执法队": [3, 7]}


def test_an_own_indicator_is_the_same_only_where_it_says_the_same(catalog: Catalog) -> None:
    def own(label: str) -> Indicator:
        return Indicator("own.h01_1", label, "件", KIND_BY_NAME["flow"], "H01", "")

    def with_own(year: int, label: str, value: int) -> Report:
        return replace(report(year, own=(own(label),)), figures={"own.h01_1": number(value)})

    table = years_table([with_own(2020, "走访", 1), with_own(2021, "走访", 2), with_own(2022, "约谈", 3)], catalog)
    assert rows_of(table) == {"走访": [1, 2, None], "约谈": [None, None, 3]}


def test_an_absence_is_no_empty_place(catalog: Catalog) -> None:
    none = replace(report(2022), figures={"h01.teams": Figure(State.NONE)})
    table = years_table([report(2021, total=1), none], catalog)
    (row,) = (row for section in table.sections for row in section.rows if row.indicator.code == "h01.teams")
    assert row.figures == (NOT_FILLED, Figure(State.NONE))

"""Load the catalog from its data files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from desktop.catalog.headings import home_headings, read_heading_sets
from desktop.catalog.indicators import Known, read_indicators
from desktop.catalog.relations import read_relations
from desktop.catalog.rows import FIRST_YEAR, LAST_YEAR, PERIOD_COLUMNS, Row, keyed, read_rows
from desktop.catalog.words import read_words
from desktop.model.catalog import Catalog, DefinitionChange, Department, Indicator, Renaming, Unit
from desktop.paths import RESOURCES

_LARGEST_FACTOR = 10**12


def load_catalog(folder: Path = RESOURCES) -> Catalog:
    """Read the data files of a folder; Refused (CATALOG-…) names file, line, entry and column of the first mistake."""
    units = _read_units(folder)
    departments = _read_departments(folder)
    heading_sets = read_heading_sets(folder)
    headings = {code: code for code in home_headings(heading_sets)}
    indicators = read_indicators(folder, Known(units, headings, departments))
    return Catalog(
        heading_sets=heading_sets,
        indicators=indicators,
        relations=read_relations(folder, indicators, units),
        units=units,
        departments=departments,
        renamings=_read_renamings(folder, indicators),
        definition_changes=_read_definition_changes(folder, indicators),
        words=read_words(folder),
    )


@cache
def standard_catalog() -> Catalog:
    """Give the catalog that comes with the program, read once."""
    return load_catalog()


def _read_units(folder: Path) -> dict[str, Unit]:
    rows = keyed(read_rows(folder / "units.csv", ("name", "family", "factor")), "name")
    return {
        name: Unit(name, row.needed("family"), row.number("factor", 1, _LARGEST_FACTOR)) for name, row in rows.items()
    }


def _read_departments(folder: Path) -> dict[str, Department]:
    rows = keyed(read_rows(folder / "departments.csv", ("name", *PERIOD_COLUMNS)), "name")
    return {name: Department(name, row.period()) for name, row in rows.items()}


def _read_renamings(folder: Path, indicators: dict[str, Indicator]) -> tuple[Renaming, ...]:
    rows = keyed(read_rows(folder / "renamings.csv", ("old_code", "new_code", "year", "reason")), "old_code")
    return tuple(_renaming(row, indicators) for row in rows.values())


def _renaming(row: Row, indicators: dict[str, Indicator]) -> Renaming:
    new = row.chosen("new_code", indicators, kept_in="indicators.csv")
    year = row.number("year", FIRST_YEAR, LAST_YEAR)
    return Renaming(row.needed("old_code"), new.code, year, row.needed("reason"))


def _read_definition_changes(folder: Path, indicators: dict[str, Indicator]) -> tuple[DefinitionChange, ...]:
    rows = read_rows(folder / "definitions.csv", ("code", "year", "what"))
    return tuple(
        DefinitionChange(
            row.chosen("code", indicators, kept_in="indicators.csv").code,
            row.number("year", FIRST_YEAR, LAST_YEAR),
            row.needed("what"),
        )
        for row in rows
    )

"""One year of all units of a ledger, read set-wise: three statements, whatever the number of units.

Figures are read as they stand, without comparing each with the trail as `loading` does for a report that is worked on:
for thousands of units that would be the whole trail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.engine import Dialect

from desktop.ledger.edit_text import read_indicator
from desktop.ledger.prepared import Prepared
from desktop.ledger.rows import value_of
from desktop.ledger.tables import FIGURES, INDICATORS, REPORTS, UNITS
from desktop.model.catalog import Indicator
from desktop.model.figure import Figure, State
from desktop.model.rollup.unit_year import UnitYear
from desktop.quantities.about import About

_MOST_AT_ONCE = 2000  # rows


class WholeYear:
    """The statements that read a year of all units, for one kind of database."""

    def __init__(self, dialect: Dialect) -> None:
        year, earlier = bindparam("year"), bindparam("earlier")
        reports = select(REPORTS.c.unit_id, REPORTS.c.heading_set).where(REPORTS.c.year == year)
        self._reports = Prepared(reports, dialect)
        own = select(REPORTS.c.unit_id, INDICATORS.c.definition).select_from(INDICATORS.join(REPORTS))
        own = own.where(REPORTS.c.year == year).order_by(REPORTS.c.unit_id, INDICATORS.c.position, INDICATORS.c.code)
        self._own = Prepared(own, dialect)
        f = FIGURES.c
        figures = select(UNITS.c.id, UNITS.c.name, f.year, f.code, f.state, f.value, f.value_kind, f.about, f.reason)
        # From the units outwards: the key of the figures begins with the unit, and a unit without any is one too.
        joined = UNITS.outerjoin(FIGURES, (f.unit_id == UNITS.c.id) & f.year.in_([year, earlier]))
        self._figures = Prepared(figures.select_from(joined).order_by(UNITS.c.id), dialect)

    def units(self, connection: Connection, year: int) -> Iterator[UnitYear]:
        """Give every unit, in the order in which they came, with its figures of a year and of the year before.

        Units that state the same share the same figures. ValueError or the like where a row makes no sense.
        """
        heading_sets: dict[int, str] = dict(self._reports.run(connection, {"year": year}).fetchall())
        definitions: dict[str, Indicator] = {}
        own: dict[int, list[Indicator]] = {}
        for unit, text in self._own.run(connection, {"year": year}).fetchall():
            if text not in definitions:
                definitions[text] = read_indicator(text)
            own.setdefault(unit, []).append(definitions[text])
        known: dict[Sequence[str], Figure] = {}
        for (unit, name), rows in groupby(self._rows(connection, year), itemgetter(0, 1)):
            sides: dict[int, dict[str, Figure]] = {year: {}, year - 1: {}}
            for row in rows:
                if row[3] is not None:
                    said = row[4:]
                    figure = known.get(said)
                    if figure is None:
                        figure = known[said] = _figure(said)
                    sides[row[2]][row[3]] = figure
            yield UnitYear(name, sides[year], sides[year - 1], tuple(own.get(unit, ())), heading_sets.get(unit))

    def _rows(self, connection: Connection, year: int) -> Iterator[Any]:
        cursor = self._figures.run(connection, {"year": year, "earlier": year - 1})
        while rows := cursor.fetchmany(_MOST_AT_ONCE):
            yield from rows


def _figure(said: Sequence[str]) -> Figure:
    state, value, kind, about, reason = said
    return Figure(State(state), value_of(value, kind), About(about) if about else None, reason)

"""Gathering the figures of many units from many sources; nothing is guessed where two of them differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import NOT_FILLED, Figure
from desktop.model.language.syntax import codes_in
from desktop.model.report import Report
from desktop.model.rollup.gathered import OWN, Columns, Dispute, Gathered, GatheredUnit
from desktop.model.rollup.unit_year import UnitYear
from desktop.model.values import Values

IN_DISPUTE = "几份材料不一致"
Told = Callable[[int, int], None]  # how much of how much is done
_Lists = dict[str, list[Figure]]


def _nobody(done: int, of: int) -> None:
    del done, of


class Gathering:
    """Takes what sources say, one unit after the other, and puts it side by side.

    `preferred` are the sources that are right where others say something else.
    """

    def __init__(self, catalog: Catalog, year: int, preferred: Collection[str] = ()) -> None:
        self._catalog = catalog
        self._year = year
        self._preferred = frozenset(preferred)
        self._units: list[GatheredUnit] = []
        self._places: dict[str, int] = {}
        self._columns: dict[bool, _Lists] = {False: {}, True: {}}  # by whether of the year before
        self._own: dict[tuple[str, str, str], Indicator] = {}
        self._claims: dict[tuple[int, str, bool], list[tuple[str, Figure]]] = {}
        self._troubles: dict[tuple[int, str], str] = {}
        self._added: Counter[tuple[int, str]] = Counter()
        self._unknown: Counter[str] = Counter()

    def add(self, source: str, unit: UnitYear) -> None:
        """Take one unit of a source; one that another source had already is compared with it."""
        place = self._places.get(unit.unit)
        codes = self._codes_of(unit)
        rows = {
            False: self._coded(unit.figures, unit, codes, self._year),
            True: self._coded(unit.earlier, unit, codes, self._year - 1),
        }
        if place is None:
            place = self._places[unit.unit] = len(self._units)
            self._units.append(GatheredUnit(unit.unit, (source,), unit.heading_set))
            for earlier, row in rows.items():
                _append(self._columns[earlier], row, place)
        else:
            for earlier, row in rows.items():
                self._compare(place, source, row, earlier=earlier)
            self._know_source(place, source, unit)
        self._troubles.update({(place, codes.get(code, code)): why for code, why in unit.troubles.items()})

    def gathered(self, told: Told = _nobody) -> Gathered:
        """Give everything that was taken, computed figures included; `told` is called for each unit."""
        for place, code, earlier in self._claims:
            self._columns[earlier][code][place] = NOT_FILLED
            if not earlier:
                self._troubles[place, code] = IN_DISPUTE
        catalog = self._catalog.with_own(tuple(self._own.values()))
        now, before = self._columns[False], self._columns[True]
        computed_now, computed_before = _computed(self._catalog, self._year, self._units, (now, before), told)
        return Gathered(
            self._year,
            catalog,
            tuple(self._units),
            _fixed(now | computed_now),
            _fixed(before | computed_before),
            tuple(Dispute(*key, tuple(claims)) for key, claims in sorted(self._claims.items())),
            self._troubles,
            dict(self._added),
            dict(self._unknown),
        )

    def _codes_of(self, unit: UnitYear) -> Mapping[str, str]:
        """Give the codes here of the unit's own indicators: the same name, measure and kind is the same indicator."""
        codes: dict[str, str] = {}
        for own in unit.own:
            if own.code in self._catalog.indicators:
                continue
            said = (own.label, own.unit, own.kind.name)
            if said not in self._own:
                code = f"{OWN}{len(self._own) + 1}"
                self._own[said] = replace(own, code=code, formula=None, required=False, part_of="")
            codes[own.code] = self._own[said].code
        return codes

    def _coded(
        self, figures: Mapping[str, Figure], unit: UnitYear, own: Mapping[str, str], year: int
    ) -> dict[str, Figure]:
        """Give figures by the codes that they have here; computed ones are computed when everything is there."""
        row: dict[str, Figure] = {}
        renamed = {one.old_code: one.new_code for one in self._catalog.renamings if year < one.year}
        for code, figure in figures.items():
            if code in renamed:
                row.setdefault(renamed[code], figure)
            elif code in own:
                row[own[code]] = figure
            elif code in self._catalog.indicators:
                row[code] = figure
            else:
                self._unknown[code] += 1
        if any(one.formula is not None for one in unit.own):
            row |= self._computed_own(unit, own, earlier=year < self._year)
        return row

    def _computed_own(self, unit: UnitYear, codes: Mapping[str, str], *, earlier: bool) -> dict[str, Figure]:
        report = Report(unit.unit, self._year, "", figures=unit.figures, earlier=unit.earlier, indicators=unit.own)
        values = Values(self._catalog.with_own(unit.own), report)
        return {
            codes[one.code]: values.earlier(one.code) if earlier else values.figure(one.code)
            for one in unit.own
            if one.formula is not None and one.code in codes
        }

    def _compare(self, place: int, source: str, row: Mapping[str, Figure], *, earlier: bool) -> None:
        columns = self._columns[earlier]
        for code, theirs in row.items():
            column = columns.setdefault(code, [NOT_FILLED] * len(self._units))
            mine = column[place]
            if not theirs.filled or theirs.same_content(mine):
                continue
            if not mine.filled:
                column[place] = theirs
                self._added[place, source] += 1
            else:
                self._dispute((place, code, earlier), source, theirs)

    def _dispute(self, key: tuple[int, str, bool], source: str, theirs: Figure) -> None:
        place, code, earlier = key
        column = self._columns[earlier][code]
        known = self._units[place].sources
        if source in self._preferred:
            column[place] = theirs
            self._claims.pop(key, None)
        elif self._preferred.isdisjoint(known):
            self._claims.setdefault(key, [(known[0], column[place])]).append((source, theirs))

    def _know_source(self, place: int, source: str, unit: UnitYear) -> None:
        known = self._units[place]
        heading_set = unit.heading_set if known.heading_set is None else known.heading_set
        self._units[place] = GatheredUnit(known.name, (*known.sources, source), heading_set)


def _append(columns: _Lists, row: Mapping[str, Figure], place: int) -> None:
    for code in row:
        if code not in columns:
            columns[code] = [NOT_FILLED] * place
    for code, column in columns.items():
        column.append(row.get(code, NOT_FILLED))


def _computed(
    catalog: Catalog, year: int, units: list[GatheredUnit], columns: tuple[_Lists, _Lists], told: Told
) -> tuple[_Lists, _Lists]:
    """Give the columns of the computed indicators, of both years, as `Values` computes them for one report."""
    formulas = {i.code: i.formula for i in catalog.of_year(year) if i.formula is not None}
    needed = {operand.code for formula in formulas.values() for operand in codes_in(formula)} | formulas.keys()
    computed: tuple[_Lists, _Lists] = {code: [] for code in formulas}, {code: [] for code in formulas}
    for place, unit in enumerate(units):
        now, earlier = ({code: one[code][place] for code in needed if code in one} for one in columns)
        values = Values(catalog, Report(unit.name, year, "", figures=_filled(now), earlier=_filled(earlier)))
        for code in formulas:
            computed[0][code].append(values.figure(code))
            computed[1][code].append(values.earlier(code))
        told(place + 1, len(units))
    return computed


def _filled(row: Mapping[str, Figure]) -> dict[str, Figure]:
    return {code: figure for code, figure in row.items() if figure.filled}


def _fixed(columns: _Lists) -> Columns:
    return dict(_some(columns))


def _some(columns: _Lists) -> Iterator[tuple[str, tuple[Figure, ...]]]:
    for code, column in columns.items():
        if any(figure.filled for figure in column):
            yield code, tuple(column)

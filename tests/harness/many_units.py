"""Make a ledger as large as a province's: 3,000 units of 10 years with 200 figures each, in one file.

`python -m tests.harness.many_units LEDGER [--units N] [--years N]`. It opens, adds up and rolls up as any other; its
rows are written past the program, in one transaction and without a trail, so that `fazhi verify` would not pass it.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from desktop.catalog.load import standard_catalog
from desktop.ledger.edit_text import write_indicator
from desktop.ledger.ledger import create_ledger
from desktop.model.catalog import Indicator
from desktop.model.kinds import KIND_BY_NAME

LATEST = 2022
FIGURES = 200  # of each unit and year: those of the catalog that are typed, and the unit's own
_COLUMNS = 15
_RARE = ((0.01, "none", "", "", ""), (0.015, "uncounted", "", "", "系统升级"), (0.02, "value", "whole", "余", ""))
_Row = tuple[object, ...]


def indicators() -> tuple[tuple[Indicator, ...], tuple[Indicator, ...]]:
    """Give the indicators of the catalog that are typed numbers, and as many of a unit's own as make 200 with them."""
    typed = tuple(i for i in standard_catalog().indicators.values() if i.formula is None and i.kind.numeric)
    own = tuple(
        Indicator(f"own.h01_{n}", f"自设指标{n}", "件", KIND_BY_NAME["flow"], "H01", "司法局", required=False)
        for n in range(1, FIGURES - len(typed) + 1)
    )
    return typed, own


def make(path: Path, units: int, years: int) -> None:
    """Make the ledger, with `years` years up to 2022."""
    create_ledger(path).close()
    typed, own = indicators()
    first = LATEST - years + 1
    with closing(sqlite3.connect(path)) as bare:
        bare.executemany("INSERT INTO units VALUES (?, ?)", ((unit, f"第{unit:04d}县") for unit in range(1, units + 1)))
        bare.executemany("INSERT INTO reports VALUES (?, ?, ?, 'A', '', '')", _reports(units, first, years))
        bare.executemany("INSERT INTO indicators VALUES (?, ?, ?, ?, 1)", _own(own, units * years))
        marks = ",".join("?" * _COLUMNS)
        bare.executemany(f"INSERT INTO figures VALUES ({marks})", _figures((*typed, *own), units, first, years))
        counts = (units, units * years, units * years * FIGURES, len(own) * units * years)
        bare.execute("UPDATE manifest SET units=?, reports=?, figures=?, indicators=?", counts)
        bare.commit()


def _reports(units: int, first: int, years: int) -> Iterator[_Row]:
    for unit in range(1, units + 1):
        for index in range(years):
            yield (unit - 1) * years + index + 1, unit, first + index


def _own(own: tuple[Indicator, ...], reports: int) -> Iterator[_Row]:
    definitions = [(one.code, position, write_indicator(one)) for position, one in enumerate(own)]
    for report in range(1, reports + 1):
        for definition in definitions:
            yield (report, *definition)


def _figures(asked: tuple[Indicator, ...], units: int, first: int, years: int) -> Iterator[_Row]:
    dice = random.Random(7)
    ordered = sorted(asked, key=lambda indicator: indicator.code)
    for unit in range(1, units + 1):
        size = dice.lognormvariate(3.5, 1.0)
        for year in range(first, first + years):
            for one in ordered:
                yield (unit, year, one.code, *_content(dice, one, size))


def _content(dice: random.Random, indicator: Indicator, size: float) -> _Row:
    chance = dice.random()
    state, kind, about, reason = next((rest for most, *rest in _RARE if chance < most), ("value", "whole", "", ""))
    top = 100 if indicator.unit == "%" else size
    value = str(int(dice.random() * top)) if state == "value" else ""
    return state, value, kind, about, reason, "typed", "", "张三", "2023-01-10T09:00:00+08:00", "", False, 1


def main() -> None:
    """Make a ledger and say how large it is and how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--units", type=int, default=3000)
    parser.add_argument("--years", type=int, default=10)
    given = parser.parse_args()
    start = time.perf_counter()
    make(given.ledger, given.units, given.years)
    count = given.units * given.years * FIGURES
    size = given.ledger.stat().st_size / 1e6
    sys.stdout.write(f"{count:,} figures, {size:.0f} MB, in {time.perf_counter() - start:.0f} s: {given.ledger}\n")


if __name__ == "__main__":
    main()

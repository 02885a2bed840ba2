"""Speed of the roll-up as ratios in one run; UNITS=3000 for a ledger of 6 million figures (3,000 units of 10 years).

LEDGER names one that tests/harness/many_units.py has made, so that it is not made anew.
"""

from __future__ import annotations

import io
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from desktop.catalog.load import standard_catalog
from desktop.collection.tables.rollup import write_rollup
from desktop.ledger.ledger import open_ledger
from desktop.operations.rolling_up import RollUp, Wanted, roll_up_files
from tests.harness.many_units import FIGURES, LATEST, make

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]

UNITS, YEARS = int(os.environ.get("UNITS", "300")), 10
CODES = ("h06.fy_apply", "h06.tj_cases", "h01.grids", "h07.consult", "h06.jz_in")
_BARE = "SELECT unit_id, year, code, state, value, value_kind, about, reason FROM figures WHERE year IN (?, ?)"
_CHILD = (
    "import sys; from pathlib import Path; from desktop.catalog.load import standard_catalog;"
    "from desktop.operations.rolling_up import Wanted, roll_up_files, write_roll_up;"
    "roll = roll_up_files(Wanted((Path(sys.argv[1]),), int(sys.argv[2])), standard_catalog());"
    "write_roll_up(roll, Path(sys.argv[3]));"
    # What the system tells of resources goes back to before the process was what it is.
    "status = Path('/proc/self/status').read_text();"
    "print(int(status.partition('VmHWM:')[2].split()[0]) // 1024)"
)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    given = os.environ.get("LEDGER")
    if given:
        return Path(given)
    path = tmp_path_factory.mktemp("large") / "a.fzb"
    make(path, UNITS, YEARS)
    return path


@pytest.fixture(scope="module")
def roll(large: Path) -> RollUp:
    return roll_up_files(Wanted((large,), LATEST), standard_catalog())


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def tell(capsys: pytest.CaptureFixture[str], sentence: str) -> None:
    with capsys.disabled():
        sys.stdout.write(f"\n{sentence}\n")


def test_one_indicator_over_all_units_by_year(large: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_ledger(large, person="", read_only=True) as ledger:
        taken = sorted(seconds(lambda code=code: ledger.totals(code)) for code in CODES * 6)
        units = len(ledger.units())
        assert len(ledger.totals(CODES[0])) == YEARS
    median = taken[len(taken) // 2] * 1000
    tell(capsys, f"G10 one indicator of {units * YEARS * FIGURES:,} figures, {units:,} units, by year: {median:.1f} ms")
    assert median <= 30  # the goal is 10 for 6 million; a machine that does other things gets some room


def test_a_year_of_all_units_is_read_near_the_speed_of_bare_sqlite(
    large: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(large)) as bare:
        units = bare.execute("SELECT count(*) FROM units").fetchone()[0]
        wanted = f"{_BARE} AND unit_id BETWEEN 1 AND {units} ORDER BY unit_id"
        floor = min(seconds(lambda: bare.execute(wanted, (LATEST, LATEST - 1)).fetchall()) for _ in range(3))
    with open_ledger(large, person="", read_only=True) as ledger:
        ours = min(seconds(lambda: sum(len(unit.figures) for unit in ledger.whole_year(LATEST))) for _ in range(3))
    tell(capsys, f"a year of {units:,} units, read: {ours:.2f} s, {ours / floor:.1f}x bare sqlite3 ({floor:.2f} s)")
    assert ours / floor <= 3  # 1.1 to 1.4 were measured


def test_rolling_up_a_year(large: Path, roll: RollUp, capsys: pytest.CaptureFixture[str]) -> None:
    taken = seconds(lambda: roll_up_files(Wanted((large,), LATEST), standard_catalog()))
    units, rows = len(roll.rolled.units), len(roll.rolled.rows)
    opening = seconds(lambda: open_ledger(large, person="", read_only=True).close())
    with open_ledger(large, person="", read_only=True) as ledger:
        reading = seconds(lambda: sum(1 for _ in ledger.whole_year(LATEST)))
    what = f"a year of {units:,} units and {rows} indicators rolled up"
    tell(capsys, f"{what}: {taken:.2f} s, of which {opening:.2f} s is opening the ledger and {reading:.2f} s reading")
    assert taken <= opening + 8 * reading


def test_the_workbook_is_written_near_the_speed_of_bare_xlsxwriter(
    roll: RollUp, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = seconds(lambda: write_rollup(roll.rolled, roll.catalog, (), lambda *_: None))
    floor = seconds(lambda: _bare_workbook(roll))
    cells = 2 * len(roll.rolled.units) * len(roll.rolled.rows)
    tell(capsys, f"workbook of {cells:,} cells: {ours:.1f} s, {ours / floor:.2f}x bare xlsxwriter ({floor:.1f} s)")
    assert ours / floor <= 4


def _bare_workbook(roll: RollUp) -> None:
    """Write the same numbers into two sheets, and nothing else."""
    book = Workbook(io.BytesIO(), {"constant_memory": True})
    for _ in range(2):
        sheet = book.add_worksheet()
        for unit in range(len(roll.rolled.units)):
            for column, row in enumerate(roll.rolled.rows):
                number = row.figures[unit].number
                if number is not None:
                    sheet.write_number(unit, column, float(number))
    book.close()


def test_memory_of_a_process_that_rolls_up(large: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-c", _CHILD, str(large), str(LATEST), str(tmp_path / "a.xlsx")]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    taken = time.perf_counter() - start
    size = (tmp_path / "a.xlsx").stat().st_size / 1e6
    tell(
        capsys, f"process that rolls up and writes: {taken:.1f} s, {done.stdout.strip()} MB; the workbook {size:.1f} MB"
    )
    assert int(done.stdout) < 1024

"""Roll up: the figures of many units, from ledgers and 数据汇总表, side by side and added up, as a value and a file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.collection.sheets import Workbook
from desktop.collection.tables.rollup import is_rollup, write_rollup
from desktop.collection.tables.summary_reading import read_summary
from desktop.collection.workbook_source import read_workbooks_safely
from desktop.files import refusing, write_whole
from desktop.ledger.ledger import open_ledger
from desktop.model.catalog import Catalog
from desktop.model.rollup.gathering import Gathering
from desktop.model.rollup.roll_up import RolledUp, roll_up
from desktop.model.rollup.unit_year import UnitYear
from desktop.model.years import check_year
from desktop.operations.long_work import CANCELLED, UNWATCHED, Watch
from desktop.operations.sources import refuse_source
from desktop.operations.tables import LOADING, WORKBOOK, WRITING, check_suffix
from desktop.refusal import Refused

COMPUTING = "计算"
LEDGER, WORKBOOKS = ".fzb", (".xlsx", ".xls")


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was asked for: how many units it had, what was noticed in it, and why it could not be read.

    `result` says that it is an earlier roll-up, which is no material: it may be written over.
    """

    name: str
    units: int = 0
    notes: tuple[str, ...] = ()
    problem: str = ""
    path: Path = Path()
    result: bool = False

    @property
    def said(self) -> str:
        """What came of it, in one line."""
        if self.result:
            return "是以前汇总的结果，不是材料，没有计入。"
        return self.problem or f"{self.units}家单位。{''.join(self.notes)}"

    @property
    def in_words(self) -> str:
        """The file with what came of it, in one line."""
        if self.problem:
            return f"{self.name}：没有读成。{self.problem}"
        return f"{self.name}{'' if self.result else '：'}{self.said}"


@dataclass(frozen=True, slots=True)
class RollUp:
    """A roll-up with the catalog that knows its indicators, and the files it comes from."""

    rolled: RolledUp
    catalog: Catalog
    sources: tuple[Source, ...]

    @property
    def asks(self) -> bool:
        """Whether somebody must look: something is missing, differs, was changed, or was not read."""
        return self.rolled.asks or any(source.problem or source.notes for source in self.sources)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is rolled up: files and folders, the year, which files are right where others differ, units left out.

    `target` is what will be written, where it is known already.
    """

    paths: tuple[Path, ...]
    year: int
    preferred: tuple[Path, ...] = ()
    without: tuple[str, ...] = ()
    target: Path | None = None


def roll_up_files(wanted: Wanted, catalog: Catalog, watch: Watch = UNWATCHED) -> RollUp:
    """Read what is wanted and put it side by side; nothing is written, and no ledger is touched.

    A file that cannot be read is told among the sources, and the others are rolled up without it. Refused:
    ROLLUP-NOTHING (none could be read, none has that year, or there is none), and as `gather_files`.
    """
    roll = gather_files(wanted, catalog, watch)
    rolled = roll.rolled
    stated = any(figure.filled for row in rolled.rows for figure in row.figures)
    if not stated and not any(unit.reported for unit in rolled.units):
        nobody = f"{len(rolled.units)}家单位都没有{wanted.year}年度的报告。" if rolled.units else "里面没有单位。"
        why = next((source.in_words for source in roll.sources if source.problem or source.result), nobody)
        raise Refused("ROLLUP-NOTHING", f"没有可以汇总的数：{why}")
    return roll


def gather_files(wanted: Wanted, catalog: Catalog, watch: Watch = UNWATCHED) -> RollUp:
    """Do as `roll_up_files`, but give the sources, and why they were not read, also where there is nothing to roll up.

    Refused: ROLLUP-NOTHING (there is no file), ROLLUP-PREFER, ROLLUP-WITHOUT (not among what was read), YEAR-WRONG,
    FORMAT-UNKNOWN, CHILD-CANCELLED.
    """
    check_year(wanted.year)
    if wanted.target is not None:
        check_suffix(wanted.target, (WORKBOOK,))
    files = _files(wanted)
    names = _names(files)
    preferred = _preferred(wanted, names)
    gathering = _Gathering(Gathering(catalog, wanted.year, preferred), wanted)
    tables = [path for path in files if path.suffix.lower() != LEDGER]
    outcomes = read_workbooks_safely(tables, watch.cancelled)
    for done, path in enumerate(files, start=1):
        if path.suffix.lower() == LEDGER:
            gathering.ledger(path, names[path], watch)
        else:
            gathering.table(names[path], next(outcomes), catalog)
        watch.reach(LOADING, done, len(files))
    outcomes.close()
    return gathering.result(names, watch)


def write_roll_up(roll: RollUp, target: Path, watch: Watch = UNWATCHED) -> Path:
    """Write a roll-up as a workbook; give the path that was written, as `files.write_whole`.

    Refused (FORMAT-UNKNOWN) unless it is an .xlsx, (FILE-SOURCE) where it is one of the sources (in a folder, too) and
    no earlier roll-up, (TABLE-WIDE, TABLE-TEXT, CHILD-CANCELLED), and as `write_whole`.
    """
    check_suffix(target, (WORKBOOK,))
    refuse_source(target, [source.path for source in roll.sources if not source.result])
    said = tuple(source.in_words for source in roll.sources)
    data = write_rollup(roll.rolled, roll.catalog, said, lambda done, of: watch.reach(WRITING, done, of))
    return write_whole(target, data)


def _files(wanted: Wanted) -> list[Path]:
    """Give the files that are wanted, those of folders in the order of their names, each once."""
    files: dict[Path, None] = {}
    for path in wanted.paths:
        if path.is_dir():
            with refusing(path):
                found = sorted(one for one in path.iterdir() if _fits(one))
            files.update(dict.fromkeys(found))
        else:
            files[path] = None
    if not files:
        raise Refused("ROLLUP-NOTHING", "没有找到账本（.fzb）和数据汇总表（.xlsx），请核对文件的位置。")
    return list(files)


def _fits(path: Path) -> bool:
    # Office programs keep ~$… files beside those that are open.
    return path.suffix.lower() in (LEDGER, *WORKBOOKS) and not path.name.startswith(("~$", ".")) and path.is_file()


def _names(files: Sequence[Path]) -> dict[Path, str]:
    """Give each file a name by which people know it: with its folder, where two are called the same."""
    called = [path.name for path in files]
    return {path: path.name if called.count(path.name) == 1 else str(path) for path in files}


def _preferred(wanted: Wanted, names: dict[Path, str]) -> Collection[str]:
    real = {path.resolve(): name for path, name in names.items()}
    for path in wanted.preferred:
        if path.resolve() not in real:
            raise Refused("ROLLUP-PREFER", f"“{path.name}”不在要汇总的文件里，不能以它为准，请核对。")
    return [real[path.resolve()] for path in wanted.preferred]


class _Gathering:
    """Takes the units of one file after the other."""

    def __init__(self, gathering: Gathering, wanted: Wanted) -> None:
        self._gathering = gathering
        self._wanted = wanted
        self._sources: dict[str, Source] = {}
        self._left_out: set[str] = set()

    def ledger(self, path: Path, name: str, watch: Watch) -> None:
        """Take every unit of a ledger; Refused (CHILD-CANCELLED)."""
        taken = 0
        try:
            with open_ledger(path, person="", read_only=True) as ledger:
                many = len(ledger.units())
                for done, unit in enumerate(ledger.whole_year(self._wanted.year), start=1):
                    taken += self._add(name, unit)
                    watch.reach(f"{LOADING}{name}", done, many)
        except Refused as refused:
            if refused.code == CANCELLED:
                raise
            self._sources[name] = Source(name, taken, problem=refused.sentence)
        else:
            self._sources[name] = Source(name, taken)

    def table(self, name: str, outcome: Workbook | Refused, catalog: Catalog) -> None:
        """Take the unit of a 数据汇总表 that is of the year."""
        try:
            if isinstance(outcome, Refused):
                raise outcome
            if is_rollup(outcome):
                self._sources[name] = Source(name, result=True)
                return
            read = read_summary(outcome, catalog)
        except Refused as refused:
            self._sources[name] = Source(name, problem=refused.sentence)
            return
        if read.year != self._wanted.year:
            problem = f"它是{read.year}年度的，不是{self._wanted.year}年度的，请选择这一年度的表。"
            self._sources[name] = Source(name, problem=problem)
            return
        self._sources[name] = Source(name, self._add(name, read.unit), read.notes)

    def result(self, names: Mapping[Path, str], watch: Watch) -> RollUp:
        """Give the roll-up, with the sources in the order of these files."""
        strangers = [unit for unit in self._wanted.without if unit not in self._left_out]
        if strangers:
            raise Refused("ROLLUP-WITHOUT", f"材料里没有“{'”“'.join(strangers)}”，不用排除，请核对名称。")
        sources = tuple(replace(self._sources[name], path=path) for path, name in names.items())
        gathered = self._gathering.gathered(lambda done, of: watch.reach(COMPUTING, done, of))
        return RollUp(roll_up(gathered), gathered.catalog, sources)

    def _add(self, name: str, unit: UnitYear) -> int:
        if unit.unit in self._wanted.without:
            self._left_out.add(unit.unit)
            return 0
        self._gathering.add(name, unit)
        return 1

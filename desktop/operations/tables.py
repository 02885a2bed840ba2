"""Tables out of the ledger: 数据汇总表 of a year, all years of a unit, and 签批底稿, each as a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.checks.check import check
from desktop.checks.rules import every_rule
from desktop.collection.tables.signing_draft import write_signing_draft
from desktop.collection.tables.summary import write_summary
from desktop.collection.tables.years import write_years
from desktop.documents.profiles import DEFAULT_PROFILE, find_profile
from desktop.documents.signing_annex import signing_annex
from desktop.documents.word.annex import write_annex
from desktop.files import write_whole
from desktop.ledger.ledger import Ledger
from desktop.model.catalog import Catalog
from desktop.model.figure_words import UNFILLED, WRONG
from desktop.model.findings import Finding
from desktop.model.report import Report
from desktop.model.signing_draft import SigningDraft, signing_draft
from desktop.model.summary import Summary, summarise
from desktop.model.years_table import years_table
from desktop.operations.keeping import chosen_unit
from desktop.operations.long_work import UNWATCHED, Watch
from desktop.refusal import Refused

WORKBOOK, WORD = ".xlsx", ".docx"
LOADING, CHECKING, WRITING = "读取", "核对", "写表"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a table is about: a report, its catalog, and the report of the year before where there is one."""

    report: Report
    catalog: Catalog
    last: Report | None = None

    def findings(self, watch: Watch) -> tuple[Finding, ...]:
        """Check the report; Refused (CHILD-CANCELLED)."""
        watch.reach(CHECKING, 0, 1)
        found = check(self.report, self.catalog, self.last)
        watch.reach(CHECKING, 1, 1)
        watch.reach(WRITING, 0, 1)
        return found


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was written: where, how many of its figures are not filled, and how many are wrong."""

    path: Path
    missing: int = 0
    wrong: int = 0

    @property
    def asks(self) -> str:
        """What somebody must look at, in a sentence; "" where there is nothing."""
        counted = ((self.missing, "未填"), (self.wrong, "有误"))
        return "，".join(f"{number}项{state}" for number, state in counted if number)


def write_summary_table(subject: Subject, target: Path, watch: Watch = UNWATCHED) -> Table:
    """Write 数据汇总表 of a report; its path is that which was written, as `files.write_whole`.

    Refused (FORMAT-UNKNOWN) unless it is a workbook, (TABLE-TEXT, CHILD-CANCELLED), and as `write_whole`.
    """
    check_suffix(target, (WORKBOOK,))
    summary = summarise(subject.report, subject.catalog, subject.findings(watch))
    data = write_summary(summary)
    watch.reach(WRITING, 1, 1)
    return _written(target, data, summary)


def write_signing_table(subject: Subject, target: Path, profile: str = "", watch: Watch = UNWATCHED) -> Table:
    """Write 签批底稿 of a report as a workbook or, in the fonts of a profile, as a Word annex; by the suffix.

    Refused as `write_summary_table`, and (PROFILE-UNKNOWN).
    """
    chosen = find_profile(profile or DEFAULT_PROFILE)
    writers: Mapping[str, Callable[[SigningDraft], bytes]] = {
        WORKBOOK: write_signing_draft,
        WORD: lambda draft: write_annex(signing_annex(draft), chosen),
    }
    check_suffix(target, tuple(writers))
    catalog = subject.catalog.with_own(subject.report.indicators)
    draft = signing_draft(subject.report, subject.catalog, subject.findings(watch), every_rule(catalog))
    data = writers[target.suffix.lower()](draft)
    watch.reach(WRITING, 1, 1)
    return _written(target, data, draft.summary)


def _written(target: Path, data: bytes, summary: Summary) -> Table:
    states = Counter(row.state for row in summary.rows)
    return Table(write_whole(target, data), states[UNFILLED], states[WRONG])


def load_years(ledger: Ledger, unit: str | None, watch: Watch = UNWATCHED) -> tuple[Report, ...]:
    """Load all reports that a ledger has of a unit, the first year first.

    Refused (YEAR-UNKNOWN) where there is none, (CHILD-CANCELLED), and as `keeping.chosen_unit`.
    """
    name = chosen_unit(ledger, unit)
    years = ledger.years(name)
    if not years:
        raise Refused("YEAR-UNKNOWN", f"账本里还没有{name}的报告，请先新建一个年度。")
    reports: list[Report] = []
    for done, year in enumerate(sorted(years), start=1):
        reports.append(ledger.load(name, year).report)
        watch.reach(LOADING, done, len(years))
    return tuple(reports)


def write_years_table(
    reports: Sequence[Report], catalog: Catalog, target: Path, watch: Watch = UNWATCHED
) -> tuple[Path, tuple[int, ...]]:
    """Write all years of a unit, at least one; give the path that was written, and the years.

    Refused as `write_summary_table`.
    """
    check_suffix(target, (WORKBOOK,))
    watch.reach(WRITING, 0, 1)
    table = years_table(reports, catalog)
    data = write_years(table)
    watch.reach(WRITING, 1, 1)
    return write_whole(target, data), table.years


def check_suffix(target: Path, known: tuple[str, ...]) -> None:
    """Refuse (FORMAT-UNKNOWN) a file name whose suffix is none of those known."""
    if target.suffix.lower() not in known:
        raise Refused("FORMAT-UNKNOWN", f"“{target.name}”的后缀写得不对，请把后缀写成{'或'.join(known)}。")

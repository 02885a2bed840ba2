"""Tables out of the ledger: 数据汇总表 of a year, all years of a unit, and 签批底稿, each as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from desktop.checks.check import check
from desktop.collection.tables.signing_draft import write_signing_draft
from desktop.collection.tables.summary import write_summary
from desktop.collection.tables.years import write_years
from desktop.documents.profiles import DEFAULT_PROFILE, find_profile
from desktop.documents.signing_annex import signing_annex
from desktop.documents.word.annex import write_annex
from desktop.files import write_whole
from desktop.ledger.ledger import Ledger
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding
from desktop.model.report import Report
from desktop.model.signing_draft import SigningDraft, signing_draft
from desktop.model.summary import summarise
from desktop.model.years_table import years_table
from desktop.operations.keeping import chosen_unit, load
from desktop.refusal import Refused

WORKBOOK, WORD = ".xlsx", ".docx"


def write_summary_table(report: Report, catalog: Catalog, target: Path, last: Report | None = None) -> Path:
    """Write 数据汇总表 of a report; give the path that was written, as `files.write_whole`.

    `last` is the report of the year before, where there is one. Refused (FORMAT-UNKNOWN) unless it is a workbook,
    (TABLE-TEXT), and as `write_whole`.
    """
    check_suffix(target, (WORKBOOK,))
    return write_whole(target, write_summary(summarise(report, catalog, _findings(report, catalog, last))))


def write_signing_table(
    report: Report, catalog: Catalog, target: Path, last: Report | None = None, profile: str = ""
) -> Path:
    """Write 签批底稿 of a report as a workbook or, in the fonts of a profile, as a Word annex; by the suffix.

    Refused as `write_summary_table`, and (PROFILE-UNKNOWN).
    """
    chosen = find_profile(profile or DEFAULT_PROFILE)
    writers: Mapping[str, Callable[[SigningDraft], bytes]] = {
        WORKBOOK: write_signing_draft,
        WORD: lambda draft: write_annex(signing_annex(draft), chosen),
    }
    check_suffix(target, tuple(writers))
    draft = signing_draft(report, catalog, _findings(report, catalog, last))
    return write_whole(target, writers[target.suffix.lower()](draft))


def write_years_table(ledger: Ledger, catalog: Catalog, unit: str | None, target: Path) -> tuple[Path, tuple[int, ...]]:
    """Write all years that a ledger has of a unit; give the path that was written, and the years.

    Refused as `write_summary_table` and `keeping.chosen_unit`, and (YEAR-UNKNOWN) where the unit has no report.
    """
    check_suffix(target, (WORKBOOK,))
    name = chosen_unit(ledger, unit)
    reports = [ledger.load(name, year).report for year in ledger.years(name)]
    if not reports:
        raise Refused("YEAR-UNKNOWN", f"账本里还没有{name}的报告，请先新建一个年度。")
    table = years_table(reports, catalog)
    return write_whole(target, write_years(table)), table.years


def with_last(ledger: Ledger, unit: str | None, year: int) -> tuple[Report, Report | None]:
    """Give a unit's report of a year, and the one before where the ledger has it; Refused as `keeping.load`."""
    report = load(ledger, unit, year).report
    before = year - 1 in ledger.years(report.unit)
    return report, ledger.load(report.unit, year - 1).report if before else None


def _findings(report: Report, catalog: Catalog, last: Report | None) -> tuple[Finding, ...]:
    return check(report, catalog, last)


def check_suffix(target: Path, known: tuple[str, ...]) -> None:
    """Refuse (FORMAT-UNKNOWN) a file name whose suffix is none of those known."""
    if target.suffix.lower() not in known:
        raise Refused("FORMAT-UNKNOWN", f"“{target.name}”的后缀写得不对，请把后缀写成{'或'.join(known)}。")

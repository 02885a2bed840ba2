"""Make the sample year: its ledger and its Word report, in a folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import SAMPLE_PERSON, load_sample
from desktop.documents.formats import Look, write_document
from desktop.files import refusing, replace_patiently, temporary_beside
from desktop.ledger.ledger import create_ledger, open_ledger
from desktop.ledger.lock import LedgerLock
from desktop.model.report import Report
from desktop.operations.generate import Built, generate, ready_document, suggested_name
from desktop.quantities.doubts import quoted_name
from desktop.refusal import Refused

LEDGER_NAME = "ledger.fzb"


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made."""

    ledger: Path
    built: Built
    figures: int


def make_demo(folder: Path) -> Demo:
    """Make the ledger of the sample year and its Word report in `folder`.

    Replaces what an earlier call made there, and nothing else: Refused (DEMO-FOLDER) where `folder` is a file,
    (DEMO-OTHER) where a ledger or report of that name is not the sample's, (LEDGER-LOCKED) where somebody has the
    ledger open. What is new gets its name only when it is complete: a call that was interrupted leaves the earlier
    sample, and can be made again.
    """
    catalog = standard_catalog()
    report = load_sample(catalog)
    document, _ = ready_document(report, catalog)
    ledger_path, target = folder / LEDGER_NAME, folder / suggested_name(document)
    with refusing(folder):
        if folder.exists() and not folder.is_dir():
            what = "是一个文件，没有动它；示例要放在文件夹里，请换一个位置。"
            raise Refused("DEMO-FOLDER", f"{quoted_name(folder.name)}{what}")
        folder.mkdir(parents=True, exist_ok=True)
    with LedgerLock(ledger_path, SAMPLE_PERSON):
        _refuse_others(ledger_path, target, write_document(document, target.suffix, Look()))
        _replace(ledger_path, report)
        return Demo(ledger_path, generate(report, catalog, target), len(report.figures))


def _replace(path: Path, report: Report) -> None:
    new = temporary_beside(path)
    try:
        with create_ledger(new, person=SAMPLE_PERSON) as ledger:
            ledger.add_report(report)
        with refusing(path):
            replace_patiently(new, path)
    finally:
        for left in (new, new.with_name(f"{new.name}-wal"), new.with_name(f"{new.name}-shm")):
            left.unlink(missing_ok=True)


def _refuse_others(ledger: Path, target: Path, ours: bytes) -> None:
    if ledger.exists():
        if not _is_sample(ledger):
            raise Refused("DEMO-OTHER", f"“{ledger}”不是示例账本，没有动它；请换一个文件夹放示例。")
    elif target.exists() and target.read_bytes() != ours:
        raise Refused("DEMO-OTHER", f"“{target}”已经存在，不是示例生成的，没有动它；请换一个文件夹放示例。")


def _is_sample(path: Path) -> bool:
    """Whether the sample made the ledger, and holds nothing but its one report, however that was changed since."""
    with open_ledger(path, person="", read_only=True) as ledger:
        held = [(unit, year) for unit in ledger.units() for year in ledger.years(unit)]
        return len(held) == 1 and ledger.trail(*held[0])[0].person == SAMPLE_PERSON

"""Make the sample year: its ledger and its Word report, in a folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import SAMPLE_PERSON, load_sample
from desktop.ledger.ledger import create_ledger, open_ledger
from desktop.operations.generate import Built, generate, ready_document, suggested_name
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

    Replaces what an earlier call made there, and nothing else: Refused (DEMO-OTHER) where a ledger or report of that
    name is not the sample's.
    """
    catalog = standard_catalog()
    report = load_sample(catalog)
    document, _ = ready_document(report, catalog)
    ledger_path, target = folder / LEDGER_NAME, folder / suggested_name(document)
    folder.mkdir(parents=True, exist_ok=True)
    _clear(ledger_path, target)
    with create_ledger(ledger_path, person=SAMPLE_PERSON) as ledger:
        ledger.add_report(report)
    return Demo(ledger_path, generate(report, catalog, target), len(report.figures))


def _clear(ledger: Path, target: Path) -> None:
    if ledger.exists():
        if not _is_sample(ledger):
            raise Refused("DEMO-OTHER", f"“{ledger}”不是示例账本，没有动它；请换一个文件夹放示例。")
        ledger.unlink()
    elif target.exists():
        raise Refused("DEMO-OTHER", f"“{target}”已经存在，不是示例生成的，没有动它；请换一个文件夹放示例。")


def _is_sample(path: Path) -> bool:
    """Whether the sample made the ledger, and holds nothing but its one report, however that was changed since."""
    with open_ledger(path, person="", read_only=True) as ledger:
        held = [(unit, year) for unit in ledger.units() for year in ledger.years(unit)]
        return len(held) == 1 and ledger.trail(*held[0])[0].person == SAMPLE_PERSON

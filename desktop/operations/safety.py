"""Verify, back up and restore a ledger, and say what was found."""

from __future__ import annotations

from pathlib import Path

from desktop.files import refusing
from desktop.ledger import backups, verification
from desktop.operations.keeping import refuse_other_suffix
from desktop.operations.sources import refuse_source


def verify_ledger(path: Path) -> str:
    """Say in one sentence what a whole ledger holds; Refused says what is damaged and what to do."""
    found = verification.verify_ledger(path)
    files = f"、{found.files}个文件" if found.files else ""
    return (
        f"账本完好：{found.units}个单位、{found.reports}个年度、{found.figures}个数、{found.trail}条修改记录{files}。"
    )


def back_up(path: Path) -> Path:
    """Back a ledger up, verified, and give the backup's path."""
    return backups.back_up(path)


def restore(backup: Path, to: Path) -> Path | None:
    """Put a backup in the place of a ledger, and give the path where the present one is kept, if there was one.

    Refused (FILE-SOURCE) where both are one file, (LEDGER-NAME), and as `backups.restore`.
    """
    refuse_source(to, (backup,))
    with refusing(to):
        if not to.exists():
            refuse_other_suffix(to)
    return backups.restore(backup, to)

"""What is left of a ledger when its file is gone: its backups, and what a restoring kept aside."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

FOLDER = "备份"


def remains(path: Path) -> Path | None:
    """Give the newest file from which the ledger at `path` could be restored; None if there is none."""
    stem = re.escape(path.stem)
    aside = re.compile(stem + r"（恢复前 [0-9 -]+）" + re.escape(path.suffix))
    backup = re.compile(stem + r" \d{8}-\d{6} \d{6,}\.fzb")
    found: list[tuple[float, Path]] = []
    for folder, named in ((path.parent, aside), (path.parent / FOLDER, backup)):
        with suppress(OSError):
            found += [(file.stat().st_mtime, file) for file in folder.iterdir() if named.fullmatch(file.name)]
    return max(found)[1] if found else None

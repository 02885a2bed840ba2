"""A file that was made of a report, and the list of them that is remembered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from desktop.windows.settings_lists import read_entries, write_entries

MOST_REMEMBERED = 60
_KINDS = {".docx": "Word", ".pdf": "PDF", ".html": "网页", ".txt": "文本"}


@dataclass(frozen=True, slots=True)
class ProducedFile:
    """A file with the ledger, unit and year it was made of; `at` is local time, `mark` tells what it says."""

    path: Path
    ledger: Path
    unit: str
    year: int
    at: datetime
    mark: str

    @property
    def kind(self) -> str:
        """What sort of file it is, in the words of users."""
        return _KINDS.get(self.path.suffix.lower(), "文件")


def with_file(files: Iterable[ProducedFile], new: ProducedFile) -> tuple[ProducedFile, ...]:
    """Give the files with one that has just been made in front, each path once, the oldest dropped."""
    return (new, *without(files, new.path))[:MOST_REMEMBERED]


def without(files: Iterable[ProducedFile], path: Path) -> tuple[ProducedFile, ...]:
    """Give the files without the one at `path`."""
    return tuple(file for file in files if file.path != path)


def to_text(files: Iterable[ProducedFile]) -> str:
    """Give the files as one line of text, for the settings file."""
    return write_entries(
        [
            [str(one.path), str(one.ledger), one.unit, one.year, one.at.isoformat(timespec="seconds"), one.mark]
            for one in files
        ]
    )


def from_text(text: str) -> tuple[ProducedFile, ...]:
    """Read back what `to_text` gave; whatever cannot be read is left out, for the list is only a convenience."""
    read = (_file(entry) for entry in read_entries(text, MOST_REMEMBERED))
    return tuple(file for file in read if file is not None)


def _file(entry: object) -> ProducedFile | None:
    try:
        path, ledger, unit, year, at, mark = cast("list[Any]", entry)
        if not path or "\0" in f"{path}{ledger}":
            return None
        when = datetime.fromisoformat(at).replace(tzinfo=None)
        return ProducedFile(Path(path), Path(ledger), str(unit), int(year), when, str(mark))
    except (TypeError, ValueError, OverflowError):
        return None

"""What is rolled up: files and folders, the year, which of them are right, and the units that do not count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

if TYPE_CHECKING:
    from desktop.operations.rolling_up import Wanted

SUFFIXES = (".fzb", ".xlsx", ".xls")


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen; a value that is changed by making another."""

    year: int
    paths: tuple[Path, ...] = ()
    preferred: tuple[Path, ...] = ()
    without: tuple[str, ...] = ()

    def added(self, paths: Iterable[Path]) -> Choice:
        """Give the choice with more files and folders, each once."""
        return replace(self, paths=tuple(dict.fromkeys((*self.paths, *paths))))

    def removed(self, path: Path, read: Sequence[Path]) -> Choice:
        """Give the choice without one of the files that were read; folders become the files that are in them."""
        left = tuple(one for one in read if one != path)
        return replace(self, paths=left, preferred=tuple(one for one in self.preferred if one in left))

    def toggled(self, path: Path) -> Choice:
        """Give the choice in which a file is right where others say something else; or no more, if it was."""
        preferred = tuple(one for one in self.preferred if one != path)
        return replace(self, preferred=preferred if path in self.preferred else (*self.preferred, path))

    @property
    def wanted(self) -> Wanted:
        """What the operation is asked for."""
        from desktop.operations.rolling_up import Wanted

        return Wanted(self.paths, self.year, self.preferred, self.without)


def dropped_materials(data: QMimeData) -> tuple[Path, ...]:
    """Give the ledgers, workbooks and folders among the files that are dropped."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.lower() in SUFFIXES or path.is_dir())

"""Writing the report beside the window, and saying in a quiet bar what was written and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop.documents.blocks import Style
from desktop.documents.formats import PLAIN, UPWARD, Look, official_styles
from desktop.model.catalog import Catalog
from desktop.model.report import Report
from desktop.refusal import Refused
from desktop.windows.background import Lane
from desktop.windows.notice_bar import Choice, Notice
from desktop.windows.settings import Settings

if TYPE_CHECKING:
    from desktop.operations.generate import Built


def look_of(settings: Settings) -> Look:
    """Give the look the user chose; a template of their own keeps the fonts it has."""
    own = settings.template not in (PLAIN, UPWARD)
    return Look(settings.template, "" if own else settings.profile)


def shown_official(settings: Settings) -> frozenset[Style]:
    """Give the parts of a 公文 the page shows; none where the template cannot be read, which generating says."""
    try:
        return official_styles(settings.template)
    except Refused:
        return frozenset()


@dataclass(frozen=True, slots=True)
class GenerateJob:
    """Writes a report into a folder, under a name made from its title."""

    report: Report
    catalog: Catalog
    folder: Path
    look: Look
    last: Report | None = None  # last year's, where the ledger has it

    def __call__(self) -> Built:
        """Write it; Refused as `generate`."""
        from desktop.documents.compose import compose
        from desktop.operations.generate import generate, suggested_name

        name = suggested_name(compose(self.catalog, self.report))
        return generate(self.report, self.catalog, self.folder / name, self.look, self.last)


@dataclass(frozen=True, slots=True)
class OpenPath:
    """Opens a file or folder with the program the system has for it."""

    path: Path

    def __call__(self) -> bool:
        """Ask the system, and say whether it could."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path)))


class Making(Protocol):
    """A job that writes a file of a report."""

    @property
    def report(self) -> Report:
        """The report that is written."""
        ...

    @property
    def catalog(self) -> Catalog:
        """What can be reported."""
        ...

    def __call__(self) -> Built:
        """Write it."""
        ...


class Generating(QObject):
    """`started` and `ended` say when a report is being written; `told` gives the Notice about what came of it."""

    started = Signal()
    ended = Signal()
    told = Signal(object)
    written = Signal(object)  # Path
    made = Signal(object, object)  # the Making that is done, and the Path it wrote

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = Lane(1, self)
        self._job: Making | None = None

    def generate(self, job: Making) -> None:
        """Write a report as the job does, unless one is being written."""
        if not self._lane.busy:
            self._job = job
            self.started.emit()
            self._lane.run(job, self._done, self._failed)

    def finish(self) -> None:
        """Wait until the report is written; used when the program ends."""
        self._lane.finish()

    def _done(self, built: Built) -> None:
        self.ended.emit()
        self.written.emit(built.path)
        self.made.emit(self._job, built.path)
        choices = (Choice("打开文件", OpenPath(built.path)), Choice("打开所在文件夹", OpenPath(built.path.parent)))
        self.told.emit(Notice(_sentence(built), choices, "warning" if built.draft else "info"))

    def _failed(self, error: Exception) -> None:
        self.ended.emit()
        if not isinstance(error, Refused):
            raise error
        self.told.emit(Notice(error.sentence, kind="error"))


def _sentence(built: Built) -> str:
    parts = [f"已生成“{built.path.name}”"]
    if built.path != built.wanted:
        parts.append(f"“{built.wanted.name}”正被别的程序打开，没有动它，所以换了个名字")
    if built.draft:
        parts.append(f"{built.reason}，所以是草稿")
    return "；".join(parts) + "。"

"""Which ledger is open: opening, switching year, beginning one, closing. Everything happens in the ledger's lane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from desktop.model.history import History
from desktop.refusal import Refused
from desktop.windows.background import Lane
from desktop.windows.clock import local_time
from desktop.windows.keeping.ledger_jobs import BackUp, Begin, Close, CopyLedger, MakeSample, Open, Opened, Switch, Way

if TYPE_CHECKING:
    from desktop.windows.reading.confirming import Confirmed
    from desktop.windows.reading.jobs import Taken
    from desktop.windows.start.new_ledger_dialog import NewLedger

SAMPLE_NAME = "示例账本（银州区2022年度）.fzb"


@dataclass(frozen=True, slots=True)
class NotOpened:
    """Why a ledger could not be opened, and which one."""

    path: Path
    refused: Refused


class Office(QObject):
    """`opened` gives an Opened, `not_opened` a NotOpened, `failed` the sentence of anything else that went wrong.

    `leaving` asks that what is being typed is handed over now: the report at hand is about to be left.
    """

    leaving = Signal()
    opened = Signal(object)
    not_opened = Signal(object)
    failed = Signal(str)
    backed_up = Signal(str)

    def __init__(self, data_folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lane = Lane(1, self)
        self.person = ""
        self._data = data_folder or _data_folder()
        self._opened: Opened | None = None
        self._asked = Open(Path(), "")
        self._taken: list[Taken] = []
        self.stuck = False  # whether a change of the report at hand could not be kept
        self.may_go: Callable[[Callable[[], object]], bool] = _freely  # False: it asks first, and may go on by itself
        self.waiting = 0  # how many changes of it are not in the ledger yet

    @property
    def at_hand(self) -> Opened | None:
        """The ledger that is open now."""
        return self._opened

    def sign_as(self, person: str) -> None:
        """Put this name beside whatever is kept from now on, in the ledger at hand, too."""
        self.person = person
        if self._opened is not None:
            self._opened.ledger.person = person

    @property
    def way(self) -> Way:
        """How the ledger was last asked to be opened."""
        return self._asked.way

    def copy(self, path: Path, to: Path) -> None:
        """Copy a ledger and open the copy."""
        if self._may_leave(partial(self.copy, path, to)):
            self.lane.run(CopyLedger(path, to), self.open, self._failed)

    def take_over(self, path: Path, reason: str) -> None:
        """Open a ledger that somebody else has open."""
        self.open(path, Way.TAKE_OVER, reason=reason)

    def open(self, path: Path, way: Way = Way.USUAL, unit: str = "", year: int = 0, reason: str = "") -> None:
        """Open a ledger; the one that is open now stays so until the other one is."""
        if not self._may_leave(partial(self.open, path, way, unit, year, reason)):
            return
        self._asked = Open(path, self.person, way, unit, year, reason)
        if self._opened is not None and path == self._opened.path:
            self._close_now()
        self.lane.run(self._asked, self._is_open, self._is_not_open)

    def open_sample(self) -> None:
        """Open the sample's ledger, making it first where it is not there."""
        self.lane.run(MakeSample(self._data / SAMPLE_NAME), self.open, self._failed)

    def begin(self, new: NewLedger) -> None:
        """Begin a blank year and open it."""
        if not self._may_leave(partial(self.begin, new)):
            return
        into = self._opened if new.into_open else None
        job = Begin(new.path, self.person, new.unit, new.year, new.heading_set, into)
        self._asked = Open(new.path, self.person, unit=new.unit, year=new.year)
        self.lane.run(job, self._is_begun, self._failed)

    def take(self, confirmed: Confirmed, path: Path) -> None:
        """Keep a confirmed reading in the ledger at `path`, the open one or a new one, and open what came of it."""
        from desktop.windows.reading.jobs import TakeReading

        if not self._may_leave(partial(self.take, confirmed, path)):
            return
        into = self._opened if self._opened is not None and path == self._opened.path else None
        self.lane.run(TakeReading(path, self.person, confirmed, into), self._is_taken, self._failed)

    def roll_forward(self, unit: str, before: int, year: int) -> None:
        """Begin a later year from an earlier one of the open ledger and open it."""
        from desktop.windows.reading.jobs import RollForward

        if self._opened is not None and self._may_leave(partial(self.roll_forward, unit, before, year)):
            self._asked = Open(self._opened.path, self.person, unit=unit, year=year)
            self.lane.run(RollForward(self._opened, unit, before, year), self._is_begun, self._failed)

    def history_of(self, opened: Opened) -> History:
        """Give what can be undone in a report that was just opened: its reading, while nothing was changed since."""
        report = replace(opened.loaded.report, earlier={})
        steps = (one.step for one in self._taken if one.path == opened.path and one.report == report)
        step = next(steps, None)
        return History() if step is None else History((step,))

    def switch(self, unit: str, year: int, place: str = "") -> None:
        """Go to another report of the open ledger, and to a place in it; if it is held back, to both or to neither."""
        if self._opened is not None and self._may_leave(partial(self.switch, unit, year, place)):
            self.lane.run(Switch(self._opened, unit, year, place), self._is_switched, self._failed)

    def back_up(self) -> None:
        """Back the open ledger up."""
        if self._opened is not None and not self._opened.ledger.read_only:
            self.lane.run(BackUp(self._opened.ledger), self._is_backed_up, self._failed)

    def close(self) -> None:
        """Close everything and wait until it is done; used when the program ends."""
        self._close_now()
        self.lane.finish()

    def _may_leave(self, again: Callable[[], object]) -> bool:
        """Have what is typed handed over first; nobody leaves a report of which something is not kept.

        What could not be stored has to be; of what was not understood the user is asked, and may then go `again`.
        """
        self.leaving.emit()
        if self.stuck:
            self.failed.emit("有改动还没有存好，请先点“再存一次”，存好以后再换年度或者账本。")
        return not self.stuck and self.may_go(again)

    def _is_open(self, opened: Opened) -> None:
        self.leaving.emit()
        if self._opened is not None and not self.may_go(self._again()):
            self.lane.run(Close(opened.ledger, opened.lock), _nothing, self._failed)
            return
        self._close_now()
        self._opened = opened
        self.opened.emit(opened)
        self.back_up()

    def _is_switched(self, opened: Opened) -> None:
        self.leaving.emit()
        again = partial(self.switch, opened.loaded.report.unit, opened.loaded.report.year, opened.place)
        if self.waiting:  # something was typed meanwhile: what came was loaded without it
            again()
            return
        if not self.may_go(again):
            return
        self._opened = opened
        self.opened.emit(opened)

    def _again(self) -> Callable[[], object]:
        """Give what opens once more what was asked for last."""
        asked = self._asked
        return partial(self.open, asked.path, asked.way, asked.unit, asked.year, asked.reason)

    def _is_taken(self, taken: Taken) -> None:
        self._taken.append(taken)
        self._asked = Open(taken.path, self.person, unit=taken.report.unit, year=taken.year)
        self._is_begun(taken.path)

    def _is_begun(self, path: Path) -> None:
        asked = self._asked
        if self._opened is not None and path == self._opened.path:
            self.switch(asked.unit, asked.year)
        else:
            self.open(path, unit=asked.unit, year=asked.year)

    def _is_not_open(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.not_opened.emit(NotOpened(self._asked.path, error))
        else:
            self._failed(error)

    def _is_backed_up(self, path: Path) -> None:
        del path
        self.backed_up.emit(f"备份 {local_time():%H:%M}")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self.failed.emit(error.sentence)

    def _close_now(self) -> None:
        if self._opened is not None:
            self.lane.run(Close(self._opened.ledger, self._opened.lock), _nothing, self._failed)
            self._opened = None


def _freely(again: Callable[[], object]) -> bool:
    del again
    return True


def _nothing(result: object) -> None:
    del result


def _data_folder() -> Path:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(folder) / "fazhi-report"

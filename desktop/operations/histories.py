"""What happened to a figure, to a paragraph, to a year: read from the trail, newest first, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.ledger.rows import Place, annotation_key
from desktop.model.annotation import Annotation
from desktop.model.annotations import Confirmation
from desktop.model.confirming import CONFIRM, REOPEN
from desktop.model.figure import NOT_FILLED, Figure
from desktop.model.outline import Entry
from desktop.model.report import Report

if TYPE_CHECKING:  # the window tells what happened without the library of the ledger
    from desktop.ledger.ledger import Ledger, Told, TrailRow

PAGE = 50  # steps that are read at once
NOTE_CHANGED = "改备注"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to one place: `what` in a few Chinese words, by which step, who and when (ISO 8601).

    `told` has the place and what it held before and after, as words and as values; `step` is the number to ask for the
    report as it was then.
    """

    step: int
    at: str
    person: str
    label: str
    what: str
    told: Told

    @property
    def about(self) -> str:
        """The indicator code, entry key, finding or other place that it is about."""
        place = self.told.place
        return annotation_key(place.name)[1] if place.table == "annotations" else place.name


@dataclass(frozen=True, slots=True)
class Events:
    """A page of events, newest first; `older` is what to ask the next page with, None at the end."""

    events: tuple[Event, ...]
    older: int | None


def figure_history(ledger: Ledger, report: Report, code: str, older: int | None = None) -> Events:
    """Give what happened to a figure of this report and to what is said of it."""
    return _events(ledger, report, Place("figures", report.year, code), older)


def year_history(ledger: Ledger, report: Report, older: int | None = None) -> Events:
    """Give what happened to the whole report; one step can be several events."""
    return _events(ledger, report, None, older)


def what_happened(told: Told) -> str:
    """Say in a few Chinese words what happened to a place."""
    match told.old, told.new:
        case (None | Figure()) as old, (None | Figure()) as new if old or new:
            return _figure_became(old or NOT_FILLED, new or NOT_FILLED)
        case None, new:
            return _CAME.get(told.place.table, "") or _label(new)
        case old, None:
            return _WENT.get(told.place.table, "") or f"取消{_label(old)}"
        case Entry() as old, Entry() as new:
            return _entry_became(old, new)
        case _, new:
            return _label(new) or "修改"


_CAME = {"entries": "新增", "particulars": "填写", "indicators": "新增指标"}
_WENT = {"entries": "删除", "particulars": "清空", "indicators": "删除指标"}


def _label(value: object) -> str:
    return value.label if isinstance(value, Annotation) else ""


def _figure_became(old: Figure, new: Figure) -> str:
    if not old.same_content(new):
        return "修改" if old.filled and new.filled else "填写" if new.filled else "清空"
    if old.confirmed != new.confirmed:
        return CONFIRM if new.confirmed else REOPEN
    if old.note != new.note:
        return NOTE_CHANGED
    return "改来源" if old.origin != new.origin else "重新填写"


def _entry_became(old: Entry, new: Entry) -> str:
    if old.text != new.text:
        return "修改"
    if (old.level, old.run_in, old.heading) != (new.level, new.run_in, new.heading):
        return "改层级"
    if old.carried != new.carried:
        return "恢复沿用" if new.carried else "不再沿用"
    return "移动"


def _events(ledger: Ledger, report: Report, place: Place | None, older: int | None) -> Events:
    page = ledger.history(report.unit, report.year, place, older, PAGE)
    events = tuple(_event(step, told) for step in page.steps for told in step.changes if not _confirms(told))
    return Events(events, page.steps[-1].number if page.more else None)


def _confirms(told: Told) -> bool:
    """Say whether it is only the name of who confirmed: the figure's own change tells that, with step and person."""
    return isinstance(told.old or told.new, Confirmation)


def _event(step: TrailRow, told: Told) -> Event:
    return Event(step.number, step.at, step.person, step.label, what_happened(told), told)

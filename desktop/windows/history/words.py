"""An event of the trail as two lines: when, who and where; what it was and what it became."""

from __future__ import annotations

from desktop.model.annotations import Annotation
from desktop.model.catalog import Catalog
from desktop.operations.histories import Event

_BEGINNING = 24
_EMPTY = "空"
_PARTICULARS = "报告要素"


def place_of(event: Event) -> str:
    """Give the indicator code or entry key that an event is about, "" where it is about neither."""
    place = event.told.place
    return place.name if place.table in ("figures", "entries") else ""


def title_of(event: Event, catalog: Catalog, year: int) -> str:
    """Say what an event is about."""
    place = event.told.place
    if place.table == "figures":
        indicator = catalog.indicators.get(place.name)
        label = indicator.label if indicator else place.name
        return f"上年{label}" if place.year < year else label
    held = event.told.new or event.told.old
    if isinstance(held, Annotation):
        return event.label
    if place.table == "entries":
        return _cut(event.told.after or event.told.before)
    return _PARTICULARS


def lines_of(events: tuple[Event, ...], catalog: Catalog, year: int) -> str:
    """Give the two lines; of a step that did a great deal, what it was called and how much it was."""
    event = events[0]
    when = event.at[5:16].replace("T", " ").replace("-", "月", 1).replace(" ", "日 ", 1)
    person = event.person or "（没有填姓名）"
    if len(events) > 1:
        return f"{when}　{person}　{event.label}\n共{len(events)}处"
    title = title_of(event, catalog, year)
    what = "" if title.startswith(event.what) else f"{event.what}　"
    first = f"{when}　{person}　{what}{title}"
    return f"{first}\n{_cut(event.told.before) or _EMPTY}　→　{_cut(event.told.after) or _EMPTY}"


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _BEGINNING else f"{plain[:_BEGINNING]}…"

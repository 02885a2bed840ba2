"""An event of the trail as two lines: when, who and where; what it was and what it became."""

from __future__ import annotations

from dataclasses import replace

from desktop.model.annotation import Annotation
from desktop.model.annotations import ReadAloud, Reason, SwitchedOff
from desktop.model.catalog import Catalog
from desktop.model.figure import Figure
from desktop.model.findings import rule_and_place
from desktop.model.language.parse import split_text
from desktop.model.progress import codes_in_text
from desktop.model.text_differences import text_differences
from desktop.operations.histories import NOTE_CHANGED, Event

_BEGINNING = 24
_BEFORE = 8  # characters that are told before the first one that changed
_MOST_SAID = 80
_EMPTY = "空"
_PARTICULARS = "报告要素"
_NO_PLACES = ("particulars", "indicators")


def place_of(event: Event) -> str:
    """Give the indicator code or entry key that an event is about, "" where it is about neither."""
    if event.told.place.table in _NO_PLACES:
        return ""
    return rule_and_place(event.about)[1] if isinstance(_held(event), Reason) else event.about


def title_of(event: Event, catalog: Catalog, year: int) -> str:
    """Say what an event is about."""
    place, held = event.told.place, _held(event)
    if place.table == "figures":
        label = _label(place.name, catalog) or place.name
        return f"上年{label}" if place.year < year else label
    if isinstance(held, Annotation):
        return _said_of(held, event, catalog)
    if place.table == "entries":
        return _cut(named(event.told.after or event.told.before, catalog))
    return _PARTICULARS


def named(text: str, catalog: Catalog) -> str:
    """Give a text with 〔the label of the indicator〕 where a figure stands, whatever its value was at the time."""
    parts = split_text(text)
    return "".join(_slot(part, catalog) if index % 2 else part for index, part in enumerate(parts))


def _slot(inside: str, catalog: Catalog) -> str:
    labels = "、".join(filter(None, (_label(code, catalog) for code in codes_in_text("{{" + inside + "}}"))))
    return f"〔{labels or inside}〕"


def _held(event: Event) -> object:
    return event.told.new or event.told.old


def _label(code: str, catalog: Catalog) -> str:
    indicator = catalog.indicators.get(code)
    return indicator.label if indicator else ""


def _said_of(held: Annotation, event: Event, catalog: Catalog) -> str:
    """Say what an annotation is about: of a reason the rule that found something, and where."""
    from desktop.checks.rules import every_rule  # here: with it come all checks of texts, which take long to load

    if not isinstance(held, Reason | SwitchedOff):
        return event.label
    rule, place = rule_and_place(event.about) if isinstance(held, Reason) else (event.about, "")
    title = next((one.title for one in every_rule(catalog) if one.id == rule), rule)
    label = _label(place, catalog)
    return f"{title}（{label}）" if label else title


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
    return f"{first}\n{_became(event, catalog)}"


def _became(event: Event, catalog: Catalog) -> str:
    """Give what it was and what it became; of what was said of a place, which is no value, what was said."""
    old, new = event.told.old, event.told.new
    if isinstance(new, Annotation) and (old is None or isinstance(new, ReadAloud)):
        return _said(new)
    if isinstance(old, Annotation) and new is None:
        return f"原来是：{_said(old)}"
    if event.what == NOTE_CHANGED:
        notes = (held.note if isinstance(held, Figure) else "" for held in (old, new))
        return "　→　".join(_cut(note) or _EMPTY for note in notes)
    before, after = _around(named(event.told.before, catalog), named(event.told.after, catalog))
    return f"{_cut(before) or _EMPTY}　→　{_cut(after) or _EMPTY}"


def _around(before: str, after: str) -> tuple[str, str]:
    """Leave out what two long readings begin with in common, so that what changed is told."""
    changes = text_differences(before, after)
    start = changes[0].start - _BEFORE if changes and before and after else 0
    if start <= 0 or max(len(before), len(after)) <= _BEGINNING:
        return before, after
    return f"…{before[start:]}", f"…{after[start:]}"


def _said(annotation: Annotation) -> str:
    if isinstance(annotation, ReadAloud):  # the verdict stands behind what was read, which may be a paragraph
        annotation = replace(annotation, value=_cut(annotation.value))
    return _cut(annotation.in_words, _MOST_SAID)


def _cut(text: str, most: int = _BEGINNING) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[:most]}…"

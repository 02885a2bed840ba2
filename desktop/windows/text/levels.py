"""Joining two entries, and making one a heading, a paragraph or a 一是 point, as edits; numbering follows by itself."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop.model.edits import AddEntries, Edit, RemoveEntries, SetLevel, SetText, Together
from desktop.model.outline import Entry, Level, Outline, position, subtree
from desktop.refusal import Refused
from desktop.windows.text.item_acts import new_key, unit_of

_COUNTED = re.compile(r"^[一二三四五六七八九十]{1,3}是")  # what a point is numbered with, by the program
_FIRST_SENTENCE = re.compile(r"^[^。\n]*。")


def join(outline: Outline, key: str) -> tuple[Edit, str] | None:
    """Give the edit that joins an entry to the one above it, and the key of the one that stays; None where none can.

    A paragraph behind a heading of its own line comes to stand on that line.
    """
    at = position(outline, key)
    entry = outline[at]
    above = outline[at - 1] if at else None
    if above is None or entry.heading or entry.level in (Level.PART, Level.HEADING):
        return None
    if above.is_heading:
        stays = entry.level is Level.BODY and not above.run_in and above.level > Level.HEADING
        return (SetLevel(above.key, above.level, run_in=True), above.key) if stays else None
    gone = (entry, *_on_its_line(outline, at))
    text = above.text + "".join(one.text for one in gone)
    edits = (RemoveEntries(tuple(one.key for one in gone)), SetText(above.key, text))
    return Together("并入上一段", edits), above.key


def shift(outline: Outline, key: str, step: int, highest: Level = Level.HEADING) -> Edit:
    """Give the edit that makes an item or paragraph, with all under it, one level deeper (1) or higher (-1).

    An item that becomes a heading parts the one it stood under in two, and has a line of its own.
    Refused (LEVEL-LAST) where there is no such level.
    """
    entry = unit_of(outline, key)[0]
    match entry.level, step:
        case (Level.POINT, -1):
            return SetLevel(entry.key, Level.BODY)
        case (Level.BODY, 1):
            return _as_point(entry)
        case (Level.BODY, -1):
            return _as_heading(outline, entry)
        case (Level.SUBITEM, 1):
            return _as_paragraph(outline, entry)
        case (Level.POINT, _):
            raise Refused("LEVEL-LAST", "已经是最低的一级，不能再降。")
        case _:
            return _shifted(subtree(outline, entry.key), step, highest)


def _shifted(entries: Outline, step: int, highest: Level) -> Edit:
    headings = [entry for entry in entries if entry.is_heading]
    levels = [entry.level + step for entry in headings]
    if levels[0] < highest:
        raise Refused("LEVEL-LAST", "已经是这里最高的一级，不能再升。")
    if max(levels) > Level.SUBITEM:
        raise Refused("LEVEL-LAST", "它下面已经有（1）这一级，不能再降。")
    edits = [
        SetLevel(one.key, Level(level), one.run_in and level > Level.HEADING)
        for one, level in zip(headings, levels, strict=True)
    ]
    return Together("升一级" if step < 0 else "降一级", tuple(edits))


def _as_point(entry: Entry) -> Edit:
    text = _COUNTED.sub("", entry.text)
    steps = (SetLevel(entry.key, Level.POINT), *((SetText(entry.key, text),) if text != entry.text else ()))
    return Together("写成“一是”", steps)


def _as_heading(outline: Outline, entry: Entry) -> Edit:
    """Its first sentence becomes the heading, on one line with the rest."""
    level = Level.SUBITEM if _inside_item(outline, entry) else Level.ITEM
    first = _FIRST_SENTENCE.match(entry.text)
    title = first.group() if first else entry.text
    rest = entry.text[len(title) :]
    heading = SetLevel(entry.key, level, run_in=bool(rest))
    if not rest:
        return heading
    body = replace(entry, key=new_key(), text=rest)
    return Together("升为事项", (SetText(entry.key, title, entry.carried), heading, AddEntries(entry.key, (body,))))


def _as_paragraph(outline: Outline, entry: Entry) -> Edit:
    behind = _on_its_line(outline, position(outline, entry.key))
    if not behind:
        return SetLevel(entry.key, Level.BODY)
    text = SetText(entry.key, entry.text + behind[0].text)
    return Together("改成一段", (RemoveEntries((behind[0].key,)), text, SetLevel(entry.key, Level.BODY)))


def _inside_item(outline: Outline, entry: Entry) -> bool:
    """Say whether an item stands above an entry under the same heading."""
    above = outline[: position(outline, entry.key)]
    last = next((one for one in reversed(above) if one.is_heading), None)
    return last is not None and last.level >= Level.ITEM


def _on_its_line(outline: Outline, at: int) -> Outline:
    """Give the paragraph that shares the line of the heading at an index, if there is one."""
    behind = outline[at + 1 : at + 2]
    return behind if outline[at].run_in and behind and behind[0].level is Level.BODY else ()

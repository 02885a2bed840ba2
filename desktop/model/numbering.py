"""The numbers of headings, made from the outline: 一、（一）1.（1）一是 (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

from desktop.model.outline import Level
from desktop.quantities.chinese import write_chinese


class Numbering:
    """Counts headings in their order: each level starts again under the next higher one, so none can be lost."""

    def __init__(self) -> None:
        self._counts: dict[Level, int] = {}

    def next(self, level: Level) -> str:
        """Give the number of the next entry of `level` as it is printed, "" for a paragraph."""
        if level is Level.BODY:
            self._counts.pop(Level.POINT, None)
            return ""
        count = self._counts.get(level, 0) + 1
        self._counts = {kept: n for kept, n in self._counts.items() if kept < level}
        self._counts[level] = count
        return _PATTERN[level].format(count=count, chinese=write_chinese(count))


_PATTERN = {
    Level.PART: "{chinese}、",
    Level.HEADING: "（{chinese}）",
    Level.ITEM: "{count}. ",
    Level.SUBITEM: "（{count}）",
    Level.POINT: "{chinese}是",
}

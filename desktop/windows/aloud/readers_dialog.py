"""Who reads, who follows, and what is read: asked once before the reading begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop.model.reading_aloud import Item
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import Field, StillComboBox, line_edit
from desktop.windows.looks.appearance import Appearance

_ACT = Act("唱校", "一人读、一人核对，逐条过一遍；随时可以停下，下次从停下的地方接着读。", "开始唱校")
_SAME = "唱校要两个人：请填一位读数人和一位核对人的姓名，两人不能相同。"


class Part(StrEnum):
    """What of the report is read; the value is what the list shows."""

    ALL = "全部：指标和文字"
    FIGURES = "只读指标"
    HEADING = "只读当前标题"


@dataclass(frozen=True, slots=True)
class Plan:
    """Who reads what."""

    readers: tuple[str, str]
    part: Part


class ReadersDialog(ActDialog):
    """`chosen` gives the plan."""

    chosen = Signal(object)  # Plan

    def __init__(self, readers: tuple[str, str], appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(_ACT, appearance, parent)
        self.setObjectName("read_aloud")
        self.reader = line_edit(readers[0], "读的人")
        self.listener = line_edit(readers[1], "拿原件核对的人")
        self.part = StillComboBox(appearance)
        self.part.addItems([part.value for part in Part])
        fields = (("读数人", self.reader), ("核对人", self.listener), ("读什么", self.part))
        for label, editor in fields:
            self.body.addWidget(Field(label, editor, appearance))
        first = self.listener if readers[0] and not readers[1] else self.reader
        first.setFocus()

    @override
    def done_by_user(self) -> None:
        readers = (self.reader.text().strip(), self.listener.text().strip())
        if not all(readers) or readers[0] == readers[1]:
            self.show_problem(_SAME)
            return
        self.chosen.emit(Plan(readers, Part(self.part.currentText())))
        self.accept()


def items_of(plan: Plan, items: Sequence[Item], places: frozenset[str]) -> tuple[Item, ...]:
    """Give what a plan reads of the items; `places` are those under the heading at hand."""
    match plan.part:
        case Part.ALL:
            return tuple(items)
        case Part.FIGURES:
            return tuple(item for item in items if item.is_figure)
        case Part.HEADING:
            return tuple(item for item in items if item.place in places)

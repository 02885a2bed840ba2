"""What came back from a department: which form it is, the figures it states, and everything that must be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.model.annotations import TableMap
from desktop.model.figure import Figure
from desktop.model.severity import Severity


class KnownBy(StrEnum):
    """By what a file was recognised, the surest first."""

    HIDDEN_ID = "hidden_id"
    VISIBLE_ID = "visible_id"
    LABELS = "labels"
    TABLE_MAP = "table_map"  # a department's own table

    @property
    def label(self) -> str:
        """The words that users see."""
        return {
            "hidden_id": "表内识别信息",
            "visible_id": "表号",
            "labels": "指标名称",
            "table_map": "自制表格的对应关系",
        }[self.value]


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell of a received file."""

    file: str
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        where = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return f"{self.file} {where}".strip()


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that must be told about a received file, in one Chinese sentence, with the place where there is one.

    `disputed` says that what stands there must not be taken before somebody has decided.
    """

    severity: Severity
    message: str
    place: CellPlace
    code: str = ""
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure that a department states: `confidence` from 0 to 1 that the row is this indicator's."""

    code: str
    figure: Figure
    place: CellPlace
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Return:
    """A received file as it was understood; `department` is "" and `known_by` None where it was not.

    `blank` are the indicators of the form that were left empty, `filled` counts the others, those that are asked about
    included; these are `unsure`, with their cells. `signed` is what people wrote of themselves (填报人 ...).
    `doubted` says that nobody knows whose figures they are, so that none may be taken before somebody has decided.
    `table_map` says how a department's own table was read.
    """

    file: str
    department: str = ""
    known_by: KnownBy | None = None
    sha256: str = ""
    figures: tuple[Stated, ...] = ()
    notices: tuple[Notice, ...] = ()
    blank: tuple[str, ...] = ()
    filled: int = 0
    unsure: tuple[tuple[str, CellPlace], ...] = ()
    doubted: bool = False
    signed: Mapping[str, str] = field(default_factory=dict[str, str])
    table_map: TableMap | None = None

    @property
    def answers(self) -> bool:
        """Whether a department has answered with it: it is a form of this year, and something was filled in."""
        return self.filled > 0

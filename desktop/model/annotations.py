"""The kinds of annotations: reasons, returns, evidence, readings.

A new kind is one dataclass here and its name in ANNOTATIONS; its fields are texts, numbers, tuples of these, or values
that the ledger knows already.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from desktop.model.annotation import Annotation
from desktop.model.figure import Figure, figure_in_words


@dataclass(frozen=True, slots=True)
class _Stated(Annotation):
    """What somebody stated in a sentence, and when."""

    text: str
    person: str
    at: str

    @property
    def in_words(self) -> str:
        """The sentence, and whose it is."""
        return _signed(self.text, self.person)


@dataclass(frozen=True, slots=True)
class Reason(_Stated):
    """A finding is 无误，说明原因; its place is the finding's identity (`Finding.identity`)."""

    kind = "reason"
    label = "说明原因"


@dataclass(frozen=True, slots=True)
class SwitchedOff(_Stated):
    """A rule is switched off for this unit, with the reason; its place is the rule's id."""

    kind = "switched_off"
    label = "停用规则"
    carries = True


@dataclass(frozen=True, slots=True)
class Returned(Annotation):
    """The 报送值 of an indicator, which is its place, beside the adopted one, and where the department wrote it."""

    kind = "returned"
    label = "报送值"
    figure: Figure
    department: str
    file: str
    name: str
    sheet: str
    cell: str
    at: str

    @property
    def in_words(self) -> str:
        """The value, who sent it, and where it stood."""
        return f"{figure_in_words(self.figure)}（{self.department}，{self.name} {self.sheet}!{self.cell}）"

    @property
    def kept_files(self) -> tuple[str, ...]:
        """The department's file."""
        return (self.file,) if self.file else ()


@dataclass(frozen=True, slots=True)
class Evidence(Annotation):
    """The evidence files of a figure, each with its name and SHA-256; its place is the indicator's code."""

    kind = "evidence"
    label = "佐证材料"
    files: tuple[tuple[str, str], ...]

    @property
    def in_words(self) -> str:
        """The names of the files."""
        return "、".join(name for name, _ in self.files)

    @property
    def kept_files(self) -> tuple[str, ...]:
        """Every file."""
        return tuple(file for _, file in self.files)


@dataclass(frozen=True, slots=True)
class ReadAloud(Annotation):
    """One item was read aloud by two people; its place is an indicator's code or an entry's key.

    `value` is what was read, as it was written then; `wrong` says what was found wrong with it, "" where it was right.
    """

    kind = "read_aloud"
    label = "唱校"
    readers: tuple[str, str]
    at: str
    value: str
    wrong: str = ""

    @property
    def in_words(self) -> str:
        """What was read, what was wrong with it, and who read it."""
        verdict = f"有误：{self.wrong}" if self.wrong else "无误"
        return f"读过 {self.value}，{verdict}（{'、'.join(self.readers)}）"

    def holds(self, value: str) -> bool:
        """Say whether it still counts: it lapses when the item reads otherwise."""
        return value == self.value


@dataclass(frozen=True, slots=True)
class Confirmation(Annotation):
    """Who has checked a figure with its source, and when; its place is the indicator's code.

    It counts only while the figure itself is confirmed (`confirming.confirmation_of`).
    """

    kind = "confirmed"
    label = "核定"
    person: str
    at: str

    @property
    def in_words(self) -> str:
        """When, and by whom."""
        return _signed(self.at[:16].replace("T", " "), self.person)


class ReturnState(StrEnum):
    """Where a department stands with its workbook of this year."""

    ASKED = "asked"  # the workbook went out
    RECEIVED = "received"
    CORRECTING = "correcting"  # it must correct what it sent
    TAKEN = "taken"  # its figures are in the report

    @property
    def label(self) -> str:
        """The words that users see."""
        return {"asked": "未报", "received": "已报", "correcting": "退回更正", "taken": "已采用"}[self.value]


@dataclass(frozen=True, slots=True)
class DepartmentReturn(Annotation):
    """How it stands with a department, which is its place: asked when, due when, received when and as which file.

    `due` is an ISO day; times and the file are "" while there is none.
    """

    kind = "department_return"
    label = "部门报送"
    asked_at: str = ""
    due: str = ""
    received_at: str = ""
    file: str = ""
    name: str = ""
    state: ReturnState = ReturnState.ASKED
    note: str = ""

    @property
    def in_words(self) -> str:
        """The state, with the file and the note where there are such."""
        return "，".join(words for words in (self.state.label, self.name, self.note) if words)

    @property
    def kept_files(self) -> tuple[str, ...]:
        """The department's file."""
        return (self.file,) if self.file else ()


@dataclass(frozen=True, slots=True)
class TableMap(Annotation):
    """How a department's own table is read; its place is the department.

    Rows and columns count from 1; `codes` pairs the label of a row with the code of the indicator that it means. Where
    the labels stand `across` the top, rows are columns and columns rows.
    """

    kind = "table_map"
    label = "表格对应"
    carries = True
    sheet: str
    heading_row: int
    label_column: int
    value_column: int
    codes: tuple[tuple[str, str], ...]
    across: bool = False

    @property
    def in_words(self) -> str:
        """Where labels and values stand, and how many are mapped."""
        row, column = ("列", "行") if self.across else ("行", "列")
        return (
            f"表“{self.sheet}”第{self.heading_row}{row}是表头，第{self.label_column}{column}是名称，"
            f"第{self.value_column}{column}是数值，共对应{len(self.codes)}项"
        )

    def with_codes(self, renamed: Mapping[str, str]) -> Self:
        """Give it with new codes for those that have been renamed."""
        return replace(self, codes=tuple((label, renamed.get(code, code)) for label, code in self.codes))


@dataclass(frozen=True, slots=True)
class Snapshot(Annotation):
    """A state of the report that was given a name (送审前), which is its place; `trail` numbers its last step."""

    kind = "snapshot"
    label = "留存版本"
    trail: int
    at: str
    person: str

    @property
    def in_words(self) -> str:
        """When it was made, and by whom."""
        return _signed(self.at[:16].replace("T", " "), self.person)


@dataclass(frozen=True, slots=True)
class TakenOver(Annotation):
    """The ledger was taken over from whoever had it open; its place is the time. `since` is as `at`."""

    kind = "taken_over"
    label = "接管账本"
    held_by: str
    host: str
    since: str
    text: str
    person: str
    at: str

    @property
    def in_words(self) -> str:
        """From whom, why, and by whom."""
        held = f"原由{self.held_by or '另一个窗口'}在电脑“{self.host}”上打开"
        return _signed(f"{held}；{self.text}", self.person)


ANNOTATIONS: tuple[type[Annotation], ...] = (
    Reason,
    SwitchedOff,
    Returned,
    Evidence,
    ReadAloud,
    Confirmation,
    DepartmentReturn,
    TableMap,
    Snapshot,
    TakenOver,
)
ANNOTATION_BY_KIND = {annotation.kind: annotation for annotation in ANNOTATIONS}


def _signed(text: str, person: str) -> str:
    return f"{text}（{person}）" if person else text

"""A table to be printed behind a report, as values: what its columns and rows are, and what stands below it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Where the text of a column stands in its cells."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class AnnexColumn:
    """A column: its head, its part of the table's width, and the side of its text."""

    head: str
    part: int
    side: Side = Side.LEFT


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A row: a text for each column, or one text across all of them. A line feed begins a paragraph."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """A titled table; `unit` is whose it is, `closing` the lines below it."""

    title: str
    unit: str
    columns: tuple[AnnexColumn, ...]
    rows: tuple[AnnexRow, ...]
    closing: tuple[str, ...] = ()

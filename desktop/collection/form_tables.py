"""Where in a received sheet the form stands: its columns by their headings, its rows by code or by label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from desktop.collection.form_columns import SIGNATURES
from desktop.collection.identity import plain_label
from desktop.collection.landmarks import Landmarks, meaning_of
from desktop.collection.sheets import Sheet
from desktop.model.catalog import Catalog, Indicator

_YEAR = re.compile("(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_CODE = re.compile(r"[a-z][a-z0-9]*\.[a-z][a-z0-9_]*")
_ALIKE = 90  # of 100, from which on two labels may be the same one
_APART = 5  # by so much the best must be better than the next


@dataclass(frozen=True, slots=True)
class FormTable:
    """The columns of a form on a sheet, by what they hold; `years` are those that their headings name."""

    sheet: Sheet
    head: int
    columns: Mapping[str, int]
    years: Mapping[str, int]

    def text(self, row: int, key: str) -> str:
        """Give what a row says in one of the columns; "" where there is no such column."""
        column = self.columns.get(key)
        return "" if column is None else self.sheet.text(row, column)


class FormLine(NamedTuple):
    """A row of a form: what it says it is, and the indicator it is taken for; `clash` where its two names differ."""

    row: int
    label: str
    code: str
    indicator: Indicator | None
    confidence: float = 1.0
    clash: bool = False


def find_tables(landmarks: Landmarks, year: int) -> Iterator[FormTable]:
    """Give the forms: each row that names a column for this year and one for labels or codes begins one.

    Where somebody has added a second column for this year, both are given: what they state is compared. Where no
    column is called 本年, the one over which there is the year itself is it.
    """
    for heads in landmarks.heads:
        sheet, row = heads.sheet, heads.row
        if "label" not in heads.columns and "code" not in heads.columns:
            continue
        for value in heads.values or _headed_by(year, heads.columns):
            columns = {**heads.columns, "value": value}
            for column in _headed_by(year - 1, heads.columns):
                columns.setdefault("earlier", column)
            named = {key: _YEAR.search(sheet.text(row, column)) for key, column in columns.items()}
            yield FormTable(sheet, row, columns, {key: int(found[1]) for key, found in named.items() if found})


def _headed_by(year: int, columns: Mapping[str, int]) -> list[int]:
    """Give the column over which there is nothing but a year, if there is one."""
    return [column for said, column in columns.items() if said == str(year)]


def find_lines(table: FormTable, known: Known) -> Iterator[FormLine]:
    """Give the rows of a form that name something or state something, up to the next heading row or the names."""
    for row in sorted(table.sheet.rows):
        if row <= table.head:
            continue
        label = table.text(row, "label").strip()
        if meaning_of(label) in SIGNATURES or meaning_of(table.text(row, "value")) == "value":
            return
        code = _code(table, row)
        if label or code or table.sheet.cell(row, table.columns["value"]) is not None:
            yield known.line(row, label, code)


def _code(table: FormTable, row: int) -> str:
    """Give the code that stands in a row: in its column, or where somebody has moved it to."""
    found = table.text(row, "code").strip()
    if _CODE.fullmatch(found):
        return found
    texts = (text.strip() for text in table.sheet.texts_of(row))
    return next((text for text in texts if _CODE.fullmatch(text)), "")


class Known:
    """The indicators that a row may be: those of the form by code and label, and any other of the year by its code."""

    def __init__(self, indicators: tuple[Indicator, ...], catalog: Catalog, year: int) -> None:
        labels = [plain_label(indicator.label) for indicator in indicators]
        # What two indicators are called tells neither: such rows are known by their codes alone.
        self._own = {label: one for label, one in zip(labels, indicators, strict=True) if labels.count(label) == 1}
        self._catalog = catalog
        self._year = year
        self._renamed = {one.old_code: one.new_code for one in catalog.renamings if one.year <= year}

    def line(self, row: int, label: str, code: str) -> FormLine:
        """Give a row with the indicator that it is; None where nothing is near enough."""
        by_code = self._catalog.indicators.get(self._renamed.get(code, code))
        by_label = self._own.get(plain_label(label))
        if by_code is not None and by_code.period.holds(self._year):
            clash = by_label is not None and by_label.code != by_code.code
            return FormLine(row, label, code, by_code, clash=clash)
        if by_label is not None:
            return FormLine(row, label, code, by_label)
        found, confidence = self._nearest(plain_label(label))
        return FormLine(row, label, code, found, confidence)

    def _nearest(self, label: str) -> tuple[Indicator | None, float]:
        """Give the indicator whose label is the likest; none where two are as like, or none is like enough."""
        from rapidfuzz import fuzz, process

        if not label:
            return None, 0.0
        found = process.extract(label, list(self._own), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=2)
        if not found or (len(found) > 1 and found[0][1] - found[1][1] < _APART):
            return None, 0.0
        name, score, _ = found[0]
        if tellers(name) != tellers(label):
            return None, 0.0
        return self._own[name], round(score / 100, 2)


def tellers(label: str) -> frozenset[str]:
    """Give the characters on which alone two like labels may differ and mean the opposite (合格, 不合格)."""
    return frozenset("不未无非一二三首末上下新旧增减收解前后内外男女") & frozenset(label)

"""The rows of a data file, each of which knows where it stands, so that every mistake can be named.

The files are CSV in UTF-8 with a header, as Excel writes them (“CSV UTF-8”). A column `note` is for people only.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from desktop.model.period import Period
from desktop.refusal import Refused

FIRST_YEAR, LAST_YEAR = 1949, 2199
PERIOD_COLUMNS = ("valid_from", "valid_to")

_Choice = TypeVar("_Choice")


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a data file; `line` is its line in the file, the header being line 1."""

    file: str
    line: int
    entry: str
    cells: Mapping[str, str]

    def refused(self, code: str, column: str, reason: str) -> Refused:
        """Give the refusal that names the place; `reason` is a clause that ends with a full stop."""
        entry = f"“{self.entry}”" if self.entry else ""
        return Refused(code, f"{self.file}第{self.line}行{entry}的“{column}”一栏：{reason}")

    def text(self, column: str) -> str:
        """Give a cell, which may be empty."""
        return self.cells[column]

    def needed(self, column: str) -> str:
        """Give a cell; Refused (CATALOG-EMPTY) where there is nothing in it."""
        if not self.cells[column]:
            raise self.refused("CATALOG-EMPTY", column, "不能空着，请补上。")
        return self.cells[column]

    def chosen(self, column: str, choices: Mapping[str, _Choice], *, kept_in: str = "") -> _Choice:
        """Give what a cell names; Refused (CATALOG-UNKNOWN) where it names nothing that is in `choices`."""
        name = self.needed(column)
        if name not in choices:
            way = f"请先在{kept_in}里增加" if kept_in else f"可以填的有：{'、'.join(choices)}"
            raise self.refused("CATALOG-UNKNOWN", column, f"没有“{name}”，{way}。")
        return choices[name]

    def number(self, column: str, least: int, most: int) -> int:
        """Give a whole number within bounds; Refused (CATALOG-NUMBER) for anything else."""
        text = self.needed(column)
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise self.refused("CATALOG-NUMBER", column, f"“{text}”不行，要填{least}到{most}之间的整数。")
        return int(text)

    def year(self, column: str) -> int | None:
        """Give a year or None for an empty cell; Refused (CATALOG-YEAR) for anything else."""
        text = self.text(column)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR):
            raise self.refused("CATALOG-YEAR", column, f"“{text}”不是年份，请填四位数字，如2022。")
        return int(text)

    def period(self) -> Period:
        """Give the years in which the entry holds; Refused (CATALOG-YEAR) where they end before they begin."""
        first, last = (self.year(column) for column in PERIOD_COLUMNS)
        if first is not None and last is not None and last < first:
            raise self.refused("CATALOG-YEAR", "valid_to", f"止于{last}年，早于起始的{first}年，请核对。")
        return Period(first, last)


def read_rows(path: Path, columns: Sequence[str]) -> tuple[Row, ...]:
    """Read a data file whose entries are named by the first of `columns`.

    Refused names the file and what is wrong with it as a whole (CATALOG-FILE, CATALOG-ENCODING, CATALOG-COLUMNS), or
    the row that has more or fewer cells than the header (CATALOG-ROW).
    """
    reader = csv.reader(_text(path).splitlines(keepends=True), strict=True)
    rows: list[Row] = []
    try:
        header = next(reader, [])
        _check_header(path.name, header, columns)
        line = reader.line_num + 1
        for cells in reader:
            if any(cells):
                rows.append(_row(path.name, line, header, [cell.strip() for cell in cells], columns[0]))
            line = reader.line_num + 1
    except csv.Error:
        raise Refused("CATALOG-ROW", f"{path.name}第{reader.line_num}行的引号没有成对，请改正后再打开程序。") from None
    return tuple(rows)


def keyed(rows: Sequence[Row], column: str) -> dict[str, Row]:
    """Give the rows by what stands in `column`; Refused (CATALOG-TWICE) where two rows have the same."""
    found: dict[str, Row] = {}
    for row in rows:
        key = row.needed(column)
        if key in found:
            raise row.refused("CATALOG-TWICE", column, f"“{key}”在第{found[key].line}行已经有了，请删去一个。")
        found[key] = row
    return found


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError:
        raise Refused("CATALOG-FILE", f"打不开数据文件{path.name}，请重新安装程序。") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(
            "CATALOG-ENCODING", f"{path.name}从第{line}行起不是UTF-8编码，请在Excel里另存为“CSV UTF-8”格式。"
        ) from None


def _check_header(file: str, header: Sequence[str], columns: Sequence[str]) -> None:
    for column in columns:
        if header.count(column) != 1:
            wrong = "重复了" if column in header else "缺少"
            raise Refused("CATALOG-COLUMNS", f"{file}第1行的表头{wrong}“{column}”一栏，请改正。")


def _row(file: str, line: int, header: Sequence[str], cells: Sequence[str], key: str) -> Row:
    entry = cells[header.index(key)] if len(cells) > header.index(key) else ""
    if len(cells) != len(header):
        named = f"“{entry}”" if entry else ""
        raise Refused(
            "CATALOG-ROW",
            f"{file}第{line}行{named}有{len(cells)}栏，表头是{len(header)}栏，请核对逗号和引号。",
        )
    return Row(file, line, entry, dict(zip(header, cells, strict=True)))

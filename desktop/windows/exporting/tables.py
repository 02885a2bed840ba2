"""The tables that can be exported, by their words, their kind of file and the name that is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.model.report import Report

_NOT_IN_NAMES = '\\/:*?"<>|\n\t'
_LONGEST_UNIT = 40  # characters: with three bytes for each, what every file system can hold
_FILTERS: Mapping[str, str] = MappingProxyType({"xlsx": "Excel 表格 (*.xlsx)", "docx": "Word 文件 (*.docx)"})


@dataclass(frozen=True, slots=True)
class ExportedTable:
    """A table: the name of its command, what it is called, the suffix of its file, and whether it is of one year."""

    command: str
    words: str
    suffix: str
    of_year: bool = True

    @property
    def on_menu(self) -> str:
        """What its line in the menu says; the kind of file only where there are two."""
        twice = sum(other.words == self.words for other in TABLES) > 1
        kind = {"xlsx": "（Excel）", "docx": "（Word）"}[self.suffix] if twice else ""
        return f"{self.words}{kind}…"

    @property
    def name_filter(self) -> str:
        """The kind of file as a dialog shows it."""
        return _FILTERS[self.suffix]

    def file_name(self, report: Report) -> str:
        """Give the name that is proposed: 银州区2022年度数据汇总表.xlsx."""
        unit = "".join(character for character in report.unit if character not in _NOT_IN_NAMES).strip(" .")
        year = f"{report.year}年度" if self.of_year else ""
        return f"{unit[:_LONGEST_UNIT]}{year}{self.words}.{self.suffix}"


SUMMARY = ExportedTable("export_summary", "数据汇总表", "xlsx")
YEARS = ExportedTable("export_years", "历年台账", "xlsx", of_year=False)
SIGNING = ExportedTable("export_signing", "签批底稿", "xlsx")
SIGNING_WORD = ExportedTable("export_signing_word", "签批底稿", "docx")
TABLES = (SUMMARY, YEARS, SIGNING, SIGNING_WORD)

"""Heading sets, and that each of them takes every figure exactly once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.catalog.rows import PERIOD_COLUMNS, Row, keyed, read_rows
from desktop.model.catalog import Heading, HeadingSet
from desktop.refusal import Refused

# Indicators stand under the headings of this set; the others say which of its headings they cover.
HOME_SET = "A"
_DEEPEST = 4


def read_heading_sets(folder: Path) -> dict[str, HeadingSet]:
    """Read heading_sets.csv and headings.csv; Refused (CATALOG-…) names the row of a mistake."""
    sets = keyed(read_rows(folder / "heading_sets.csv", ("code", "label", *PERIOD_COLUMNS)), "code")
    columns = ("code", "set", "title", "level", "covers", "prescribed")
    rows: dict[str, list[Row]] = {code: [] for code in sets}
    for row in read_rows(folder / "headings.csv", columns):
        row.chosen("set", sets, kept_in="heading_sets.csv")
        rows[row.text("set")].append(row)
    found = {code: _heading_set(row, rows[code]) for code, row in sets.items()}
    home = home_headings(found)
    for code, heading_set in found.items():
        _check_cover(sets[code], heading_set, rows[code], home)
    return found


def home_headings(sets: Mapping[str, HeadingSet]) -> tuple[str, ...]:
    """Give the codes of the headings under which indicators stand, in their order."""
    home = sets.get(HOME_SET)
    if home is None:
        raise Refused("CATALOG-COVER", f"heading_sets.csv缺少“{HOME_SET}”这套标题，指标都归在它的下面，请补上。")
    return tuple(heading.code for heading in home.headings if heading.covers)


def _heading_set(row: Row, headings: Sequence[Row]) -> HeadingSet:
    keyed(headings, "code")
    found = tuple(_heading(heading) for heading in headings)
    return HeadingSet(row.needed("code"), row.needed("label"), found, row.period())


def _heading(row: Row) -> Heading:
    covers = tuple(row.text("covers").split())
    level = row.number("level", 1, _DEEPEST)
    return Heading(row.needed("code"), row.needed("title"), level, covers, row.text("prescribed"))


def _check_cover(set_row: Row, heading_set: HeadingSet, rows: Sequence[Row], home: Sequence[str]) -> None:
    taken: dict[str, int] = {}
    for row, heading in zip(rows, heading_set.headings, strict=True):
        for code in heading.covers:
            if code not in home:
                raise row.refused("CATALOG-COVER", "covers", f"“{HOME_SET}”套里没有“{code}”这个标题。")
            if code in taken:
                raise row.refused("CATALOG-COVER", "covers", f"“{code}”已归入第{taken[code]}行，不能归两次。")
            taken[code] = row.line
    for code in home:
        if code not in taken:
            reason = f"这套标题没有收入“{code}”，请在headings.csv的covers一栏里补上。"
            raise set_row.refused("CATALOG-COVER", "code", reason)

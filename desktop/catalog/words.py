"""The tables of words: laws and bodies with their years, names of one thing, slips, what may stay, what must be."""

from __future__ import annotations

from pathlib import Path

from desktop.catalog.rows import PERIOD_COLUMNS, Row, keyed, read_rows
from desktop.model.words import Lasting, Naming, Prescribed, Reference, Slip, Where, Words

_KINDS = {kind: kind for kind in ("law", "plan", "meeting", "body", "term")}
_WHERE = {where.value: where for where in Where}
_SLIP = ("wrong", "right", "not_before", "certain", "why")
_YES_NO = {"yes": True, "no": False}


def read_words(folder: Path) -> Words:
    """Read the tables of words of a folder; Refused (CATALOG-…) names the row of a mistake."""
    return Words(
        references=_references(folder),
        slips=tuple(_slip(row) for row in _rows(folder, "slips.csv", *_SLIP).values()),
        namings=tuple(_naming(row) for row in read_rows(folder / "namings.csv", ("names", "why"))),
        lasting=tuple(_lasting(row) for row in read_rows(folder / "lasting.csv", ("words", "where"))),
        prescribed=_prescribed(folder),
        organs=tuple(_rows(folder, "organs.csv", "name")),
    )


def _rows(folder: Path, file: str, *columns: str) -> dict[str, Row]:
    return keyed(read_rows(folder / file, columns), columns[0])


def _references(folder: Path) -> tuple[Reference, ...]:
    columns = ("name", "kind", *PERIOD_COLUMNS, "successor", "aliases", "certain", "note")
    rows = _rows(folder, "references.csv", *columns)
    for row in rows.values():
        if row.text("successor"):
            row.chosen("successor", rows, kept_in="references.csv")
    return tuple(_reference(name, row) for name, row in rows.items())


def _reference(name: str, row: Row) -> Reference:
    return Reference(
        kind=row.chosen("kind", _KINDS),
        name=name,
        period=row.period(),
        successor=row.text("successor"),
        note=row.text("note"),
        aliases=tuple(row.text("aliases").split()),
        certain=row.chosen("certain", _YES_NO),
    )


def _slip(row: Row) -> Slip:
    return Slip(row.entry, row.text("right"), row.text("not_before"), row.needed("why"), row.chosen("certain", _YES_NO))


def _naming(row: Row) -> Naming:
    names = tuple(row.needed("names").split())
    if not names[1:]:
        raise row.refused("CATALOG-NAMES", "names", "至少要有两个叫法，中间用空格隔开。")
    return Naming(names, row.needed("why"))


def _lasting(row: Row) -> Lasting:
    return Lasting(row.entry, row.chosen("where", _WHERE))


def _prescribed(folder: Path) -> tuple[Prescribed, ...]:
    rows = _rows(folder, "prescribed.csv", "mark", "label", "required", "in_heading", "in_text")
    return tuple(
        Prescribed(
            mark=mark,
            label=row.needed("label"),
            required=row.chosen("required", _YES_NO),
            in_heading=tuple(row.needed("in_heading").split()),
            in_text=tuple(row.text("in_text").split()),
        )
        for mark, row in rows.items()
    )

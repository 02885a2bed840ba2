"""The words for what came back: of each file how it was understood, of each figure what it is now and would be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from desktop.collection.comparing import ComparedRow, Comparison, Standing
from desktop.collection.returned import CellPlace, KnownBy, Notice, Return
from desktop.collection.taking_over import must_correct
from desktop.model.catalog import Catalog, Indicator
from desktop.model.figure import Figure, write_figure
from desktop.model.findings import Finding
from desktop.windows.collecting.said_list import Said
from desktop.windows.dialogs.rows import Row
from desktop.windows.findings.words import SEVERITY_TONES
from desktop.windows.looks.tags import Tag, Tone

_TAGS: Mapping[Standing, Tag] = MappingProxyType(
    {
        Standing.DISPUTED: Tag(Standing.DISPUTED.label, Tone.ERROR),
        Standing.DIFFERENT: Tag(Standing.DIFFERENT.label, Tone.WARNING),
        Standing.NEW: Tag(Standing.NEW.label, Tone.DONE),
        Standing.SAME: Tag(Standing.SAME.label),
    }
)
_FILE_TAGS = (Tag("没有认出", Tone.ERROR), Tag("要更正", Tone.WARNING), Tag("已读", Tone.DONE), Tag("没有采用"))
_LONGEST, _HEAD, _TAIL = 18, 6, 11  # characters of a file's name in a column


def standing_tag(row: ComparedRow) -> Tag:
    """Give how a returned figure stands to the present one."""
    return _TAGS[row.standing]


def compared_row(row: ComparedRow) -> Row:
    """Give the words of 指标 · 现值 · 报来 · 采用 · 来源; nothing is to be ticked where both are the same."""
    present, returned = (_with_unit(figure, row.indicator) for figure in (row.present, row.returned))
    ticked = None if row.standing is Standing.SAME else row.adopt
    return Row((row.indicator.label, present or "未填", returned, "", short_place(row.place)), ticked)


def short_place(place: CellPlace) -> str:
    """Give file, sheet and cell, a long name of a file shortened in its middle."""
    name = place.file.replace("\\", "/").rpartition("/")[2]
    if len(name) > _LONGEST:
        name = f"{name[:_HEAD]}…{name[-_TAIL:]}"
    return str(CellPlace(name, place.sheet, place.cell))


def said_of_files(comparison: Comparison, catalog: Catalog) -> tuple[Said, ...]:
    """Tell of each file how it was understood, and below it what is not right in it; what needs a look comes first."""
    returns = sorted(comparison.returns, key=_calm)
    return tuple(said for received in returns for said in _said_of(received, catalog))


def said_of_findings(findings: Sequence[Finding], catalog: Catalog) -> tuple[Said, ...]:
    """Tell what the checks would find."""
    return tuple(
        Said(
            Tag(one.severity.label, SEVERITY_TONES[one.severity]),
            catalog.indicators[one.place].label if one.place in catalog.indicators else "",
            one.message,
            one.place,
        )
        for one in findings
    )


def _calm(received: Return) -> int:
    """Say how little a file needs a look: it was not recognised, must be corrected, was read, or says nothing."""
    if not received.department:
        return 0
    if must_correct(received):
        return 1
    return 2 if received.answers else 3


def own_tables(comparison: Comparison) -> tuple[str, ...]:
    """Give the files that may be somebody's own table: not recognised as a form, but read; or mapped already."""
    return tuple(one.file for one in comparison.returns if _may_be_own(one))


def _may_be_own(received: Return) -> bool:
    if received.known_by in (KnownBy.TABLE_MAP, KnownBy.LABELS):
        return True
    return any(notice.code == "RETURN-UNKNOWN" for notice in received.notices)


def _said_of(received: Return, catalog: Catalog) -> Iterator[Said]:
    name = received.file.replace("\\", "/").rpartition("/")[2]
    yield Said(_FILE_TAGS[_calm(received)], name, _understood(received, catalog), received.file)
    for notice in received.notices:
        yield _told(notice)


def _understood(received: Return, catalog: Catalog) -> str:
    if not received.department:
        return "没有读出可以采用的数。"
    by = f"，按{received.known_by.label}认出" if received.known_by else ""
    signed = "，".join(f"{label}{said}" for label, said in received.signed.items())
    blank = _blank(received, catalog)
    return f"{received.department}{by}；读出{len(received.figures)}个数{blank}{f'；{signed}' if signed else ''}。"


def _blank(received: Return, catalog: Catalog) -> str:
    if not received.blank:
        return ""
    first = catalog.indicators[received.blank[0]].label
    return f"，{len(received.blank)}个没有填（{first}{'等' if len(received.blank) > 1 else ''}）"


def _told(notice: Notice) -> Said:
    where = f"{notice.place.sheet}!{notice.place.cell}" if notice.place.cell else notice.place.sheet
    tag = Tag(notice.severity.label, SEVERITY_TONES[notice.severity])
    return Said(tag, where, notice.message, notice.place.file)


def _with_unit(figure: Figure, indicator: Indicator) -> str:
    written = write_figure(figure, indicator)
    return (
        f"{written}{indicator.unit}" if figure.value is not None and not written.endswith(indicator.unit) else written
    )

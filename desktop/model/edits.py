"""The only way in which a report changes: typed edits, applied by a pure function, each with its inverse.

An edit is also the unit of undo, the row of the trail, and what another window receives. A new edit is one class here
(those of annotations stand in `annotating.py`) and its name in EDITS.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desktop.model.annotating import Annotate, RemoveAnnotation
from desktop.model.catalog import Indicator
from desktop.model.figure import NOT_FILLED, Figure
from desktop.model.outline import Entry, Level, Outline, position
from desktop.model.report import DATE_PARTICULARS, PARTICULAR_NAMES, Report, with_figure
from desktop.model.text import cleaned
from desktop.refusal import Refused


@dataclass(frozen=True, slots=True)
class SetFigure:
    """Set this year's figure of an indicator."""

    code: str
    figure: Figure

    def on(self, report: Report) -> Report:
        """Give the report with the figure set."""
        return replace(report, figures=with_figure(report.figures, self.code, self.figure))

    def inverse(self, report: Report) -> Edit:
        """Give the edit that puts back what `report` has."""
        return SetFigure(self.code, report.figure(self.code))


@dataclass(frozen=True, slots=True)
class SetEarlierFigure:
    """Set last year's figure of an indicator, where no report of last year is kept."""

    code: str
    figure: Figure

    def on(self, report: Report) -> Report:
        """Give the report with last year's figure set; Refused (EARLIER-FIXED) where last year's report has it."""
        if report.earlier_fixed:
            raise Refused("EARLIER-FIXED", f"{report.year - 1}年度的报告已在账本里，要改上年的数，请切换到那一年去改。")
        return replace(report, earlier=with_figure(report.earlier, self.code, self.figure))

    def inverse(self, report: Report) -> Edit:
        """Give the edit that puts back what `report` has."""
        return SetEarlierFigure(self.code, report.earlier.get(self.code, NOT_FILLED))


@dataclass(frozen=True, slots=True)
class AddIndicator:
    """Add an indicator of the unit's own; its figure is set by an edit of its own."""

    indicator: Indicator

    def on(self, report: Report) -> Report:
        """Give the report with the indicator; Refused (INDICATOR-TWICE) if its code is taken."""
        if any(own.code == self.indicator.code for own in report.indicators):
            raise Refused("INDICATOR-TWICE", f"指标编号“{self.indicator.code}”已经用过，请换一个编号。")
        return replace(report, indicators=(*report.indicators, self.indicator))

    def inverse(self, report: Report) -> Edit:
        """Give the edit that takes the indicator out again."""
        del report
        return RemoveIndicator(self.indicator.code)


@dataclass(frozen=True, slots=True)
class RemoveIndicator:
    """Take out an indicator of the unit's own."""

    code: str

    def on(self, report: Report) -> Report:
        """Give the report without the indicator; Refused (INDICATOR-UNKNOWN) if it is none of the unit's own."""
        _own(report, self.code)
        return replace(report, indicators=tuple(own for own in report.indicators if own.code != self.code))

    def inverse(self, report: Report) -> Edit:
        """Give the edit that puts it and all behind it back in their order."""
        index = report.indicators.index(_own(report, self.code))
        behind = report.indicators[index + 1 :]
        steps = (
            *(RemoveIndicator(own.code) for own in behind),
            *(AddIndicator(own) for own in report.indicators[index:]),
        )
        return Together("放回指标", steps)


@dataclass(frozen=True, slots=True)
class SetParticular:
    """Set one of the particulars, by the name of its field; dates as ISO days or empty."""

    name: str
    text: str

    def on(self, report: Report) -> Report:
        """Give the report with the particular set; Refused (PARTICULAR-UNKNOWN, PARTICULAR-DATE) for what is none."""
        if self.name not in PARTICULAR_NAMES:
            raise Refused("PARTICULAR-UNKNOWN", f"报告要素里没有“{self.name}”这一项，请核对后再填。")
        if self.name in DATE_PARTICULARS and self.text:
            _check_day(self.text)
        return replace(report, particulars=replace(report.particulars, **{self.name: cleaned(self.text)}))

    def inverse(self, report: Report) -> Edit:
        """Give the edit that puts back what `report` has."""
        return SetParticular(self.name, getattr(report.particulars, self.name))


def _check_day(text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise Refused("PARTICULAR-DATE", f"“{text}”不是一个日期，请按2023年2月20日这样填写。") from None


@dataclass(frozen=True, slots=True)
class SetText:
    """Set the text of an outline entry; it is no longer 沿用未改 then, unless `carried` says so (as undo does)."""

    key: str
    text: str
    carried: bool = False

    def on(self, report: Report) -> Report:
        """Give the report with the text set; Refused (ENTRY-UNKNOWN) if the entry is gone."""
        index = position(report.outline, self.key)
        entry = replace(report.outline[index], text=cleaned(self.text), carried=self.carried)
        return _with_entry(report, index, entry)

    def inverse(self, report: Report) -> Edit:
        """Give the edit that puts back what `report` has."""
        entry = report.outline[position(report.outline, self.key)]
        return SetText(self.key, entry.text, entry.carried)


@dataclass(frozen=True, slots=True)
class SetLevel:
    """Make an entry a heading of another depth, a paragraph or a 一是 point."""

    key: str
    level: Level
    run_in: bool = False

    def on(self, report: Report) -> Report:
        """Give the report with the level set; Refused (ENTRY-UNKNOWN) if the entry is gone."""
        index = position(report.outline, self.key)
        return _with_entry(report, index, replace(report.outline[index], level=self.level, run_in=self.run_in))

    def inverse(self, report: Report) -> Edit:
        """Give the edit that puts back what `report` has."""
        entry = report.outline[position(report.outline, self.key)]
        return SetLevel(self.key, entry.level, entry.run_in)


@dataclass(frozen=True, slots=True)
class AddEntries:
    """Add entries behind the entry `after` ("" for the beginning)."""

    after: str
    entries: Outline

    def on(self, report: Report) -> Report:
        """Give the report with the entries added; Refused (ENTRY-UNKNOWN, ENTRY-TWICE)."""
        keys = {entry.key for entry in report.outline} | {""}
        if any(entry.key in keys for entry in self.entries):
            raise Refused("ENTRY-TWICE", "这一段已经在报告里，不能再添加一次。")
        return replace(report, outline=_inserted(report.outline, self.after, self.entries))

    def inverse(self, report: Report) -> Edit:
        """Give the edit that takes the entries out again."""
        del report
        return RemoveEntries(tuple(entry.key for entry in self.entries))


@dataclass(frozen=True, slots=True)
class RemoveEntries:
    """Take out exactly these entries; `outline.subtree` gives those that stand under a heading."""

    keys: tuple[str, ...]

    def on(self, report: Report) -> Report:
        """Give the report without the entries; Refused (ENTRY-UNKNOWN) if one is gone already."""
        for key in self.keys:
            position(report.outline, key)
        return replace(report, outline=tuple(e for e in report.outline if e.key not in self.keys))

    def inverse(self, report: Report) -> Edit:
        """Give the edit that puts each entry back behind the one it stood behind."""
        return _put_back(report.outline, self.keys)


@dataclass(frozen=True, slots=True)
class MoveEntries:
    """Move entries, in the order they have, behind the entry `after` ("" for the beginning), which is none of them."""

    keys: tuple[str, ...]
    after: str

    def on(self, report: Report) -> Report:
        """Give the report with the entries moved; Refused (ENTRY-UNKNOWN) if one is gone."""
        for key in self.keys:
            position(report.outline, key)
        moved = tuple(e for e in report.outline if e.key in self.keys)
        rest = tuple(e for e in report.outline if e.key not in self.keys)
        return replace(report, outline=_inserted(rest, self.after, moved))

    def inverse(self, report: Report) -> Edit:
        """Give the edit that moves each entry back."""
        return Together("移回原处", (RemoveEntries(self.keys), _put_back(report.outline, self.keys)))


@dataclass(frozen=True, slots=True)
class Together:
    """Several edits that are one step for the user, with a Chinese label that says what was done."""

    label: str
    edits: tuple[Edit, ...]

    def on(self, report: Report) -> Report:
        """Give the report after all of them; Refused, with nothing changed, if one is refused."""
        for edit in self.edits:
            report = edit.on(report)
        return report

    def inverse(self, report: Report) -> Edit:
        """Give the edit that takes all of them back, last first."""
        backwards: list[Edit] = []
        for edit in self.edits:
            backwards.append(edit.inverse(report))
            report = edit.on(report)
        return Together(self.label, tuple(reversed(backwards)))


Edit = (
    SetFigure
    | SetEarlierFigure
    | AddIndicator
    | RemoveIndicator
    | SetParticular
    | SetText
    | SetLevel
    | AddEntries
    | RemoveEntries
    | MoveEntries
    | Annotate
    | RemoveAnnotation
    | Together
)
EDITS = (
    SetFigure,
    SetEarlierFigure,
    AddIndicator,
    RemoveIndicator,
    SetParticular,
    SetText,
    SetLevel,
    AddEntries,
    RemoveEntries,
    MoveEntries,
    Annotate,
    RemoveAnnotation,
    Together,
)


def apply(report: Report, edit: Edit) -> Report:
    """Give the report after the edit; Refused if it cannot be done, and then nothing has changed."""
    return edit.on(report)


def _own(report: Report, code: str) -> Indicator:
    for own in report.indicators:
        if own.code == code:
            return own
    raise Refused("INDICATOR-UNKNOWN", f"没有编号为“{code}”的自设指标，请核对编号。")


def _with_entry(report: Report, index: int, entry: Entry) -> Report:
    return replace(report, outline=(*report.outline[:index], entry, *report.outline[index + 1 :]))


def _inserted(outline: Outline, after: str, entries: Outline) -> Outline:
    index = position(outline, after) + 1 if after else 0
    return (*outline[:index], *entries, *outline[index:])


def _put_back(outline: Outline, keys: tuple[str, ...]) -> Edit:
    steps: list[Edit] = []
    before = ""
    for entry in outline:
        if entry.key in keys:
            steps.append(AddEntries(before, (entry,)))
        before = entry.key
    return Together("放回原处", tuple(steps))

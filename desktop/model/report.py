"""A report: one unit, one year. A frozen value; every change makes a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import TypeVar

from desktop.model.annotation import Annotation, Annotations
from desktop.model.catalog import Indicator
from desktop.model.figure import NOT_FILLED, Figure, Figures
from desktop.model.outline import Outline


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a report has that is no figure; text may hold the placeholders {{本年}}, {{上年}}, {{下年}} and {{单位}}.

    Dates are ISO days or empty; `attachments` and `copies` hold one entry a line.
    """

    title: str = "{{单位}}{{本年}}年度法治政府建设情况报告"
    addressee: str = ""  # 主送机关
    issuer: str = ""  # 发文机关标志, on the red head
    document_number: str = ""  # 发文字号
    signer: str = ""  # 签发人
    signature: str = ""  # 发文机关署名
    written_on: str = ""  # 成文日期
    attachments: str = ""  # 附件说明
    copies: str = ""  # 抄送机关
    printer: str = ""  # 印发机关
    printed_on: str = ""  # 印发日期


_A = TypeVar("_A", bound=Annotation)

PARTICULAR_NAMES = tuple(item.name for item in fields(Particulars))
DATE_PARTICULARS = ("written_on", "printed_on")


def no_figures() -> Figures:
    """Give an empty, immutable set of figures."""
    return MappingProxyType({})


def no_annotations() -> Annotations:
    """Give an empty, immutable set of annotations."""
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Report:
    """One unit's report of one year.

    `heading_set` is the official set it uses, "" for an outline of its own. `figures` are what was typed or taken over
    (never the computed ones: see `values.py`). `earlier` are last year's; where `earlier_fixed` they come from last
    year's report in the ledger and cannot be typed here. `indicators` are the unit's own, beside those of the catalog
    (`Catalog.with_own`). `annotations` are what people say about its places, by kind and place.
    """

    unit: str
    year: int
    heading_set: str
    particulars: Particulars = Particulars()
    figures: Figures = field(default_factory=no_figures)
    earlier: Figures = field(default_factory=no_figures)
    earlier_fixed: bool = False
    outline: Outline = ()
    indicators: tuple[Indicator, ...] = ()
    annotations: Annotations = field(default_factory=no_annotations)

    def figure(self, code: str) -> Figure:
        """Give the figure as entered; an empty one if nobody has filled it."""
        return self.figures.get(code, NOT_FILLED)

    def annotation(self, kind: type[_A], place: str) -> _A | None:
        """Give what is said of one kind about a place; None if nothing is."""
        found = self.annotations.get((kind.kind, place))
        return found if isinstance(found, kind) else None

    def annotations_of(self, kind: type[_A]) -> dict[str, _A]:
        """Give all that is said of one kind, by place."""
        return {place: found for (_, place), found in self.annotations.items() if isinstance(found, kind)}


def with_figure(figures: Mapping[str, Figure], code: str, figure: Figure) -> Figures:
    """Give the figures with one of them set; an empty one is taken out."""
    changed = dict(figures)
    if figure == NOT_FILLED:
        changed.pop(code, None)
    else:
        changed[code] = figure
    return MappingProxyType(changed)

"""The quantities that a department's text states, beside the report's figures: which become placeholders, which not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.model.catalog import Catalog
from desktop.model.edits import SetFigure, Together
from desktop.model.figure import Figure, Origin, OriginKind, State, write_figure
from desktop.model.report import Report
from desktop.model.unit_fit import in_unit_of
from desktop.model.values import Values
from desktop.quantities.doubts import quoted
from desktop.reading.acceptance import placeholder_of
from desktop.reading.found import Match


class LinkStanding(Enum):
    """How a figure that is stated in a text stands to the report's."""

    NEW = "新报"  # the report has none yet: it is taken over with the text
    SAME = "相同"
    DIFFERENT = "不一致"
    COMPUTED = "由程序计算"  # and the computed one is printed alike
    UNLIKE = "写法不同"  # no placeholder prints what the text says


@dataclass(frozen=True, slots=True)
class TextFigure:
    """A quantity of a text that probably states an indicator; `linked` says whether it becomes a placeholder.

    `figure` is what the text states, `present` what the report has. One that is DIFFERENT may be linked by hand, and
    then replaces the present figure; one that is UNLIKE cannot (`placeholder` is "").
    """

    match: Match
    label: str
    figure: Figure
    present: Figure
    standing: LinkStanding
    placeholder: str
    linked: bool
    computed: Figure | None = None

    @property
    def code(self) -> str:
        """The indicator's code."""
        return self.match.code

    @property
    def sets(self) -> bool:
        """Whether taking it over gives the report a figure."""
        return self.linked and self.standing in (LinkStanding.NEW, LinkStanding.DIFFERENT)


class Linker:
    """Links the quantities of a text with the report's figures."""

    def __init__(self, stated: Sequence[Match], report: Report, catalog: Catalog, file: str) -> None:
        self._catalog = catalog
        self._report = report
        self._file = file
        self._by_piece: dict[str, list[Match]] = {}
        for match in stated:
            self._by_piece.setdefault(match.occurrence.key, []).append(match)
        # As it would be with everything that the text states: only then can it be said whether a link prints alike.
        sets = {match.code: self._figure(match) for match in stated if self._is_typed(match.code)}
        after = Together("", tuple(SetFigure(code, figure) for code, figure in sets.items())).on(report)
        self._values = Values(catalog, after)

    def figures(self, key: str) -> tuple[TextFigure, ...]:
        """Give the figures of a piece in their order."""
        matches = sorted(self._by_piece.get(key, ()), key=lambda one: one.occurrence.start)
        return tuple(map(self._linked, matches))

    def _linked(self, match: Match) -> TextFigure:
        indicator = self._catalog.indicators[match.code]
        figure, present = self._figure(match), self._report.figure(match.code)
        placeholder = placeholder_of(match, self._catalog, self._values) or ""
        standing = self._standing(match.code, figure, present, placeholder)
        linked = standing not in (LinkStanding.DIFFERENT, LinkStanding.UNLIKE)
        computed = None if self._is_typed(match.code) else self._values.figure(match.code)
        known = computed if computed is not None and computed.filled else None
        return TextFigure(match, indicator.label, figure, present, standing, placeholder, linked, known)

    def _standing(self, code: str, figure: Figure, present: Figure, placeholder: str) -> LinkStanding:
        if not placeholder:
            return LinkStanding.UNLIKE
        if not self._is_typed(code):
            return LinkStanding.COMPUTED
        if not present.filled:
            return LinkStanding.NEW
        return LinkStanding.SAME if present.same_content(figure) else LinkStanding.DIFFERENT

    def _is_typed(self, code: str) -> bool:
        return self._catalog.indicators[code].formula is None

    def _figure(self, match: Match) -> Figure:
        one = match.occurrence
        value = in_unit_of(one.value, one.unit, self._catalog.indicators[match.code])
        origin = Origin(OriginKind.READ, f"{self._file}，第{one.line}行")
        return Figure(State.VALUE, value, one.about, origin=origin)

    def _words(self, figure: Figure, code: str) -> str:
        indicator = self._catalog.indicators[code]
        return f"{write_figure(figure, indicator)}{indicator.unit if figure.value is not None else ''}"

    def doubts(self, figures: Sequence[TextFigure]) -> Iterator[str]:
        """Say in sentences what is doubtful with figures."""
        for one in figures:
            name, said = quoted(one.label), one.match.occurrence.text
            if one.standing is LinkStanding.DIFFERENT:
                now = self._words(one.present, one.code)
                yield f"{name}现在是{now}，这里写的是{said}，先按文字保留，请核对以哪个为准。"
            elif one.standing is LinkStanding.UNLIKE and one.computed is not None:
                now = self._words(one.computed, one.code)
                yield f"{name}由程序计算是{now}，这里写的是{said}，按文字保留，请核对。"
            elif one.standing is LinkStanding.UNLIKE:
                yield f"{name}写作{said}，和程序的写法不同，按文字保留。"

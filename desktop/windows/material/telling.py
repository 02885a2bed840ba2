"""How the texts of a material would read in the report, with the figures that would come with them."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.model.catalog import Catalog
from desktop.model.chip_words import Known, chip_words
from desktop.model.edits import SetFigure, Together
from desktop.model.phrases import Phrases
from desktop.model.report import Report
from desktop.model.values import Values
from desktop.reading.text_items import ProposedItem
from desktop.windows.text.pieces import Piece, pieces_of


class MaterialTelling:
    """Words placeholders as they would print with the figures that the items bring."""

    def __init__(self, report: Report, catalog: Catalog) -> None:
        self._report, self._catalog = report, catalog
        self._after, self._values = report, Values(catalog, report)
        self._phrases = Phrases(catalog, report, self._values)

    def take(self, items: Sequence[ProposedItem]) -> None:
        """Word from now on with the figures of these items; of two for one indicator the first counts."""
        figures = {one.code: one.figure for item in reversed(items) for one in reversed(item.figures) if one.sets}
        steps = tuple(SetFigure(code, figure) for code, figure in figures.items())
        self._after = Together("", steps).on(self._report)
        self._values = Values(self._catalog, self._after)
        self._phrases = Phrases(self._catalog, self._after, self._values)

    @property
    def report(self) -> Report:
        """The report that the items are for."""
        return self._report

    @property
    def values(self) -> Values:
        """Every figure as it would be."""
        return self._values

    @property
    def phrases(self) -> Phrases:
        """How placeholders are worded."""
        return self._phrases

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """Cut a text into words and chips."""
        return pieces_of(text, self._phrases)

    def told(self, source: str) -> tuple[str, ...]:
        """Give the lines about a chip."""
        return chip_words(source, Known(self._after, self._catalog, self._values))

"""A sheet of native charts, one for each row of a table of years; two side by side, none cut by the edge of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop.collection.tables.book import Book, Sheet
from desktop.collection.tables.looks import BODY_FONT, HEAD_FONT, Look

_ROWS_A_PAGE = 48  # of 20 pixels on A4 with these margins
_ROW, _COLUMN = 20, 69  # pixels
_COLUMNS = 10
_ROWS_A_CHART = 10
_WIDTH, _HEIGHT = _COLUMN * 5 - 6, _ROW * _ROWS_A_CHART - 8
_MOST_LABELLED = 8  # years whose values are written into the chart
_COLOUR, _LINE = "#1F5FBF", "#D5DAE1"


@dataclass(frozen=True, slots=True)
class Trend:
    """One chart: its title, whether a state (a line) or what happened in each year (columns), and its row of data."""

    title: str
    state: bool
    row: int


@dataclass(frozen=True, slots=True)
class Data:
    """Where the numbers of the charts stand: a sheet, its row of years, and the first and last column of them."""

    sheet: str
    head: int
    first: int
    last: int


def write_charts(book: Book, sheet: Sheet, sections: Sequence[tuple[str, Sequence[Trend]]], data: Data) -> None:
    """Place the charts of all sections, each section under its title."""
    sheet.raw.hide_gridlines(2)
    sheet.raw.set_column_pixels(0, _COLUMNS - 1, _COLUMN)
    sheet.raw.set_default_row(_ROW * 0.75)
    place = _Place(sheet)
    for title, trends in sections:
        place.title(title)
        for index, trend in enumerate(trends):
            place.chart(_chart(book, trend, data), index)
        place.end_section()
    sheet.page(_COLUMNS - 1, landscape=False)
    sheet.raw.set_h_pagebreaks(place.breaks)


class _Place:
    """Where the next chart stands."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._page = 0  # the row in which the present page begins
        self.breaks: list[int] = []

    def title(self, text: str) -> None:
        self._room_for(1 + _ROWS_A_CHART)
        self._sheet.across(0, _COLUMNS - 1, text, Look.HEAD_LINE)

    def chart(self, chart: Any, index: int) -> None:
        """Put a chart of xlsxwriter on the sheet: two stand side by side, `index` counts from 0."""
        right = index % 2
        if right:
            self._sheet.row -= _ROWS_A_CHART
        else:
            self._room_for(_ROWS_A_CHART)
        options = {"x_offset": 3, "y_offset": 4, "object_position": 2}
        self._sheet.raw.insert_chart(self._sheet.row, 5 * right, chart, options)
        self._sheet.row += _ROWS_A_CHART

    def end_section(self) -> None:
        self._sheet.row += 1

    def _room_for(self, rows: int) -> None:
        if self._sheet.row + rows > self._page + _ROWS_A_PAGE:
            self._page = self._sheet.row
            self.breaks.append(self._page)


def _chart(book: Book, trend: Trend, data: Data) -> Any:
    chart = book.chart({"type": "line" if trend.state else "column"})
    chart.add_series(_series(trend, data))
    small = {"name": BODY_FONT, "size": 8}
    chart.set_title({"name": trend.title, "name_font": {"name": HEAD_FONT, "size": 10, "bold": False}})
    chart.set_legend({"none": True})
    chart.set_x_axis({"num_font": small, "line": {"color": _LINE}})
    lines = {"visible": True, "line": {"color": _LINE, "width": 0.5}}
    from_zero = {} if trend.state else {"min": 0}  # a column that does not begin at zero shows a wrong part
    chart.set_y_axis({"num_font": small, "line": {"none": True}, "major_gridlines": lines, **from_zero})
    chart.set_size({"width": _WIDTH, "height": _HEIGHT})
    chart.set_chartarea({"border": {"color": _LINE}})
    # A year without a number is a gap, not a zero; the sheet with the numbers is hidden.
    chart.show_blanks_as("gap")
    chart.show_hidden_data()
    return chart


def _series(trend: Trend, data: Data) -> dict[str, Any]:
    series: dict[str, Any] = {
        "name": trend.title,
        "categories": [data.sheet, data.head, data.first, data.head, data.last],
        "values": [data.sheet, trend.row, data.first, trend.row, data.last],
    }
    if trend.state:
        marker = {"type": "circle", "size": 5, "fill": {"color": _COLOUR}, "border": {"color": _COLOUR}}
        series |= {"line": {"color": _COLOUR, "width": 2}, "marker": marker}
    else:
        series |= {"fill": {"color": _COLOUR}, "gap": 80}
    if data.last - data.first < _MOST_LABELLED:
        above = {"position": "above"} if trend.state else {}
        series["data_labels"] = {"value": True, "font": {"name": BODY_FONT, "size": 8}, **above}
    return series

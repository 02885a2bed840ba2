"""A row as a person reads it, in the trail and where two people wrote the same one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from desktop.ledger.edit_text import read_indicator
from desktop.ledger.rows import Content, figure_of
from desktop.model.figure import Figure, State, mark_about
from desktop.model.kinds.kind import Value
from desktop.quantities.written import write_date, write_number

_ABSENCES = {State.EMPTY: "未填", State.NONE: "无", State.UNCOUNTED: "未统计", State.INAPPLICABLE: "不适用"}


def readable(table: str, content: Content | None) -> str:
    """Give the content of a row in words; "" for a row that is not there."""
    return "" if content is None else _TELLERS[table](content)


def readable_figure(figure: Figure) -> str:
    """Give a figure in words, without its measure word, which only the catalog knows."""
    value = figure.value
    text = _ABSENCES[figure.state] if value is None else mark_about(_written(value), figure.about, "")
    reason = f"：{figure.reason}" if figure.reason else ""
    note = f"（{figure.note}）" if figure.note else ""
    return f"{text}{reason}{note}"


def _written(value: Value) -> str:
    match value:
        case Decimal():
            return write_number(value)
        case date():
            return write_date(value)
        case str():
            return value


def _figure(content: Content) -> str:
    return readable_figure(figure_of(content))


def _particular(content: Content) -> str:
    return str(content[0])


def _entry(content: Content) -> str:
    return str(content[2])


def _indicator(content: Content) -> str:
    indicator = read_indicator(str(content[1]))
    return f"{indicator.label}（{indicator.unit}）" if indicator.unit else indicator.label


_TELLERS: dict[str, Callable[[Content], str]] = {
    "figures": _figure,
    "particulars": _particular,
    "entries": _entry,
    "indicators": _indicator,
}

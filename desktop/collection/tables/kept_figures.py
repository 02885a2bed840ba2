"""A figure in four cells of a sheet that nobody reads but the program: state, value, about-mark, reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.kinds.kind import Kind, Value
from desktop.quantities.about import About
from desktop.quantities.written import write_number

CELLS = ("状态", "数值", "约数", "原因")


def kept_cells(figure: Figure) -> tuple[str, ...]:
    """Give what a figure says as the texts of its cells; all of them empty for one that nobody has filled."""
    if not figure.filled:
        return ("",) * len(CELLS)
    return figure.state.value, _written(figure.value), figure.about.value if figure.about else "", figure.reason


def figure_kept(cells: Sequence[str], kind: Kind) -> Figure:
    """Read a figure of a kind from its cells; ValueError or ArithmeticError if they are none."""
    state, value, about, reason = cells
    if not state:
        return NOT_FILLED
    known = _value(value, kind) if State(state) is State.VALUE else None
    return Figure(State(state), known, About(about) if about else None, reason)


def _written(value: Value | None) -> str:
    match value:
        case Decimal():
            return write_number(value)
        case date():
            return value.isoformat()
        case str():
            return value
        case None:
            return ""


def _value(text: str, kind: Kind) -> Value:
    if kind.numeric:
        return Decimal(text)
    return date.fromisoformat(text) if kind.name == "date" else text

"""What a kind of value is: how it is typed, how it is written, and how it behaves over units and years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.quantities.about import About
from desktop.quantities.typed import Absent, Blank, Question

Value = Decimal | date | str


@dataclass(frozen=True, slots=True)
class Given:
    """A value that somebody stated, with its about-mark (余, 近, 逾, 以上) where it has one."""

    value: Value
    about: About | None = None


Typed = Given | Blank | Absent | Question


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of indicator.

    `read` takes what was typed and the indicator's unit; `write` gives the digits without the unit, with the given
    number of decimals (None: as exact as it is). `numeric` says whether arithmetic and change on last year make sense;
    `adds_up` whether units may be summed (a share never is: it is computed anew from its operands).
    """

    name: str
    label: str
    numeric: bool
    adds_up: bool
    read: Callable[[str, str], Typed]
    write: Callable[[Value, int | None], str]

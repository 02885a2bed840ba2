"""One indicator over all units of a ledger: read from one index, without touching a report."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from sqlalchemy import BigInteger, Connection, bindparam, cast, func, select
from sqlalchemy.engine import Dialect

from desktop.ledger.prepared import Prepared
from desktop.ledger.rows import value_of
from desktop.ledger.tables import FIGURES, UNITS
from desktop.model.kinds.kind import Value

_DIGITS = 100  # of a sum: the usual 28 would round what somebody really typed


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of one indicator's numbers in one year, and how many units stated one."""

    year: int
    sum: Decimal
    units: int


class Across:
    """The statements that read one indicator of all units, for one kind of database."""

    def __init__(self, dialect: Dialect) -> None:
        figures = FIGURES.c
        of_code = figures.code == bindparam("code")
        of_kind = figures.value_kind == bindparam("kind")
        valued = select(figures.unit_id, figures.year, figures.value, figures.value_kind).where(of_code)
        self._values = Prepared(valued.order_by(figures.year, figures.unit_id), dialect)
        self._units = Prepared(select(UNITS.c.id, UNITS.c.name), dialect)
        # Whole numbers add up exactly in the database; the few others are added here.
        whole = select(figures.year, func.sum(cast(figures.value, BigInteger)), func.count())
        whole = whole.where(of_code, of_kind).group_by(figures.year)
        self._whole = Prepared(whole, dialect)
        others = select(figures.year, figures.value).where(of_code, of_kind)
        self._others = Prepared(others, dialect)

    def values(self, connection: Connection, code: str) -> tuple[tuple[str, int, Value], ...]:
        """Give unit, year and value, by year; those without a value are left out."""
        names: dict[int, str] = dict(self._units.run(connection, {}).fetchall())
        rows = self._values.run(connection, {"code": code}).fetchall()
        values = ((unit, year, value_of(text, kind)) for unit, year, text, kind in rows)
        return tuple((names[unit], year, value) for unit, year, value in values if value is not None)

    def totals(self, connection: Connection, code: str) -> tuple[Total, ...]:
        """Give the totals, first year to last."""
        sums: defaultdict[int, Decimal] = defaultdict(Decimal)
        counts: defaultdict[int, int] = defaultdict(int)
        for year, total, count in self._whole.run(connection, {"code": code, "kind": "whole"}).fetchall():
            sums[year] += Decimal(total)
            counts[year] += count
        with localcontext(Context(prec=_DIGITS)):
            for year, text in self._others.run(connection, {"code": code, "kind": "number"}).fetchall():
                sums[year] += Decimal(text)
                counts[year] += 1
        return tuple(Total(year, sums[year], counts[year]) for year in sorted(sums))

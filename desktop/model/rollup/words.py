"""What a table of a roll-up says in words: how a total was made, who is first and last, who is missing."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.model.figure import write_figure
from desktop.model.rollup.ranking import Ranked
from desktop.model.rollup.roll_up import RolledRow, RolledUp

MOST_NAMED = 5


def named(rolled: RolledUp, places: Sequence[int]) -> str:
    """Name some units, the first five of many."""
    more = f"等{len(places)}家" if len(places) > MOST_NAMED else ""
    return "、".join(rolled.units[place].name for place in places[:MOST_NAMED]) + more


def _write_rank(rolled: RolledUp, row: RolledRow, ranked: Sequence[Ranked]) -> str:
    """Write who stands at one end of a ranking, with the number: 甲区、乙区 16; "" where nobody is ranked."""
    if not ranked:
        return ""
    return f"{named(rolled, [one.unit for one in ranked])} {write_figure(ranked[0].figure, row.indicator)}"


def write_ends(rolled: RolledUp, row: RolledRow, ranked: Sequence[Ranked]) -> tuple[str, str]:
    """Write who is first and who is last; where all state the same there is no first and no last."""
    first, last = _first_of(ranked), _last_of(ranked)
    if len(ranked) > 1 and all(one.figure.same_content(ranked[0].figure) for one in ranked):
        return f"{len(ranked)}家相同 {write_figure(ranked[0].figure, row.indicator)}", ""
    return _write_rank(rolled, row, first), _write_rank(rolled, row, last)


def _first_of(ranked: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """Give those who share the first rank."""
    return tuple(one for one in ranked if one.rank == 1)


def _last_of(ranked: Sequence[Ranked]) -> tuple[Ranked, ...]:
    """Give those who share the last rank."""
    return tuple(one for one in ranked if one.rank == ranked[-1].rank)


def explain(rolled: RolledUp, row: RolledRow) -> str:
    """Say in short sentences how a total was made, and what it lacks."""
    total = row.total
    said: list[str] = []
    if total.why:
        said.append(f"{total.why}。")
    elif row.indicator.formula is not None and not row.indicator.kind.adds_up:
        said.append("按分子、分母的合计重新计算。")
    if total.marks:
        about = [place for place in total.stated if row.figures[place].about]
        said.append(f"含约数：{named(rolled, about)}。")
    if total.lacking:
        said.append(f"缺{named(rolled, total.lacking)}。")
    if total.silent and total.stated:
        said.append(f"另有{len(total.silent)}家没有填报（可不填）。")
    return "".join(said)

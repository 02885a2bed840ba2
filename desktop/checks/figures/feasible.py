"""Shares that no whole numbers give (60 % of 12), and numbers of a stated share that are still to be filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.checks.figures.shares import ALL, parts_cut_off, parts_of, possible_wholes, wholes_cut_off, wholes_of
from desktop.checks.quoting import quoted
from desktop.model.catalog import Catalog, Indicator, Relation
from desktop.model.figure import Figure
from desktop.model.findings import Finding, Operand, Rule, Severity
from desktop.model.language.intervals import places
from desktop.model.language.syntax import Call, Code
from desktop.model.remembered import Remembered
from desktop.model.report import Report
from desktop.model.values import Values
from desktop.quantities.written import round_half_up, write_number

IMPOSSIBLE = Rule("R22", "没有哪个整数能得出这个比率", Severity.ERROR)
UNPROVEN = Rule("R22-2", "比率的分子或者分母没有填，无法核对", Severity.HINT)

_MOST_WHOLE = 30  # up to which the wholes are named that a share alone allows
_FEW = 6


@dataclass(frozen=True, slots=True)
class _Share:
    """A stated share with the two counts it is of, each None where it is not filled."""

    share: Indicator
    part: Indicator
    whole: Indicator
    stated: Decimal
    part_count: int | None
    whole_count: int | None


def check_feasible(report: Report, catalog: Catalog, values: Values) -> Iterator[Finding]:
    """Find the stated shares of which a count is missing: what it can be, and that none can be."""
    for relation, share, part, whole in _relations_of_shares(catalog):
        stated = report.figure(share.code)
        if stated.number is None or stated.about or not relation.period.holds(report.year):
            continue
        counts = values.figure(part.code), values.figure(whole.code)
        if all(not count.filled or _count(count) is not None for count in counts):
            yield from _looked_at(_Share(share, part, whole, stated.number, *map(_count, counts)))


def _shares_in(catalog: Catalog) -> Sequence[tuple[Relation, Indicator, Indicator, Indicator]]:
    """Give the relations that say of which whole numbers an indicator is the share, with the share, part and whole."""
    found: list[tuple[Relation, Indicator, Indicator, Indicator]] = []
    for relation in catalog.relations:
        match relation.comparison.left, relation.comparison.right:
            case Code(share, False), Call("占比", (Code(part, False), Code(whole, False))):
                counted = catalog.indicators[part], catalog.indicators[whole]
                if all(indicator.decimals == 0 for indicator in counted):
                    found.append((relation, catalog.indicators[share], *counted))
            case _:
                pass
    return found


_relations_of_shares = Remembered(_shares_in)


def _count(figure: Figure) -> int | None:
    number = figure.number
    return int(number) if number is not None and number >= 0 and not figure.about and number % 1 == 0 else None


def _looked_at(one: _Share) -> Iterator[Finding]:
    if not 0 < one.stated < ALL:
        return
    if one.whole_count and one.part_count is None:
        yield from _part_missing(one, one.whole_count)
    elif one.part_count is not None and one.whole_count is None:
        yield from _whole_missing(one, one.part_count)
    elif one.whole_count is None:
        yield from _both_missing(one)


def _part_missing(one: _Share, whole: int) -> Iterator[Finding]:
    possible = parts_of(one.stated, whole) or parts_cut_off(one.stated, whole)
    given = f"{quoted(one.whole.label)}是{whole}{one.whole.unit}"
    if not possible:
        near = _nearest(one.stated, whole)
        shares = "，".join(f"{part}{one.part.unit}是{_percent(part, whole, one.stated)}" for part in near)
        said = f"{given}，其中{shares}，没有哪个{_counted(one.part)}正好是{write_number(one.stated)}%"
        yield _finding(IMPOSSIBLE, one, said, "或".join(_percent(part, whole, one.stated) for part in near), one.whole)
    elif not one.part.required:
        said = f"{given}，按这个比率{quoted(one.part.label)}应为{_range(possible)}{one.part.unit}，请补填后核对"
        yield _finding(UNPROVEN, one, said, None, one.whole, allowed=_range(possible))


def _whole_missing(one: _Share, part: int) -> Iterator[Finding]:
    possible = wholes_of(one.stated, part) or wholes_cut_off(one.stated, part)
    given = f"{quoted(one.part.label)}是{part}{one.part.unit}"
    if not possible:
        said = f"{given}，没有哪个{_counted(one.whole)}能算出这个比率"
        yield _finding(IMPOSSIBLE, one, said, None, one.part)
    elif not one.whole.required:
        said = f"{given}，按这个比率{quoted(one.whole.label)}应为{_range(possible)}{one.whole.unit}，请补填后核对"
        yield _finding(UNPROVEN, one, said, None, one.part, allowed=_range(possible))


def _both_missing(one: _Share) -> Iterator[Finding]:
    possible = possible_wholes(one.stated, _MOST_WHOLE)
    if not possible or len(possible) > _FEW or one.part.required or one.whole.required:
        return
    named = "、".join(str(whole) for whole in possible)
    only = f"不超过{_MOST_WHOLE}{one.whole.unit}的话，{quoted(one.whole.label)}只能是{named}{one.whole.unit}"
    said = f"{quoted(one.whole.label)}和{quoted(one.part.label)}都没有填，无法核对；{only}"
    yield _finding(UNPROVEN, one, said, None, allowed=named)


def _nearest(stated: Decimal, whole: int) -> tuple[int, ...]:
    below = min(int(stated * whole / 100), whole)
    return tuple(part for part in (below, below + 1) if part <= whole)


def _percent(part: int, whole: int, stated: Decimal) -> str:
    return f"{write_number(round_half_up(Decimal(part * 100) / whole, places(stated)))}%"


def _counted(indicator: Indicator) -> str:
    return f"{indicator.unit}数"


def _range(possible: range) -> str:
    return str(possible[0]) if len(possible) == 1 else f"{possible[0]}—{possible[-1]}"


def _finding(
    rule: Rule, one: _Share, said: str, computed: str | None, given: Indicator | None = None, allowed: str = ""
) -> Finding:
    stated = write_number(one.stated)
    counts = {one.part.code: one.part_count, one.whole.code: one.whole_count}
    known = (Operand(given.label, str(counts[given.code]), given.code),) if given else ()
    return Finding(
        severity=rule.severity,
        rule=rule.id,
        place=one.share.code,
        message=f"{quoted(one.share.label)}填的是{stated}%：{said}。",
        stated=stated,
        computed=computed,
        operands=(Operand(one.share.label, stated, one.share.code), *known),
        allowed=allowed,
    )

"""Whether a stated percentage is that of a part in a whole, beyond rounding; and what is said where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import reduce
from operator import add

from desktop.checks.prose.listing import interval_sum
from desktop.checks.prose.slips import is_near, is_slip
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.wording import Said, bounds, found, named, percents, printed
from desktop.model.findings import Finding, Rule, Severity
from desktop.quantities.intervals import NOTHING, Interval, cut_off, percentage
from desktop.quantities.written import round_half_up, write_number

_PERCENT = Decimal(100)
_SMALL = Decimal(5)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part and a whole, each the sum of one or more quantities."""

    parts: tuple[Term, ...]
    wholes: tuple[Term, ...]

    @property
    def percent(self) -> Interval | None:
        """The true share in percent; None where there is no whole."""
        return percentage(interval_sum(self.parts), interval_sum(self.wholes))

    @property
    def shown(self) -> Interval | None:
        """The share of the numbers as they are written."""
        return percentage(_faces(self.parts), _faces(self.wholes))

    @property
    def terms(self) -> tuple[Term, ...]:
        """All quantities that take part."""
        return self.parts + self.wholes


def _faces(terms: Sequence[Term]) -> Interval:
    return reduce(add, (term.face for term in terms), NOTHING)


def fits(share: Term, ratio: Ratio) -> bool:
    """Whether a stated share can be this ratio; one without a whole says nothing."""
    percent = ratio.percent
    return percent is None or share.interval.meets(percent)


def is_cut_off(share: Term, ratio: Ratio) -> bool:
    """Whether a stated share is this ratio with its last digits dropped instead of rounded."""
    percent = ratio.percent
    if percent is None or share.interval.exact or not percent.exact:
        return False
    return cut_off(share.value, share.step).meets(percent)


def looks_mistyped(share: Term, ratio: Ratio) -> bool:
    """Whether a share misses a ratio so closely, or in such a way, that a number was mistyped."""
    percent = ratio.percent
    if percent is None or percent.low > _PERCENT or (share.value == 0 and percent.low < share.step):
        return False
    near = is_near(share.value, percent.low) and abs(share.value - percent.low) <= max(share.step, _least(percent.low))
    return near or is_slip(share.value, round_half_up(percent.low, decimals_of(share)))


def _least(percent: Decimal) -> Decimal:
    """Give by how much a small percentage may be missed: 0.07 % is not near 0.31 %."""
    return min(percent, _PERCENT) / 2 if percent < _SMALL else _PERCENT


def possible_parts(share: Term, whole: Term) -> tuple[int, int] | None:
    """Give the least and largest whole number of which a stated share of a whole can be the rounding, if any is."""
    low = (share.interval.low * whole.interval.low / _PERCENT).to_integral_value(ROUND_CEILING)
    high = (share.interval.high * whole.interval.high / _PERCENT).to_integral_value(ROUND_FLOOR)
    return (int(low), int(high)) if low <= high else None


def decimals_of(term: Term) -> int:
    """Give how many decimals a quantity is written with."""
    return max(0, -int(term.step.normalize().as_tuple().exponent))


def ratio_finding(prose: Prose, rule: Rule, severity: Severity, share: Term, ratio: Ratio) -> Finding:
    """Give the finding of a share that is not its ratio."""
    percent = ratio.shown or share.interval
    decimals = decimals_of(share)
    should = bounds(percent, decimals)
    if should == write_number(share.value, decimals):  # 99.95 % is not 100 %
        should = bounds(percent)
    computation = f"{_written(prose, ratio.parts)} ÷ {_written(prose, ratio.wholes)} = {percents(bounds(percent))}"
    if is_cut_off(share, ratio):
        severity = Severity.WARNING
    message = f"{computation}，{_verdict(prose, share, ratio, percents(should))}。"
    allowed = "" if percent.exact else should
    return found(prose, Said(rule, message, severity, share.digits, should, allowed), (*ratio.terms, share))


def _written(prose: Prose, terms: Sequence[Term]) -> str:
    if len(terms) == 1:
        return named(prose, terms[0])
    return "（" + " + ".join(named(prose, term) for term in terms) + "）"


def _verdict(prose: Prose, share: Term, ratio: Ratio, should: str) -> str:
    stated = printed(prose, share)
    if is_cut_off(share, ratio):
        return f"四舍五入应写{should}，写的{stated}是把后面的小数直接舍去了"
    if share.interval.exact:
        return f"并不正好是{stated}"
    return f"应写{should}，写的是{stated}"

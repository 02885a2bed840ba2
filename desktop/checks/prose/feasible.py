"""S06: a rate that no whole number of the cases before it can make (60 % of 12 cannot be)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_FLOOR, Decimal

from desktop.checks.prose.natures import Nature
from desktop.checks.prose.plain import shares_words
from desktop.checks.prose.rates import counts_of, is_counted, rate_name
from desktop.checks.prose.ratios import possible_parts
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.wording import Said, found, name_of, named, printed, two_decimals
from desktop.checks.quoting import quoted
from desktop.model.findings import Finding, Rule, Severity
from desktop.quantities.units import COUNTED_UNITS

POSSIBLE = Rule("S06", "凑不成整数的比率", Severity.HINT)

_PERCENT = Decimal(100)
_BODIES = re.compile("单位|机关|部门|机构|企业|组织|社区|村|街道|乡镇|学校|家")


def check_feasible(prose: Prose) -> Iterator[Finding]:
    """Find rates of a known number of cases that no number of them gives; their numerator is not told."""
    for rate in prose.terms:
        name = rate_name(rate)
        counts = [t for t in counts_of(prose, rate) if _is_whole(t)] if name else []
        if name and counts and not any(is_counted(name, term) for term in counts):
            yield from _checked(prose, rate, counts, name)


def _checked(prose: Prose, rate: Term, counts: Sequence[Term], name: str) -> Iterator[Finding]:
    whole = counts[-1]
    kin = [t for t in prose.terms if t.nature is Nature.COUNT and t.counts_with(whole) and _is_whole(t)]
    # Any case count of the paragraph may be the one that the rate was computed from.
    if not shares_words(name, whole.label) or any(possible_parts(rate, other) for other in kin):
        return
    if whole.unit == "家" and not _BODIES.search(name):  # 30家 are no 事项: their rate is one of other things
        return
    below = int((rate.value * whole.value / _PERCENT).to_integral_value(ROUND_FLOOR))
    near = [part for part in (below, below + 1) if part <= whole.value]
    parts = "或者".join(f"{part}{whole.unit}（{_percent(part, whole)}%）" for part in near)
    message = (
        f"{named(prose, whole)}得不出{printed(prose, rate)}的{quoted(name_of(rate))}，最接近的是{parts}；"
        "如果是按别的数算的，请把那个数写出来。"
    )
    yield found(prose, Said(POSSIBLE, message, None, rate.digits), (whole, rate))


def _is_whole(term: Term) -> bool:
    return term.interval.exact and term.value > 0 and term.unit in COUNTED_UNITS


def _percent(part: int, whole: Term) -> str:
    return two_decimals(part * _PERCENT / whole.value)

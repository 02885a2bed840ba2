"""Shares whose whole stands in a paragraph before them: 收到申请6200件。… 县级政府782件，占12.6%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.checks.prose.portions import Portion
from desktop.checks.prose.ratios import Ratio, fits, looks_mistyped, ratio_finding
from desktop.checks.prose.shares import SHARE, is_just
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.wording import outside
from desktop.model.findings import Finding, Severity


def check_inherited(prose: Prose, unknown: tuple[Portion, ...], whole: Term) -> Iterator[Finding]:
    """Find the share that does not fit the whole of the paragraph before, where the others beside it do."""
    ratios = [(one.share, Ratio((one.part,), (outside(whole),))) for one in unknown if one.part.counts_with(whole)]
    fitting = sum(fits(share, ratio) for share, ratio in ratios)
    if fitting == 0 or fitting < len(ratios) - fitting:
        return
    for share, ratio in ratios:
        if not fits(share, ratio):
            yield ratio_finding(prose, SHARE, Severity.WARNING, share, ratio)


def check_named(prose: Prose, portions: Sequence[Portion], before: Sequence[Term]) -> Iterator[Finding]:
    """Find the share that does not fit the whole that it names, told in a paragraph before (占投诉总量的23.7%)."""
    for one in portions:
        wholes = {t.value: t for t in before if t.counts_with(one.part) and is_just(one.of, t)}
        ratios = [Ratio((one.part,), (outside(whole),)) for whole in wholes.values()]
        if len(ratios) == 1 and not fits(one.share, ratios[0]) and looks_mistyped(one.share, ratios[0]):
            yield ratio_finding(prose, SHARE, Severity.WARNING, one.share, ratios[0])

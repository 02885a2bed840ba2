"""Shares whose whole stands in a paragraph before them: 收到申请6200件。… 县级政府782件，占12.6%."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.prose.portions import Portion
from desktop.checks.prose.ratios import Ratio, fits, ratio_finding
from desktop.checks.prose.shares import SHARE
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

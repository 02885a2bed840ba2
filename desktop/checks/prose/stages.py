"""S12: more came out than went in (申请16件，受理17件); S13: all of them, but another number (45个，全部整改44个)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.checks.prose.natures import Nature
from desktop.checks.prose.term import Prose, Term
from desktop.checks.prose.wording import Said, found, named, printed
from desktop.model.findings import Finding, Rule, Severity

STAGE = Rule("S12", "后一步多于前一步", Severity.WARNING)
ALL = Rule("S13", "全部与件数", Severity.WARNING)

# What can only happen to what the first word counts.
_STEPS = tuple(
    (re.compile(before), re.compile(after))
    for before, after in (
        (r"收到[^，、；。]{0,8}申请|申请$|接收申请", r"^(?:依法|审查后|经审查)?(?:立案受理|受理|立案|准予)"),
        (r"调解|受理[^，、；。]{0,6}纠纷", r"(?:调解成功|成功调解|成功化解|调成|^成功)"),
        (r"发现[^，、；。]{0,10}(?:问题|隐患|线索|违法)", r"整改|督促整改|整治|消除"),
        (r"(?:应当?|通知)[^，、；。]{0,8}(?:出庭|参加|到场)", r"(?:实际|已)(?:出庭|参加|到场)|^出庭"),
        (r"参加[^，、；。]{0,6}考试|参考|报名|应考", r"合格|通过|及格"),
        (r"提出[^，、；。]{0,8}(?:建议|意见)", r"采纳"),
        (r"抽检|抽查|检测|检验", r"^(?:检出|检测出)?(?:不合格|合格)"),
    )
)
_ALL_OF_THEM = re.compile(r"(?:全部|全数|均已|已全部|悉数)[^，、；。]{1,6}$")


def check_stages(prose: Prose) -> Iterator[Finding]:
    """Find counts of a later step that exceed those of the step before, and 全部 with another number."""
    counts = [t for t in prose.terms if t.nature is Nature.COUNT and not t.bare]
    for before, after in _neighbours(counts):
        if "其中" in prose.plain[before.end : after.start]:
            continue
        if _ALL_OF_THEM.search(after.ahead) and not before.interval.meets(after.interval):
            message = f"{named(prose, before)}后面写全部，写的却是{printed(prose, after)}。"
            yield found(prose, Said(ALL, message, None, after.digits, before.digits), (before, after))
        elif _is_step(before, after) and after.interval.low > before.interval.high:
            message = f"{named(prose, after)}多于{named(prose, before)}，一般不会这样，请核对；有上年结转的，请写明。"
            said = Said(STAGE, message, None, after.digits, None, f"0—{before.digits}")
            yield found(prose, said, (before, after))


def _neighbours(counts: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """Give each count with the one of its kind before it in the sentence."""
    for at, after in enumerate(counts):
        kin = (t for t in reversed(counts[:at]) if t.sentence == after.sentence and t.counts_with(after))
        before = next(kin, None)
        if before is not None:
            yield before, after


def _is_step(before: Term, after: Term) -> bool:
    if before.segment != after.segment:
        return False
    earlier, later = before.ahead + before.behind, after.ahead + after.behind
    return any(one.search(earlier) and other.search(later) for one, other in _STEPS)

"""S05: a rate with its numerator and denominator in the sentence (调解857件，成功857件，成功率100%)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from desktop.checks.prose.lists import listings
from desktop.checks.prose.natures import Nature
from desktop.checks.prose.plain import shares_words
from desktop.checks.prose.portions import is_portion
from desktop.checks.prose.ratios import Ratio, fits, looks_mistyped, ratio_finding
from desktop.checks.prose.slips import is_near, is_slip
from desktop.checks.prose.term import Prose, Term
from desktop.model.findings import Finding, Rule, Severity

RATE = Rule("S05", "比率与件数", Severity.WARNING)

_RATE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,14})率(?:也|均|都|已|分别|平均)?(?:约?为|是|达到?了?|高达|仅|(?:继续)?保持在?)*(?:约|近|了)?$"
)
_SET_UP = "建成|建立|设立|成立|组建|创成|创建|配备|聘请|聘任|覆盖|实现|完成|挂牌|入驻|达标|达到"
# What a rate counts above its line, where the count is told in other words.
_TOLD = {
    **dict.fromkeys(("覆盖", "建成", "创成", "创建", "普及", "设立", "配备", "入驻", "达标"), _SET_UP),
    "结案": "审结|办结|结案|已结",
    "可办": "可[^，；。]{0,4}办",
    "审批": "审批|办理|办结",
    "纠错": "纠错|纠正",
    "办结": "办结|审结|办理完毕|办毕|完成|答复",
    "审结": "审结|办结|结案",
    "办复": "办复|答复|办结",
    "完成": "完成|办结",
    "答复": "答复|办复",
    "出庭应诉": "出庭",
    "出庭": "出庭",
    "通过": "通过|合格",
    "参训": "参训|参加|轮训|培训",
    "参考": "参考|参加考试",
    "调撤": "调解|撤诉|和解",
    "报备": "报备|备案|报送",
    "备案": "备案|报备|报送",
}
_LONGEST_FIRST = sorted(_TOLD, key=len, reverse=True)
_CORRECTED = re.compile("撤销|变更|确认违法|确认无效|责令|违法")
_POSITIVE = re.compile("优秀|良好|合格|达标")
_QUALIFIED = re.compile(
    "按时|按期|及时|如期|期限|限期|限时|提前|首次|一次|当场|当庭|当天|网上|网办|群众|综合|主动|自动|实地|现场|当年|案前|受理前|不见面"
)
_BARE_VERB = 4  # characters of a name that is but a verb: 办结, 调解成功
_BACK = 3  # sentences in which a whole is still in the reader's mind
_STAGE = re.compile("收到|新收|受理|立案|审结|办结|结案|办理")
_ALL, _NEARLY_ALL = Decimal(100), Decimal(90)
_PLAN_DONE = re.compile("(?:完成|达到|占|为)[^，、；。]{0,4}(?:计划|任务|目标)[^，、；。]{0,4}的$")
_PLAN, _DONE = re.compile("计划|任务|目标"), re.compile("完成|实际")
_TO_THE_END = re.compile("(?P<of>[^，、]{2,4})(?:完成|到位)$")
_DUE = re.compile("应(?P<verb>[\u4e00-\u9fff])")
_PAIR = 2
_SOME = re.compile("一般|重点|其他|部分")
_NEGATED = re.compile("(?:[不未无非没应待拟新]|应当|应该|尚未|未能|正在)$")


def check_rates(prose: Prose) -> Iterator[Finding]:
    """Find rates that are not their numerator in their denominator."""
    for rate in prose.terms:
        yield from _of_plan(prose, rate)
        name = rate_name(rate)
        if name is None:
            continue
        counts = counts_of(prose, rate)
        # A count right before the name of the rate is what the rate is of: 45个部门公职律师配备率88.9%.
        parts = [t for t in reversed(counts) if is_counted(name, t) and t.behind.strip() != rate.ahead.strip()]
        parts.sort(key=lambda term, name=name: term.label != name)  # 合格548个，基本合格17个，合格率96%
        joint = tuple(_joint(prose, counts, name))
        if parts:
            yield from _compared(prose, rate, parts, counts, joint)
        elif of_those_due := _of_those_due(counts, rate):
            if not fits(rate, of_those_due) and looks_mistyped(rate, of_those_due):
                yield ratio_finding(prose, RATE, Severity.WARNING, rate, of_those_due)
        elif joint:
            if not any(fits(rate, ratio) for ratio in joint) and looks_mistyped(rate, joint[0]):
                yield ratio_finding(prose, RATE, Severity.WARNING, rate, joint[0])
        else:
            yield from _told_behind(prose, rate, counts, name)
            yield from _told_before(prose, rate, name)


def _of_plan(prose: Prose, rate: Term) -> Iterator[Finding]:
    """Check how much of a plan was done: 计划审计40个，实际完成43个，完成计划的107.5%."""
    if not rate.share or not _PLAN_DONE.search(rate.ahead):
        return
    told = [t for t in prose.terms[: rate.at] if t.sentence == rate.sentence and not t.bare and t.bracket < 0]
    plans = [t for t in told if _PLAN.search(t.ahead)]
    done = [t for t in told if t.nature is Nature.COUNT and _DONE.search(t.ahead)]
    ratios = [Ratio((one,), (plan,)) for plan in plans for one in done if one is not plan and one.counts_with(plan)]
    percent = ratios[0].percent if len(ratios) == 1 else None
    if percent is not None and not fits(rate, ratios[0]) and is_near(rate.value, percent.low):
        yield ratio_finding(prose, RATE, Severity.WARNING, rate, ratios[0])


def _told_before(prose: Prose, rate: Term, name: str) -> Iterator[Finding]:
    """Check a rate that begins a sentence of its own: 检查486家，查处217家。查处率44.7%."""
    before = [t for t in prose.terms[: rate.at] if t.nature is Nature.COUNT and not t.bare and t.bracket < 0]
    near = [t for t in before if rate.sentence - _PAIR <= t.sentence < rate.sentence]
    parts = [t for t in near if is_counted(name, t) and t.sentence == rate.sentence - 1 and name in t.label]
    if len(parts) != 1 or any(t.sentence == rate.sentence for t in before):
        return
    ratios = [Ratio((parts[0],), (t,)) for t in near if t.at < parts[0].at and t.counts_with(parts[0])]
    nearest = ratios[-1] if ratios else None
    if nearest is None or any(fits(rate, ratio) for ratio in ratios) or nearest.percent is None:
        return
    if abs(rate.value - nearest.percent.low) <= 1 and nearest.percent.low < _ALL:
        yield ratio_finding(prose, RATE, Severity.WARNING, rate, nearest)


def _of_those_due(counts: Sequence[Term], rate: Term) -> Ratio | None:
    """Give the ratio of what was to what should be, right before a rate: 应检584个，实检571个，参检率97.8%."""
    if len(counts) < _PAIR or counts[-1].at != rate.at - 1:
        return None
    due, done = counts[-_PAIR:]
    what = _DUE.search(due.label)
    told = what and any(really + what["verb"] in done.label for really in ("实", "实际"))
    return Ratio((done,), (due,)) if told and due.counts_with(done) else None


def rate_name(rate: Term) -> str | None:
    """Give the name of a rate without 率, None where a quantity is no rate."""
    if not rate.share or rate.nature is not Nature.SHARE or is_portion(rate):
        return None
    found = _RATE.search(rate.ahead)
    if found is not None:
        return found["name"]
    return rate.label[:-1] if rate.label.endswith("率") and len(rate.label) > 1 else None


def counts_of(prose: Prose, rate: Term) -> list[Term]:
    """Give the counts of a rate's sentence before it."""
    return [
        term
        for term in prose.terms[: rate.at]
        if term.sentence == rate.sentence and term.nature is Nature.COUNT and not term.bare
    ]


def is_counted(name: str, term: Term) -> bool:
    """Whether a count is what a rate counts above its line."""
    core = next((word for word in _LONGEST_FIRST if name.endswith(word)), name[-2:])
    said = term.ahead + term.label + term.behind
    qualified = _QUALIFIED.search(name)
    if qualified and qualified[0] not in said:
        return False
    words = _TOLD.get(core, re.escape(core))
    if len(name) == _PAIR and core == name and term.ahead.startswith((f"{name[0]}入", f"{name[0]}到")):
        return True  # 纳管率: what was 纳入
    if stem := _TO_THE_END.match(name):  # 整改完成率: what was 整改到位
        words += "|" + re.escape(stem["of"])
    return any(not _NEGATED.search(said[: match.start()]) for match in re.finditer(words, said))


def _compared(
    prose: Prose, rate: Term, parts: Sequence[Term], counts: Sequence[Term], joint: Sequence[Ratio]
) -> Iterator[Finding]:
    inside = [one for one in listings(prose) if parts[0] in one.parts]
    listed = [one.whole for one in inside if one.certain]
    likely = [one.whole for one in inside if not one.certain]
    counts = _whole_first(prose, parts, counts)
    ratios = [
        Ratio((part,), (whole,))
        for part in parts
        for whole in (*listed, *likely, *_by_distance(part, counts))
        if whole.at != part.at and whole.counts_with(part)
    ]
    if not ratios:
        yield from _of_visits(prose, rate, parts, counts)
        return
    if any(fits(rate, ratio) for ratio in (*ratios, *joint)) or _is_of_earlier(prose, rate, parts):
        return
    # A part is no more than its whole, so a count that is large enough is the likelier whole.
    first = next((one for one in ratios if _can_be(one)), ratios[0])
    severity = _severity(rate, first, counts, listed=bool(listed))
    if severity is not None:
        yield ratio_finding(prose, RATE, severity, rate, first)


def _can_be(ratio: Ratio) -> bool:
    (part,), (whole,) = ratio.parts, ratio.wholes
    next_to_it = part.at - whole.at == 1 and is_near(part.value, whole.value)
    return part.value <= whole.value or next_to_it


def _whole_first(prose: Prose, parts: Sequence[Term], counts: Sequence[Term]) -> Sequence[Term]:
    """Leave out the parts of lists that a rate is not about: 建议52份，涉及环境33份、安全19份，回复52份，回复率100%."""
    inside = {part.at for one in listings(prose) if parts[0] not in one.parts for part in one.parts}
    return [term for term in counts if term.at not in inside or term in parts]


def _of_visits(prose: Prose, rate: Term, parts: Sequence[Term], counts: Sequence[Term]) -> Iterator[Finding]:
    """Check a rate of visits: 抽查4126户次，发现问题359户，问题发现率8.7%."""
    ratios = [Ratio((p,), (w,)) for p in parts for w in counts if w.at < p.at and w.unit == f"{p.unit}次"]
    if len(ratios) == 1 and not fits(rate, ratios[0]) and looks_mistyped(rate, ratios[0]):
        yield ratio_finding(prose, RATE, Severity.WARNING, rate, ratios[0])


def _is_of_earlier(prose: Prose, rate: Term, parts: Sequence[Term]) -> bool:
    """Whether a rate is that of a count of a sentence before: 审结246件。…; 直接纠错18件，纠错率7.3%."""
    wholes = (t for t in prose.terms[: rate.at] if t.sentence < rate.sentence and t.nature is Nature.COUNT)
    near = [t for t in wholes if rate.sentence - t.sentence <= _BACK and (rate.step < 1 or _STAGE.search(t.ahead))]
    return any(fits(rate, Ratio((part,), (whole,))) for part in parts for whole in near if whole.counts_with(part))


def _severity(rate: Term, ratio: Ratio, counts: Sequence[Term], *, listed: bool) -> Severity | None:
    (part,), (whole,) = ratio.parts, ratio.wholes
    kin = [term for term in counts if term.counts_with(part)]
    alone = len(kin) == len(ratio.terms) and part.segment == whole.segment
    if part.value > whole.value and not (alone or _names_exactly(rate, part) or is_near(part.value, whole.value)):
        return None  # more than all of them: then it is of something else
    told = listed or (part is kin[-1] and whole.at < part.at and _are_kindred(part, whole, rate_name(rate) or "　"))
    if told and (listed or len(kin) == len(ratio.terms)):
        return Severity.ERROR
    together = len(kin) == len(ratio.terms) or part.at - whole.at == 1
    nearly_all = rate.value == _ALL or (rate.value >= _NEARLY_ALL and part.value > whole.value)
    missed = together and nearly_all and _is_all_but_one(part, whole)
    return Severity.WARNING if told or missed or looks_mistyped(rate, ratio) else None


def _is_all_but_one(part: Term, whole: Term) -> bool:
    return is_near(part.value, whole.value) or is_slip(part.value, whole.value)


def _told_behind(prose: Prose, rate: Term, counts: Sequence[Term], name: str) -> Iterator[Finding]:
    """Check a rate whose numerator follows it: 通过率97.7%，305人参加考试，298人通过."""
    behind: list[Term] = []
    for term in prose.terms[rate.at + 1 :]:
        if term.sentence != rate.sentence or term.share:
            break
        if term.nature is Nature.COUNT and not term.bare:
            behind.append(term)
    ratios = [
        Ratio((part,), (whole,))
        for part in behind
        for whole in (*counts[-1:], *behind)
        if is_counted(name, part) and whole.at != part.at and whole.counts_with(part)
    ]
    if len(ratios) == 1 and not fits(rate, ratios[0]) and looks_mistyped(rate, ratios[0]):
        yield ratio_finding(prose, RATE, Severity.WARNING, rate, ratios[0])


def _names_exactly(rate: Term, part: Term) -> bool:
    """Whether a rate is named as its numerator is, with next to nothing more (查处5094件，查处率)."""
    name = rate_name(rate) or ""
    return name.endswith(part.label) or (
        len(part.label) <= _BARE_VERB and part.label.endswith(name) and not _SOME.match(part.label)
    )


def _are_kindred(part: Term, whole: Term, name: str) -> bool:
    """Whether a numerator is told of its denominator: in the same breath, and without a noun of its own."""
    if part.segment - whole.segment > 1:
        return False
    if len(part.label) <= _BARE_VERB or (len(name) >= _BARE_VERB and part.label.endswith(name)):
        return True
    return part.segment == whole.segment and shares_words(part.label, whole.label + whole.ahead)


def _by_distance(part: Term, counts: Sequence[Term]) -> list[Term]:
    """Give the counts before a numerator from the nearest on, then those after it."""
    before = sorted((term for term in counts if term.at < part.at), key=lambda term: -term.at)
    return [*before, *(term for term in counts if term.at > part.at)]


def _joint(prose: Prose, counts: Sequence[Term], name: str) -> Iterator[Ratio]:
    """Give ratios whose numerator is told in several counts: 合格率 of 优秀 and 合格, 纠错率 of 撤销 and 变更."""
    wanted = _POSITIVE if name.endswith("合格") else _CORRECTED if name.endswith("纠错") else re.compile(name[-2:])
    parts = tuple(term for term in counts if _names(wanted, term))
    parts = tuple(term for term in parts if term.counts_with(parts[-1]))
    if len(parts) > 1 or (parts and wanted is _CORRECTED):
        wholes = [one.whole for one in listings(prose) if one.whole.counts_with(parts[0])]
        wholes.sort(key=lambda whole: whole.sentence != parts[0].sentence)
        yield from (Ratio(parts, (whole,)) for whole in (*wholes, *counts) if whole not in parts)


def _names(wanted: re.Pattern[str], term: Term) -> bool:
    said = term.ahead + term.label
    return any(not _NEGATED.search(said[: match.start()]) for match in wanted.finditer(said))

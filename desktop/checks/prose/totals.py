"""Totals that stand behind what they sum up: 行政复议12件、行政应诉5件，共计17件; 机关、学校各12场，共24场."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from desktop.checks.prose.natures import Nature
from desktop.checks.prose.plain import shares_words
from desktop.checks.prose.term import Prose, Term

_ALONE = re.compile(
    r"(?:[一二三四五六七八九两][项类者种次轮批]|以上|上述|全年|年内)?"
    r"(?:一共|共计|合计|总计|总共|共|相加)(?:有|为|达到?|是|得)?(?:约|近|超)?"
)
_CALLED = re.compile(
    r"(?P<name>[^，。；、]{0,6})总(?:数|量|额|人数|件数|次数)(?:共|共计)?(?:有|为|达到?)?(?:约|近|超)?"
)
_WIDER = re.compile(r"[^，。；、]{2,10}(?:合计|总计)(?:有|为|达到?)?")
_SUMMED = re.compile(r"(?:一共|共计|合计|总计|总共|共)(?:有|为|达到?)?$")
_MANY = 10
BRACKETED = re.compile(r"\([^()]*\)")
_NAMES = re.compile(r"、|以及|和|及|与")
_CLAUSE_START = "，；。:()！？\n"


def is_total(term: Term) -> bool:
    """Whether a count has no other name than 共计, 合计, 共."""
    return term.nature is Nature.COUNT and bool(_ALONE.fullmatch(term.ahead))


def sums_up(total: Term, parts: Sequence[Term]) -> bool:
    """Whether a count is the total of those before it, without a name or with that of all of them (调解员总数512名)."""
    called = _CALLED.fullmatch(total.ahead) if total.nature is Nature.COUNT else None
    return is_total(total) or (called is not None and all(_is_of(called["name"], part) for part in parts))


def totals(prose: Prose) -> Iterator[tuple[Term, tuple[Term, ...]]]:
    """Give each total with all counts before it in its sentence that may be its parts."""
    for total in prose.terms:
        parts = _before(prose, total) if "共" in total.ahead or "总" in total.ahead or "合计" in total.ahead else ()
        if len(parts) > 1 and (sums_up(total, parts) or _is_called_so(prose, total, parts)):
            yield total, parts


def _is_called_so(prose: Prose, total: Term, parts: tuple[Term, ...]) -> bool:
    """Whether a total with a name of its own is of what stands before it, or says of how many: 两类活动一共10次."""
    if is_wider(total) and len(tight_run(prose, parts)) > 1:
        return True
    number = prose.terms[total.at - 1]
    told = total.gap == total.ahead and not prose.plain[number.start].isascii() and 1 < number.value < _MANY
    return told and bool(_SUMMED.search(total.ahead))


def _is_of(name: str, part: Term) -> bool:
    """Whether a part is named as its total is: 专职调解员, 兼职调解员 of 调解员总数."""
    return not name or name in part.label or shares_words(name, part.label)


def is_wider(total: Term) -> bool:
    """Whether a total bears a name of its own, that of all its parts (律师92人、公证员5人，法律服务人员合计97人)."""
    return total.nature is Nature.COUNT and not is_total(total) and bool(_WIDER.fullmatch(total.ahead))


def tight_run(prose: Prose, parts: tuple[Term, ...]) -> tuple[Term, ...]:
    """Give the last parts that are parted by 、 alone."""
    run = [parts[-1]]
    for part in reversed(parts[:-1]):
        if any(mark in BRACKETED.sub("", prose.plain[part.end : run[0].start]) for mark in "，；。:("):
            break
        run.insert(0, part)
    return tuple(run)


def multiplied(prose: Prose) -> Iterator[tuple[Term, int, Term]]:
    """Give what each of several has, how many they are, and the total: 机关、学校各12场，共24场."""
    for total in prose.terms:
        if not is_total(total) or not total.at:
            continue
        each = prose.terms[total.at - 1]
        if each.nature is Nature.EACH and each.sentence == total.sentence and each.counts_with(total):
            number = _how_many(prose, each)
            if number > 1:
                yield each, number, total


def _before(prose: Prose, total: Term) -> tuple[Term, ...]:
    found: list[Term] = []
    earlier = bool(total.at) and prose.terms[total.at - 1].nature is Nature.EARLIER
    nature = Nature.EARLIER if earlier else Nature.COUNT  # 上年分别为64件、67件，合计131件
    for term in reversed(prose.terms[: total.at]):
        if term.sentence != total.sentence or is_total(term) or term.nature is Nature.EACH:
            break
        if prose.plain[term.start].isascii() and _is_part(term, total, nature):
            found.insert(0, term)
    return tuple(found)


def _is_part(term: Term, total: Term, nature: Nature) -> bool:
    return term.bracket == total.bracket and term.nature is nature and term.counts_with(total)


def _how_many(prose: Prose, each: Term) -> int:
    """Count the names before 各, or take the number that counts them (3个街道各2处)."""
    before = prose.terms[each.at - 1] if each.at else None
    start = max(prose.plain.rfind(mark, 0, each.start) for mark in _CLAUSE_START) + 1
    names = prose.plain[start : each.start]
    if before is not None and before.start >= start:
        return int(before.value) if "、" not in names else 0
    return len(_NAMES.split(names))

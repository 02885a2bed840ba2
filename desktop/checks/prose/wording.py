"""How findings of prose name what they read: the words of the text, its numbers as written, the computation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.checks.prose.listing import interval_sum
from desktop.checks.prose.natures import Nature
from desktop.checks.prose.term import Prose, Term
from desktop.checks.quoting import quoted
from desktop.model.findings import Finding, Operand, Rule, Severity
from desktop.quantities.intervals import UNLIMITED, Interval, exactly
from desktop.quantities.magnitudes import MAGNITUDES
from desktop.quantities.written import round_half_up, write_number

_DECIMALS = 2
_ELSEWHERE = 1_000_000
_SCALES = {power: word for word, power in MAGNITUDES.items()}
_LONGEST_NAME = 14
_SHORTEST_NAME = 4
_NAME_BEGINS = re.compile(r"共(?![同享建治管青产和])有?|累计|全年|依法|分别|已|均|对|为|向|由")
_MAY_BEGIN = re.compile("[的、在和]|(?<=[关县区市省局])(?=.{4})")
_RATE_NAME = re.compile(r"[\u4e00-\u9fff]{1,12}率(?=[^率]*$)")
_OF_ALL = re.compile(
    r"(?P<name>(?:[一二三四五六七八九两][项类者种次轮批]|全年|年内|以上|上述)?(?:一共|共计|合计|总计|总共|共|相加)|其余|剩余|余下|其他|其它)(?:[为有达是到的约]|件|个)*$"
)
_BASE = re.compile(r"[较比](?P<of>[^，、；。:()\d]{1,8}?)的?$")
_COMPARED = re.compile("^(?:相比|[较比与由从])")
_SHORTEST = 2
_PREDICATE = re.compile(r"(?<=..)(?:均?已经?|共(?![同享建治管青产和])有?|累计|均|都|全部)(?=..)")
_NUMERAL = "0123456789."
_MARKS_AT_ENDS = "，。、；：,;: 的"


def percents(written: str) -> str:
    """Put the sign behind a percentage, behind both ends of a range (GB/T 15835-2011 5.1.3: 63%—68%)."""
    return written.replace("—", "%—") + "%"


@dataclass(frozen=True, slots=True)
class Said:
    """What a finding says; its severity is the rule's where none is given."""

    rule: Rule
    message: str
    severity: Severity | None = None
    stated: str | None = None
    computed: str | None = None
    allowed: str = ""


def name_of(term: Term) -> str:
    """Give what the text calls a quantity, its end where it is long."""
    rate = _RATE_NAME.search(term.ahead) if term.share else None
    own = _OF_ALL.match(term.ahead) if term.nature is Nature.COUNT else None  # its label is that of the one before
    name = (rate[0] if rate else own["name"] if own else term.label).strip(_MARKS_AT_ENDS)
    if term.nature is Nature.EARLIER:
        base = _BASE.search(term.ahead)  # 比计划的40个多3个
        name = base["of"] if base else _COMPARED.sub("", name)
    if term.share and "占" in name:
        name = name.partition("占")[0] + "占比"
    if not term.share:
        name = _own_part(term, name)
    if not name:
        return "这个数"
    if len(name) <= _LONGEST_NAME:
        return name
    begins = [found.end() for found in _NAME_BEGINS.finditer(name[:-_SHORTEST_NAME])]
    cut = max(begins, default=0) or next((at.end() for at in _MAY_BEGIN.finditer(name[:-_SHORTEST_NAME])), 0)
    return name[cut:].lstrip("的和与及、")


def _own_part(term: Term, name: str) -> str:
    """Give what of a name belongs to its quantity: 律师事务所 to 26 in 26家律师事务所共办理3120件, 办理 to 3120."""
    is_behind = term.behind.startswith(name[:_SHORTEST])
    told = _PREDICATE.split(name, maxsplit=1)
    if len(told) > 1 and all(told) and (is_behind or term.gap == term.ahead):
        return told[0] if is_behind else told[1]
    return name.removesuffix("中") if is_behind else name


def named(prose: Prose, term: Term) -> str:
    """Give a quantity with its name: “优秀案卷”208卷."""
    return f"{quoted(name_of(term))}{printed(prose, term)}"


def printed(prose: Prose, term: Term) -> str:
    """Give a quantity as it is printed; one of another passage in its digits."""
    if term.start < 0:
        return f"{term.digits}{_SCALES.get(term.power, '')}{term.unit}"
    return re.sub(r"\s", "", prose.text[term.start : term.end])


def operands(terms: Iterable[Term]) -> tuple[Operand, ...]:
    """Give quantities as the operands of a finding, their digits as written, in the order of the text, each once."""
    unique = {term.start: term for term in terms}
    return tuple(Operand(name_of(unique[start]), unique[start].digits) for start in sorted(unique))


def addition(terms: Sequence[Term], like: Term) -> tuple[str, str]:
    """Give a sum as it would be written down (57 + 64) and what it comes to, in the power of ten of `like`.

    What 余 or 近 leaves open is written as an interval; that a number is rounded is not.
    """
    same = len({term.power for term in (*terms, like)}) == 1
    words = " + ".join(term.digits + ("" if same else _SCALES.get(term.power, "")) for term in terms)
    total = interval_sum(terms)
    if not any(term.is_vague for term in terms):
        total = exactly(sum((term.value for term in terms), Decimal(0)))
    return words, written_like(total, like) + ("" if same else _SCALES.get(like.power, ""))


def written_like(total: Interval, like: Term) -> str:
    """Write a number as another one of its kind is written: 5.1 beside 3.2万元, 5.1万 beside 3.2万户."""
    scale = like.digits.lstrip(_NUMERAL)  # the 万 of 21.46万户 belongs to the numeral
    return bounds(total.times(Decimal(1).scaleb(-like.power - MAGNITUDES.get(scale, 0)))) + scale


def two_decimals(value: Decimal) -> str:
    """Write a computed number exactly, or to two decimals where it does not come out even."""
    return write_number(round_half_up(value, _DECIMALS))


def bounds(interval: Interval, decimals: int | None = None) -> str:
    """Write an interval: one number, 205—211, or 300以上; rounded to `decimals`, or to two."""
    low = two_decimals(interval.low) if decimals is None else write_number(interval.low, decimals)
    if interval.high == UNLIMITED:
        return f"{low}以上"
    high = two_decimals(interval.high) if decimals is None else write_number(interval.high, decimals)
    return low if low == high else f"{low}—{high}"


def outside(term: Term) -> Term:
    """Give a quantity of another passage, for a finding of this one: it has no place here."""
    return replace(term, named=-1, start=term.start - _ELSEWHERE, end=term.end - _ELSEWHERE)


def found(prose: Prose, said: Said, terms: Sequence[Term]) -> Finding:
    """Give the finding of what was said about some quantities of a passage."""
    inside = sorted((term for term in terms if term.start >= 0), key=lambda term: term.start)
    span = (min(term.named for term in inside), max(term.end for term in inside))
    return Finding(
        said.severity or said.rule.severity,
        said.rule.id,
        "",
        said.message,
        said.stated,
        said.computed,
        operands(terms),
        text=prose.text[slice(*span)],
        span=span,
        allowed=said.allowed,
    )

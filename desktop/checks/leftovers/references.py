"""Laws, plans, meetings, bodies and terms that do not hold in the report's year (resources/references.csv)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from desktop.checks.sentence_bounds import in_title, sentence_around
from desktop.checks.spots import KEPT, Change, Spot, findings_at, texts_of
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Rule
from desktop.model.manuscript import Manuscript, Passage
from desktop.model.severity import Severity
from desktop.model.words import Reference, Where, Words

OUTDATED = Rule("L05", "名称或依据已经变化", Severity.WARNING, "resources/references.csv")
TOO_EARLY = Rule("L06", "当年还没有的依据", Severity.WARNING, "resources/references.csv")

_SAME_LENGTH = str.maketrans("()-–－~～", "（）—————")
_FULL_NAME = "中华人民共和国"
# What may stand in front of a body's name: 区工商局, but not 文化体育 in front of 旅游局.
_BEGINS_BODY = re.compile("(?:^|[^\u4e00-\u9fff]|[区县市省州旗委府级各由向经对会同与和及的])$")
_TITLED_KINDS = ("law", "plan")
_KIND_WORDS = {"law": "这部法律法规", "plan": "这个规划", "meeting": "这次会议", "body": "这个机构", "term": "这个称谓"}
# A report is written in the year after, and speaks of plans that are still being made.
_AHEAD = {"plan": 2}


@dataclass(frozen=True, slots=True)
class _Known:
    pattern: re.Pattern[str]
    by_form: Mapping[str, Reference]


@dataclass(frozen=True, slots=True)
class _Use:
    start: int
    end: int
    form: str
    reference: Reference
    sentence: str


def check_references(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find names of what no longer holds in the report's year, or did not yet; one finding a name and paragraph."""
    year, words = manuscript.year, catalog.words
    if year is None:
        return
    history = words.lasting_where(Where.WITH_OLD_NAME)
    used = {use.reference.name for passage in manuscript.passages for use in _uses(passage.text, words)}
    for passage in texts_of(manuscript):
        told: set[str] = set()
        for use in _uses(passage.text, words):
            name = use.reference.name
            if name in told or use.reference.period.holds(year) or _is_meant(use, year, history):
                continue
            told.add(name)
            yield from _finding(passage, use, year, words, beside=use.reference.successor in used)


def _is_meant(use: _Use, year: int, history: tuple[str, ...]) -> bool:
    first = use.reference.period.first
    if first is not None and year < first:
        return first <= year + _AHEAD.get(use.reference.kind, 1)
    old = use.form
    around = use.sentence.replace(old, "")
    named_too = (
        use.reference.successor and use.reference.kind == "meeting" and _short(use.reference.successor) in around
    )
    return bool(named_too) or any(word in around for word in history)


def _short(name: str) -> str:
    return name.removeprefix("党的")


def _finding(passage: Passage, use: _Use, year: int, words: Words, *, beside: bool) -> Iterator[Finding]:
    one = use.reference
    said = _KIND_WORDS[one.kind]
    note = f"（{one.note}）" if one.note else ""
    if one.period.first is not None and year < one.period.first:
        message = f"“{use.form}”：{said}{one.period.first}年才有{note}，{year}年度的报告里请核对。"
        severity = None if one.certain else Severity.HINT
        yield from findings_at(TOO_EARLY, passage, (Spot(use.start, use.end, message, severity=severity),))
        return
    places = [other for other in _uses(passage.text, words) if other.form == use.form]
    yield from findings_at(OUTDATED, passage, (_outdated(use, places, year, said + note, beside=beside),))


def _outdated(use: _Use, places: list[_Use], year: int, said: str, *, beside: bool) -> Spot:
    one = use.reference
    last = one.period.last or year
    now = f"，现为“{one.successor}”" if one.successor else ""
    also = "，文中新旧名称并用" if beside and one.successor else ""
    message = f"“{use.form}”：{said}只到{last}年{now}{also}，{year}年度的报告里请核对。"
    certain = one.certain and last < year - 1  # in the first year after, both names may be right
    replaceable = one.kind == "term" and bool(one.successor)
    changes = tuple(Change(place.start, place.end, one.successor) for place in places) if replaceable else ()
    severity = None if certain else Severity.HINT
    label = f"改为“{one.successor}”"
    return Spot(use.start, use.end, message, changes, label, severity, use.form, one.successor or None)


@lru_cache(maxsize=KEPT)
def _uses(text: str, words: Words) -> tuple[_Use, ...]:
    known = _known(words)
    plain = text.translate(_SAME_LENGTH)
    found: list[_Use] = []
    for hit in known.pattern.finditer(plain):
        reference = known.by_form[hit.group()]
        if _names(hit, reference, text):
            found.append(
                _Use(*hit.span(), text[slice(*hit.span())], reference, text[slice(*sentence_around(text, *hit.span()))])
            )
    return tuple(found)


def _names(hit: re.Match[str], reference: Reference, text: str) -> bool:
    """Whether the words stand there for what they name, and are no part of another name or word."""
    before = text[max(hit.start() - 2, 0) : hit.start()]
    titled = in_title(text, hit.start())
    if before.endswith(("原", "原“")):
        return False
    if reference.kind in _TITLED_KINDS:
        # 婚姻法 may begin 婚姻法律; a law is known by its brackets or by its full name.
        return reference.kind == "plan" or titled or hit.group().startswith(_FULL_NAME)
    begins = reference.kind != "body" or bool(_BEGINS_BODY.search(before))
    return begins and not titled


@lru_cache(maxsize=4)
def _known(words: Words) -> _Known:
    by_form: dict[str, Reference] = {}
    for reference in words.references:
        for form in (reference.name, *reference.aliases):
            by_form.setdefault(form.translate(_SAME_LENGTH), reference)
    forms = sorted(by_form, key=len, reverse=True)
    return _Known(re.compile("|".join(map(re.escape, forms)) or r"(?!)"), MappingProxyType(by_form))

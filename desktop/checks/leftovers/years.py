"""Years that do not fit the report's own, and target days that are past.

What may stay is data (resources/lasting.csv): words before, behind and around an earlier year that say it is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from desktop.checks.prescribed import NEXT_YEAR, contents_of
from desktop.checks.quoting import quoted
from desktop.checks.sentence_bounds import sentence_around
from desktop.checks.spots import KEPT, Change, Spot, excerpt, findings_at, texts_of
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Rule
from desktop.model.manuscript import TITLE, Manuscript, Passage
from desktop.model.severity import Severity
from desktop.model.words import Where, Words
from desktop.quantities.sentences import find_quantities

YEAR = Rule("L03", "年份与报告年度不符", Severity.HINT)
TARGET = Rule("L04", "目标期限已过", Severity.WARNING)

_YEAR = re.compile(r"(?<![\d〔\[（(—–\-~～至到])(?P<year>(?:19|20)\d{2})年(?P<month>\d{1,2}月)?")
_NAMES = re.compile("《[^《》]*》|“[^“”]*”|〈[^〈〉]*〉")
_SPAN = re.compile(
    r"(?:19|20)\d{2}年?(?:\d{1,2}月)?(?:\d{1,2}日)?[\-—–~～至到]+(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?|(?:19|20)\d{2}[\-—–~～]+(?:19|20)\d{2}"
)
_ANNOUNCES = re.compile(r"(?:现将|现就)[^。]{0,40}(?:报告|汇报)")
_HEADING_OF_PLANS = re.compile(r"(?P<year>(?:19|20)\d{2})年(?:度)?[^、，和及与]{0,12}(?:安排|打算|计划|思路|展望)")
_SUBJECT = re.compile("[，,]|全[区县市年]|我[区县市局]|共|累计|收到|办理|受理|开展|组织|度?[，,]")
_TARGET = re.compile(
    r"(?P<year>(?:19|20)\d{2})年(?P<end>底|末|年底|年末|\d{1,2}月底?)?(?:之前|以前|前)"
    r"|(?<=到)(?P<until>(?:19|20)\d{2})年(?:底|末|年底)?(?=[，,]?(?:力争|确保|基本|全面|建成|实现|形成|达到|全部|完成))"
)
_AIMS = re.compile("力争|确保|争取|计划|拟|将|预计|务必|基本形成|基本建成|目标|要求")


@dataclass(frozen=True, slots=True)
class _Mention:
    """An earlier or later year in a text, with what stands around it."""

    start: int
    end: int
    year: int
    before: str
    behind: str
    sentence: str
    month: bool
    leads: bool


def check_years(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find years that are another report's; nothing can be said where the report's own year is not known."""
    year, words = manuscript.year, catalog.words
    if year is None:
        return
    contents = contents_of(manuscript.passages, words)
    for passage in texts_of(manuscript):
        plans = contents.get(passage.place) == NEXT_YEAR
        yield from findings_at(YEAR, passage, _of_the_report(passage, year, plans=plans))
        for one in _mentions(passage.text):
            if not _linked(passage, one):
                yield from findings_at(YEAR, passage, _unfit(passage, one, year, words, plans=plans))


def _of_the_report(passage: Passage, year: int, *, plans: bool) -> Iterator[Spot]:
    """Find the year where the text names itself: in title, 现将……报告如下, and the heading of next year's plans."""
    text = passage.text
    if passage.place == TITLE:
        yield from _itself(text, 0, len(text), year, "标题写的是", year)
    if announced := _ANNOUNCES.search(text):
        yield from _itself(text, *announced.span(), year, "写的是", year)
    if plans and passage.is_heading and (hit := _HEADING_OF_PLANS.search(text)) and int(hit["year"]) <= year:
        start = hit.start()
        yield _wrong_year(text, start, int(hit["year"]), year + 1, "安排的是下一年的工作，写的是")


def _itself(text: str, start: int, end: int, year: int, said: str, right: int) -> Iterator[Spot]:
    years = [hit for hit in _YEAR.finditer(text) if start <= hit.start() < end]
    if years and all(int(hit["year"]) != year for hit in years):
        yield _wrong_year(text, years[0].start(), int(years[0]["year"]), right, f"这是{year}年度的报告，{said}")


def _wrong_year(text: str, start: int, stated: int, right: int, said: str) -> Spot:
    message = f"{quoted(excerpt(text, start, start + 5))}：{said}{stated}年，应为{right}年。"
    changes = (Change(start, start + 4, str(right)),)
    return Spot(start, start + 5, message, changes, f"改为{right}年", Severity.WARNING, str(stated), str(right))


def _unfit(passage: Passage, one: _Mention, year: int, words: Words, *, plans: bool) -> Iterator[Spot]:
    text = passage.text
    if one.year == year or passage.place == TITLE or _ANNOUNCES.search(text, 0, one.end + 40) or plans:
        return
    if one.year > year:
        if one.year == year + 1 and one.leads and not one.month and _states_done(one.sentence):
            shown = quoted(excerpt(text, one.start, one.end))
            message = f"{shown}：这是{year}年度的报告，{one.year}年的数还没有，请核对年份。"
            yield Spot(one.start, one.end, message, severity=Severity.WARNING, stated=str(one.year), computed=str(year))
        return
    if _may_stay(one, year, words):
        return
    left_over = one.year == year - 1 and one.leads and not one.month and bool(_SUBJECT.match(one.behind))
    said = "像是上年的文字没有改" if left_over else "请核对是否是上年留下的"
    message = f"{quoted(excerpt(text, one.start, one.end))}：这是{year}年度的报告，这里写的是{one.year}年，{said}。"
    severity = Severity.WARNING if left_over else None
    changes = (Change(one.start, one.start + 4, str(year)),) if left_over else ()
    yield Spot(one.start, one.end, message, changes, f"改为{year}年", severity, str(one.year), str(year))


def _states_done(sentence: str) -> bool:
    return bool(find_quantities(sentence)) and not _AIMS.search(sentence)


def _may_stay(one: _Mention, year: int, words: Words) -> bool:
    if f"{year}年" in one.sentence or "本年" in one.sentence or "今年" in one.sentence:
        return True
    return (
        one.before.endswith(words.lasting_where(Where.BEFORE_YEAR))
        or one.behind.startswith(words.lasting_where(Where.BEHIND_YEAR))
        or any(word in one.sentence for word in words.lasting_where(Where.WITH_YEAR))
    )


def _linked(passage: Passage, one: _Mention) -> bool:
    return any(link.start < one.end and one.start < link.end for link in passage.linked)


@lru_cache(maxsize=KEPT)
def _mentions(text: str) -> tuple[_Mention, ...]:
    masked = _masked(text)
    return tuple(_mention(text, hit) for hit in _YEAR.finditer(masked))


def _mention(text: str, hit: re.Match[str]) -> _Mention:
    start, end = sentence_around(text, *hit.span())
    before = text[start : hit.start()].strip()
    return _Mention(
        *hit.span(), int(hit["year"]), before, text[hit.end() : end], text[start:end], bool(hit["month"]), not before
    )


def _masked(text: str) -> str:
    for pattern in (_NAMES, _SPAN):
        text = pattern.sub(lambda hit: "\0" * len(hit.group()), text)
    return text


def check_targets(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find targets (2023年底前) whose day is past when the report is written."""
    year, words = manuscript.year, catalog.words
    if year is None:
        return
    history = words.lasting_where(Where.WITH_TARGET)
    for passage in texts_of(manuscript):
        for one in _targets(passage.text):
            if one.year <= year and not any(word in one.sentence for word in history):
                yield from findings_at(TARGET, passage, (_past(passage.text, one, year),))


def is_past(target: str, year: int) -> bool:
    """Say whether a target (2023年底前) is past when the report of `year` is written."""
    hit = _TARGET.match(target)
    return hit is not None and int(hit["year"] or hit["until"]) <= year


@lru_cache(maxsize=KEPT)
def _targets(text: str) -> tuple[_Mention, ...]:
    masked = _masked(text)
    found: list[_Mention] = []
    for hit in _TARGET.finditer(masked):
        stated = int(hit["year"] or hit["until"])
        sentence = text[slice(*sentence_around(text, *hit.span()))]
        # 2020年前 alone may be a time in the past; with its end, or with an aim, it is a target.
        if hit["end"] or hit["until"] or _AIMS.search(sentence):
            found.append(_Mention(*hit.span(), stated, "", "", sentence, month=False, leads=False))
    return tuple(found)


def _past(text: str, one: _Mention, year: int) -> Spot:
    words = text[one.start : one.end]
    message = f"{quoted(excerpt(text, one.start, one.end))}：{year}年度的报告写成时，“{words}”的期限已经过去，请改写。"
    return Spot(one.start, one.end, message, stated=words)

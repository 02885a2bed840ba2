"""What a whole report must have: the five prescribed contents, text under each heading, one title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from desktop.checks.outline.numbers import shown, value_of
from desktop.checks.outline.siblings import families_of
from desktop.checks.prescribed import LEADERS, MEASURES, NEXT_YEAR, SHORTCOMINGS, contents_of, marks_of
from desktop.checks.quoting import quoted
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Rule
from desktop.model.manuscript import TITLE, Manuscript, Passage
from desktop.model.outline import Level
from desktop.model.severity import Severity
from desktop.model.words import Prescribed, Words
from desktop.quantities.sentences import find_quantities

PRESCRIBED = Rule("O10", "缺少规定的报告内容", Severity.WARNING, "厅字〔2019〕28号；法治政府建设与责任落实督察工作规定")
EMPTY = Rule("O11", "标题下没有内容", Severity.WARNING)
TITLE_WORDS = Rule("O12", "标题与正文名称不一致", Severity.HINT)
OFFICIAL = Rule("O13", "标题与规定标题只差一个字", Severity.HINT, "市县法治政府建设示范指标体系")

_WHOLE_REPORT = 300  # characters; what is shorter is a piece of a report, of which nothing can be missing
_FEWEST_HEADINGS = 3
_CAUSE = re.compile("原因|由于|因(?!此|地制宜|时|势|材|人而)|根源|究其|归结|归根|导致|受.{1,12}影响|与.{2,16}有关")
_SENTENCE_HEADING = 20  # characters; a longer item with a full stop is a paragraph that has a number
_LOOSE_TITLE = re.compile("建设报告$")
_ANNOUNCED = re.compile("建设(?:工作)?情况报告")
_SHORTEST_OFFICIAL = 8


def check_prescribed(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find prescribed contents that a whole report lacks.

    A text that has neither shortcomings nor plans is an extract: there, and where a content is spoken of without a
    heading, it is only worth a look; so is the leaders' part, which many put under 组织领导.
    """
    passages, words = manuscript.passages, catalog.words
    headings = [one for one in passages if one.level in (Level.PART, Level.HEADING)]
    if len(headings) < _FEWEST_HEADINGS or sum(len(one.text) for one in passages) < _WHOLE_REPORT:
        return
    answered = _by_code(headings, catalog) | {mark for one in headings for mark in marks_of(one.text, words)}
    first = headings[0]
    where = (TITLE, manuscript.title) if manuscript.title else (first.place, first.number + first.text)
    whole = "\n".join(one.text for one in passages)
    if any(not marks_of(one.text, words) for one in headings):
        answered.add(MEASURES)  # a heading that names none of the others tells what was done
    complete = value_of(first.number) in (None, 1) and bool(answered & {SHORTCOMINGS, NEXT_YEAR})
    for content in words.prescribed:
        if content.required and content.mark not in answered:
            spoken_of = any(word in whole for word in content.in_text)
            certain = complete and content.mark != LEADERS and not spoken_of
            yield _lacking(content, where, spoken_of=spoken_of, certain=certain)
    if SHORTCOMINGS in answered:
        yield from _causes(passages, words)


def _by_code(headings: Sequence[Passage], catalog: Catalog) -> set[str]:
    """Give what is answered by headings of the catalog; in our own reports they carry its codes."""
    known = {h.code: h.prescribed for one in catalog.heading_sets.values() for h in one.headings if h.prescribed}
    return {known[one.heading] for one in headings if one.heading in known}


def _lacking(content: Prescribed, where: tuple[str, str], *, spoken_of: bool, certain: bool) -> Finding:
    prescribed = f"“{content.label}”（规定的报告内容{content.mark}）"
    if spoken_of:
        message = f"正文提到了，但没有单列{prescribed}，请核对是否需要单写一部分。"
    else:
        message = f"没有写{prescribed}，请{'补写' if certain else '核对是否在别的部分里写了'}。"
    severity = PRESCRIBED.severity if certain else Severity.HINT
    place, words = where  # what is missing has no words of its own: it is told where the report begins
    return Finding(severity, PRESCRIBED.id, place, message, computed=content.label, text=words)


def _causes(passages: Sequence[Passage], words: Words) -> Iterator[Finding]:
    contents = contents_of(passages, words)
    under = [one for one in passages if contents[one.place] == SHORTCOMINGS]
    if under and not any(_CAUSE.search(one.text) for one in under):
        first = under[0]
        message = f"{shown(first)}写了不足，没有写原因，规定的报告内容是“存在的不足和原因”，请核对。"
        yield Finding(Severity.HINT, PRESCRIBED.id, first.place, message, text=first.text)


def check_empty(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find headings with nothing under them; numbered sentences and the lines of a list have their content."""
    del catalog
    passages = manuscript.passages
    bare = {one.place for one, after in zip_longest(passages, passages[1:]) if _bare(one, after)}
    for siblings in families_of(passages):
        alone = [one for one in siblings if one.place in bare]
        if len(alone) * 2 <= len(siblings) or len(siblings) == 1:
            for one in alone:
                if not _is_sentence(one):
                    message = f"标题{shown(one)}下面没有内容。"
                    yield Finding(EMPTY.severity, EMPTY.id, one.place, message, text=one.text)


def _bare(one: Passage, after: Passage | None) -> bool:
    return one.is_heading and (after is None or (after.is_heading and after.level <= one.level))


def _is_sentence(one: Passage) -> bool:
    """Whether a heading is a paragraph that has a number: it is long, or states a figure."""
    if find_quantities(one.text):
        return True
    return len(one.text) > _SENTENCE_HEADING and (one.level > Level.HEADING or one.text[-1] in "。；：;:")


def check_title(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find a title 建设报告 whose own text calls itself 情况报告."""
    del catalog
    if not _LOOSE_TITLE.search(manuscript.title):
        return
    for passage in manuscript.passages[:3]:
        hit = _ANNOUNCED.search(passage.text)
        if hit:
            message = f"标题写“{manuscript.title[-8:]}”，正文写{quoted(hit.group())}，请统一名称。"
            yield Finding(TITLE_WORDS.severity, TITLE_WORDS.id, TITLE, message, text=manuscript.title)
            return


def check_official(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find headings that differ from a heading of a heading set in one character."""
    official = {h.title for one in catalog.heading_sets.values() for h in one.headings}
    bare = {title.removesuffix("情况") for title in official}
    for one in manuscript.passages:
        text = one.text.rstrip("。").removesuffix("情况")
        if one.level not in (Level.PART, Level.HEADING) or len(text) < _SHORTEST_OFFICIAL or text in bare:
            continue
        for title in bare:
            if different := _different(text, title):
                mine, theirs = different
                message = f"标题{shown(one)}里的“{mine}”，规定的标题是“{theirs}”（{title}），请核对。"
                yield Finding(OFFICIAL.severity, OFFICIAL.id, one.place, message, mine, theirs, text=one.text)


def _different(text: str, title: str) -> tuple[str, str] | None:
    """Give the differing words of two headings of one length, where they differ in one character."""
    if len(text) != len(title):
        return None
    places = [index for index, (a, b) in enumerate(zip(text, title, strict=True)) if a != b]
    if len(places) != 1:
        return None
    # With the characters around it, so that it can be read as a word.
    start, end = max(places[0] - 3, 0), places[0] + 1
    return text[start:end], title[start:end]

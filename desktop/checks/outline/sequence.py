"""Numbers of headings out of their order: missing, repeated, running backwards, and levels that slipped.

Our own reports have none of these: their numbers are made from the outline.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.outline.numbers import short, shown, standard_number, value_of
from desktop.checks.prescribed import marks_of
from desktop.model.catalog import Catalog
from desktop.model.edits import SetLevel
from desktop.model.findings import Finding, Repair, Rule
from desktop.model.manuscript import Manuscript, Passage
from desktop.model.outline import Level
from desktop.model.severity import Severity
from desktop.model.words import Words

GAP = Rule("O01", "标题序号不连续", Severity.WARNING, "GB/T 9704-2012，7.3.3")
REPEAT = Rule("O02", "标题序号重复或倒退", Severity.WARNING, "GB/T 9704-2012，7.3.3")
SLIP = Rule("O03", "标题层次错位", Severity.WARNING, "GB/T 9704-2012，7.3.3")
CONTINUED = Rule("O04", "标题序号不从头编", Severity.HINT, "GB/T 9704-2012，7.3.3")

# What stands in a part of its own in such reports: all prescribed contents but the measures themselves.
_OWN_PART = ("②", "③", "④", "⑤")

# The last heading of each level under the present one of the level above, with its value.
_Last = dict[Level, tuple[int, Passage]]


def check_sequence(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find headings whose numbers do not follow each other."""
    last: _Last = {}
    ended: dict[Level, int] = {}  # where the run of each level ended under the parent before this one
    first = True
    for one in manuscript.passages:
        value = value_of(one.number) if one.is_heading and one.number else None
        if value is None:
            continue
        yield from _step(one, value, last, ended.get(one.level, 0), first=first, words=catalog.words)
        for deeper in [other for other in last if other > one.level]:
            ended[deeper] = last.pop(deeper)[0]
        last[one.level] = (value, one)
        first = False


def slipped_places(manuscript: Manuscript, catalog: Catalog) -> frozenset[str]:
    """Give the places of the headings that stand on a wrong level."""
    return frozenset(found.place for found in check_sequence(manuscript, catalog) if found.rule == SLIP.id)


def _step(one: Passage, value: int, last: _Last, ended: int, *, first: bool, words: Words) -> Iterator[Finding]:
    before = last.get(one.level)
    known = before[0] if before else 0
    if value == known + 1:
        return
    if first:
        yield _said(CONTINUED, one, f"正文从{shown(one)}开始，前面的部分可能在另一页，请核对。")
    elif before is None and value == ended + 1:
        yield _said(CONTINUED, one, f"{shown(one)}接着上一个标题下的序号，换了标题应从头编号。")
    elif value > known:
        yield _gap(one, value, last, words)
    elif before:
        yield _repeat(one, value, before)


def _gap(one: Passage, value: int, last: _Last, words: Words) -> Finding:
    before = last.get(one.level)
    missing = standard_number(one.level, before[0] + 1 if before else 1)
    slipped = _slipped(one, value, last, words)
    if slipped is not None:
        label = f"改为“{missing}{short(slipped.text)}”"
        message = f"{shown(slipped)}后面直接是{shown(one)}，像是漏了“{missing}”。"
        return _said(SLIP, slipped, message, Repair(label, (SetLevel(slipped.place, Level.PART),)))
    where = f"{shown(before[1])}之后" if before else "开头"
    return _said(GAP, one, f"{where}缺“{missing}”，直接是{shown(one)}，请核对是漏了内容还是序号编错。")


def _slipped(one: Passage, value: int, last: _Last, words: Words) -> Passage | None:
    """Give the second-level heading that is really the part whose number was skipped, if one is."""
    before, heading = last.get(Level.PART), last.get(Level.HEADING)
    if before is None or heading is None or one.level is not Level.PART or value != before[0] + 2:
        return None
    return heading[1] if any(mark in _OWN_PART for mark in marks_of(heading[1].text, words)) else None


def _repeat(one: Passage, value: int, before: tuple[int, Passage]) -> Finding:
    known, earlier = before
    if known == value:
        return _said(REPEAT, one, f"{shown(earlier)}和{shown(one)}的序号相同，请顺次改正。")
    return _said(REPEAT, one, f"{shown(one)}排在{shown(earlier)}后面，序号倒退，请核对次序。")


def _said(rule: Rule, one: Passage, message: str, repair: Repair | None = None) -> Finding:
    return Finding(rule.severity, rule.id, one.place, message, text=one.number + one.text, repair=repair)

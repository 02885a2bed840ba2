"""Faults of structure in somebody's report, each in one sentence, and what would mend it once it is accepted.

Numbers are printed anew by the program, so a wrong number alone needs no edit; a wrong level, a space inside a heading
or an end mark unlike its siblings' does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from desktop.model.edits import SetLevel, SetText
from desktop.model.outline import Level
from desktop.model.severity import Severity
from desktop.quantities.chinese import write_chinese
from desktop.reading.found import Noticed, Repair
from desktop.reading.paragraphs import Numbered

# What stands in a part of its own in such reports (five prescribed contents: 不足, 第一责任人, 下一年度安排, 其他).
_OWN_PART = re.compile("不足|问题|短板|差距|困难|薄弱|下一步|下步|打算|计划|安排|思路|第一责任人|其他需要报告")
_SPACE_INSIDE = re.compile(r"(?<=[\u2e80-\uffef])[ \t\u00a0\u3000]+(?=[\u2e80-\uffef])")
_FEW = 3  # siblings; fewer have no habit
_MAJORITY = 0.6
_SHOWN = 20  # characters of a heading in a message

# The last heading of each level under the present one of the level above, with its value.
_Last = dict[Level, tuple[int, Numbered]]


def notice(pieces: Sequence[Numbered]) -> tuple[Noticed, ...]:
    """Give the faults of the headings in the order of their lines."""
    sequence = list(_sequence_faults(pieces))
    moved = {said.repair.edit.key for said in sequence if said.repair and isinstance(said.repair.edit, SetLevel)}
    settled = [one for one in pieces if one.piece.key not in moved]
    found = [*sequence, *_spaces(pieces), *_point_form(pieces), *_ends(settled)]
    return tuple(sorted(found, key=lambda noticed: noticed.line))


def _sequence_faults(pieces: Sequence[Numbered]) -> Iterator[Noticed]:
    last: _Last = {}
    ended: dict[Level, int] = {}  # where the run of each level ended under the parent before this one
    first = True
    for one in pieces:
        if one.marker is None or not _counts(one):
            continue
        level = one.piece.level
        yield from _step(one, one.marker.value, last, ended.get(level, 0), first=first)
        for deeper in [other for other in last if other > level]:
            ended[deeper] = last.pop(deeper)[0]
        last[level] = (one.marker.value, one)
        first = False


def _counts(one: Numbered) -> bool:
    return one.piece.level in {Level.PART, Level.HEADING, Level.ITEM, Level.SUBITEM}


def _step(one: Numbered, value: int, last: _Last, ended: int, *, first: bool) -> Iterator[Noticed]:
    before = last.get(one.piece.level)
    known = before[0] if before else 0
    if value == known + 1:
        return
    if first:
        yield _said(
            Severity.HINT, "STRUCTURE-MIDDLE", one, f"正文从{_shown(one)}开始，前面的部分可能在另一页，请核对。"
        )
    elif before is None and value == ended + 1:
        yield _said(
            Severity.HINT, "STRUCTURE-CONTINUED", one, f"{_shown(one)}接着上一个标题下的序号，生成报告时将从头编号。"
        )
    elif value > known:
        yield _gap(one, value, last)
    elif before:
        yield _repeat(one, value, before)


def _gap(one: Numbered, value: int, last: _Last) -> Noticed:
    before = last.get(one.piece.level)
    missing = _missing(one, before[0] + 1 if before else 1)
    slipped = _slipped(one, value, last)
    if slipped is not None:
        label = f"改为{missing.removesuffix('”')}{_short(slipped.piece.text)}”"
        message = f"{_shown(slipped)}后面直接是{_shown(one)}，像是漏了{missing}。"
        repair = Repair(label, SetLevel(slipped.piece.key, Level.PART))
        return _said(Severity.WARNING, "STRUCTURE-SLIP", slipped, message, repair)
    where = f"{_shown(before[1])}之后" if before else "开头"
    message = f"{where}缺{missing}，直接是{_shown(one)}；生成报告时序号将连续编排。"
    return _said(Severity.WARNING, "STRUCTURE-GAP", one, message)


def _slipped(one: Numbered, value: int, last: _Last) -> Numbered | None:
    """Give the second-level heading that is really the part whose number was skipped, if one is."""
    before, heading = last.get(Level.PART), last.get(Level.HEADING)
    if before is None or heading is None or one.piece.level is not Level.PART or value != before[0] + 2:
        return None
    return heading[1] if _OWN_PART.search(heading[1].piece.text) else None


def _repeat(one: Numbered, value: int, before: tuple[int, Numbered]) -> Noticed:
    known, earlier = before
    if known == value:
        message = f"{_shown(earlier)}和{_shown(one)}的序号相同；生成报告时序号将连续编排。"
        return _said(Severity.WARNING, "STRUCTURE-REPEAT", one, message)
    message = f"{_shown(one)}排在{_shown(earlier)}后面，序号倒退；请核对次序，生成报告时序号将连续编排。"
    return _said(Severity.WARNING, "STRUCTURE-ORDER", one, message)


def _missing(one: Numbered, value: int) -> str:
    chinese = write_chinese(value)
    patterns = {Level.PART: f"{chinese}、", Level.HEADING: f"（{chinese}）", Level.ITEM: f"{value}."}
    return f"“{patterns.get(one.piece.level, f'（{value}）')}”"


def _spaces(pieces: Sequence[Numbered]) -> Iterator[Noticed]:
    for level in (Level.PART, Level.HEADING):  # behind “1.” a space is usual
        siblings = [one for one in pieces if one.piece.level is level and one.marker]
        spaced = [one for one in siblings if one.marker and one.marker.spaced]
        if spaced and len(spaced) < len(siblings) / 2:
            for one in spaced:
                yield _said(Severity.HINT, "STRUCTURE-SPACE", one, f"{_shown(one)}的序号后面多了空格，读入后不保留。")
    for one in pieces:
        if one.piece.level is not Level.BODY and _SPACE_INSIDE.search(one.piece.text) and _counts(one):
            mended = _SPACE_INSIDE.sub("", one.piece.text)
            repair = Repair("去掉空格", SetText(one.piece.key, mended))
            yield _said(Severity.HINT, "STRUCTURE-SPACE", one, f"标题{_shown(one)}中间有空格。", repair)


def _point_form(pieces: Sequence[Numbered]) -> Iterator[Noticed]:
    first = next((one for one in pieces if one.marker and one.marker.form == "1、"), None)
    if first:
        message = f"三级标题的序号写作{_quoted(first.piece.number)}，国家标准的写法是“1.”；生成报告时按标准编排。"
        yield _said(Severity.HINT, "STRUCTURE-MARK", first, message)


def _ends(pieces: Sequence[Numbered]) -> Iterator[Noticed]:
    """Notice headings on their own line that end unlike most of their siblings."""
    for level in (Level.PART, Level.HEADING, Level.ITEM):
        own_line = [one for one in pieces if one.piece.level is level and not one.piece.run_in and one.piece.text]
        habits = Counter(_end(one) for one in own_line)
        usual, count = habits.most_common(1)[0] if habits else ("", 0)
        if len(own_line) < _FEW or count == len(own_line) or count < len(own_line) * _MAJORITY:
            continue
        for one in own_line:
            if _end(one) != usual:
                yield _unlike(one, usual)


def _end(one: Numbered) -> str:
    return "。" if one.piece.text.endswith("。") else ""


def _unlike(one: Numbered, usual: str) -> Noticed:
    text = one.piece.text
    mended, said = (f"{text}。", "末尾没有句号") if usual else (text.rstrip("。"), "末尾有句号")
    repair = Repair("加上句号" if usual else "去掉句号", SetText(one.piece.key, mended))
    return _said(Severity.HINT, "STRUCTURE-END", one, f"标题{_shown(one)}{said}，与同级的其他标题不一样。", repair)


def _said(severity: Severity, rule: str, one: Numbered, message: str, repair: Repair | None = None) -> Noticed:
    return Noticed(severity, rule, one.piece.line, message, repair, one.piece.key)


def _shown(one: Numbered) -> str:
    return _quoted(one.piece.number + _short(one.piece.text))


def _short(text: str) -> str:
    plain = text.rstrip("。")
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}……"


def _quoted(text: str) -> str:
    return f"“{text}”"

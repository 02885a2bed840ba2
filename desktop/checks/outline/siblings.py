"""Headings beside their siblings: end marks, last words, spaces, ways of numbering, own line or run into the text.

The siblings' own habit is the measure; where they have none, nothing is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from desktop.checks.outline.numbers import has_mark_behind_bracket, has_pause_for_point, shown, spaced
from desktop.checks.outline.sequence import slipped_places
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Repair, Replacement, Rule
from desktop.model.manuscript import Manuscript, Passage
from desktop.model.outline import Level
from desktop.model.severity import Severity

END = Rule("O05", "标题末尾与同级不一致", Severity.HINT, "GB/T 9704-2012，7.3.3")
TAIL = Rule("O06", "标题用词与同级不一致", Severity.HINT)
MARK = Rule("O07", "标题序号写法", Severity.HINT, "GB/T 9704-2012，7.3.3；GB/T 15834-2011，4.5")
SPACE = Rule("O08", "标题里有空格", Severity.HINT, "GB/T 9704-2012，7.3.3")
RUN_IN = Rule("O09", "标题单独成行与接排混用", Severity.HINT, "GB/T 9704-2012，7.3.3")

_LEVELS = (Level.PART, Level.HEADING, Level.ITEM)
_SPACE = re.compile(r"(?<=[\u2e80-\uffef“”])[ \t\u00a0\u3000]+(?=[\u2e80-\uffef“”])")
_FEW = 3  # siblings; fewer have no habit
_MAJORITY = 0.6
_FEW_TAILS, _MOST_TAILS = 4, 0.75
_FEW_LINES, _MOST_LINES = 4, 0.75
# Closing words that a row of headings shares; other common endings (体系) are part of what each says.
_TAILS = ("情况", "工作", "方面", "问题")


def families_of(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """Give the headings in groups that stand on one level under one heading."""
    families: dict[tuple[Level, str], list[Passage]] = {}
    above: dict[Level, str] = {}
    for one in passages:
        if one.is_heading:
            above = {level: place for level, place in above.items() if level < one.level}
            parent = above[max(above)] if above else ""
            families.setdefault((one.level, parent), []).append(one)
            above[one.level] = one.place
    yield from families.values()


def check_siblings(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find headings that are written unlike their siblings."""
    slipped = slipped_places(manuscript, catalog)
    lists = _list_lines(manuscript)
    with_text = _with_text(manuscript)
    for level in _LEVELS:
        siblings = [one for one in manuscript.passages if one.level is level and one.text]
        yield from _ends([one for one in siblings if one.place not in lists], slipped)
        yield from _run_in([one for one in siblings if one.place in with_text])
    for family in families_of(manuscript.passages):
        yield from _tails([one for one in family if one.place not in slipped])
    yield from _spaces(manuscript)
    yield from _marks(manuscript)


def _list_lines(manuscript: Manuscript) -> frozenset[str]:
    """Give the places of headings that are lines of one list, of which only the last ends with a full stop."""
    lists = (one for one in families_of(manuscript.passages) if any(line.text.endswith(("；", ";")) for line in one))
    return frozenset(line.place for family in lists for line in family)


def _ends(siblings: Sequence[Passage], slipped: frozenset[str]) -> Iterator[Finding]:
    own_line = [one for one in siblings if not one.run_in]
    usual, unlike = _unlike(own_line, _end, _FEW, _MAJORITY)
    for one in unlike:
        said = "末尾没有句号，同级的其他标题有" if usual else "末尾有句号，同级的其他标题没有"
        # A heading that belongs on another level has other siblings there.
        repair = None if one.place in slipped else _end_repair(one, usual)
        yield _said(END, one, f"标题{shown(one)}{said}。", repair)


def _end(one: Passage) -> str:
    return "。" if one.text.endswith("。") else ""


def _end_repair(one: Passage, usual: str) -> Repair:
    end = len(one.text)
    if usual:
        return Repair("加上句号", (Replacement(one.place, end, "", "。"),))
    start = len(one.text.rstrip("。"))
    return Repair("去掉句号", (Replacement(one.place, start, one.text[start:], ""),))


def _tails(siblings: Sequence[Passage]) -> Iterator[Finding]:
    usual, unlike = _unlike(siblings, _last_word, _FEW_TAILS, _MOST_TAILS)
    for one in unlike if usual in _TAILS else ():
        message = f"标题{shown(one)}没有“{usual}”二字，同级的其他标题都以“{usual}”结尾。"
        end = len(one.text.rstrip("。"))
        repair = Repair(f"加上“{usual}”", (Replacement(one.place, end, "", usual),))
        yield _said(TAIL, one, message, repair)


def _last_word(one: Passage) -> str:
    return one.text.rstrip("。")[-len(_TAILS[0]) :]


def _unlike(
    siblings: Sequence[Passage], habit: Callable[[Passage], str], few: int, majority: float
) -> tuple[str, list[Passage]]:
    habits = Counter(habit(one) for one in siblings)
    usual, count = habits.most_common(1)[0] if habits else ("", 0)
    if len(siblings) < few or count < len(siblings) * majority:
        return "", []
    return usual, [one for one in siblings if habit(one) != usual]


def _with_text(manuscript: Manuscript) -> frozenset[str]:
    """Give the places behind which a paragraph follows."""
    pairs = zip(manuscript.passages, manuscript.passages[1:], strict=False)
    return frozenset(one.place for one, after in pairs if after.level is Level.BODY)


def _run_in(siblings: Sequence[Passage]) -> Iterator[Finding]:
    """Find the few headings with a paragraph that stand on a line of their own where the others share it, or share."""
    usual, unlike = _unlike(siblings, _way, _FEW_LINES, _MOST_LINES)
    for one in unlike:
        here, there = ("另起一段", "接在标题后面") if usual == "接排" else ("接在标题后面", "另起一段")
        yield _said(RUN_IN, one, f"标题{shown(one)}的正文{here}，同级的其他标题都是{there}。", None)


def _way(one: Passage) -> str:
    return "接排" if one.run_in else "另起"


def _spaces(manuscript: Manuscript) -> Iterator[Finding]:
    for level in (Level.PART, Level.HEADING):  # behind “1.” a space is usual
        siblings = [one for one in manuscript.passages if one.level is level and one.number]
        wide = [one for one in siblings if spaced(one.number)]
        if len(wide) < len(siblings) / 2:
            for one in wide:
                yield _said(SPACE, one, f"{shown(one)}的序号后面多了空格，同级的其他标题没有。", None)
    for one in manuscript.passages:
        found = list(_SPACE.finditer(one.text)) if one.is_heading else []
        if found:
            steps = tuple(Replacement(one.place, hit.start(), hit.group(), "") for hit in found)
            yield _said(SPACE, one, f"标题{shown(one)}中间有空格。", Repair("去掉空格", steps))


def _marks(manuscript: Manuscript) -> Iterator[Finding]:
    headings = [one for one in manuscript.passages if one.is_heading]
    points = [one for one in headings if has_pause_for_point(one.number)]
    if points:
        first = points[0]
        message = f"序号写作“{first.number.rstrip()}”（共{len(points)}处），国家标准的写法是“1.”。"
        yield _said(MARK, first, message, None)
    for one in headings:
        if has_mark_behind_bracket(one.number):
            yield _said(MARK, one, f"{shown(one)}的括号后面不加标点。", None)


def _said(rule: Rule, one: Passage, message: str, repair: Repair | None) -> Finding:
    return Finding(rule.severity, rule.id, one.place, message, text=one.number + one.text, repair=repair)

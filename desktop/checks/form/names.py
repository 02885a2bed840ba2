"""One thing under several names: known pairs (resources/namings.csv), and names that differ by a character or so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.checks.quoting import quoted
from desktop.checks.spots import KEPT, Change, Spot, findings_at
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Operand, Rule
from desktop.model.manuscript import Manuscript, Passage
from desktop.model.severity import Severity
from desktop.model.words import Naming, Words
from desktop.quantities.sentences import find_quantities

KNOWN = Rule("W19", "同一事物称谓不一", Severity.HINT, "resources/namings.csv")
ALIKE = Rule("W20", "名称只差一两个字", Severity.HINT)

_TITLE = re.compile("《([^《》]{6,40})》")
_QUOTED = re.compile("“([^“”，。；、]{5,20})”")
_HAN_TAIL = re.compile("[\u4e00-\u9fff]+$")
_SHORTEST_LABEL, _LONGEST_LABEL = 4, 12
_MOST_ALIKE = 100
_TAIL = 4  # common characters at the end of quoted names that make them names of one thing
_HEAD = 5  # and at most so many before them
# A character more makes another thing of it: 不合格, 副主任, 初审.
_OTHER_THING = frozenset(
    "不未非无副正总分初复再前后上下新老旧大小首末男女内外市区县省乡镇村国第年月日的了共各一二三四五六七八九十"
)
_DIGITS = re.compile(r"[\d一二三四五六七八九十〇零]+")


def check_names(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find things that a text calls by two names."""
    yield from _known(manuscript, catalog.words)
    yield from _alike(manuscript)


def _known(manuscript: Manuscript, words: Words) -> Iterator[Finding]:
    counts: Counter[str] = Counter()
    for passage in manuscript.passages:
        for _, name in _named(passage.text, words):
            counts[name] += 1
    by_name = {name: naming for naming in words.namings for name in naming.names}
    for passage in manuscript.passages:
        told: set[str] = set()
        for _, name in _named(passage.text, words):
            others = [other for other in by_name[name].names if other != name and counts[other]]
            if others and name != _kept(by_name[name], counts) and name not in told:
                told.add(name)
                yield from findings_at(KNOWN, passage, (_naming(passage, name, by_name[name], counts, words),))


def _kept(naming: Naming, counts: Counter[str]) -> str:
    """Give the name that stays: the proper one where the text has it, else the more frequent one."""
    return naming.names[0] if counts[naming.names[0]] else max(naming.names, key=lambda name: counts[name])


def _naming(passage: Passage, name: str, naming: Naming, counts: Counter[str], words: Words) -> Spot:
    stays = _kept(naming, counts)
    places = [start for start, found in _named(passage.text, words) if found == name]
    changes = tuple(Change(start, start + len(name), stays) for start in places)
    message = f"“{name}”（{counts[name]}处）和“{stays}”（{counts[stays]}处）混用：{naming.why}。"
    operands = (Operand(name, str(counts[name])), Operand(stays, str(counts[stays])))
    start = places[0]
    return Spot(start, start + len(name), message, changes, f"改为“{stays}”", None, name, stays, operands)


@lru_cache(maxsize=KEPT)
def _named(text: str, words: Words) -> tuple[tuple[int, str], ...]:
    return tuple((hit.start(), hit.group()) for hit in _names(words).finditer(_without_titles(text)))


@lru_cache(maxsize=4)
def _names(words: Words) -> re.Pattern[str]:
    names = sorted((name for naming in words.namings for name in naming.names), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, names)) or r"(?!)")


def _without_titles(text: str) -> str:
    return re.sub("《[^《》]*》", lambda hit: "\0" * len(hit.group()), text) if "《" in text else text


@dataclass(frozen=True, slots=True)
class _Name:
    """A name at its place; `kind` tells titles, quoted names and what is counted apart."""

    kind: str
    name: str
    start: int


@lru_cache(maxsize=KEPT)
def _names_in(text: str) -> tuple[_Name, ...]:
    titles = [_Name("title", hit[1], hit.start(1)) for hit in _TITLE.finditer(text)]
    quoted_names = [_Name("quoted", hit[1], hit.start(1)) for hit in _QUOTED.finditer(text)]
    return (*titles, *quoted_names, *_labels(text))


def _labels(text: str) -> Iterator[_Name]:
    """Give what stands directly in front of numbers: 不合格案卷数 in 不合格案卷数0卷."""
    for one in find_quantities(text):
        hit = _HAN_TAIL.search(text[max(one.start - _LONGEST_LABEL - 1, 0) : one.start])
        if hit and _SHORTEST_LABEL <= len(hit.group()) <= _LONGEST_LABEL:
            yield _Name("label", hit.group(), one.start - len(hit.group()))


def _alike(manuscript: Manuscript) -> Iterator[Finding]:
    places: dict[tuple[str, str], list[tuple[Passage, int]]] = {}
    for passage in manuscript.passages:
        for one in _names_in(passage.text):
            places.setdefault((one.kind, one.name), []).append((passage, one.start))
    order = {name: index for index, name in enumerate(places)}
    told: set[str] = set()
    for kind, one, other in _pairs(tuple(places)):
        # The rarer name is the one to look at; of two as rare, the later.
        rare, usual = sorted((one, other), key=lambda name: (len(places[kind, name]), -order[kind, name]))
        if rare in told:
            continue
        told.add(rare)
        passage, start = places[kind, rare][0]
        times = tuple(Operand(name, str(len(places[kind, name]))) for name in (rare, usual))
        message = f"{quoted(rare)}和{quoted(usual)}只差一两个字，如果是同一事物，请统一名称。"
        spot = Spot(start, start + len(rare), message, stated=rare, computed=usual, operands=times)
        yield from findings_at(ALIKE, passage, (spot,))


@lru_cache(maxsize=16)
def _pairs(names: Sequence[tuple[str, str]]) -> tuple[tuple[str, str, str], ...]:
    found: dict[tuple[str, str, str], None] = {}
    for group in _groups(names):
        for index, (kind, name) in enumerate(group):
            found.update(
                {(kind, name, other): None for _, other in group[index + 1 :] if _one_thing(kind, name, other)}
            )
    return tuple(found)


def _groups(names: Sequence[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Give the names that can be alike together: by first and last character, by their ends, titles by their beginning.

    Why: to compare each with each takes too long in a long text.
    """
    groups: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for kind, name in names:
        groups.setdefault((kind, name[0], name[-1]), []).append((kind, name))
        if kind == "quoted":
            groups.setdefault((kind, name[-_TAIL - 1 :]), []).append((kind, name))
        if kind == "title":
            groups.setdefault((kind, name[:_TAIL]), []).append((kind, name))
            groups.setdefault((kind, "", "", name[-_TAIL:]), []).append((kind, name))
    yield from (group[:_MOST_ALIKE] for group in groups.values())


def _one_thing(kind: str, one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > _HEAD or (kind != "title" and one[-1] != other[-1]):
        return False
    if kind == "quoted" and _same_tail(one, other):
        return True
    short, long = sorted((one, other), key=len)
    if len(long) == len(short) + 1:
        return _lacks_one(short, long)
    return kind == "title" and len(long) == len(short) and _one_other(one, other)


def _lacks_one(short: str, long: str) -> bool:
    """Whether a name lacks one character inside another, so that both can only mean one thing."""
    place = next((index for index, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return 0 < place < len(short) and short[place:] == long[place + 1 :] and long[place] not in _OTHER_THING


def _one_other(one: str, other: str) -> bool:
    """Whether two long names differ in one character that is no numeral."""
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(different) != 1:
        return False
    return not any(_DIGITS.match(sign) or sign in _OTHER_THING for sign in different[0])


def _same_tail(one: str, other: str) -> bool:
    """Whether two names end alike and begin with words for the same people: 村民议事点, 居民议事点."""
    tail = 0
    while tail < min(len(one), len(other)) and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    heads = one[: len(one) - tail], other[: len(other) - tail]
    shared = one[len(one) - tail] if tail < len(one) or tail < len(other) else ""
    return tail > _TAIL and all(0 < len(head) <= _HEAD for head in heads) and shared in "民员众企"

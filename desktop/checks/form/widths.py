"""Marks of mixed widths, judged against the habit of the text itself (GB/T 15834-2011, 5.1: a mark fills one place).

Why the habit: some systems store a report with half-width marks throughout. That is one remark, not three hundred.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.checks.quoting import quoted
from desktop.checks.spots import KEPT, Change, Spot, excerpt, findings_at, texts_of
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Repair, Replacement, Rule
from desktop.model.manuscript import Manuscript, Passage
from desktop.model.severity import Severity

RULE = Rule("W01", "标点全角半角混用", Severity.HINT, "GB/T 15834-2011，5.1")

_HAN = "\u4e00-\u9fff“”‘’《》"
_FULL_OF = dict(zip(",;:!?()", "，；：！？（）", strict=True)) | {".": "。"}
_PAUSES = re.compile(rf"(?<=[{_HAN}])[,;:!?]|[,;:!?](?=[{_HAN}])|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff]|$)")
_BRACKETS = re.compile(rf"(?<=[{_HAN}])[()]|[()](?=[{_HAN}])")
_FULL_PAUSES, _FULL_BRACKETS = re.compile("[，；：！？]"), re.compile("[（）]")
_MANY = 20  # single ones that are worth a line each


@dataclass(frozen=True, slots=True, eq=False)  # hashed by identity: it is a key for each text
class _Kind:
    name: str
    half: re.Pattern[str]
    full: re.Pattern[str]


_KINDS = (_Kind("逗号、冒号等", _PAUSES, _FULL_PAUSES), _Kind("括号", _BRACKETS, _FULL_BRACKETS))


def check_widths(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find half-width marks between Chinese characters: one by one, or all in one where the text is full of them."""
    del catalog
    passages = tuple(texts_of(manuscript))
    habits: list[tuple[str, int, int]] = []
    everywhere: list[Replacement] = []
    for kind in _KINDS:
        halves = [(passage, change) for passage in passages for change in _halves(passage.text, kind)]
        full = sum(_count(passage.text, kind) for passage in passages)
        if len(halves) > _MANY or len(halves) > full:
            habits.append((kind.name, len(halves), full))
            everywhere += _replacements(halves)
        else:
            for passage, change in halves:
                yield from findings_at(RULE, passage, (_spot(passage.text, change),))
    if habits and everywhere:
        yield _throughout(habits, everywhere)


@lru_cache(maxsize=KEPT)
def _halves(text: str, kind: _Kind) -> tuple[Change, ...]:
    return tuple(Change(*hit.span(), _FULL_OF[hit.group()]) for hit in kind.half.finditer(text))


@lru_cache(maxsize=KEPT)
def _count(text: str, kind: _Kind) -> int:
    return len(kind.full.findall(text))


def _spot(text: str, change: Change) -> Spot:
    mark = text[change.start : change.end]
    message = (
        f"{quoted(excerpt(text, change.start, change.end))}里的“{mark}”是半角，本文别处用全角，应写成“{change.words}”。"
    )
    return Spot(change.start, change.end, message, (change,), "改为全角")


def _replacements(halves: Iterable[tuple[Passage, Change]]) -> Iterator[Replacement]:
    for passage, change in halves:
        if not any(one.start < change.end and change.start < one.end for one in passage.linked):
            yield Replacement(passage.place, change.start, passage.text[change.start : change.end], change.words)


def _throughout(habits: Sequence[tuple[str, int, int]], everywhere: Sequence[Replacement]) -> Finding:
    counted = "，".join(f"{name}半角{half}个、全角{full}个" for name, half, full in habits)
    message = f"全文的标点多是半角：{counted}。可能是存取方式造成的；公文用全角，报送前请统一。"
    first = everywhere[0]
    span = (first.start, first.end)
    repair = Repair("全部改为全角", tuple(everywhere))
    return Finding(RULE.severity, RULE.id, first.place, message, text=first.was, span=span, repair=repair)

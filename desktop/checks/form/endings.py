"""Paragraphs that end without a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop.checks.quoting import quoted
from desktop.checks.spots import KEPT, Change, Spot, findings_at
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Rule
from desktop.model.manuscript import Manuscript
from desktop.model.outline import Level
from desktop.model.severity import Severity

RULE = Rule("W05", "段末缺标点", Severity.WARNING, "GB/T 15834-2011，4.1")

_STOPS = "。！？：；…!?:;."
_CLOSERS = "”’》】"
_ASIDE = re.compile("[（(][^（）()]*[）)]$")
_NO_PARAGRAPH = re.compile("附件|注[：:]|来源|责任编辑")
_ANY_MARK = re.compile("[，。；、,;]")
_LONG = 40  # characters; what is shorter and has no full stop inside may be a heading or a line of a list
_LAST = 3  # lines at the end that may be signature and date
_SHOWN = 10


def check_endings(manuscript: Manuscript, catalog: Catalog) -> Iterator[Finding]:
    """Find paragraphs that end without a mark, or with one that ends nothing; a text full of them gets one remark."""
    del catalog
    paragraphs = [one for one in manuscript.passages if one.level in (Level.BODY, Level.POINT)]
    closing = {one.place for one in manuscript.passages[-_LAST:] if not _ANY_MARK.search(one.text)}
    found = [(one, spot) for one in paragraphs if one.place not in closing for spot in _ending(one.text)]
    if len(found) > max(_LAST, len(paragraphs) // 2):
        first, spot = found[0]
        message = f"全文有{len(found)}段的末尾没有句号，可能是复制时丢了，请补上。"
        yield from findings_at(RULE, first, (Spot(spot.start, spot.end, message),))
        return
    for passage, spot in found:
        yield from findings_at(RULE, passage, (spot,))


@lru_cache(maxsize=KEPT)
def _ending(text: str) -> tuple[Spot, ...]:
    bare = text.rstrip()
    if _ended(bare) or _NO_PARAGRAPH.match(bare):
        return ()
    start = max(len(bare) - _SHOWN, 0)
    if bare[-1:] in ("，", "、", ","):
        message = f"这一段以{quoted(bare[start:])}结尾，话没有说完，请核对。"
        return (Spot(start, len(bare), message),)
    if "。" not in bare and len(bare) < _LONG:
        return ()
    message = f"这一段的末尾{quoted(bare[start:])}后面没有句号。"
    return (Spot(start, len(bare), message, (Change(len(bare), len(bare), "。"),), "加上句号"),)


def _ended(text: str) -> bool:
    inside = text.rstrip(_CLOSERS)
    if not inside or inside[-1] in _STOPS:
        return True
    aside = _ASIDE.search(inside)
    return bool(aside) and (inside[: aside.start()].rstrip(_CLOSERS)[-1:] in _STOPS or aside.group()[-2] in _STOPS)

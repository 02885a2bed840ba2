"""Under which heading of the official sets a piece of a report stands, by the words of its own headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from rapidfuzz import fuzz

from desktop.model.catalog import Catalog
from desktop.model.outline import Level
from desktop.reading.found import Piece

_Titles: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]

_LEAST_LIKENESS = 62
_SAME_LEVEL_DEPTH = 2
_MARKS = re.compile(r"[\s，。、；：“”（）,.;:()]")
_COMMON = re.compile(r"情况|工作|建设|法治政府|全面|进一步|不断|加快|推进|健全|完善|体系|落实|到位|努力|着力|持续")
_AHEAD = re.compile(r"下一步|下一年|下年|下阶段|今后|明年|(?:工作)?(?:打算|计划|安排|思路|谋划)|努力方向")
_YEAR = re.compile(r"(20\d{2}) ?年")
_SHORT = re.compile(r"不足|存在.{0,6}问题|问题.{0,4}原因|短板|差距|困难")


@dataclass(frozen=True, slots=True)
class Section:
    """`covers` are the codes of the headings (H01 ...) whose figures stand here, none where the headings do not say.

    `topic` is the text of the headings above, `plans` says that they speak of what is still to come or lacking.
    """

    covers: tuple[str, ...] = ()
    topic: str = ""
    plans: bool = False


def sections(pieces: Sequence[Piece], catalog: Catalog, year: int | None) -> dict[str, Section]:
    """Give the section of each piece by its key."""
    return dict(_walk(pieces, _titles(catalog), year))


def _walk(pieces: Sequence[Piece], titles: _Titles, year: int | None) -> Iterator[tuple[str, Section]]:
    above: list[Piece] = []
    for piece in pieces:
        if piece.level in (Level.PART, Level.HEADING, Level.ITEM, Level.SUBITEM):
            above = [heading for heading in above if heading.level < piece.level]
            above.append(piece)
        elif piece.level == Level.POINT:
            above = [heading for heading in above if heading.level < Level.POINT]
        yield piece.key, _section(above, titles, year)


def _section(above: Sequence[Piece], titles: _Titles, year: int | None) -> Section:
    covers: tuple[str, ...] = ()
    for heading in above:
        if heading.level <= _SAME_LEVEL_DEPTH or not covers:
            covers = _covers(heading.text, titles) or covers
    texts = [heading.text for heading in above]
    plans = any(_is_plan(text, year) for text in texts[:_SAME_LEVEL_DEPTH])
    return Section(covers, "。".join(texts), plans)


def _is_plan(title: str, year: int | None) -> bool:
    named = _YEAR.search(title)
    return bool(_AHEAD.search(title) or _SHORT.search(title)) or (
        named is not None and year is not None and int(named[1]) > year
    )


@lru_cache(maxsize=512)
def _covers(text: str, titles: _Titles) -> tuple[str, ...]:
    plain = _plain(text)
    scored = [(fuzz.ratio(plain, title), covers) for title, covers in titles]
    likeness, covers = max(scored, default=(0.0, ()))
    return covers if likeness >= _LEAST_LIKENESS else ()


def _titles(catalog: Catalog) -> _Titles:
    headings = [heading for one in catalog.heading_sets.values() for heading in one.headings]
    return tuple(
        (_plain(part), h.covers)
        for h in headings
        if len(h.covers) in (1, 2)
        for part in (h.title, *h.title.split("，"))
    )


def _plain(title: str) -> str:
    return _COMMON.sub("", _MARKS.sub("", title)) or title

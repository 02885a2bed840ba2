"""Where each figure stands in the printed text: the sentence, and the numbers of the headings it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.model.language.parse import parse_placeholder, split_text
from desktop.model.language.syntax import codes_in
from desktop.model.numbering import Numbering
from desktop.model.outline import Level
from desktop.model.phrases import Phrases
from desktop.model.report import Report
from desktop.refusal import Refused

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")  # GB/T 15834-2011: 4.1 to 4.3 end a sentence, 4.6 a clause
_BODY = "正文"


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence of the printed text, and the place of its paragraph: 一、（四）3."""

    place: str
    sentence: str


def stated_in(report: Report, phrases: Phrases) -> Mapping[str, tuple[Stated, ...]]:
    """Give, by indicator code, the sentences in which a figure of this or last year stands, in their order."""
    found: dict[str, dict[Stated, None]] = {}
    known = places(report)
    for entry in report.outline:
        for codes, sentence in _sentences(entry.text, phrases):
            for code in codes:
                found.setdefault(code, {})[Stated(known[entry.key], sentence)] = None
    return {code: tuple(stated) for code, stated in found.items()}


def places(report: Report) -> Mapping[str, str]:
    """Give, by the key of each entry of the outline, the numbers of the headings down to it."""
    numbering = Numbering()
    numbers: dict[Level, str] = {}
    found: dict[str, str] = {}
    for entry in report.outline:
        number = numbering.next(entry.level).strip()
        if entry.is_heading:
            numbers = {level: kept for level, kept in numbers.items() if level < entry.level}
            numbers[entry.level] = number
        point = number if entry.level is Level.POINT else ""
        found[entry.key] = "".join((*numbers.values(), point)) or _BODY
    return found


def _sentences(text: str, phrases: Phrases) -> Iterator[tuple[set[str], str]]:
    """Give each sentence as it is printed, with the codes of the figures in it."""
    printed = ""
    spans: list[tuple[int, int, set[str]]] = []
    for source, run in phrases.pieces(text):
        if source != run.text:
            spans.append((len(printed), len(printed) + len(run.text), _codes(source)))
        printed += run.text
    for match in _SENTENCE.finditer(printed):
        codes = {code for start, end, named in spans if start < match.end() and end > match.start() for code in named}
        if codes:
            yield codes, match.group().strip()


def _codes(source: str) -> set[str]:
    try:
        inside = split_text(source)[1]
        return {operand.code for operand in codes_in(parse_placeholder(inside).expression)}
    except (Refused, IndexError):
        return set()

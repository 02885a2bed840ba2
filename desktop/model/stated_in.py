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
        for sentence, spans in _sentences(entry.text, phrases):
            for code in (code for _, _, codes in spans for code in codes):
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


@dataclass(frozen=True, slots=True)
class Use:
    """A sentence in which a figure stands: the key of its entry, its place (一、（四）3.), and where the figure is.

    `spans` count the characters of `sentence`, from the first to behind the last.
    """

    key: str
    place: str
    sentence: str
    spans: tuple[tuple[int, int], ...]


def uses_of(report: Report, phrases: Phrases, code: str) -> tuple[Use, ...]:
    """Give every sentence of the printed text in which a figure of this or last year stands, in their order."""
    entries = [entry for entry in report.outline if code in entry.text]
    known = places(report) if entries else {}
    return tuple(
        Use(entry.key, known[entry.key], sentence, tuple((start, end) for start, end, codes in spans if code in codes))
        for entry in entries
        for sentence, spans in _sentences(entry.text, phrases)
        if any(code in codes for _, _, codes in spans)
    )


_Spans = tuple[tuple[int, int, set[str]], ...]


def _sentences(text: str, phrases: Phrases) -> Iterator[tuple[str, _Spans]]:
    """Give each sentence with figures as it is printed, with the place and the codes of each figure in it."""
    printed = ""
    spans: list[tuple[int, int, set[str]]] = []
    for source, run in phrases.pieces(text):
        if source != run.text:
            spans.append((len(printed), len(printed) + len(run.text), _codes(source)))
        printed += run.text
    for match in _SENTENCE.finditer(printed):
        inside = tuple(_within(match, span) for span in spans if span[0] < match.end() and span[1] > match.start())
        if any(codes for _, _, codes in inside):
            yield match.group().strip(), inside


def _within(match: re.Match[str], span: tuple[int, int, set[str]]) -> tuple[int, int, set[str]]:
    """Give a span of the whole text as one of the sentence, without the blanks around it."""
    first = match.start() + len(match.group()) - len(match.group().lstrip())
    length = len(match.group().strip())
    start, end, codes = span
    return max(0, start - first), min(length, end - first), codes


def _codes(source: str) -> set[str]:
    try:
        inside = split_text(source)[1]
        return {operand.code for operand in codes_in(parse_placeholder(inside).expression)}
    except (Refused, IndexError):
        return set()

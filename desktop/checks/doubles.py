"""The same fault found twice in a report of ours: in its figures, and in the sentence that prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from desktop.model.findings import Finding
from desktop.model.progress import codes_in_text
from desktop.model.report import Report

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def without_doubles(of_text: Iterable[Finding], of_figures: Sequence[Finding], report: Report) -> Iterator[Finding]:
    """Leave out what the text says wrongly only because figures in it are: the figures are told, and mended, once.

    That is a finding whose numbers are those of a finding of figures that its paragraph prints.
    """
    told: dict[tuple[str, ...], list[set[str]]] = {}
    for one in of_figures:
        if len(one.operands) > 1:
            told.setdefault(_numbers(one), []).append({operand.code for operand in one.operands})
    texts = {entry.key: entry.text for entry in report.outline} if told else {}
    for finding in of_text:
        known = told.get(_numbers(finding), ()) if told and len(finding.operands) > 1 else ()
        printed = set(codes_in_text(texts.get(finding.place, ""))) if known else set[str]()
        if not any(codes <= printed for codes in known):
            yield finding


def _numbers(finding: Finding) -> tuple[str, ...]:
    return tuple(sorted(hit.group() for one in finding.operands if (hit := _NUMBER.search(one.value))))

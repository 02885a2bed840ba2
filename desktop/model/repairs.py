"""An offered repair becomes one edit of the report: words replaced in print are found again in the text behind it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.model.edits import Edit, SetParticular, SetText, Together
from desktop.model.findings import Repair, Replacement
from desktop.model.outline import position
from desktop.model.phrases import Phrases
from desktop.model.report import PARTICULAR_NAMES, Report
from desktop.model.runs import Role
from desktop.refusal import Refused


def edit_of(repairs: Sequence[Repair], label: str, report: Report, phrases: Phrases) -> Edit:
    """Give the one edit that does all these repairs; `phrases` are the report's.

    Refused (REPAIR-STALE) where the words are not there any more, (REPAIR-FIGURE) where they come from a figure.
    """
    steps = [step for repair in repairs for step in repair.steps]
    by_place: dict[str, list[Replacement]] = {}
    edits: list[Edit] = []
    for step in steps:
        if isinstance(step, Replacement):
            by_place.setdefault(step.place, []).append(step)
        else:
            edits.append(step)
    texts = [_with_text(place, _repaired(report, place, found, phrases)) for place, found in by_place.items()]
    return Together(label, (*texts, *edits))


def _with_text(place: str, text: str) -> Edit:
    return SetParticular(place, text) if place in PARTICULAR_NAMES else SetText(place, text)


def _repaired(report: Report, place: str, replacements: Iterable[Replacement], phrases: Phrases) -> str:
    text = _text(report, place)
    # From the back to the front: what is replaced does not move what stands before it.
    for one in sorted(set(replacements), key=lambda item: item.start, reverse=True):
        start = _behind_print(text, one, phrases)
        if text[start : start + len(one.was)] != one.was:
            raise Refused("REPAIR-STALE", f"“{one.was}”已经改过，不用再改，请重新核对。")
        text = text[:start] + one.words + text[start + len(one.was) :]
    return text


def _text(report: Report, place: str) -> str:
    if place in PARTICULAR_NAMES:
        return getattr(report.particulars, place)
    return report.outline[position(report.outline, place)].text


def _behind_print(text: str, wanted: Replacement, phrases: Phrases) -> int:
    """Give the position in the text with placeholders of what is printed from `wanted.start` on."""
    source = printed = 0
    for piece, run in phrases.pieces(text):
        inside = printed <= wanted.start and wanted.end <= printed + len(run.text)
        if inside and piece == run.text and run.role is Role.TEXT:
            return source + wanted.start - printed
        source += len(piece)
        printed += len(run.text)
    if wanted.start == wanted.end == printed:
        return source
    if phrases.plain(text)[wanted.start : wanted.end] != wanted.was:
        raise Refused("REPAIR-STALE", f"“{wanted.was}”已经改过，不用再改，请重新核对。")
    raise Refused("REPAIR-FIGURE", f"“{wanted.was}”里的数来自指标，请在指标表里改。")

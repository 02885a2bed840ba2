"""Placeholders that cannot be filled: not to be read, naming no indicator, or wanting a format that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.figures.texts import Slot, slots_of
from desktop.checks.quoting import quoted
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Rule, Severity
from desktop.model.language.syntax import Placeholder, Word, codes_in
from desktop.model.report import Report
from desktop.model.values import Values
from desktop.model.wording import FORMATS
from desktop.refusal import Refused

PLACEHOLDER = Rule("P01", "正文里的指标编号或者写法有误", Severity.ERROR)
_BEGINNING = 12  # characters of the text that are shown, to recognise it by


def check_placeholders(report: Report, catalog: Catalog, values: Values) -> Iterator[Finding]:
    """Find placeholders in the texts of a report that would print as 【待改】."""
    del values  # they need none
    reasons: dict[str, str] = {}
    for slot in slots_of(report):
        if slot.source not in reasons:
            reasons[slot.source] = _wrong(slot, catalog)
        if reasons[slot.source]:
            yield Finding(PLACEHOLDER.severity, PLACEHOLDER.id, slot.place, _sentence(slot, reasons[slot.source]))


def _wrong(slot: Slot, catalog: Catalog) -> str:
    try:
        placeholder = slot.parsed()
    except Refused as refusal:
        return refusal.sentence
    for operand in codes_in(placeholder.expression):
        if operand.code not in catalog.indicators:
            return f"没有编号为“{operand.code}”的指标，请改成指标表里有的编号。"
    return _wrong_wording(placeholder)


def _wrong_wording(placeholder: Placeholder) -> str:
    if isinstance(placeholder.expression, Word) and placeholder.expression.word == "本值":
        return "正文里没有“本值”，请改成指标的编号。"
    for item in placeholder.formats:
        if item.name not in FORMATS:
            known = "、".join(name for name in FORMATS if name)
            return f"没有“{item.name}”这种写法，可以用的有：{known}。"
    return ""


def _sentence(slot: Slot, reason: str) -> str:
    beginning = slot.text[:_BEGINNING].replace("\n", "")
    more = "…" if len(slot.text) > _BEGINNING else ""
    return f"{quoted(beginning + more)}这一段第{slot.start}个字处的{{{{{slot.source}}}}}有误：{reason}"

"""A sentence that would have to state what was not counted or does not apply."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.figures.texts import slots_of
from desktop.checks.quoting import quoted
from desktop.model.catalog import Catalog
from desktop.model.figure import State, write_figure
from desktop.model.findings import Finding, Rule, Severity
from desktop.model.language.syntax import Code
from desktop.model.report import Report
from desktop.model.values import Values
from desktop.refusal import Refused

UNSTATED = Rule("M03", "正文要写的数是“未统计”或者“不适用”", Severity.WARNING)
_NOT_STATED = (State.UNCOUNTED, State.INAPPLICABLE)


def check_unstated(report: Report, catalog: Catalog, values: Values) -> Iterator[Finding]:
    """Find the texts whose sentence would read 未统计 or 不适用 in the place of a number."""
    if not any(figure.state in _NOT_STATED or figure.about for figure in report.figures.values()):
        return  # the usual case, at every key
    for place, wanted in _named(report):
        indicator = catalog.indicators.get(wanted.code)
        if indicator is None:
            continue
        figure = values.operand(wanted)
        if figure.state in _NOT_STATED:
            word = write_figure(figure, indicator)
            message = f"正文要写{quoted(indicator.label)}的数，而它是{quoted(word)}，照印出来不通，请改写这句话。"
            yield Finding(UNSTATED.severity, UNSTATED.id, place, message)


def _named(report: Report) -> Iterator[tuple[str, Code]]:
    for slot in slots_of(report):
        try:
            wanted = slot.parsed().expression
        except Refused:
            continue
        if isinstance(wanted, Code):
            yield slot.place, wanted

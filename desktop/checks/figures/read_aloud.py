"""What two people found wrong while they read the report aloud, until somebody has changed it."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.checks.quoting import quoted
from desktop.model.annotations import ReadAloud
from desktop.model.catalog import Catalog
from desktop.model.findings import Finding, Rule
from desktop.model.reading_aloud import items_to_read
from desktop.model.report import Report
from desktop.model.severity import Severity
from desktop.model.values import Values

RULE = Rule("A01", "唱校时读出有误", Severity.WARNING, "公文校对“一校一读、两校两读”的做法")
_BEGINNING = 12  # characters of a paragraph, to recognise it by


def check_read_aloud(report: Report, catalog: Catalog, values: Values) -> Iterator[Finding]:
    """Find the items that were read and found wrong and still read the same."""
    del values  # what was read is compared as it is printed
    wrong = {place: read for place, read in report.annotations_of(ReadAloud).items() if read.wrong}
    if not wrong:
        return  # the usual case, at every key
    for item in items_to_read(report, catalog):
        read = wrong.get(item.place)
        if read is not None and read.holds(item.value):
            said = f"{item.label}{item.value}" if item.is_figure else item.value[:_BEGINNING]
            who = "、".join(read.readers)
            message = f"唱校时{who}读出{quoted(said)}有误：{read.wrong}。改过以后这一条自动消失。"
            yield Finding(RULE.severity, RULE.id, item.place, message, stated=item.value)

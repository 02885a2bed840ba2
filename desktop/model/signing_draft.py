"""签批底稿 as values: every figure with the sentences it stands in, its source, and what was found about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.model.annotations import Evidence, ReadAloud, Returned, SwitchedOff
from desktop.model.catalog import Catalog
from desktop.model.figure_words import write_source
from desktop.model.finding_words import write_finding
from desktop.model.findings import Finding, Rule
from desktop.model.phrases import Phrases
from desktop.model.reading_aloud import Verdict, items_to_read, verdict_of
from desktop.model.report import Report
from desktop.model.severity import Severity
from desktop.model.stated_in import Stated, places, stated_in
from desktop.model.summary import Summary, SummaryRow, summarise

SIGNATURES = ("填报人（签字）：", "审核人（签字）：", "分管负责人（签字）：", "年　　月　　日")
_PARTICULARS = "报告要素"
_RULES = "核对规则"


@dataclass(frozen=True, slots=True)
class OtherFinding:
    """Something found that is about no figure: where it is, and what."""

    place: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class SigningDraft:
    """What a leader signs: the figures by heading, their sentences by indicator code, and what else was found."""

    title: str
    summary: Summary
    stated: Mapping[str, tuple[Stated, ...]]
    backing: Mapping[str, tuple[str, ...]]
    others: tuple[OtherFinding, ...]

    def sentences(self, row: SummaryRow) -> str:
        """Give the sentences in which the figure of a row stands, a line for each."""
        return "\n".join(f"{stated.place}　{stated.sentence}" for stated in self.stated.get(row.indicator.code, ()))

    def source(self, row: SummaryRow) -> str:
        """Say where the figure of a row comes from, and what backs it or differs from it, a line for each."""
        lines = (write_source(row.indicator, row.now), *self.backing.get(row.indicator.code, ()))
        return "\n".join(line for line in lines if line)

    def verdict(self, row: SummaryRow) -> str:
        """Give the state of a figure with everything found about it and the reasons that were stated."""
        return "\n".join((row.state, *(write_finding(finding) for finding in row.findings)))


def signing_draft(
    report: Report, catalog: Catalog, findings: Sequence[Finding], rules: Sequence[Rule] = ()
) -> SigningDraft:
    """Give the draft for a report; `findings` are what `checks.check` found, stated reasons included.

    Hints are left out, as they are for whoever writes, unless somebody answers for one with a reason. Of the `rules`
    those that are switched off are told with the reason: who signs is to know what was not looked for.
    """
    full = catalog.with_own(report.indicators)
    phrases = Phrases(full, report)
    serious = [finding for finding in findings if finding.severity is not Severity.HINT or finding.excused]
    summary = summarise(report, catalog, serious)
    shown = {row.indicator.code for row in summary.rows}
    known = places(report)
    others = tuple(
        OtherFinding(known.get(finding.place, _PARTICULARS), finding)
        for finding in serious
        if finding.place not in shown
    )
    title = phrases.plain(report.particulars.title)
    others = (*others, *_switched_off(report, rules))
    return SigningDraft(title, summary, stated_in(report, phrases), _backing(report, catalog), others)


def _switched_off(report: Report, rules: Sequence[Rule]) -> tuple[OtherFinding, ...]:
    off = report.annotations_of(SwitchedOff)
    return tuple(
        OtherFinding(
            _RULES, Finding(Severity.HINT, rule.id, "", f"停用了“{rule.title}”。", excused=off[rule.id].in_words)
        )
        for rule in rules
        if rule.id in off
    )


def _backing(report: Report, catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Give, by code, what a department sent where something else was adopted, the evidence files, who read it aloud."""
    lines: dict[str, list[str]] = {}
    for code, returned in report.annotations_of(Returned).items():
        if not returned.figure.same_content(report.figure(code)):
            lines.setdefault(code, []).append(f"{Returned.label}：{returned.in_words}")
    for code, evidence in report.annotations_of(Evidence).items():
        lines.setdefault(code, []).append(f"{Evidence.label}：{evidence.in_words}")
    if report.annotations_of(ReadAloud):
        for item in items_to_read(report, catalog):
            read = report.annotation(ReadAloud, item.place)
            if item.is_figure and read is not None and verdict_of(item, report) is Verdict.RIGHT:
                said = f"{ReadAloud.label}：{'、'.join(read.readers)} {read.at[:10]}"
                lines.setdefault(item.place, []).append(said.rstrip())
    return {code: tuple(said) for code, said in lines.items()}

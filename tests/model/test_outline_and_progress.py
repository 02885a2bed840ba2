from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.model.catalog import Catalog, Period
from desktop.model.figure import Figure, State
from desktop.model.findings import Finding, Severity
from desktop.model.outline import Entry, Level, position, subtree, under_heading
from desktop.model.progress import codes_in_text, figures_in_use, indicators_of_entry, progress_of
from desktop.model.report import Report
from desktop.model.values import Values
from desktop.refusal import Refused

OUTLINE = (
    Entry("before", Level.BODY, "前言"),
    Entry("one", Level.PART, "举措", heading="P1"),
    Entry("duty", Level.HEADING, "职能", heading="H01"),
    Entry("item", Level.ITEM, "案卷。", run_in=True),
    Entry("body", Level.BODY, "案卷{{h01.total}}，优秀{{h01.good}}，占{{h01.good_pct}}。", carried=True),
    Entry("two", Level.PART, "不足"),
    Entry("last", Level.BODY, "备用{{h01.spare}}{{看不懂}}{{h01.total}}"),
)


def report(**numbers: int) -> Report:
    figures = {f"h01.{name}": Figure(State.VALUE, Decimal(number)) for name, number in numbers.items()}
    return Report("银州区", 2022, "A", figures=figures, outline=OUTLINE)


def test_a_heading_has_all_under_it_until_the_next_of_its_rank() -> None:
    assert [entry.key for entry in subtree(OUTLINE, "one")] == ["one", "duty", "item", "body"]
    assert [entry.key for entry in subtree(OUTLINE, "body")] == ["body"]
    with pytest.raises(Refused):
        position(OUTLINE, "gone")


def test_a_paragraph_knows_its_heading() -> None:
    assert under_heading(OUTLINE, 4) == "H01"
    assert under_heading(OUTLINE, 0) == ""
    assert under_heading(OUTLINE, 6) == ""


def test_a_text_tells_its_figures_once_and_passes_over_what_it_cannot_read() -> None:
    assert codes_in_text("{{h01.good / h01.total}}{{h01.good}}{{!}}{{本年}}") == ("h01.good", "h01.total")


def test_what_is_only_offered_is_in_use_once_it_is_used(catalog: Catalog) -> None:
    used = {indicator.code for indicator in figures_in_use(catalog, report())}
    assert "h01.spare" in used
    bare = Report("银州区", 2022, "A")
    assert "h01.spare" not in {indicator.code for indicator in figures_in_use(catalog, bare)}


def test_a_heading_shows_its_own_figures_and_those_of_its_text(catalog: Catalog) -> None:
    assert [i.code for i in indicators_of_entry(catalog, report(), "two")] == ["h01.total", "h01.spare"]
    assert len(indicators_of_entry(catalog, report(), "duty")) == 8


def test_progress_counts_what_is_typed_and_wrong_and_not_what_is_computed(catalog: Catalog) -> None:
    now = report(total=10, good=5)
    indicators = indicators_of_entry(catalog, now, "body")
    findings = (
        Finding(Severity.ERROR, "R01", "h01.total", "错。"),
        Finding(Severity.WARNING, "M01", "body", "缺。"),
        Finding(Severity.WARNING, "M01", "elsewhere", "缺。"),
        Finding(Severity.HINT, "R19", "h01.good", "看。"),
    )
    counted = progress_of(indicators, Values(catalog, now), findings, subtree(OUTLINE, "duty"))
    assert (counted.filled, counted.total, counted.errors, counted.warnings, counted.carried) == (2, 2, 1, 1, 1)
    assert counted.done
    assert not progress_of(indicators, Values(catalog, report()), (), ()).done


def test_a_period_is_open_where_it_has_no_end() -> None:
    assert Period(2020).holds(2030)
    assert not Period(2020).holds(2019)
    assert Period(last=2020).holds(2020)
    assert not Period(last=2020).holds(2021)


def test_every_severity_has_a_word() -> None:
    assert [severity.label for severity in Severity] == ["错误", "提醒", "提示"]

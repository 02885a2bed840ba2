from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.model.catalog import Catalog, Indicator, Period
from desktop.model.figure import Figure, State
from desktop.model.findings import Finding, Severity
from desktop.model.kinds import KIND_BY_NAME
from desktop.model.language.parse import parse_expression
from desktop.model.outline import Entry, Level, position, subtree
from desktop.model.progress import (
    codes_in_text,
    covered_headings,
    figures_in_use,
    owed_figures,
    progress_of,
    still_empty,
)
from desktop.model.report import Particulars, Report
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


def test_a_text_tells_its_figures_once_and_passes_over_what_it_cannot_read() -> None:
    assert codes_in_text("{{h01.good / h01.total}}{{h01.good}}{{!}}{{本年}}") == ("h01.good", "h01.total")


def test_what_is_only_offered_is_in_use_once_it_is_used(catalog: Catalog) -> None:
    used = {indicator.code for indicator in figures_in_use(catalog, report())}
    assert "h01.spare" in used
    bare = Report("银州区", 2022, "A")
    assert "h01.spare" not in {indicator.code for indicator in figures_in_use(catalog, bare)}


def test_a_heading_covers_the_figures_of_its_own_code(catalog: Catalog) -> None:
    assert covered_headings(catalog, report(), subtree(OUTLINE, "duty")) == {"H01"}
    assert covered_headings(catalog, report(), subtree(OUTLINE, "two")) == set()


def test_progress_counts_what_is_typed_and_wrong_and_not_what_is_computed(catalog: Catalog) -> None:
    now = report(total=10, good=5)
    indicators = [catalog.indicators[code] for code in codes_in_text(OUTLINE[4].text)]
    findings = (
        Finding(Severity.ERROR, "R01", "h01.total", "错。"),
        Finding(Severity.WARNING, "M01", "body", "缺。"),
        Finding(Severity.WARNING, "M01", "elsewhere", "缺。"),
        Finding(Severity.HINT, "R19", "h01.good", "看。"),
    )
    owed = owed_figures(catalog, now)
    counted = progress_of(indicators, owed, Values(catalog, now), findings, subtree(OUTLINE, "duty"))
    assert (counted.filled, counted.total, counted.errors, counted.warnings, counted.carried) == (2, 2, 1, 1, 1)
    assert counted.done
    assert not progress_of(indicators, owed, Values(catalog, report()), (), ()).done


SHARE = parse_expression("占比(h01.part, h01.whole) + 若有(h01.more)")


@pytest.fixture(scope="session")
def offering(catalog: Catalog) -> Catalog:
    """A catalog that offers a share, with what it is computed from."""
    offered = (
        Indicator(f"h01.{name}", name, "件", KIND_BY_NAME["flow"], "H01", "司法局", required=False)
        for name in ("part", "whole", "more")
    )
    share = Indicator("h01.share", "占比", "%", KIND_BY_NAME["share"], "H01", "司法局", formula=SHARE, required=False)
    known = {**catalog.indicators, **{item.code: item for item in (*offered, share)}}
    return replace(catalog, indicators=known)


def owed_by(catalog: Catalog, text: str, heading_set: str = "A", **more: object) -> set[str]:
    """Give what a text makes a report owe beyond what every report owes."""
    outline = (Entry("a", Level.BODY, text),)
    own = Report("银州区", 2022, heading_set, outline=outline, **more)
    return owed_figures(catalog, own) - owed_figures(catalog, Report("银州区", 2022, heading_set))


def test_a_report_owes_what_is_required_what_it_states_and_what_that_is_computed_from(offering: Catalog) -> None:
    bare = owed_figures(offering, Report("银州区", 2022, "A"))
    assert bare == {code for code, item in offering.indicators.items() if item.required}
    assert owed_by(offering, "备用{{h01.spare}}") == {"h01.spare"}
    assert owed_by(offering, "占{{h01.share}}") == {"h01.share", "h01.part", "h01.whole"}
    assert owed_by(offering, "{{h01.part + 若有(h01.more)}}") == {"h01.part"}
    assert owed_by(offering, "上年{{上年(h01.spare)}}") == set()
    assert owed_by(offering, "{{h01.unknown}}{{!}}") == set()
    particulars = Particulars(title="办件{{h01.spare}}的报告")
    assert owed_by(offering, "", particulars=particulars) == {"h01.spare"}


def test_a_report_with_an_outline_of_its_own_owes_what_it_states_alone(offering: Catalog) -> None:
    assert owed_figures(offering, Report("银州区", 2022, "")) == set()
    assert owed_by(offering, "占{{h01.share}}，{{h01.total}}", "") == {
        "h01.share",
        "h01.part",
        "h01.whole",
        "h01.total",
    }


def test_what_is_neither_owed_nor_filled_is_not_counted(catalog: Catalog) -> None:
    noted = Figure(State.EMPTY, note="等统计局")
    own = Report("银州区", 2022, "A", figures={"h01.spare": noted})
    owed, values, in_use = owed_figures(catalog, own), Values(catalog, own), figures_in_use(catalog, own)
    spare = [indicator for indicator in in_use if indicator.code == "h01.spare"]
    assert len(spare) == 1
    assert progress_of(spare, owed, values, (), ()).total == 0
    assert "h01.spare" not in still_empty(in_use, owed, values)
    filled = replace(own, figures={"h01.spare": Figure(State.VALUE, Decimal(3))})
    counted = progress_of(spare, owed, Values(catalog, filled), (), ())
    assert (counted.filled, counted.total) == (1, 1)


def test_what_is_no_longer_valid_is_in_use_while_the_words_state_it(catalog: Catalog) -> None:
    gone = replace(catalog.indicators["h01.spare"], period=Period(last=2020))
    known = replace(catalog, indicators={**catalog.indicators, gone.code: gone})
    assert gone in figures_in_use(known, report())
    assert gone not in figures_in_use(known, replace(report(spare=3), outline=()))


def test_a_period_is_open_where_it_has_no_end() -> None:
    assert Period(2020).holds(2030)
    assert not Period(2020).holds(2019)
    assert Period(last=2020).holds(2020)
    assert not Period(last=2020).holds(2021)


def test_every_severity_has_a_word() -> None:
    assert [severity.label for severity in Severity] == ["错误", "提醒", "提示"]

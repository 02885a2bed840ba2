"""All checks together, and again after an edit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.load import standard_catalog
from desktop.checks.check import check
from desktop.checks.figures.check import check_figures, check_figures_again
from desktop.model.catalog import Renaming
from desktop.model.edits import SetEarlierFigure, SetFigure, SetText, apply
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.outline import Entry, Level
from desktop.model.report import Report
from desktop.model.severity import Severity
from desktop.quantities.about import About

CATALOG = standard_catalog()
CODES = [code for code, item in CATALOG.indicators.items() if item.kind.numeric]
# Indicators that many relations name, so that edits meet.
BUSY = [
    "h06.fy_accept",
    "h06.fy_apply",
    "h06.fy_uphold",
    "h06.fy_open",
    "h04.self_total",
    "h04.self_pass",
    "h04.self_fail",
]

numbers = st.integers(0, 30).map(lambda number: Figure(State.VALUE, Decimal(number)))
some_figures = st.one_of(
    numbers,
    st.sampled_from([NOT_FILLED, Figure(State.NONE), Figure(State.UNCOUNTED), Figure(State.INAPPLICABLE)]),
    numbers.map(lambda figure: replace(figure, about=About.REMAINDER)),
)
codes = st.sampled_from(BUSY) | st.sampled_from(CODES)
TEXTS = ["", "{{h06.fy_accept}}", "{{h04.self_pass_pct|同比}}", "{{h01.none}}", "{{h06.fy_open +"]
edits = st.one_of(
    st.builds(SetFigure, codes, some_figures),
    st.builds(SetEarlierFigure, codes, some_figures),
    st.builds(SetText, st.just("k"), st.sampled_from(TEXTS)),
)


@given(st.lists(edits, max_size=12), st.lists(edits, min_size=1, max_size=3))
@settings(deadline=None, max_examples=60)
def test_checked_again_after_edits_is_checked_anew(report, first, then):
    before = replace(report, outline=(Entry("k", Level.BODY, ""),))
    for edit in first:
        before = apply(before, edit)
    after = before
    for edit in then:
        after = apply(after, edit)
    assert check_figures_again(check_figures(before, CATALOG), before, after, CATALOG) == check_figures(after, CATALOG)


def test_another_year_is_checked_anew(report_with, catalog):
    before = report_with(h01__easy_total="120")
    after = replace(before, year=2024)
    assert check_figures_again((), before, after, catalog) == check_figures(after, catalog) != ()


def test_a_renamed_figure_touches_the_relations_of_its_new_code(report_with, catalog, figures):
    renamed = replace(catalog, renamings=(Renaming("h01.easy_all", "h01.easy_total", 2023, "改名"),))
    full = figures()
    total = full.pop("h01.easy_total")
    before = Report("银州区", 2022, "A", figures={**full, "h01.easy_all": total})
    after = Report("银州区", 2022, "A", figures={**full, "h01.easy_all": replace(total, value=Decimal(120))})
    again = check_figures_again(check_figures(before, renamed), before, after, renamed)
    assert [f.rule for f in again if f.rule != "F01"] == ["R01"]
    assert again == check_figures(after, renamed)


def test_the_most_serious_comes_first_and_then_the_order_of_the_catalog(report_with, catalog):
    report = report_with(h06__jz_active="90", h06__pc_prevented="700", h01__easy_total="120", h01__grids="", earlier={})
    findings = check(report, catalog)
    severities = [finding.severity for finding in findings]
    assert severities == sorted(severities, key=list(Severity).index)
    errors = [(f.rule, f.place) for f in findings if f.severity is Severity.ERROR]
    assert errors == [("R01", "h01.easy_total"), ("R11", "h06.jz_active")]


def test_checking_changes_nothing_and_repeats(report_with, catalog):
    report = report_with(h01__easy_total="120", earlier={})
    assert check(report, catalog) == check(report, catalog)

"""Many units side by side: totals by kind, shares anew, ranks, gaps, duplicates; against sums made by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.catalog import Catalog, Indicator, Renaming
from desktop.model.figure import NOT_FILLED, Figure, State
from desktop.model.kinds import KIND_BY_NAME
from desktop.model.language.parse import parse_expression
from desktop.model.report import Report
from desktop.model.rollup import totals
from desktop.model.rollup.gathering import Gathering
from desktop.model.rollup.ranking import ranking
from desktop.model.rollup.roll_up import RolledRow, RolledUp, roll_up
from desktop.model.rollup.totals import Total, total_in_words
from desktop.model.rollup.unit_year import UnitYear
from desktop.model.values import Values
from desktop.quantities.about import About

YEAR = 2022
NONE, UNCOUNTED, INAPPLICABLE = (Figure(state) for state in (State.NONE, State.UNCOUNTED, State.INAPPLICABLE))


def number(value: object, about: About | None = None) -> Figure:
    return Figure(State.VALUE, Decimal(str(value)), about)


def figures(**said: object) -> dict[str, Figure]:
    return {f"h01.{name}": one if isinstance(one, Figure) else number(one) for name, one in said.items()}


def unit(
    name: str, earlier: dict[str, Figure] | None = None, heading_set: str | None = "A", **said: object
) -> UnitYear:
    return UnitYear(name, figures(**said), earlier or {}, (), heading_set)


def rolled(catalog: Catalog, *units: UnitYear | tuple[str, UnitYear], preferred: tuple[str, ...] = ()) -> RolledUp:
    gathering = Gathering(catalog, YEAR, preferred)
    for one in units:
        source, given_unit = one if isinstance(one, tuple) else ("a.fzb", one)
        gathering.add(source, given_unit)
    return roll_up(gathering.gathered())


def row_of(result: RolledUp, code: str) -> RolledRow:
    return next(row for row in result.rows if row.indicator.code == code)


def total_of(result: RolledUp, code: str) -> Total:
    return row_of(result, code).total


def test_stocks_and_flows_add_up_and_none_is_zero(catalog):
    result = rolled(catalog, unit("甲", total=60, teams=2), unit("乙", total="12.5", teams=NONE))
    assert total_of(result, "h01.total").value == Decimal("72.5")
    assert total_of(result, "h01.teams").value == 2
    assert total_of(result, "h01.teams").exact


def test_a_share_is_computed_anew_and_never_averaged(catalog):
    result = rolled(catalog, unit("甲", total=10, good=10), unit("乙", total=90, good=0))
    assert [figure.value for figure in row_of(result, "h01.good_pct").figures] == [100, 0]
    assert total_of(result, "h01.good_pct").value == 10  # not 50


def test_a_unit_without_both_operands_is_left_out_of_the_share_and_named(catalog):
    units = (unit("甲", total=10, good=1), unit("乙", total=90), unit("丙", good=5), unit("丁", total=10, good=4))
    total = total_of(rolled(catalog, *units), "h01.good_pct")
    assert (total.value, total.stated, total.lacking) == (25, (0, 3), (1, 2))
    assert not total.exact


def test_an_approximate_operand_makes_no_exact_share(catalog):
    about = number(300, About.REMAINDER)
    total = total_of(rolled(catalog, unit("甲", total=about, good=1), unit("乙", total=4, good=1)), "h01.good_pct")
    assert (total.value, total.stated, total.lacking) == (25, (1,), (0,))


def test_where_nobody_has_both_operands_there_is_no_share(catalog):
    total = total_of(rolled(catalog, unit("甲", total=10), unit("乙", good=5)), "h01.good_pct")
    assert (total.value, total.why) == (None, totals.NO_OPERANDS)


def test_nothing_was_tried_anywhere(catalog):
    total = total_of(rolled(catalog, unit("甲", total=NONE, good=NONE), unit("乙", total=0, good=0)), "h01.good_pct")
    assert (total.value, total.why, total.lacking) == (None, totals.NOTHING_TO_DIVIDE, ())


def test_a_typed_share_a_day_and_a_word_have_no_total(catalog):
    result = rolled(catalog, unit("甲", rate=90, meeting=Figure(State.VALUE, "第3次")), unit("乙", rate=100))
    assert (total_of(result, "h01.rate").value, total_of(result, "h01.rate").why) == (None, totals.TYPED_SHARE)
    assert total_of(result, "h01.meeting").why == totals.NO_TOTAL
    assert total_of(result, "h01.meeting").stated == (0,)


def test_a_share_of_shares_is_not_computed(catalog):
    formula = parse_expression("h01.rate / h01.total")
    odd = replace(catalog.indicators["h01.good_pct"], code="h01.odd", formula=formula)
    changed = replace(catalog, indicators={**catalog.indicators, "h01.odd": odd})
    assert total_of(rolled(changed, unit("甲", rate=90, total=2)), "h01.odd").why == totals.SHARE_OF_SHARES


def test_growth_is_computed_from_the_totals_of_both_years(catalog):
    growth = Indicator(
        "h01.growth", "增幅", "%", KIND_BY_NAME["share"], "H01", "", 1,
        formula=parse_expression("增幅(h01.total, 上年(h01.total))"),
    )  # fmt: skip
    changed = replace(catalog, indicators={**catalog.indicators, "h01.growth": growth})
    units = (unit("甲", figures(total=100), total=110), unit("乙", figures(total=100), total=130), unit("丙", total=5))
    total = total_of(rolled(changed, *units), "h01.growth")
    assert (total.value, total.stated, total.lacking) == (Decimal("20.0"), (0, 1), (2,))


@pytest.mark.parametrize(
    ("abouts", "written"),
    [
        ([None, None], "600"),
        ([About.REMAINDER, None], "600余"),
        ([About.NEARLY, None], "近600"),
        ([About.EXCEEDING, About.EXCEEDING], "逾600"),
        ([About.REMAINDER, About.AT_LEAST], "600以上"),
        ([About.REMAINDER, About.NEARLY], "约600"),
    ],
)
def test_approximate_numbers_add_up_to_an_approximate_one(catalog, abouts, written):
    units = [unit(str(place), total=number(300, about)) for place, about in enumerate(abouts)]
    total = total_of(rolled(catalog, *units), "h01.total")
    assert total_in_words(total) == written
    assert total.exact == (written == "600")


def test_who_has_not_stated_a_number_is_named_as_lacking(catalog):
    units = (
        unit("甲", total=1),
        unit("乙"),
        unit("丙", total=UNCOUNTED),
        unit("丁", total=INAPPLICABLE),
        UnitYear("戊"),  # no report at all
        unit("己", heading_set=""),  # an outline of its own owes nothing else
    )
    result = rolled(catalog, *units)
    total = total_of(result, "h01.total")
    assert (total.value, total.stated, total.lacking, total.silent) == (1, (0,), (1, 2, 4), (5,))
    assert result.absent == (4,)
    gaps = {(result.units[gap.unit].name, gap.why) for gap in result.gaps if gap.indicator.code == "h01.total"}
    assert gaps == {("乙", "未填"), ("丙", "未统计")}


def test_what_may_be_left_empty_is_silent_and_no_gap(catalog):
    result = rolled(catalog, unit("甲", spare=3), unit("乙"))
    total = total_of(result, "h01.spare")
    assert (total.value, total.lacking, total.silent) == (3, (), (1,))
    assert not [gap for gap in result.gaps if gap.indicator.code == "h01.spare"]
    assert "h01.spare" not in {row.indicator.code for row in rolled(catalog, unit("甲", total=1)).rows}


def test_a_computed_share_is_no_gap_of_its_own(catalog):
    result = rolled(catalog, unit("甲", total=1))
    assert {gap.indicator.code for gap in result.gaps} >= {"h01.good"}
    assert "h01.good_pct" not in {gap.indicator.code for gap in result.gaps}


def test_a_change_needs_exact_totals_of_the_same_units(catalog):
    same = rolled(catalog, unit("甲", figures(total=10), total=12), unit("乙", figures(total=5), total=5))
    assert row_of(same, "h01.total").change == 2
    one_less = rolled(catalog, unit("甲", figures(total=10), total=12), unit("乙", total=5))
    assert row_of(one_less, "h01.total").earlier.value == 10
    assert row_of(one_less, "h01.total").change is None
    about = rolled(catalog, unit("甲", figures(total=number(10, About.REMAINDER)), total=12))
    assert row_of(about, "h01.total").change is None


def test_a_renamed_code_counts_as_what_it_is_called_now(catalog):
    renamed = replace(catalog, renamings=(Renaming("h01.old", "h01.teams", YEAR, ""),))
    now = UnitYear("甲", figures(teams=3), figures(old=2), (), "A")
    row = row_of(rolled(renamed, now), "h01.teams")
    assert (row.total.value, row.earlier.value, row.change) == (3, 2, 1)


def own(code: str, label: str, measure: str = "件", kind: str = "flow", **more: object) -> Indicator:
    return Indicator(code, label, measure, KIND_BY_NAME[kind], "H01", "", **more)


def test_own_indicators_are_the_same_by_name_and_measure_whatever_their_codes(catalog):
    first = UnitYear("甲", {"own.h01_1": number(3)}, {}, (own("own.h01_1", "走访"),), "A")
    second = UnitYear("乙", {"own.h01_1": number(4)}, {}, (own("own.h01_1", "约谈"),), "A")
    third = UnitYear("丙", {"own.h01_2": number(5)}, {}, (own("own.h01_2", "走访"), own("own.x", "走访", "次")), "A")
    result = rolled(catalog, first, second, third)
    found = {row.indicator.label: (row.total.value, row.total.stated) for row in result.rows if row.total.stated}
    assert found == {"走访": (8, (0, 2)), "约谈": (4, (1,))}


def test_an_own_share_with_operands_is_told_for_each_unit_but_not_added_up(catalog):
    share = own("own.p", "达标率", "%", "share", decimals=0, formula=parse_expression("占比(h01.good, h01.total)"))
    result = rolled(catalog, UnitYear("甲", figures(good=1, total=4), {}, (share,), "A"))
    row = next(row for row in result.rows if row.indicator.label == "达标率")
    assert ([figure.value for figure in row.figures], row.total.value) == ([25], None)


def test_an_own_indicator_named_as_a_standard_one_is_pointed_at(catalog):
    result = rolled(catalog, UnitYear("甲", {"own.a": number(1)}, {}, (own("own.a", "案卷", "卷"),), "A"))
    assert any("“案卷”与通用指标同名" in note for note in result.notes)


def test_a_code_that_nobody_knows_is_told_and_not_counted(catalog):
    result = rolled(catalog, unit("甲", nonsense=1, total=2))
    assert any("“h01.nonsense”" in note for note in result.notes)
    assert total_of(result, "h01.total").value == 2


def test_the_same_unit_twice_counts_once(catalog):
    result = rolled(catalog, ("a.fzb", unit("甲", total=5)), ("b.xlsx", unit("甲", total=5)), unit("乙", total=1))
    assert len(result.units) == 2
    assert total_of(result, "h01.total").value == 6
    assert "“甲”在a.fzb、b.xlsx里都有，只计一次。" in result.notes


def test_what_two_sources_say_differently_is_asked_and_not_counted(catalog):
    twice = (("a.fzb", unit("甲", total=5, teams=1)), ("b.xlsx", unit("甲", total=6, teams=1, good=2)))
    result = rolled(catalog, *twice, unit("乙", total=1))
    total = total_of(result, "h01.total")
    assert (total.value, total.stated, total.lacking) == (1, (1,), (0,))
    assert total_of(result, "h01.teams").value == 1
    assert total_of(result, "h01.good").value == 2
    assert "“甲”的“案卷”在a.fzb、b.xlsx里不一致，先不计入；请指明以哪一份为准。" in result.notes
    assert "“甲”在a.fzb、b.xlsx里都有，其余一致，b.xlsx补上1项。" in result.notes
    assert ("甲", "几份材料不一致") in {(result.units[gap.unit].name, gap.why) for gap in result.gaps}


@pytest.mark.parametrize("preferred", ["a.fzb", "b.xlsx"])
def test_the_preferred_source_is_right_whichever_comes_first(catalog, preferred):
    twice = [("a.fzb", unit("甲", total=5)), ("b.xlsx", unit("甲", total=6))]
    for order in (twice, twice[::-1]):
        result = rolled(catalog, *order, preferred=(preferred,))
        assert total_of(result, "h01.total").value == (5 if preferred == "a.fzb" else 6)
        assert not any("不一致" in note for note in result.notes)


def test_a_disputed_operand_makes_no_share(catalog):
    twice = (("a.fzb", unit("甲", total=5, good=1)), ("b.fzb", unit("甲", total=50, good=1)))
    row = row_of(rolled(catalog, *twice), "h01.good_pct")
    assert (row.figures[0].value, row.total.value) == (None, None)


def test_names_that_may_be_the_same_unit_are_pointed_at(catalog):
    result = rolled(catalog, unit("铁岭市银州区"), unit("银州区"), unit("清河区"))
    assert [note for note in result.notes if "同一个单位" in note] == [
        "“铁岭市银州区”和“银州区”可能是同一个单位，现在分开计算，请核对。"
    ]


def test_a_trouble_of_a_source_is_a_gap_with_its_reason(catalog):
    troubled = UnitYear("甲", figures(good=1), {}, (), "A", {"h01.total": "计量单位不同"})
    result = rolled(catalog, troubled)
    assert ("h01.total", "计量单位不同") in {(gap.indicator.code, gap.why) for gap in result.gaps}
    assert total_of(result, "h01.total").lacking == (0,)


def test_equal_numbers_share_a_rank(catalog):
    column = (number(3), number(7), NOT_FILLED, number(7), NONE, UNCOUNTED, number("6.5", About.NEARLY))
    assert [(one.rank, one.unit) for one in ranking(column)] == [(1, 1), (1, 3), (3, 6), (4, 0), (5, 4)]


FIGURES = st.one_of(
    st.just(NOT_FILLED),
    st.just(NONE),
    st.just(UNCOUNTED),
    st.integers(0, 10**30).map(number),
    st.decimals(0, 10**9, places=3).map(number),
)


@given(st.lists(st.tuples(FIGURES, FIGURES), min_size=1, max_size=8))
def test_totals_are_those_of_exact_fractions(pairs):
    from tests.model.conftest import indicator

    formula = parse_expression("占比(h01.good, h01.total)")
    known = (
        indicator("h01.total", "案卷", "卷", "flow"),
        indicator("h01.good", "优秀案卷", "卷", "flow"),
        indicator("h01.good_pct", "优秀占比", "%", "share", decimals=2, formula=formula),
    )
    catalog = Catalog({}, {one.code: one for one in known}, (), {}, {})
    units = [unit(str(place), total=total, good=good) for place, (total, good) in enumerate(pairs)]
    result = rolled(catalog, *units)
    both = [(t.number, g.number) for t, g in pairs if t.number is not None and g.number is not None]
    numbers = [(Fraction(total), Fraction(good)) for total, good in both]
    stated = [Fraction(total.number) for total, _ in pairs if total.number is not None]
    found = total_of(result, "h01.total").value
    assert (None if found is None else Fraction(found)) == (sum(stated) if stated else None)
    whole = sum(total for total, _ in numbers)
    share = total_of(result, "h01.good_pct").value
    if whole == 0:
        assert share is None
    else:
        exact = Fraction(100) * sum(good for _, good in numbers) / whole
        assert abs(Fraction(share) - exact) <= Fraction(1, 200)


@given(st.lists(st.tuples(FIGURES, FIGURES), min_size=1, max_size=5))
def test_each_units_share_is_what_its_own_report_shows(pairs):
    from tests.model.conftest import indicator

    formula = parse_expression("占比(h01.good, h01.total)")
    known = (
        indicator("h01.total", "案卷", "卷", "flow"),
        indicator("h01.good", "优秀案卷", "卷", "flow"),
        indicator("h01.good_pct", "优秀占比", "%", "share", decimals=0, formula=formula),
    )
    catalog = Catalog({}, {one.code: one for one in known}, (), {}, {})
    said = [figures(total=total, good=good) for total, good in pairs]
    result = rolled(catalog, *(UnitYear(str(place), one, {}, (), "A") for place, one in enumerate(said)))
    shown = [Values(catalog, Report("", YEAR, "A", figures=one)).figure("h01.good_pct") for one in said]
    if any(figure.filled for figure in shown):
        assert list(row_of(result, "h01.good_pct").figures) == shown

"""What a department is asked for."""

from __future__ import annotations

from dataclasses import replace

from desktop.collection.form import asked_of_departments, make_forms
from desktop.model.catalog import Indicator
from desktop.model.figure import Figure, State
from desktop.model.kinds import KIND_BY_NAME
from desktop.model.language.syntax import codes_in


def test_each_typed_indicator_in_use_is_asked_of_one_department(report, catalog):
    forms = make_forms(report, catalog)
    codes = [row.indicator.code for form in forms for row in form.rows]
    assert len(codes) == len(set(codes))
    assert all(catalog.indicator(code).formula is None for code in codes)
    assert {form.department for form in forms} == set(asked_of_departments(report, catalog))
    required = {i.code for i in catalog.of_year(report.year) if i.required and i.formula is None}
    assert required == set(codes)


def test_a_form_shows_last_year_under_its_headings(form_of):
    form = form_of("营商环境局")
    rows = {row.indicator.code: row for row in form.rows}
    assert str(rows["h01.easy_total"].earlier.value) == "121"
    assert rows["h01.easy_total"].heading == "依法全面履行政府职能情况"
    assert [rows[code].depth for code in ("h01.easy_total", "h01.easy_gov", "h01.easy_query")] == [0, 1, 1]


def test_only_relations_that_lie_within_the_form_are_checked_in_it(form_of):
    assert [relation.rule for relation in form_of("营商环境局").relations] == ["R01"]
    justice = form_of("司法局")
    assert {"R02", "R07", "R11", "R12"} <= {relation.rule for relation in justice.relations}
    for relation in justice.relations:
        operands = codes_in(relation.comparison.left) + codes_in(relation.comparison.right)
        assert all(operand.optional or operand.code in justice.codes for operand in operands)
    assert {"R19", "R19-2"} <= {relation.rule for relation in justice.scoped}


def test_the_version_differs_where_a_row_does_and_not_with_last_years_figures(report, catalog, form_of):
    form = form_of()
    assert form.visible_id == f"2023-营商环境局-{form.version}"
    changed = replace(report, earlier={**report.earlier, "h01.grids": Figure(State.NONE)})
    again = {one.department: one for one in make_forms(changed, catalog)}
    assert again["营商环境局"].version == form.version
    row = form.rows[0]
    renamed = replace(row, indicator=replace(row.indicator, definition="另一种口径。"))
    assert replace(form, rows=(renamed, *form.rows[1:])).version != form.version
    assert replace(form, year=2024).version != form.version


def test_a_units_own_indicators_are_asked_for_too(report, catalog):
    own = Indicator("own.visits", "走访企业", "户次", KIND_BY_NAME["flow"], "H01", "工商联", definition="本年走访。")
    with_own = replace(report, indicators=(own,))
    forms = {form.department: form for form in make_forms(with_own, catalog)}
    assert forms["工商联"].codes == {"own.visits"}

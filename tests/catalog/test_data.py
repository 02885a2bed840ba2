"""The data files that come with the program."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from desktop.catalog.load import load_catalog, standard_catalog
from desktop.model.language.syntax import codes_in
from desktop.paths import RESOURCES

FIGURES = Path(__file__).parents[1] / "figures_2022.csv"
COMPUTED = {
    *(f"h04.{review}_{grade}_pct" for review in ("self", "mut") for grade in ("excellent", "pass", "fail")),
    "h06.tj_rate",
    "h07.rep_cover",
}
HEADINGS = [f"H{number:02}" for number in range(1, 11)]
# Full-width marks beside Chinese characters and Chinese quotation marks.
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff“”][,:;()!?]|[,:;()!?][\u4e00-\u9fff“”]")


@pytest.fixture(scope="module")
def required() -> list[str]:
    """Give the codes of the figures of the report of 2022, in its order."""
    with FIGURES.open(encoding="utf-8", newline="") as lines:
        return [row["code"] for row in csv.DictReader(lines)]


@pytest.fixture(scope="module")
def catalog():
    return load_catalog()


def test_the_required_indicators_are_those_of_the_report_of_2022_in_its_order(catalog, required):
    assert [code for code, item in catalog.indicators.items() if item.required] == required
    assert len(required) == 88


def test_only_the_shares_with_known_operands_are_computed_among_the_required(catalog, required):
    assert {code for code in required if catalog.indicators[code].formula is not None} == COMPUTED


def test_every_indicator_says_what_counts_in_one_sentence(catalog):
    for item in catalog.indicators.values():
        assert item.definition.endswith("。"), item.code
        assert item.definition.count("。") == 1, item.code
        assert len(item.definition) >= 12, item.code


def test_counts_are_whole_and_computed_shares_have_decimals(catalog):
    for item in catalog.indicators.values():
        if item.formula is not None:
            assert item.decimals is not None, item.code
            assert item.unit == "%"
        elif item.kind.adds_up and item.unit != "万元":
            assert item.decimals == 0, item.code


def test_the_codes_of_an_indicator_begin_with_its_heading(catalog):
    assert all(item.code.startswith(f"{item.heading.lower()}.") for item in catalog.indicators.values())


def test_the_commonly_stated_figures_are_offered_but_not_required(catalog):
    offered = [item for item in catalog.indicators.values() if not item.required]
    assert len(offered) >= 60
    assert {item.heading for item in offered} == set(HEADINGS)


def test_labels_are_distinct(catalog):
    labels = [item.label for item in catalog.indicators.values()]
    assert len(set(labels)) == len(labels)


def test_departments_supply_something(catalog):
    assert {item.department for item in catalog.indicators.values()} == set(catalog.departments)


def test_result_categories_of_the_revised_reconsideration_law_begin_with_it(catalog):
    void = catalog.indicators["h06.fy_void"]
    assert not void.period.holds(2023)
    assert void.period.holds(2024)


def test_all_rules_are_there(catalog):
    leading = {relation.rule.partition("-")[0] for relation in catalog.relations}
    assert leading == {f"R{number:02}" for number in (*range(1, 18), 19, 23, 24, 25)}


def test_relations_name_existing_indicators(catalog):
    for relation in catalog.relations:
        assert relation.codes <= catalog.indicators.keys()
        assert bool(relation.scope) == ("本值" in relation.source)


@pytest.mark.parametrize("code", ["A", "B", "C"])
def test_each_heading_set_takes_every_figure_once(catalog, code):
    taken = [covered for heading in catalog.heading_sets[code].headings for covered in heading.covers]
    assert sorted(taken) == HEADINGS


@pytest.mark.parametrize(("code", "prescribed"), [("A", "①②③④"), ("B", "①②③④"), ("C", "①②③④⑤")])
def test_each_heading_set_answers_the_prescribed_contents(catalog, code, prescribed):
    headings = catalog.heading_sets[code].headings
    assert "".join(heading.prescribed for heading in headings) == prescribed


def test_headings_of_the_ten_stand_under_the_first_part(catalog):
    headings = catalog.heading_sets["A"].headings
    assert [h.code for h in headings] == ["P1", *HEADINGS, "P2", "P3", "P4"]
    assert [h.level for h in headings] == [1, *[2] * 10, 1, 1, 1]
    assert not any(h.title.endswith("。") for h in headings)


def test_a_plan_names_what_follows_it(catalog):
    names = {reference.name for reference in catalog.words.references}
    followed = {r.name: r.successor for r in catalog.words.references if r.successor}
    assert followed["社区服刑人员"] == "社区矫正对象"
    assert set(followed.values()) <= names


def test_a_slip_is_never_the_right_form_of_another(catalog):
    wrong = {slip.wrong for slip in catalog.words.slips}
    assert all(slip.right != slip.wrong for slip in catalog.words.slips)
    assert not any(form in slip.right for slip in catalog.words.slips for form in wrong)


def test_the_prescribed_contents_are_the_five(catalog):
    assert [content.mark for content in catalog.words.prescribed] == list("①②③④⑤")
    answered = {h.prescribed for h in catalog.heading_sets["C"].headings}
    assert {content.mark for content in catalog.words.prescribed} == answered


def test_the_present_name_of_a_thing_is_a_name_of_its_own(catalog):
    names = [name for naming in catalog.words.namings for name in naming.names]
    assert len(set(names)) == len(names)


def test_formulas_use_operands_of_the_same_measure(catalog):
    for item in catalog.indicators.values():
        if item.formula is not None:
            families = {catalog.units[catalog.indicators[o.code].unit].family for o in codes_in(item.formula)}
            assert len(families) == 1, item.code


@pytest.mark.parametrize(
    "file",
    [
        *("indicators", "headings", "heading_sets", "units", "departments", "relations", "references", "renamings"),
        *("slips", "namings", "lasting", "prescribed", "organs"),
    ],
)
def test_marks_beside_chinese_characters_are_full_width_and_excel_opens_the_file(file):
    path = RESOURCES / f"{file}.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        cells = [cell for row in csv.reader(lines) for cell in row]
    assert [cell for cell in cells if HALF_WIDTH.search(cell)] == []


def test_the_standard_catalog_is_read_once():
    assert standard_catalog() is standard_catalog()


def test_a_folder_that_lacks_a_file_is_named(tmp_path: Path):
    with pytest.raises(Exception, match=r"打不开数据文件units\.csv"):
        load_catalog(tmp_path)

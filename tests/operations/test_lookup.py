"""An indicator is found by whatever a person remembers of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.model.values import Values
from desktop.operations.lookup import Why, look_up, spells

CATALOG = standard_catalog()
INDICATORS = tuple(CATALOG.indicators.values())
SAMPLE = Values(CATALOG, load_sample(CATALOG))


def first(typed: str, values: Values | None = None) -> str:
    hits = look_up(typed, INDICATORS, values)
    return hits[0].code if hits else ""


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("xzfyla", "行政复议立案受理"),
        ("xingzhengfuyilian", "行政复议立案受理"),
        ("xingzfylasl", "行政复议立案受理"),
        ("XZFYLA", "行政复议立案受理"),
        ("xz fy la", "行政复议立案受理"),
        ("立案受理", "行政复议立案受理"),
        ("复议受理", "行政复议立案受理"),
        ("h06.fy_accept", "行政复议立案受理"),
        ("fy_accept", "行政复议立案受理"),
        ("tjcgl", "调解成功率"),
        ("“一网通办”", "实行“一网通办”的单位"),
        ("ywtb", "实行“一网通办”的单位"),
    ],
)
def test_the_indicator_comes_first(typed, label):
    assert CATALOG.indicators[first(typed)].label == label


@pytest.mark.parametrize("typed", ["857", "857件", "８５７", " 857 "])
def test_a_number_finds_where_it_comes_from(typed):
    hits = look_up(typed, INDICATORS, SAMPLE)
    assert [hit.code for hit in hits if hit.why is Why.VALUE] == ["h06.tj_cases", "h06.tj_success"]


def test_a_number_finds_nothing_without_figures():
    assert look_up("857", INDICATORS) == ()


def test_nothing_typed_gives_all_in_the_order_of_the_report():
    assert [hit.code for hit in look_up("  ", INDICATORS)] == [indicator.code for indicator in INDICATORS]


@pytest.mark.parametrize("typed", ["zzzzq", "没有这个指标吧", "fyxz", "12a", "."])
def test_what_fits_nothing_gives_nothing(typed):
    assert [hit for hit in look_up(typed, INDICATORS, SAMPLE) if hit.why is not Why.NAME_HOLDS] == []


@given(st.sampled_from(INDICATORS), st.data())
def test_any_beginnings_of_syllables_that_stand_together_spell_a_name(indicator, data):
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin("".join(c for c in indicator.label if c.isalnum()))
    start = data.draw(st.integers(0, len(syllables) - 1))
    end = data.draw(st.integers(start + 1, len(syllables)))
    letters = "".join(one[: data.draw(st.integers(1, len(one)))].lower() for one in syllables[start:end])
    assert spells(letters, indicator.label)


def test_marks_between_characters_do_not_stop_the_letters():
    assert spells("gjs", "村（居）民") is False
    assert spells("cjm", "村（居）民")

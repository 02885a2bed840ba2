"""Measure words: which count the same thing, and which hold a power of ten."""

from __future__ import annotations

import pytest

from desktop.quantities.units import is_known_unit, same_family, scale_of, usual_unit


@pytest.mark.parametrize(("one", "other"), [("件", "起"), ("人", "名"), ("家", "个")])
def test_kindred_words_count_the_same_thing(one, other):
    assert same_family(one, other)
    assert same_family(other, one)


@pytest.mark.parametrize(("one", "other"), [("人", "人次"), ("件", "人"), ("件", "件次"), ("元", "万元")])
def test_words_of_different_things_are_of_no_family(one, other):
    assert not same_family(one, other)


@pytest.mark.parametrize(
    ("unit", "scale"),
    [
        ("万人次", (4, "人次")),
        ("百万元", (6, "元")),
        ("亿元", (8, "元")),
        ("千克", (3, "克")),
        ("件", (0, "件")),
        ("万", (0, "万")),
        ("", (0, "")),
    ],
)
def test_the_power_of_ten_is_split_from_a_unit(unit, scale):
    assert scale_of(unit) == scale


def test_spellings_of_a_unit_have_one_usual_form():
    assert usual_unit("圆整") == "元"
    assert usual_unit("件") == "件"


def test_units_are_known_with_and_without_a_power():
    assert all(map(is_known_unit, ("件", "万元", "%", "亩", "万人")))
    assert not any(map(is_known_unit, ("", "abc", "万", "元件")))

"""Formulas over intervals: whatever the numbers within the bounds are, the result lies within its bounds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.model.language.evaluate import evaluate
from desktop.model.language.intervals import bounds, holds
from desktop.model.language.parse import parse_expression, parse_relation
from desktop.quantities.intervals import UNLIMITED, Interval, exactly
from desktop.quantities.magnitudes import EXACT

FORMULAS = [
    "h01.a + h01.b",
    "h01.a - h01.b",
    "h01.a × h01.b",
    "(h01.a - h01.b) × (h01.b - h01.c)",
    "h01.a ÷ h01.b",
    "(h01.a - h01.b) ÷ h01.c",
    "占比(h01.a, h01.b)",
    "占比(h01.a, 求和(h01.b, h01.c))",
    "增幅(h01.a, h01.b)",
    "绝对值(h01.a - h01.b)",
    "绝对值(增幅(h01.a, h01.b))",
    "四舍五入(占比(h01.a, h01.b), 1)",
    "求和(h01.a, h01.b, h01.c) - 3 × h01.a",
    "占比(h01.a, h01.b) - 占比(h01.c, h01.b)",
    "增幅(h01.a, h01.b) × 增幅(h01.b, h01.c) ÷ 7",
    "h01.a ÷ h01.b ÷ h01.c + h01.b ÷ h01.a × 3",
]
numbers = st.one_of(
    st.integers(0, 1000).map(Decimal),
    st.decimals(0, 10**6, allow_nan=False, places=3),
    # More digits than are reckoned with, so that sums and products are rounded too.
    st.builds(lambda digits, power: Decimal(digits).scaleb(power), st.integers(0, 10**60), st.integers(-70, 5)),
)


@st.composite
def uncertain(draw):
    """Give a number, and an interval that holds it."""
    number = draw(numbers)
    low = draw(st.just(-UNLIMITED) | st.integers(0, 50).map(lambda less: EXACT.subtract(number, Decimal(less))))
    high = draw(st.just(UNLIMITED) | st.integers(0, 50).map(lambda more: EXACT.add(number, Decimal(more))))
    return number, draw(st.sampled_from([Interval(low, high), exactly(number)]))


operands = st.fixed_dictionaries({f"h01.{name}": uncertain() for name in "abc"})


@settings(max_examples=500)
@given(st.sampled_from(FORMULAS).map(parse_expression), operands)
def test_the_interval_contains_the_truth(formula, known):
    truth = evaluate(formula, lambda operand: known[operand.code][0])
    interval = bounds(formula, lambda operand: known[operand.code][1])
    if truth is not None and interval is not None:
        assert interval.low <= truth <= interval.high
    if all(known[code][1].exact for code in known):
        assert interval == (None if truth is None else exactly(truth))


@pytest.mark.parametrize("now", [Interval(Decimal(559), Decimal(560)), Interval(Decimal(560), Decimal(561))])
def test_a_growth_that_does_not_come_out_even_lies_within_its_bounds(now):
    """373 to 560: a share of 150.13… % has fewer decimals left than a growth of 50.13… %."""
    growth = parse_expression("增幅(h01.a, h01.b)")
    truth = evaluate(growth, lambda operand: Decimal(560 if operand.code == "h01.a" else 373))
    interval = bounds(growth, lambda operand: now if operand.code == "h01.a" else exactly(Decimal(373)))
    assert interval.low <= truth <= interval.high


OPERATORS = {
    "=": lambda left, right: left == right,
    "≠": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "≤": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    "≥": lambda left, right: left >= right,
}


@given(st.sampled_from(list(OPERATORS)), operands)
def test_what_is_said_of_intervals_is_true_of_every_number_in_them(operator, known):
    said = holds(parse_relation(f"h01.a + h01.b {operator} h01.c"), lambda operand: known[operand.code][1])
    total = evaluate(parse_expression("h01.a + h01.b"), lambda operand: known[operand.code][0])
    assert said is None or said is OPERATORS[operator](total, known["h01.c"][0])


@pytest.mark.parametrize(
    ("left", "relation", "truth"),
    [
        (("300", "400"), "h01.a = 350", None),
        (("300", "400"), "h01.a = 299", False),
        (("300", "400"), "h01.a ≤ 400", True),
        (("300", "400"), "h01.a < 300", False),
        (("300", "Infinity"), "h01.a ≥ 300", True),
        (("300", "Infinity"), "h01.a ≤ 299", False),
        (("-Infinity", "300"), "h01.a > 300", False),
        (("-Infinity", "Infinity"), "h01.a = 1", None),
        (("32", "34"), "h01.a ≈ 占比(208, 632)", None),
        (("32", "34"), "h01.a ≈ 36", False),
        (("32", "34"), "h01.a ≈ 31", False),
    ],
)
def test_a_relation_of_an_interval_holds_or_not_or_stays_open(left, relation, truth):
    interval = Interval(*map(Decimal, left))
    assert holds(parse_relation(relation), lambda _: interval) is truth


def test_a_missing_operand_leaves_everything_open():
    assert bounds(parse_expression("h01.a + 1"), lambda _: None) is None
    assert holds(parse_relation("h01.a = h01.a"), lambda _: None) is None

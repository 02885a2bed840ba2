"""Computations as they are written into sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.checks.figures.arithmetic import written, written_number
from desktop.model.language.parse import parse_expression

VALUES = {"h01.a": "12", "h01.b": "3", "h01.c": "5"}


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("h01.a", "12"),
        ("h01.a + h01.b - 1", "12 + 3 - 1"),
        ("h01.a - (h01.b + h01.c)", "12 - （3 + 5）"),
        ("h01.a - 求和(h01.b, h01.c)", "12 - （3 + 5）"),
        ("h01.a - 求和(h01.b, h01.x)", "12 - 3"),
        ("(h01.a + h01.b) × h01.c ÷ 100", "（（12 + 3） × 5） ÷ 100"),
        ("求和(h01.a, h01.b, h01.c)", "12 + 3 + 5"),
        ("求和(h01.a, h01.x, h01.c)", "12 + 5"),
        ("求和(h01.x, h01.y)", "0"),
        ("h01.x + h01.a", "12"),
        ("h01.x - h01.a", "0 - 12"),
        ("h01.a - h01.x", "12"),
        ("h01.a × h01.x", "12 × 0"),
        ("占比(h01.b, h01.a)", "3 ÷ 12"),
        ("占比(h01.a + h01.b, h01.c)", "（12 + 3） ÷ 5"),
        ("增幅(h01.a, h01.b)", "（12 - 3） ÷ 3"),
        ("四舍五入(占比(h01.b, h01.a), 2)", "3 ÷ 12"),
        ("绝对值(h01.b - h01.a)", "3 - 12"),
        ("本年", "本年"),
    ],
)
def test_a_computation_is_written_with_its_values(formula, text):
    def digits(operand):
        return VALUES.get(operand.code) if hasattr(operand, "code") else operand.word

    assert written(parse_expression(formula), digits) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("121", None, "121"),
        ("33.333333", None, "33.33"),
        ("66.666666", None, "66.67"),
        ("70.00", None, "70"),
        ("32.91", 0, "33"),
        ("70", 2, "70.00"),
    ],
)
def test_a_computed_number_is_written_short(value, decimals, text):
    assert written_number(Decimal(value), decimals) == text

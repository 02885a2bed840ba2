"""The language of formulas, relations and placeholders: what it says, computes and refuses."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.model.language.evaluate import evaluate
from desktop.model.language.intervals import holds
from desktop.model.language.parse import parse_expression, parse_placeholder, parse_relation, split_text
from desktop.model.language.syntax import (
    Call,
    Code,
    Comparison,
    Format,
    Number,
    Operation,
    Placeholder,
    Word,
    codes_in,
    shifted,
)
from desktop.refusal import Refused

A, B = Code("h01.a"), Code("h01.b")


def refusal(parse, text) -> str:
    with pytest.raises(Refused) as caught:
        parse(text)
    assert caught.value.code == "LANGUAGE"
    return caught.value.sentence


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("h01.a", A),
        ("12.50", Number(Decimal("12.50"))),
        ("本年", Word("本年")),
        ("上年(h01.a)", Code("h01.a", earlier=True)),
        ("上年（本值）", Word("本值", earlier=True)),
        ("若有(h01.a)", Code("h01.a", optional=True)),
        ("若有(上年(h01.a))", Code("h01.a", earlier=True, optional=True)),
        ("上年(若有(h01.a))", Code("h01.a", earlier=True, optional=True)),
        ("占比（h01.a，h01.b）", Call("占比", (A, B))),
        ("h01.a+h01.b*2", Operation("+", A, Operation("×", B, Number(Decimal(2))))),
        ("(h01.a + h01.b) / 2", Operation("÷", Operation("+", A, B), Number(Decimal(2)))),
        ("h01.a - h01.b - 1", Operation("-", Operation("-", A, B), Number(Decimal(1)))),
        ("-h01.a", Operation("-", Number(Decimal(0)), A)),
        ("　h01.a　×　h01.b　", Operation("×", A, B)),
    ],
)
def test_an_expression_is_parsed_as_it_is_written(text, said):
    assert parse_expression(text) == said


@pytest.mark.parametrize(
    ("written", "operator"),
    [
        ("=", "="),
        ("≈", "≈"),
        ("<>", "≠"),
        ("≠", "≠"),
        ("<", "<"),
        ("<=", "≤"),
        ("≤", "≤"),
        (">", ">"),
        (">=", "≥"),
        ("≥", "≥"),
    ],
)
def test_a_relation_compares(written, operator):
    assert parse_relation(f"h01.a {written} h01.b") == Comparison(operator, A, B)


def test_a_placeholder_has_formats_with_texts_of_their_own():
    assert parse_placeholder("h01.a|零「没有发生」|有「发生#，已整改」|汉字") == Placeholder(
        A, (Format("零", "没有发生"), Format("有", "发生#，已整改"), Format("汉字"))
    )


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", ("",)),
        ("没有", ("没有",)),
        ("共{{h01.a}}件{{本年}}", ("共", "h01.a", "件", "本年", "")),
        ("{{{{h01.a}}", ("{{", "h01.a", "")),
        ("{% if %}{{# 一 {h01.a}", ("{% if %}{{# 一 {h01.a}",)),
        ("{{a\nb}}", ("", "a\nb", "")),
    ],
)
def test_a_text_is_split_into_text_and_placeholders(text, pieces):
    assert split_text(text) == pieces


@given(st.text(alphabet="{}a一|「」\n", max_size=30))
def test_nothing_of_a_text_is_lost_by_splitting(text):
    pieces = split_text(text)
    assert len(pieces) % 2 == 1
    assert "".join(f"{{{{{p}}}}}" if i % 2 else p for i, p in enumerate(pieces)) == text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("h01.a + ", "“h01.a + ”没有写完，请补全后再试。"),
        ("", "“”没有写完，请补全后再试。"),
        ("(h01.a", "“(h01.a”没有写完，请补全后再试。"),
        ("求和(h01.a", "“求和(h01.a”没有写完，请补全后再试。"),
        ("h01.a ++ 2", "“h01.a ++ 2”第8个字“+”处看不懂，请改正后再试。"),
        ("h01.a # 3", "“h01.a # 3”第7个字“#”处看不懂，请改正后再试。"),
        ("H01.a", "“H01.a”第1个字“H”处看不懂，请改正后再试。"),
        ("h01.a h01.b", "“h01.a h01.b”第7个字“h”处看不懂，请改正后再试。"),
        ("h01.a)", "“h01.a)”第6个字“)”处看不懂，请改正后再试。"),
        ("h01.a = 2", "“h01.a = 2”第7个字“=”处看不懂，请改正后再试。"),
        ("__import__('os')", "“__import__('os')”第1个字“_”处看不懂，请改正后再试。"),
        ("今年", "没有“今年”这个词，可以用的有：本年、上年、下年、单位、本值。"),
        ("平均(h01.a)", "没有“平均”这个算法，可以用的有：占比、增幅、求和、四舍五入、绝对值、上年、若有。"),
        ("占比(h01.a)", "“占比”要2个数，这里写了1个。"),
        ("上年(h01.a, h01.b)", "“上年”要1个数，这里写了2个。"),
        ("求和(" + ",".join("1" * 31) + ")", "“求和”要1到30个数，这里写了31个。"),
        ("上年(h01.a + 1)", "“上年”里只能写一个指标的编号。"),
        ("若有(h01.a + 1)", "“若有”里只能写一个指标的编号。"),
        ("若有(本值)", "“若有”里只能写一个指标的编号。"),
        ("1+" * 250 + "1", "公式太长（501字），请控制在500字以内。"),
        ("绝对值(" * 31 + "1" + ")" * 31, "公式套得太深（超过30层），请拆开写。"),
    ],
)
def test_a_mistake_is_said_in_chinese_with_its_position(text, sentence):
    assert refusal(parse_expression, text) == sentence


def test_a_relation_without_comparison_is_not_finished():
    assert refusal(parse_relation, "h01.a") == "“h01.a”没有写完，请补全后再试。"


def test_a_format_needs_its_closing_mark():
    assert "第8个字“「”处看不懂" in refusal(parse_placeholder, "h01.a|零「没有")


@given(st.text(max_size=40))
def test_any_text_is_understood_or_refused(text):
    for parse in (parse_expression, parse_relation, parse_placeholder):
        with suppress(Refused):
            assert parse(text) is not None


# An oracle in exact fractions.


@dataclass(frozen=True)
class Sum:
    """A formula, its text, and what it comes to in fractions; None where it divides by zero."""

    text: str
    value: Fraction | None


def _both(left: Sum, operator: str, right: Sum) -> Sum:
    text = f"({left.text} {operator} {right.text})"
    if left.value is None or right.value is None or (operator == "÷" and right.value == 0):
        return Sum(text, None)
    results = {
        "+": left.value + right.value,
        "-": left.value - right.value,
        "×": left.value * right.value,
        "÷": left.value / right.value if right.value else None,
    }
    return Sum(text, results[operator])


def _share(part: Sum, whole: Sum) -> Sum:
    text = f"占比({part.text}, {whole.text})"
    if part.value is None or not whole.value:
        return Sum(text, None)
    return Sum(text, part.value * 100 / whole.value)


def _growth(now: Sum, before: Sum) -> Sum:
    text = f"增幅({now.text}, {before.text})"
    if now.value is None or not before.value:
        return Sum(text, None)
    return Sum(text, (now.value - before.value) * 100 / before.value)


def _total(parts: list[Sum]) -> Sum:
    text = f"求和({'，'.join(part.text for part in parts)})"
    values = [part.value for part in parts]
    return Sum(text, None if None in values else sum((v for v in values if v is not None), Fraction(0)))


def _size(inner: Sum) -> Sum:
    return Sum(f"绝对值({inner.text})", None if inner.value is None else abs(inner.value))


FIGURES = {"h01.a": Decimal(15), "h01.b": Decimal("0.5"), "h01.c": Decimal(0), "h01.d": Decimal(632)}
leaves = st.one_of(
    st.decimals(0, 10_000, places=2).map(lambda number: Sum(f"{number:f}", Fraction(number))),
    st.sampled_from(sorted(FIGURES)).map(lambda code: Sum(code, Fraction(FIGURES[code]))),
)
formulas = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(_both, inner, st.sampled_from("+-×÷"), inner),
        st.builds(_share, inner, inner),
        st.builds(_growth, inner, inner),
        st.builds(_total, st.lists(inner, min_size=1, max_size=4)),
        st.builds(_size, inner),
    ),
    max_leaves=8,
)


def number_of(operand):
    return FIGURES.get(operand.code) if isinstance(operand, Code) else None


def _quotients(text: str) -> int:
    return text.count("÷") + text.count("占比") + text.count("增幅")


@given(formulas)
def test_arithmetic_is_exact_while_nothing_is_divided(formula):
    value = evaluate(parse_expression(formula.text), number_of)
    if _quotients(formula.text) == 0:
        assert value is not None
        assert Fraction(value) == formula.value


@given(leaves, leaves)
def test_a_share_agrees_with_fractions_to_forty_digits(part, whole):
    formula = _share(part, whole)
    value = evaluate(parse_expression(formula.text), number_of)
    assert (value is None) == (formula.value is None)
    if value is not None and formula.value is not None:
        assert abs(Fraction(value) - formula.value) <= abs(formula.value) / 10**40


@given(leaves, st.integers(0, 6))
def test_rounding_is_half_up(leaf, decimals):
    value = evaluate(parse_expression(f"四舍五入({leaf.text}, {decimals})"), number_of)
    assert value is not None
    assert leaf.value is not None
    assert Fraction(value) == Fraction(int(leaf.value * 10**decimals + Fraction(1, 2)), 10**decimals)


def computed(text, **figures):
    numbers = {f"h01.{name}": Decimal(value) for name, value in figures.items()}
    return evaluate(parse_expression(text), lambda operand: numbers.get(getattr(operand, "code", "")))


@pytest.mark.parametrize(
    "text", ["h01.a ÷ 0", "占比(1, 0)", "增幅(5, 0)", "四舍五入(1, 0.5)", "四舍五入(1, 11)", "-h01.x"]
)
def test_what_cannot_be_computed_has_no_value(text):
    assert computed(text, a="1") is None


@pytest.mark.parametrize("text", ["h01.a + h01.x", "求和(h01.a, h01.x)", "占比(h01.x, h01.a)", "绝对值(h01.x)"])
def test_a_missing_operand_leaves_no_value(text):
    assert computed(text, a="1") is None


def test_numbers_of_hundreds_of_digits_are_computed():
    assert computed(f"四舍五入({'9' * 400}, 2)") is not None
    assert computed(f"{'9' * 200} × {'9' * 200}") is not None


@pytest.mark.parametrize(
    ("text", "truth"),
    [
        ("1 = 1.00", True),
        ("1 ≠ 1.00", False),
        ("1 < 2", True),
        ("2 ≤ 2", True),
        ("2 > 2", False),
        ("2 ≥ 3", False),
        ("h01.x ≥ 3", None),
        ("3 ≥ h01.x", None),
        ("33 ≈ 占比(208, 632)", True),
        ("32 ≈ 占比(208, 632)", True),
        ("32.91 ≈ 占比(208, 632)", True),
        ("32.9 ≈ 占比(208, 632)", True),
        ("31 ≈ 占比(208, 632)", False),
        ("32.92 ≈ 占比(208, 632)", False),
        ("33.00 ≈ 占比(208, 632)", False),
        ("128.78 ≈ 增幅(151, 66)", True),
        ("128.79 ≈ 增幅(151, 66)", True),
    ],
)
def test_relations_hold_or_not_or_say_nothing(text, truth):
    assert holds(parse_relation(text), lambda _: None) is truth


def test_operands_are_named_once_in_their_order():
    expression = parse_expression("求和(h01.b, h01.a, 上年(h01.b)) - 占比(h01.a, 2) + 本年")
    assert codes_in(expression) == (B, A, Code("h01.b", earlier=True))
    assert codes_in(parse_expression("本年 + 1")) == ()


def test_a_formula_is_shifted_to_last_year_with_all_its_operands():
    now = parse_expression("占比(h01.a, 求和(h01.b, 若有(h01.a))) × 2")
    assert shifted(now) == parse_expression("占比(上年(h01.a), 求和(上年(h01.b), 若有(上年(h01.a)))) × 2")

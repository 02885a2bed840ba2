"""All figures of a report, the computed ones included."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.model.catalog import Renaming
from desktop.model.figure import NOT_FILLED, Figure, OriginKind, State
from desktop.model.language.parse import parse_expression
from desktop.model.language.syntax import Code, Word
from desktop.model.report import Report
from desktop.model.values import Values


def value(number: object) -> Figure:
    return Figure(State.VALUE, Decimal(str(number)))


def report(earlier=None, **figures):
    now = {f"h01.{code}": figure for code, figure in figures.items()}
    return Report("银州区", 2022, "A", figures=now, earlier=earlier or {})


def test_a_typed_figure_is_given_as_it_is(catalog):
    values = Values(catalog, report(total=value(632)))
    assert values.figure("h01.total") == value(632)
    assert values.figure("h01.teams") is NOT_FILLED
    assert values.figure("h01.unknown") is NOT_FILLED


@pytest.mark.parametrize(
    ("good", "total", "percent"), [(208, 632, 33), (1, 8, 13), (1, 200, 1), (0, 5, 0), (3, 3, 100)]
)
def test_a_share_is_computed_and_rounded_half_up(catalog, good, total, percent):
    figure = Values(catalog, report(good=value(good), total=value(total))).figure("h01.good_pct")
    assert figure.number == percent
    assert figure.origin.kind is OriginKind.COMPUTED


def test_a_computed_figure_is_never_the_one_that_was_entered(catalog):
    entered = report(good=value(1), total=value(2), good_pct=value(99))
    assert Values(catalog, entered).figure("h01.good_pct").number == 50


@pytest.mark.parametrize(
    ("good", "total", "state"),
    [
        (NOT_FILLED, value(5), State.EMPTY),
        (NOT_FILLED, Figure(State.UNCOUNTED), State.EMPTY),
        (value(1), Figure(State.UNCOUNTED), State.UNCOUNTED),
        (Figure(State.INAPPLICABLE), Figure(State.UNCOUNTED), State.UNCOUNTED),
        (value(1), Figure(State.INAPPLICABLE), State.INAPPLICABLE),
        (value(0), value(0), State.INAPPLICABLE),
        (Figure(State.NONE), Figure(State.NONE), State.INAPPLICABLE),
        (Figure(State.NONE), value(4), State.VALUE),
    ],
)
def test_a_computed_figure_without_value_says_why(catalog, good, total, state):
    assert Values(catalog, report(good=good, total=total)).figure("h01.good_pct").state is state


def test_last_years_share_is_computed_from_last_years_operands(catalog):
    earlier = {"h01.good": value(1), "h01.total": value(4), "h01.good_pct": value(26)}
    values = Values(catalog, report(earlier, good=value(1), total=value(2)))
    assert values.earlier("h01.good_pct").number == 25
    assert values.figure("h01.good_pct").number == 50


def test_last_years_share_is_as_stated_where_its_operands_are_not_known(catalog):
    values = Values(catalog, report({"h01.good_pct": value(26)}))
    assert values.earlier("h01.good_pct").number == 26
    assert Values(catalog, report()).earlier("h01.good_pct") is NOT_FILLED


def test_an_old_figure_is_found_under_the_code_it_had(catalog):
    renamed = replace(catalog, renamings=(Renaming("h01.squads", "h01.teams", 2022, "改名"),))
    values = Values(renamed, report({"h01.squads": value(6)}, squads=value(7)))
    assert values.earlier("h01.teams").number == 6
    assert values.figure("h01.teams") is NOT_FILLED  # it has its new code from 2022 on


def test_the_new_code_counts_where_both_are_filled(catalog):
    renamed = replace(catalog, renamings=(Renaming("h01.squads", "h01.teams", 2022, "改名"),))
    values = Values(renamed, report({"h01.squads": value(6), "h01.teams": value(8)}))
    assert values.earlier("h01.teams").number == 8


@pytest.mark.parametrize(
    ("word", "number"), [("上年", 2021), ("本年", 2022), ("下年", 2023), ("单位", None), ("本值", None)]
)
def test_words_of_the_year_are_numbers(catalog, word, number):
    assert Values(catalog, report()).number(Word(word)) == number


@pytest.mark.parametrize(
    ("figure", "number"),
    [
        (NOT_FILLED, 0),
        (Figure(State.INAPPLICABLE), 0),
        (Figure(State.NONE), 0),
        (Figure(State.UNCOUNTED), None),
        (value(3), 3),
    ],
)
def test_an_optional_operand_counts_as_nothing_unless_it_is_unknown(catalog, figure, number):
    values = Values(catalog, report(spare=figure))
    assert values.number(Code("h01.spare", optional=True)) == number


def test_an_expression_is_computed_over_the_report(catalog):
    values = Values(catalog, report({"h01.total": value(4)}, total=value(6), good=value(3)))
    assert values.evaluate(parse_expression("增幅(h01.total, 上年(h01.total))")) == 50
    assert values.evaluate(parse_expression("h01.good_pct + 1")) == 51
    assert values.evaluate(parse_expression("h01.total + h01.teams")) is None

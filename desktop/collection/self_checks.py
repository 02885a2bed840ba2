"""The relations of the catalog as worksheet formulas, so that a department sees for itself what cannot be right.

Only functions that Excel 2007, WPS and LibreOffice share are used. A cell counts as a number where it holds one or 无;
a share that was typed as 0.33 or 33% counts as 33.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.model.catalog import Indicator, Relation
from desktop.model.language.syntax import Call, Code, Comparison, Expression, Number, Operation, Word, codes_in
from desktop.quantities.about import About
from desktop.quantities.units import PERCENT
from desktop.quantities.written import write_number

TO_FILL = "待填"
AGREES = "一致"
LOOK = "请核对"

_OWN = "本值"
_MOST_DECIMALS = 4  # that a stated share can have for its rounding to be understood
_CALLS = {
    "占比": "(({0})*100/({1}))",
    "增幅": "((({0})-({1}))*100/({1}))",
    "四舍五入": "ROUND({0},{1})",
    "绝对值": "ABS({0})",
}
_NONE = ("无",)
_STATED = ("未统计", "不适用")
_NEGATIVE = "一般不会小于0，请核对"
_ABOVE_ALL = "一般不超过100%，请核对"
_NO_NUMBER = "这里要填数字，没有发生的填“无”"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the cells of this and of last year stand, by code, and which codes are shares."""

    this: Mapping[str, str]
    earlier: Mapping[str, str]
    shares: frozenset[str]


def relation_formula(relation: Relation, places: Places) -> str:
    """Give the formula that says 待填, 一致 or 请核对 for a relation between the rows of a form."""
    comparison = relation.comparison
    agrees = _holds(comparison, places, "")
    if relation.conditions:
        agrees = f"OR(NOT({_all_hold(relation.conditions, places, '')}),{agrees})"
    differs = f'"{LOOK}"'
    if comparison.operator == "=":
        differs = f'"{LOOK}：相差"&ABS(ROUND({_difference(comparison, places, "")},6))'
    ready = ",".join(_ready(relation, places, ""))
    return f'=IFERROR(IF(AND({ready}),IF({agrees},"{AGREES}",{differs}),"{TO_FILL}"),"{LOOK}")'


def row_formula(indicator: Indicator, relations: tuple[Relation, ...], places: Places) -> str:
    """Give the formula that says what is wrong with one number; it says nothing where nothing is.

    `relations` are those for whole kinds that hold for this indicator.
    """
    code = indicator.code
    cell = places.this[code]
    found = '""'
    for relation in reversed(relations):
        conditions = [*_ready(relation, places, code), f"NOT({_holds(relation.comparison, places, code)})"]
        if relation.conditions:
            conditions.append(_all_hold(relation.conditions, places, code))
        said = relation.message.replace("{本值}", "这个数").replace('"', "”")
        found = f'IFERROR(IF(AND({",".join(conditions)}),"{said}",{found}),"")'
    if indicator.unit == PERCENT:
        found = f'IF({cell}>100,"{_ABOVE_ALL}",{found})'
    found = f'IF({cell}<0,"{_NEGATIVE}",{found})'
    marks = ",".join(f'"*{mark.value}*"' for mark in About)
    said = [*_is_any(f"TRIM({cell})", ("", *_NONE)), *_begins_with_any(f"TRIM({cell})", _STATED)]
    said.append(f"SUM(COUNTIF({cell},{{{marks}}}))>0")
    return f'=IF(ISTEXT({cell}),IF(OR({",".join(said)}),"","{_NO_NUMBER}"),{found})'


def _is_any(cell: str, words: tuple[str, ...]) -> list[str]:
    return [f'{cell}="{word}"' for word in words]


def _begins_with_any(cell: str, words: tuple[str, ...]) -> list[str]:
    return [f'LEFT({cell},{len(word)})="{word}"' for word in words]


def _ready(relation: Relation, places: Places, own: str) -> list[str]:
    """Give the conditions under which a relation can be computed, each once."""
    sides = [side for one in (relation.comparison, *relation.conditions) for side in (one.left, one.right)]
    operands = [operand for side in sides for operand in codes_in(side)]
    operands += [Code(own, word.earlier) for side in sides for word in _own_words(side)]
    conditions = [_stated(cell, operand) for operand in operands if (cell := _cell(operand, places))]
    return list(dict.fromkeys(conditions))


def _stated(cell: str, operand: Code) -> str:
    known = [f"ISNUMBER({cell})", *_is_any(f"TRIM({cell})", _NONE)]
    if operand.optional:
        known += [*_is_any(f"TRIM({cell})", ("",)), *_begins_with_any(f"TRIM({cell})", _STATED[-1:])]
    return f"OR({','.join(known)})"


def _own_words(expression: Expression) -> tuple[Word, ...]:
    match expression:
        case Word(word) if word == _OWN:
            return (expression,)
        case Operation(_, left, right):
            return _own_words(left) + _own_words(right)
        case Call(_, arguments):
            return tuple(word for argument in arguments for word in _own_words(argument))
        case _:
            return ()


def _cell(operand: Code, places: Places) -> str:
    """Give the cell of an operand; "" for an optional one that the form does not have."""
    return (places.earlier if operand.earlier else places.this).get(operand.code, "")


def _all_hold(comparisons: tuple[Comparison, ...], places: Places, own: str) -> str:
    return f"AND({','.join(_holds(one, places, own) for one in comparisons)})"


def _holds(comparison: Comparison, places: Places, own: str) -> str:
    difference = _difference(comparison, places, own)
    if comparison.operator == "≈":
        return _about_equal(_value(comparison.left, places, own), _value(comparison.right, places, own))
    operator = {"≠": "<>", "≤": "<=", "≥": ">="}.get(comparison.operator, comparison.operator)
    # Rounded: in the arithmetic of a worksheet 0.1 + 0.2 is not 0.3.
    return f"ROUND({difference},6){operator}0"


def _difference(comparison: Comparison, places: Places, own: str) -> str:
    return f"({_value(comparison.left, places, own)})-({_value(comparison.right, places, own)})"


def _about_equal(left: str, right: str) -> str:
    """Say that the left side is the right one, rounded or cut off to the decimals that it has."""
    tries = [
        f"AND(ROUND({left},{places})=ROUND({left},9),"
        f"OR(ROUND({left},{places})=ROUND({right},{places}),ROUND({left},{places})=TRUNC({right},{places})))"
        for places in range(_MOST_DECIMALS + 1)
    ]
    return f"OR({','.join(tries)})"


def _value(expression: Expression, places: Places, own: str) -> str:
    match expression:
        case Number(value):
            return write_number(value)
        case Code():
            return _number_in(expression, places)
        case Word():
            return _number_in(Code(own, expression.earlier), places)
        case Operation(operator, left, right):
            sign = {"×": "*", "÷": "/"}.get(operator, operator)
            return f"(({_value(left, places, own)}){sign}({_value(right, places, own)}))"
        case Call(name, arguments):
            return _called(name, [_value(argument, places, own) for argument in arguments])


def _number_in(operand: Code, places: Places) -> str:
    cell = _cell(operand, places)
    if not cell:
        return "0"
    if operand.code in places.shares and not operand.earlier:
        return f"IF(AND({cell}>0,{cell}<=1),{cell}*100,N({cell}))"
    return f"N({cell})"


def _called(name: str, values: list[str]) -> str:
    if name == "求和":
        return f"({'+'.join(values)})"
    return _CALLS[name].format(*values)

"""From text to syntax, with every mistake said in Chinese and with its position."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast

from desktop.model.language.grammar import FUNCTIONS, GRAMMAR, OPERATORS, WORDS
from desktop.model.language.syntax import (
    Call,
    Code,
    Comparison,
    Expression,
    Format,
    Number,
    Operation,
    Placeholder,
    Word,
)
from desktop.refusal import Refused

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

LONGEST = 500  # characters: nobody writes a longer one, and parsing stays instant
DEEPEST = 30  # levels of nesting
_SLOT = re.compile(r"\{\{([^{}]*)\}\}")


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark(GRAMMAR, parser="lalr", start=["placeholder", "relation", "expression"], maybe_placeholders=False)


@lru_cache(maxsize=4096)
def parse_expression(text: str) -> Expression:
    """Parse a formula; Refused (LANGUAGE) says at which character it cannot be understood."""
    return _expression(_tree(text, "expression"), 0)


@lru_cache(maxsize=1024)
def parse_relation(text: str) -> Comparison:
    """Parse a relation between figures; Refused (LANGUAGE) as for a formula."""
    left, operator, right = _tree(text, "relation").children
    return Comparison(_operator(operator), _expression(left, 0), _expression(right, 0))


@lru_cache(maxsize=4096)
def parse_placeholder(text: str) -> Placeholder:
    """Parse what stands between {{ and }}; Refused (LANGUAGE) as for a formula."""
    expression, *formats = _tree(text, "placeholder").children
    return Placeholder(_expression(expression, 0), tuple(_format(item) for item in formats))


@lru_cache(maxsize=8192)
def split_text(text: str) -> tuple[str, ...]:
    """Split a text into plain text and placeholders by turns: even places are text, odd ones a placeholder's inside.

    A lone {{, {% and {# are plain text.
    """
    return tuple(_SLOT.split(text))


def length_of(text: str) -> int:
    """Give how many signs a text has where each placeholder counts as one, as it does under the cursor."""
    parts = split_text(text)
    return sum(len(part) for part in parts[::2]) + len(parts) // 2


def _tree(text: str, start: str) -> Tree[Token]:
    from lark.exceptions import UnexpectedInput, UnexpectedToken

    if len(text) > LONGEST:
        raise Refused("LANGUAGE", f"公式太长（{len(text)}字），请控制在{LONGEST}字以内。")
    try:
        return _parser().parse(text, start=start)
    except UnexpectedInput as error:
        place = cast("int | None", error.pos_in_stream)
        ended = isinstance(error, UnexpectedToken) and error.token.type == "$END"
        if ended or place is None:
            raise Refused("LANGUAGE", f"“{text}”没有写完，请补全后再试。") from None
        raise Refused("LANGUAGE", f"“{text}”第{place + 1}个字“{text[place]}”处看不懂，请改正后再试。") from None


def _expression(node: Tree[Token] | Token, depth: int) -> Expression:
    if depth > DEEPEST:
        raise Refused("LANGUAGE", f"公式套得太深（超过{DEEPEST}层），请拆开写。")
    tree = cast("Tree[Token]", node)
    parts = tree.children
    match tree.data:
        case "number":
            return Number(Decimal(str(parts[0])))
        case "code":
            return Code(str(parts[0]))
        case "word":
            return _word(str(parts[0]))
        case "negative":
            return Operation("-", Number(Decimal(0)), _expression(parts[-1], depth + 1))
        case "call":
            return _call(str(parts[0]), tuple(_expression(part, depth + 1) for part in parts[1:]))
        case _:
            left, operator, right = parts
            return Operation(_operator(operator), _expression(left, depth + 1), _expression(right, depth + 1))


def _word(name: str) -> Word:
    if name not in WORDS:
        raise Refused("LANGUAGE", f"没有“{name}”这个词，可以用的有：{'、'.join(WORDS)}。")
    return Word(name)


def _call(name: str, arguments: tuple[Expression, ...]) -> Expression:
    if name not in FUNCTIONS:
        raise Refused("LANGUAGE", f"没有“{name}”这个算法，可以用的有：{'、'.join(FUNCTIONS)}。")
    fewest, most = FUNCTIONS[name]
    if not fewest <= len(arguments) <= most:
        wanted = str(fewest) if fewest == most else f"{fewest}到{most}"
        raise Refused("LANGUAGE", f"“{name}”要{wanted}个数，这里写了{len(arguments)}个。")
    match name:
        case "上年":
            return _earlier(arguments[0])
        case "若有":
            return _optional(arguments[0])
        case _:
            return Call(name, arguments)


def _earlier(argument: Expression) -> Expression:
    match argument:
        case Code():
            return replace(argument, earlier=True)
        case Word("本值"):
            return Word("本值", earlier=True)
        case _:
            raise Refused("LANGUAGE", "“上年”里只能写一个指标的编号。")


def _optional(argument: Expression) -> Expression:
    if not isinstance(argument, Code):
        raise Refused("LANGUAGE", "“若有”里只能写一个指标的编号。")
    return replace(argument, optional=True)


def _operator(token: Tree[Token] | Token) -> str:
    return OPERATORS.get(str(token), str(token))


def _format(node: Tree[Token] | Token) -> Format:
    name, *quoted = (str(child) for child in cast("Tree[Token]", node).children)
    return Format(name, quoted[0][1:-1] if quoted else "")

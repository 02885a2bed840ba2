"""The grammar of formulas, relations and placeholders, and its closed lists of words and functions."""

from __future__ import annotations

GRAMMAR = r"""
placeholder: expression ("|" format)*
relation: expression COMPARISON expression
format: NAME QUOTED?

?expression: term | expression PLUS term -> operation
?term: factor | term TIMES factor -> operation
?factor: "-" atom -> negative | atom
?atom: NUMBER -> number
    | CODE -> code
    | NAME -> word
    | NAME _OPEN expression (_COMMA expression)* _CLOSE -> call
    | _OPEN expression _CLOSE

PLUS: "+" | "-"
TIMES: "*" | "/" | "×" | "÷"
COMPARISON: "<=" | ">=" | "<>" | "=" | "<" | ">" | "≤" | "≥" | "≠" | "≈"
NUMBER: /[0-9]+(\.[0-9]+)?/
CODE: /[a-z][a-z0-9]*\.[a-z][a-z0-9_]*/
NAME: /[\u4e00-\u9fff]+/
QUOTED: /「[^「」]*」/
_OPEN: "(" | "（"
_CLOSE: ")" | "）"
_COMMA: "," | "，"
%ignore /[\s\u3000]+/
"""

OPERATORS = {"*": "×", "/": "÷", "<=": "≤", ">=": "≥", "<>": "≠"}
WORDS = ("本年", "上年", "下年", "单位", "本值")

# Name, and the fewest and the most arguments it takes.
FUNCTIONS = {
    "占比": (2, 2),  # part and whole, in percent points
    "增幅": (2, 2),  # this and the earlier value, in percent points
    "求和": (1, 30),
    "四舍五入": (2, 2),  # value and decimals, half up
    "绝对值": (1, 1),
    "上年": (1, 1),
    "若有": (1, 1),  # nothing where nobody has filled it, so that a sum may name what a unit need not report
}

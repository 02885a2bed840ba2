"""Texts with the equalities that they state, written by hand, and the arithmetic to tell whether one is broken.

A file of the corpus is a text in which {a:57} marks a number, then a line “=”, then one equality a line over these
names: `t = a + b` holds exactly, `p ≈ a / t` holds as a percentage rounded to the digits that are written. Nothing
here uses the program: what it overlooks must count against it.
"""

from __future__ import annotations

import ast
import operator
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from desktop.catalog.load import standard_catalog
from desktop.model.manuscript import Manuscript, Passage
from desktop.model.outline import Level
from desktop.reading.figures import find_figures
from desktop.reading.source import source_of_text
from desktop.reading.structure import find_structure

FOLDER = Path(__file__).parent / "corpus"
SEED = os.environ.get("FAZHI_SEED", "")

_MARK = re.compile(r"\{(?P<name>[a-z]\w*):(?P<digits>[\d.,]+)\}")
_OPERATORS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}

# The stated equalities of the user's report by the codes of its figures, as a person reads them (domain facts 3.2).
OF_SEED = """
h01.easy_total = h01.easy_gov + h01.easy_query
h04.self_total = h04.self_excellent + h04.self_pass + h04.self_fail
h04.self_excellent_pct ≈ h04.self_excellent / h04.self_total
h04.self_pass_pct ≈ h04.self_pass / h04.self_total
h04.self_fail_pct ≈ h04.self_fail / h04.self_total
h04.mut_total = h04.mut_excellent + h04.mut_pass + h04.mut_fail
h04.mut_excellent_pct ≈ h04.mut_excellent / h04.mut_total
h04.mut_pass_pct ≈ h04.mut_pass / h04.mut_total
h04.mut_fail_pct ≈ h04.mut_fail / h04.mut_total
h06.fy_accept = h06.fy_revoke + h06.fy_uphold + h06.fy_terminate
h06.tj_rate ≈ h06.tj_success / h06.tj_cases
h06.jz_active = h06.jz_probation + h06.jz_tempout
h07.rep_units = h07.rep_oral + h07.rep_written
h06.fy_recruit_planned = h06.fy_recruit_listed + h06.fy_transfer_planned
h06.jz_exitban = h06.jz_active
"""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that takes part in an equality: its place in a line of the text."""

    name: str
    line: int
    start: int
    digits: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A text in lines, its numbers, and what is said of them."""

    title: str
    lines: tuple[str, ...]
    numbers: tuple[Number, ...]
    equalities: tuple[str, ...]

    def values(self) -> dict[str, str]:
        return {number.name: number.digits for number in self.numbers}


def read_stated(path: Path) -> Stated:
    text, _, said = path.read_text(encoding="utf-8").partition("\n=\n")
    lines: list[str] = []
    numbers: list[Number] = []
    for line, marked in enumerate(text.split("\n")):
        plain, end = "", 0
        for mark in _MARK.finditer(marked):
            plain += marked[end : mark.start()]
            numbers.append(Number(mark["name"], line, len(plain), mark["digits"]))
            plain += mark["digits"]
            end = mark.end()
        lines.append(plain + marked[end:])
    equalities = tuple(one for one in said.split("\n") if one.strip())
    return Stated(path.stem, tuple(lines), tuple(numbers), equalities)


def seed_stated() -> Stated:
    """Give the user's report, its numbers found by the indicators that the reading room gives them."""
    structure = find_structure(source_of_text(Path(SEED).read_text(encoding="utf-8"), SEED))
    lines = tuple(piece.text for piece in structure.pieces)
    keys = {piece.key: index for index, piece in enumerate(structure.pieces)}
    found: dict[str, Number] = {}
    for match in find_figures(structure, standard_catalog())[0]:
        one = match.occurrence
        digits = re.search(r"\d+", one.text)
        if match.code and digits and match.code not in found:
            start = one.start + digits.start()
            found[match.code] = Number(match.code, keys[one.key], start, digits[0])
    equalities = tuple(one for one in OF_SEED.split("\n") if one)
    names = {name for one in equalities for name in re.findall(r"h\d\d\.\w+", one)}
    return Stated("seed", lines, tuple(found[name] for name in sorted(names)), equalities)


def manuscript(lines: tuple[str, ...]) -> Manuscript:
    passages = tuple(Passage(str(index), Level.BODY, "", line) for index, line in enumerate(lines))
    return Manuscript("", None, "", passages)


def holds(equality: str, values: Mapping[str, str]) -> bool:
    """Say whether an equality is true: exactly, or for ≈ within half of the last written digit of the percentage."""
    left, sign, right = re.split(r" ([=≈]) ", equality)
    true = _evaluate(right, values)
    said = _evaluate(left, values)
    if true is None or said is None:
        return False
    if sign == "=":
        return abs(said - true) <= _tolerance(equality, values)
    digits = values[left].partition(".")[2]
    # A stated 100 % or 0 % is exact.
    if said in (0, 100):
        return true * 100 == said
    return abs(true * 100 - said) <= Fraction(1, 2 * 10 ** len(digits))


def _tolerance(equality: str, values: Mapping[str, str]) -> Fraction:
    """Give by how much a sum of rounded numbers may be off: half of the last digit of each one with decimals."""
    written = [values[name] for name in re.findall(r"[a-z][\w.]*", equality)]
    return sum((Fraction(1, 2 * 10 ** len(one.partition(".")[2])) for one in written if "." in one), Fraction(0))


def _evaluate(expression: str, values: Mapping[str, str]) -> Fraction | None:
    tree = ast.parse(expression.replace("h0", "h_0").replace(".", "_dot_"), mode="eval").body
    try:
        return _of(tree, {name.replace("h0", "h_0").replace(".", "_dot_"): v for name, v in values.items()})
    except ZeroDivisionError:
        return None


def _of(node: ast.expr, values: Mapping[str, str]) -> Fraction:
    if isinstance(node, ast.BinOp):
        return _OPERATORS[type(node.op)](_of(node.left, values), _of(node.right, values))
    if isinstance(node, ast.Constant):
        return Fraction(str(node.value))
    assert isinstance(node, ast.Name)
    return Fraction(Decimal(values[node.id].replace(",", "")))

"""Numbers of correct texts changed one at a time: what no longer adds up must be reported where it stands.

Run as a program: `python -m tests.harness.mutate_statements` prints the score and the survivors; FAZHI_SEED names the
user's report, which is one of the texts where it is there.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from desktop.catalog.load import standard_catalog
from desktop.checks.prose.check import check_prose
from desktop.model.findings import Finding, Severity
from tests.checks.prose.statements import FOLDER, SEED, Number, Stated, holds, manuscript, read_stated, seed_stated

FRESH = FOLDER.with_name("fresh")  # written after the rules, to see what these know of texts that nobody tried them on
GOAL = 0.95
_ENDS = "。！？"


@dataclass
class Score:
    """How many mutants broke something, how many were reported, which not; `false`: findings of the true text."""

    broken: int = 0
    caught: int = 0
    survivors: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    texts: int = 0

    @property
    def rate(self) -> float:
        return self.caught / self.broken if self.broken else 0.0

    def add(self, other: Score) -> None:
        self.broken += other.broken
        self.caught += other.caught
        self.survivors += other.survivors
        self.false += other.false
        self.texts += other.texts


def score_of(stated: Stated) -> Score:
    """Try every mutant of one text."""
    score = Score(texts=1)
    score.false = [f"{stated.title}: {f.severity} {f.rule} {f.message}" for f in serious(stated.lines)]
    for number in stated.numbers:
        equalities = [one for one in stated.equalities if number.name in re.findall(r"[a-z][\w.]*", one)]
        for digits in dict.fromkeys(changed(number.digits)):
            values = stated.values() | {number.name: digits}
            if all(holds(one, values) for one in equalities):
                continue
            score.broken += 1
            if is_reported(stated, number, digits):
                score.caught += 1
            else:
                score.survivors.append(f"{stated.title}: {number.name} {number.digits} → {digits}")
    return score


def changed(digits: str) -> Iterator[str]:
    """Give other numbers in place of one: one more and less, a tenth, digits exchanged, a nought, a digit dropped."""
    plain = digits.replace(",", "")
    value = Decimal(plain)
    step = Decimal(1).scaleb(-len(plain.partition(".")[2]))
    tenth = (value / 10).quantize(step, ROUND_HALF_UP)
    candidates = [value + step, value - step, value + tenth, value - tenth, value * 10]
    yield from (str(one) for one in candidates if one >= 0 and one != value)
    for place in range(len(plain) - 1):
        one, other = plain[place], plain[place + 1]
        if one != other and "." not in one + other:
            swapped = plain[:place] + other + one + plain[place + 2 :]
            if not (swapped.startswith("0") and len(swapped.partition(".")[0]) > 1):
                yield swapped
    if len(plain) > 1 and "." not in plain:
        yield plain[:-1]


def is_reported(stated: Stated, number: Number, digits: str) -> bool:
    """Say whether a mutant is reported at its sentence, with the changed number among what was read."""
    line = stated.lines[number.line]
    end = number.start + len(number.digits)
    text = line[: number.start] + digits + line[end:]
    lines = (*stated.lines[: number.line], text, *stated.lines[number.line + 1 :])
    return any(_names(finding, text, number, digits) for finding in serious(lines) if finding.place == str(number.line))


def _names(finding: Finding, text: str, number: Number, digits: str) -> bool:
    start, end = sentence_around(text, number.start)
    if finding.span is None or finding.span[1] <= start or finding.span[0] >= end:
        return False
    read = (finding.stated, finding.computed, *(operand.value for operand in finding.operands))
    return digits in {value.rstrip("万亿") for value in read if value}  # the 万 of 21.46万户


def sentence_around(text: str, place: int) -> tuple[int, int]:
    start = max(text.rfind(mark, 0, place) for mark in _ENDS) + 1
    ends = [found for mark in _ENDS if (found := text.find(mark, place)) >= 0]
    return start, min(ends, default=len(text))


def serious(lines: tuple[str, ...]) -> list[Finding]:
    """Give the errors and warnings of a text."""
    found = check_prose(manuscript(lines), standard_catalog())
    return [finding for finding in found if finding.severity is not Severity.HINT]


def texts(folder: Path = FOLDER) -> Iterator[Stated]:
    """Give the texts of a folder with what they state."""
    yield from map(read_stated, sorted(folder.glob("*.txt")))


def run(folder: Path = FOLDER, *, seed: bool = False) -> Score:
    """Score all texts of a folder, or the user's report."""
    score = Score()
    for stated in [seed_stated()] if seed else texts(folder):
        score.add(score_of(stated))
    return score


def main() -> int:
    """Run as a program."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, default=FOLDER)
    given = parser.parse_args()
    scores = {"texts of our own": run(given.folder)} | ({"the user's report": run(seed=True)} if SEED else {})
    for name, score in scores.items():
        sys.stdout.write(
            f"{name}: {score.caught} of {score.broken} mutants, {score.rate:.1%}; false {len(score.false)}\n"
        )
        sys.stdout.write("".join(f"  false: {one}\n" for one in score.false))
        sys.stdout.write("".join(f"  survived: {one}\n" for one in score.survivors))
    return 0 if all(score.rate >= GOAL and not score.false for score in scores.values()) else 1


if __name__ == "__main__":
    sys.exit(main())

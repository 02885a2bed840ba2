"""Tables of cases: a rule, a text, and the words it finds in it; after ⇒ the text as it is mended.

Passages are parted by ¶. A case without found words is one in which the rule finds nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.checks.proofread import proofread
from desktop.model.findings import Finding
from desktop.model.manuscript import Manuscript, Passage
from desktop.model.outline import Level
from tests.checks.texts import CATALOG, mended

YEAR = 2023


@dataclass(frozen=True)
class Case:
    """One row of a table; `severity` is empty where it is that of the rule."""

    rule: str
    text: str
    found: tuple[str, ...]
    mended: str
    severity: str
    year: int
    last: str


def read_cases(path: Path) -> list[Case]:
    """Read a table of cases."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [_case(row) for row in csv.DictReader(lines)]


def _case(row: dict[str, str]) -> Case:
    return Case(
        rule=row["rule"],
        text=row["text"].replace("⍽", "\u00a0"),
        found=tuple(filter(None, row["found"].replace("⍽", "\u00a0").split("|"))),
        mended=row.get("mended") or "",
        severity=row.get("severity") or "",
        year=int(row.get("year") or YEAR),
        last=row.get("last") or "",
    )


def of_passages(texts: Sequence[str], year: int = YEAR, last: Sequence[str] = ()) -> Manuscript:
    """Give a text of paragraphs; one that begins with #, ## or ### is a part, a heading or an item."""
    passages = tuple(_passage(index, text) for index, text in enumerate(texts, 1))
    return Manuscript("清河区", year, "", passages, of_passages(last, year - 1) if last else None)


def _passage(index: int, text: str) -> Passage:
    depth = len(text) - len(text.lstrip("#"))
    return Passage(f"p{index}", Level(depth), "", text[depth:], line=index)


def check_case(case: Case) -> list[Finding]:
    """Give what the rule of a case finds in its text."""
    text = of_passages(case.text.split("¶"), case.year, case.last.split("¶") if case.last else ())
    return [finding for finding in proofread(text, CATALOG) if finding.rule == case.rule]


def check_mended(case: Case) -> tuple[str, list[Finding]]:
    """Give the text of a case as it is mended, and what the rule still finds in that."""
    text = of_passages(case.text.split("¶"), case.year)
    found = [finding for finding in proofread(text, CATALOG) if finding.rule == case.rule]
    depths = [one[: len(one) - len(one.lstrip("#"))] for one in case.text.split("¶")]
    texts = [depth + one for depth, one in zip(depths, mended(text, found), strict=True)]
    again = proofread(of_passages(texts, case.year), CATALOG)
    return "¶".join(texts), [finding for finding in again if finding.rule == case.rule]

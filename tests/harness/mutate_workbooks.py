"""Mutated returns: each must be read, or refused in one coded Chinese sentence; never a crash, never a hang.

They are mutated inside their parts and zipped again with right checksums: otherwise the checksum hides everything. Run
as a program: `python -m tests.harness.mutate_workbooks --inputs 20000 --seed 1`.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
import time
import zipfile
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from openpyxl import Workbook

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.collection.comparing import compare
from desktop.collection.form import make_forms
from desktop.collection.form_reader import Asked
from desktop.collection.form_workbook import write_form
from desktop.collection.reading_forms import read_return
from desktop.collection.workbook_source import workbook_of
from desktop.model.annotations import TableMap
from desktop.operations.conversion import office_program
from desktop.refusal import Refused
from tests.collection.filling import filled, saved_by_office
from tests.collection.raw_workbooks import zipped
from tests.harness.mutate_reading import MUTATIONS

SENTENCE = re.compile(r"[^\n]*[\u4e00-\u9fff][^\n]*[。？]")
CODE = re.compile(r"[A-Z]+(?:-[A-Z]+)+")
TYPED = {
    "h06.fy_apply": 21,
    "h06.fy_accept": "18件",
    "h06.fy_ontime_rate": 100,
    "h06.tj_cases": "900余",
    "h04.review_from": "2022年1月1日",
    "h06.jz_warn": "未统计：台账缺失",
}
OWN = {"综合应急救援队": "h05.rescue_team", "防汛抢险队": "h05.flood_team", "区级预案": "h05.plans_district"}
LONGEST = 20.0  # seconds; the child would be ended then


@dataclass
class Outcome:
    """How many inputs were read (and how many figures), refused by code, and what went wrong."""

    read: int = 0
    figures: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0

    @property
    def sound(self) -> bool:
        return not self.wrong and self.slowest < LONGEST


class Harness:
    """The forms that went out, and files that came back, to be mutated."""

    def __init__(self) -> None:
        catalog = standard_catalog()
        sample = load_sample(catalog)
        self.report = replace(sample, year=2023, figures={}, earlier=sample.figures)
        forms = {form.department: form for form in make_forms(self.report, catalog)}
        maps = {"应急管理局": TableMap("统计表", 1, 1, 2, tuple(OWN.items()))}
        self.asked = Asked(self.report.unit, self.report.year, forms, catalog, maps)
        justice = filled(write_form(forms["司法局"]), TYPED)
        self.originals = [
            ("表.xlsx", write_form(forms["营商环境局"])),
            ("表.xlsx", justice),
            ("表.xlsx", filled(write_form(forms["应急管理局"]), {"h05.rescue_team": 50})),
            ("表.xlsx", _own_table()),
        ]
        if office_program():
            with TemporaryDirectory() as folder:
                self.originals.append(("表.xlsx", saved_by_office(justice, Path(folder))))
                self.originals.append(("表.xls", saved_by_office(justice, Path(folder), "xls")))

    def run(self, inputs: int, seed: int) -> Outcome:
        """Try so many mutated files; the same seed makes the same files."""
        outcome = Outcome()
        for number in range(inputs):
            random = Random(f"{seed}/{number}")
            name, original = random.choice(self.originals)
            data = mutated(original, random) if name.endswith("x") else _bytes(original, random)
            self._try(name, data, f"{seed}/{number}", outcome)
        return outcome

    def _try(self, name: str, data: bytes, label: str, outcome: Outcome) -> None:
        started = time.perf_counter()
        try:
            received = read_return(workbook_of(data, name), self.asked)
            rows = compare([received], self.report, self.asked.catalog).rows
            outcome.read += 1
            outcome.figures += len(rows)
            for notice in received.notices:
                outcome.told[notice.code] += 1
                if not SENTENCE.fullmatch(notice.message):
                    outcome.wrong.append(f"{label}: {notice.message!r}")
        except Refused as refused:
            outcome.refused[refused.code] += 1
            if not (SENTENCE.fullmatch(refused.sentence) and CODE.fullmatch(refused.code)):
                outcome.wrong.append(f"{label}: {refused.code} {refused.sentence}")
        except Exception as error:
            error.add_note(f"from input {label}")  # the point of the harness: nothing else may come out
            raise
        outcome.slowest = max(outcome.slowest, time.perf_counter() - started)


def _own_table() -> bytes:
    """Give the own table of a department, of which the harness remembers how it is read."""
    book = Workbook()
    sheet = book.active
    sheet.title = "统计表"
    for row in (("项目", "2023年", "2022年"), *((label, number + 20, number) for number, label in enumerate(OWN))):
        sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def mutated(original: bytes, random: Random) -> bytes:
    """Mutate a workbook one to four times, mostly in its sheets."""
    if random.random() < 0.1:
        return _bytes(original, random)
    with zipfile.ZipFile(io.BytesIO(original)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheets = [name for name in parts if name.startswith("xl/worksheets/sheet")]
    name = random.choice([*sheets, *sheets, "xl/workbook.xml", "xl/styles.xml", *parts])
    if random.random() < 0.03:
        del parts[name]
    else:
        parts[name] = _bytes(parts[name], random)
    return zipped(parts, level=1)


def _bytes(data: bytes, random: Random) -> bytes:
    for _ in range(random.randint(1, 4)):
        data = random.choice(MUTATIONS)(data, random)
    return data


def main() -> int:
    """Run as a program."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    outcome = Harness().run(given.inputs, given.seed)
    told = f"read={outcome.read} figures={outcome.figures} told={dict(outcome.told)}"
    sys.stdout.write(f"{told} refused={dict(outcome.refused)} slowest={outcome.slowest:.2f} s\n")
    sys.stdout.write("".join(f"{wrong}\n" for wrong in outcome.wrong[:50]))
    return 0 if outcome.sound else 1


if __name__ == "__main__":
    sys.exit(main())

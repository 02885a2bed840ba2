"""Checking a report: all rules, and again after one edit, as ratios to reading the quantities of its text once.

A report of 1x is three times the sample year (and, where it is there, three times the user's own report): some hundred
and fifty paragraphs. Every cache of the program is emptied before what is measured as the first time.
"""

from __future__ import annotations

import functools
import gc
import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest

from desktop.catalog.load import standard_catalog
from desktop.catalog.wording import load_sample
from desktop.checks.figures.check import check_figures, check_figures_again
from desktop.checks.proofread import proofread
from desktop.model.manuscript import Manuscript, manuscript_of
from desktop.model.phrases import Phrases
from desktop.operations.proofreading import manuscript_of_structure
from desktop.quantities.sentences import find_quantities
from desktop.reading.source import read_source
from desktop.reading.structure import find_structure

pytestmark = pytest.mark.benchmark

CATALOG = standard_catalog()
SAMPLE = load_sample(CATALOG)
SEED = os.environ.get("FAZHI_SEED", "")
MOST = 10.0
MOST_AGAIN = 0.1
ROUNDS = 5
OTHER_NUMBERS = tuple(str.maketrans("3456789", digits) for digits in ("3456789", "4567893", "5678934"))
LAST_YEAR = str.maketrans("3579", "4681")
EDITED = 12  # passages that are edited, one at a time


def seconds(job: Callable[[], object]) -> float:
    """Give the time of the processor: what others do on this machine does not count."""
    started = time.process_time()
    job()
    return time.process_time() - started


def cold() -> None:
    """Empty every cache of the program."""
    for found in gc.get_objects():
        if isinstance(found, functools._lru_cache_wrapper) and str(found.__module__).startswith("desktop."):
            found.cache_clear()


def threefold(once: Manuscript) -> Manuscript:
    """Give a manuscript three times, each time with other places and numbers, as no report says all of it thrice.

    Last year's is the same with other numbers again.
    """
    passages = tuple(
        replace(passage, place=f"{passage.place}-{turn}", text=passage.text.translate(other))
        for turn, other in enumerate(OTHER_NUMBERS)
        for passage in once.passages
    )
    before = tuple(replace(passage, text=passage.text.translate(LAST_YEAR)) for passage in passages)
    last = replace(once, passages=before, year=(once.year or 2022) - 1)
    return replace(once, passages=passages, last=last)


def sample_text() -> Manuscript:
    return threefold(manuscript_of(SAMPLE, Phrases(CATALOG, SAMPLE)))


def own_text() -> Manuscript:
    return threefold(manuscript_of_structure(find_structure(read_source(Path(SEED))), CATALOG))


TEXTS = [
    pytest.param(sample_text, id="sample"),
    pytest.param(own_text, id="own", marks=pytest.mark.skipif(not SEED, reason="the user's own report is not here")),
]


def all_rules(text: Manuscript) -> int:
    return len(proofread(text, CATALOG)) + len(check_figures(SAMPLE, CATALOG))


def edited(text: Manuscript, index: int) -> Manuscript:
    """Give the text with a sentence added to one passage."""
    passage = text.passages[index]
    changed = replace(passage, text=f"{passage.text}第{index}次会议听取了汇报，办结{index + 17}件。")
    return replace(text, passages=(*text.passages[:index], changed, *text.passages[index + 1 :]))


@pytest.mark.parametrize("make", TEXTS)
def test_all_rules_take_some_readings_of_the_quantities(make: Callable[[], Manuscript]) -> None:
    text = make()
    ratios: list[float] = []
    for _ in range(ROUNDS):
        cold()
        reading = seconds(lambda: [find_quantities(passage.text) for passage in text.passages])
        cold()
        ratios.append(seconds(lambda: all_rules(text)) / reading)
    sys.stdout.write(f"all rules / reading the quantities ({len(text.passages)} passages): {median(ratios):.2f}\n")
    assert median(ratios) <= MOST


@pytest.mark.parametrize("make", TEXTS)
def test_one_edit_checks_again_what_depends_on_it(make: Callable[[], Manuscript]) -> None:
    text = make()
    cold()
    first = seconds(lambda: all_rules(text))
    figures = check_figures(SAMPLE, CATALOG)
    step = len(text.passages) // EDITED

    def check_again(index: int) -> None:
        proofread(edited(text, index), CATALOG)
        check_figures_again(figures, SAMPLE, replace(SAMPLE), CATALOG)

    again = [seconds(lambda at=index * step: check_again(at)) for index in range(EDITED)]
    ratio = median(again) / first
    sys.stdout.write(f"all rules after one edit / the first time: {ratio:.3f} ({median(again) * 1000:.1f} ms)\n")
    assert ratio <= MOST_AGAIN

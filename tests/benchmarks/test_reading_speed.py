"""Reading a report in the killable copy, its start included, as a ratio to the least that Python must do.

The floor: start Python, open the same file, and parse its text with lxml.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest

from desktop.reading.source import read_source, read_source_safely, source_of_text
from desktop.reading.structure import find_structure
from tests.benchmarks.test_word_speed import paragraphs
from tests.reading.renderings import word_file

pytestmark = pytest.mark.benchmark

FLOOR = (
    "import sys, zipfile; from lxml import etree; "
    "etree.fromstring(zipfile.ZipFile(sys.argv[1]).read('word/document.xml'))"
)
MOST = 4.0
ROUNDS = 9


def seconds(job: Callable[[], object]) -> float:
    started = time.perf_counter()
    job()
    return time.perf_counter() - started


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reading") / "报告.docx"
    path.write_bytes(word_file("".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for _, text in paragraphs())))
    return path


def test_reading_in_the_copy_costs_a_few_starts_of_python(report: Path) -> None:
    def floor() -> None:
        subprocess.run([sys.executable, "-c", FLOOR, str(report)], check=True)

    pairs = [(seconds(lambda: read_source_safely(report)), seconds(floor)) for _ in range(ROUNDS)]
    ratio = median(ours / theirs for ours, theirs in pairs)
    sys.stdout.write(f"reading 1x in the copy / start of Python with lxml: {ratio:.2f}\n")
    assert ratio <= MOST


def test_structure_grows_as_the_text_does() -> None:
    once, tenfold = (source_of_text("\n".join(text for _, text in paragraphs(times)), "a.txt") for times in (1, 10))
    find_structure(once)
    ratio = median(seconds(lambda: find_structure(tenfold)) / seconds(lambda: find_structure(once)) for _ in range(5))
    sys.stdout.write(f"structure of 10x / of 1x: {ratio:.1f}\n")
    assert ratio <= 15


def test_the_copy_reads_what_this_process_reads(report: Path) -> None:
    assert read_source_safely(report) == read_source(report)

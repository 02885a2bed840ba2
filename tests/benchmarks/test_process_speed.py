"""The command line from cold, as a ratio to a process that imports lxml and writes the same file (G5).

The peer is a process that makes the report with python-docx, paragraph by paragraph.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

from desktop.cli import DONE, run

pytestmark = pytest.mark.benchmark

ROUNDS = 9
FLOOR = """
import sys, zipfile
from lxml import etree
parts = zipfile.ZipFile(sys.argv[1])
with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED, compresslevel=6) as written:
    for name in parts.namelist():
        data = parts.read(name)
        if name == "word/document.xml":
            etree.fromstring(data)
        written.writestr(name, data)
"""
PEER = """
import sys, docx
document = docx.Document()
for line in open(sys.argv[1], encoding="utf-8"):
    document.add_paragraph(line.rstrip(), style="Body Text")
document.save(sys.argv[2])
"""


def took(*command: str) -> float:
    """Give the processor's time of a process, which a busy machine does not lengthen as it does the clock's."""
    before = os.times()
    subprocess.run([sys.executable, *command], check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def test_a_report_from_the_command_line_to_the_floor_of_a_process(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["demo", "--out", str(tmp_path)]) == DONE
    ledger = str(tmp_path / "ledger.fzb")
    text, word, out = tmp_path / "a.txt", tmp_path / "a.docx", str(tmp_path / "b.docx")
    for target in (text, word):
        assert run(["build", ledger, "--year", "2022", "--out", str(target)]) == DONE
    times: dict[str, list[float]] = {"floor": [], "ours": [], "peer": []}
    for _ in range(ROUNDS):
        times["floor"].append(took("-c", FLOOR, str(word), out))
        times["ours"].append(took("-m", "desktop", "build", ledger, "--year", "2022", "--out", out))
        times["peer"].append(took("-c", PEER, str(text), out))
    medians = {name: median(values) for name, values in times.items()}
    ratio = medians["ours"] / medians["floor"]
    floor = medians["floor"]
    with capsys.disabled():
        sys.stdout.write(f"\nG5 a whole process: {ratio:.2f} times the floor ({floor * 1000:.0f} ms); goal 2.0\n")
        sys.stdout.write(f"   python-docx, paragraph by paragraph: {medians['peer'] / floor:.2f} times the floor\n")
    assert ratio < 24  # what SQLAlchemy, lark and the patterns of the checks take to load; more would be something new

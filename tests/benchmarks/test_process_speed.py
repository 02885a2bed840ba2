"""The command line from cold, as a ratio to a process that imports lxml and writes the same file (G5).

The peer is a process that makes the report with python-docx, paragraph by paragraph.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

import pytest

from desktop.cli import DONE, run
from tests.benchmarks.processes import Processes

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
# Of the floor, so many times: what SQLAlchemy, lark, typer and, to build, the patterns of the rules take to load.
MOST = {"figures": 10, "build": 15}


def test_the_command_line_to_the_floor_of_a_process(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo", "--out", str(tmp_path)]) == DONE
    ledger = str(tmp_path / "ledger.fzb")
    text, word, out = tmp_path / "a.txt", tmp_path / "a.docx", str(tmp_path / "b.docx")
    for target in (text, word):
        assert run(["build", ledger, "--year", "2022", "--out", str(target)]) == DONE
    commands = {
        "floor": ("-c", FLOOR, str(word), out),
        "figures": ("-m", "desktop", "figures", ledger, "--year", "2022"),
        "build": ("-m", "desktop", "build", ledger, "--year", "2022", "--out", out),
        "peer": ("-c", PEER, str(text), out),
    }
    processes = Processes(tmp_path / "bytecode")
    for command in commands.values():
        processes.took(*command)
    rounds = [{name: processes.took(*command) for name, command in commands.items()} for _ in range(ROUNDS)]
    medians = {name: median(one[name] for one in rounds) for name in commands}
    floor = medians["floor"]
    ratios = {name: value / floor for name, value in medians.items()}
    with capsys.disabled():
        sys.stdout.write(
            f"\nG5 a report from the command line: {ratios['build']:.2f} times the floor ({floor * 1000:.0f} ms); "
            f"goal 2.0; its figures listed: {ratios['figures']:.2f}\n"
            f"   python-docx, paragraph by paragraph: {ratios['peer']:.2f} times the floor\n"
        )
    assert {name: ratios[name] for name, most in MOST.items() if ratios[name] > most} == {}

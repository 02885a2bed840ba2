"""Kill a program at each of its steps on the disk in turn; the ledger must open and hold the old or the new figure.

Run it by itself: `python tests/harness/kill_steps.py set` or `restore`. It needs strace, which counts the system calls
that write and kills the program at the n-th of each kind. It ends with status 1 if a ledger could not be opened.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from desktop.ledger.backups import back_up, restore
from desktop.ledger.ledger import Change, create_ledger, open_ledger
from desktop.ledger.lock import LedgerLock
from desktop.ledger.verification import verify_ledger
from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, State
from desktop.model.report import Report
from desktop.refusal import Refused

UNIT, YEAR, CODE = "示例区", 2022, "h01.a"
OLD, NEW = Decimal(1), Decimal(2)
WRITING = "pwrite64,write,fdatasync,fsync,unlink,unlinkat,ftruncate,rename,renameat,renameat2,link,linkat"


def set_figure(path: Path, value: Decimal) -> None:
    """Open the ledger, save one figure and close it: what is killed."""
    with LedgerLock(path, "写"), open_ledger(path, person="写") as ledger:
        loaded = ledger.load(UNIT, YEAR)
        edit = SetFigure(CODE, Figure(State.VALUE, value))
        ledger.commit(Change(loaded.report, edit.on(loaded.report), edit, "改"), loaded.versions)


def prepare(folder: Path, work: str) -> Path:
    """Make the ledger that a killed program finds; for restoring, with a backup of other content."""
    path = folder / "账本.fzb"
    with create_ledger(path) as ledger:
        ledger.add_report(Report(UNIT, YEAR, "A"))
    set_figure(path, NEW if work == "restore" else OLD)
    if work == "restore":
        shutil.copy(back_up(path), folder / "backup.fzb")
        set_figure(path, OLD)
    return path


def held(path: Path) -> str:
    """Give the figure of a ledger that is sound, or the code of its refusal."""
    try:
        with open_ledger(path, person="看") as ledger:
            value = ledger.load(UNIT, YEAR).report.figure(CODE).value
        verify_ledger(path)
    except Refused as refused:
        return refused.code
    return str(value)


def killed(path: Path, work: str, call: str, number: int) -> bool:
    """Run the work on the ledger, killed at the n-th system call of a kind; say whether it came so far."""
    inject = ["-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={number}"]
    done = _traced(path, work, *inject, "-o", "/dev/null")
    return done.returncode != 0


def steps(path: Path, work: str) -> Counter[str]:
    """Count the system calls of each kind that write."""
    log = path.with_name("strace.log")
    done = _traced(path, work, "-e", f"trace={WRITING}", "-o", str(log))
    if done.returncode:
        raise SystemExit(done.stderr)
    return Counter(re.findall(r"^(?:\d+ +)?(\w+)\(", log.read_text(), re.MULTILINE))


def run(work: str) -> Iterator[tuple[str, int, str]]:
    """Give, for each step, what the ledger holds after a kill at it."""
    with tempfile.TemporaryDirectory() as name:
        original = Path(name) / "original"
        original.mkdir()
        prepare(original, work)
        counting = Path(name) / "counting"
        shutil.copytree(original, counting)
        for call, count in sorted(steps(counting / "账本.fzb", work).items()):
            for number in range(1, count + 1):
                trial = Path(name) / f"{call}{number}"
                shutil.copytree(original, trial)
                if killed(trial / "账本.fzb", work, call, number):
                    yield call, number, held(trial / "账本.fzb")
                shutil.rmtree(trial)


def _traced(path: Path, work: str, *options: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-B", __file__, work, "--on", str(path)]
    return subprocess.run(["strace", "-f", *options, *program], capture_output=True, text=True, check=False)


def main() -> int:
    """Run as a program: the harness, or the work that it kills."""
    parser = argparse.ArgumentParser()
    parser.add_argument("work", choices=["set", "restore"])
    parser.add_argument("--on", type=Path)
    given = parser.parse_args()
    if given.on and given.work == "set":
        set_figure(given.on, NEW)
    elif given.on:
        restore(given.on.with_name("backup.fzb"), given.on)
    else:
        outcomes = list(run(given.work))
        bad = [step for step in outcomes if step[2] not in (str(OLD), str(NEW))]
        sys.stdout.write(f"kills={len(outcomes)} {dict(Counter(step[2] for step in outcomes))} bad={bad}\n")
        return 1 if bad or not outcomes else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())

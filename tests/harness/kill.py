"""Kill a program that saves figures, at random times, again and again; whatever it called saved must be there.

Run it by itself: `python tests/harness/kill.py --kills 1000`. The writer prints the number of a step only after
`commit` came back. `--writer behind` is a bad twin that says saved before it is: a harness that does not catch it is
worth nothing. It ends with status 1 if something was lost.
"""

from __future__ import annotations

import argparse
import queue
import random
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from desktop.ledger.ledger import Change, Committed, Ledger, create_ledger, open_ledger
from desktop.ledger.verification import verify_ledger
from desktop.model.edits import SetFigure
from desktop.model.figure import Figure, State
from desktop.model.report import Report
from desktop.refusal import Refused

UNIT, YEAR = "示例区", 2022
CELLS = 20
SECONDS = 0.15  # at most, from the first step of a writer to its death


@dataclass(slots=True)
class Outcome:
    """What many kills led to; a step that was saved but not yet acknowledged is no loss."""

    kills: int = 0
    acknowledged: int = 0
    unacknowledged: int = 0
    lost: int = 0
    refused: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        return not self.lost and not self.refused


def say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def write(path: Path, *, behind: bool) -> None:
    """Save one figure after the other until killed, printing each number when it is saved (or, behind, before)."""
    with open_ledger(path, person="写") as ledger:
        save = _saver(ledger) if not behind else _saver_behind(ledger)
        number = len(ledger.trail(UNIT, YEAR))
        say("ready")
        while True:
            save(number)
            say(number)
            number += 1


def _saver(ledger: Ledger):
    loaded = ledger.load(UNIT, YEAR)
    state = {"report": loaded.report, "versions": loaded.versions}

    def save(number: int) -> None:
        edit = SetFigure(f"h01.{number % CELLS}", Figure(State.VALUE, Decimal(number)))
        after = edit.on(state["report"])
        done = ledger.commit(Change(state["report"], after, edit, f"{number}"), state["versions"])
        if not isinstance(done, Committed):
            raise SystemExit(f"conflict: {done}")
        state.update(report=after, versions=done.versions)

    return save


def _saver_behind(ledger: Ledger):
    waiting: queue.Queue[int] = queue.Queue(maxsize=50)
    save = _saver(ledger)

    def work() -> None:
        while True:
            save(waiting.get())

    threading.Thread(target=work, daemon=True).start()
    return waiting.put


def run(kills: int, seed: int, *, behind: bool = False) -> Outcome:
    """Kill a writer `kills` times on one ledger, looking at the ledger after each."""
    chance = random.Random(seed)
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "账本.fzb"
        with create_ledger(path) as ledger:
            ledger.add_report(Report(UNIT, YEAR, "A"))
        saved = 0
        for _ in range(kills):
            said = _killed(path, chance, behind=behind)
            outcome.kills += 1
            outcome.acknowledged += len(said)
            saved = _look(path, said, saved, outcome)
    return outcome


def _killed(path: Path, chance: random.Random, *, behind: bool) -> list[int]:
    command = [sys.executable, __file__, "--write", str(path), "--writer", "behind" if behind else "real"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        if chance.random() < 0.9:
            child.stdout.readline()  # else it may die while it opens the ledger
            time.sleep(chance.uniform(0, SECONDS))
        else:
            time.sleep(chance.uniform(0.2, 0.8))
        child.kill()
        rest = child.stdout.read().splitlines()
    return [int(line) for line in rest if line.isdigit()]


def _look(path: Path, said: list[int], saved: int, outcome: Outcome) -> int:
    try:
        with open_ledger(path, person="看") as ledger:
            steps = len(ledger.trail(UNIT, YEAR)) - 1
            figures = ledger.load(UNIT, YEAR).report.figures
        verify_ledger(path)
    except Refused as refused:
        outcome.refused.append(refused.code)
        return saved
    last = said[-1] if said else saved
    outcome.lost += max(0, last - steps)
    outcome.unacknowledged += max(0, steps - last)
    # Each cell must hold the newest of the steps that wrote it, no matter which were acknowledged.
    for cell in range(CELLS):
        newest = max(
            (number for number in range(max(1, steps - CELLS + 1), steps + 1) if number % CELLS == cell), default=0
        )
        if newest and figures[f"h01.{cell}"].value != newest:
            outcome.lost += 1
    return steps


def main() -> int:
    """Run as a program: the harness, or the writer that it kills."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--writer", choices=["real", "behind"], default="real")
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    behind = given.writer == "behind"
    if given.write:
        write(given.write, behind=behind)
    outcome = run(given.kills, given.seed, behind=behind)
    say(outcome)
    return 0 if outcome.sound else 1


if __name__ == "__main__":
    sys.exit(main())

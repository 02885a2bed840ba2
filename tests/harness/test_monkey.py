"""The monkey finds nothing in a short run, and each planted fault."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def monkey(*arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "tests.harness.monkey", *arguments]
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=around)
    return done.returncode, done.stdout + done.stderr


# What a thousand steps come to by the deck of commands alone, whatever the dice say.
EVERYWHERE = (
    "HistoryPanel",
    "ParticularsDialog",
    "ProofDialog",
    "ReadersDialog",
    "ReplaceDialog",
    "SearchPanel",
    "VersionsWindow",
)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_a_thousand_steps_find_nothing(seed):
    status, output = monkey("--first", seed, "--seeds", "1", "--steps", "1000")
    assert status == 0, output
    assert f"seed={seed} steps=1000 " in output
    assert [kind for kind in EVERYWHERE if kind not in output] == []


@pytest.mark.parametrize(
    ("plant", "said"),
    [
        ("lost", "the ledger has something else than the window shows"),
        ("stale", "OutlineModel shows"),
        ("held", "was closed and stays in memory"),
        ("raised", "RuntimeError"),
    ],
)
def test_a_planted_fault_is_found(plant, said):
    status, output = monkey("--plant", plant, "--seeds", "1", "--steps", "1000")
    assert status == 1, output
    assert said in output


@pytest.mark.harness
@pytest.mark.timeout(36_000)
def test_twenty_monkeys_find_nothing():
    status, output = monkey("--seeds", "20", "--steps", "10000")
    assert status == 0, output

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HARNESS = Path(__file__).with_name("kill.py")


def harness(*arguments: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, HARNESS, *arguments], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def acknowledged(output: str) -> int:
    return int(re.search(r"acknowledged=(\d+)", output)[1])


def test_what_was_called_saved_survives_a_few_kills():
    status, output = harness("--kills", "5")
    assert status == 0, output
    assert acknowledged(output) > 20


def test_writer_that_says_saved_too_early_is_caught():
    status, output = harness("--kills", "3", "--writer", "behind")
    assert status == 1, output


@pytest.mark.harness
@pytest.mark.timeout(3600)
def test_what_was_called_saved_survives_a_thousand_kills():
    status, output = harness("--kills", "1000")
    assert status == 0, output
    assert acknowledged(output) > 20_000


@pytest.mark.harness
@pytest.mark.timeout(3600)
@pytest.mark.skipif(not shutil.which("strace"), reason="strace stops the program at each of its steps")
@pytest.mark.parametrize("work", ["set", "restore"])
def test_ledger_opens_wherever_a_program_was_killed(work):
    steps = [sys.executable, HARNESS.with_name("kill_steps.py"), work]
    done = subprocess.run(steps, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

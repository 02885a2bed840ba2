"""Processes as they run where the program is installed: with the bytecode of its modules at hand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage


class Processes:
    """Runs Python with the bytecode kept in a folder, which is filled by those that are run first."""

    def __init__(self, bytecode: Path) -> None:
        self._environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(bytecode), "PYTHONDONTWRITEBYTECODE": ""}
        self.said = ""  # by the last one

    def took(self, *command: str) -> float:
        """Give the processor's time of one, which a busy machine does not lengthen as it does the clock's."""
        before = getrusage(RUSAGE_CHILDREN)
        words = [sys.executable, *command]
        done = subprocess.run(words, check=True, capture_output=True, text=True, env=self._environment)
        after = getrusage(RUSAGE_CHILDREN)
        self.said = done.stdout
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

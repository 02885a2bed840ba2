"""What a command says, to whoever may still be listening."""

from __future__ import annotations

import os
import sys
from contextlib import suppress


def say(text: str) -> None:
    """Print a line; what was done stays done though nobody reads it (a closed pipe, a full disk)."""
    with suppress(OSError):
        print(text, flush=True)


def complain(text: str) -> None:
    """Print a line to the errors; a program without a console has none, and its exit status says it all the same."""
    with suppress(OSError, AttributeError, ValueError):
        print(text, file=sys.stderr, flush=True)


def end_output() -> None:
    """Let the process end quietly though its output was closed."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

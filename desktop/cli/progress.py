"""How far long work is, for whoever watches it on a terminal; in a pipe or a log nothing of it appears."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager

_ERRORS = 2  # the stream of errors

Tell = Callable[[str, int, int], None]  # what is being done, how much of it, of how much


def _nobody_watches(what: str, done: int, of: int) -> None:
    del what, done, of


@contextmanager
def progress() -> Generator[Tell]:
    """Give a function that is told of the work as it goes on, and shows a bar for each part of it."""
    if not os.isatty(_ERRORS):
        yield _nobody_watches
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        tasks: dict[str, TaskID] = {}

        def tell(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = shown.add_task(what, total=of)
            shown.update(tasks[what], completed=done, total=of)

        yield tell

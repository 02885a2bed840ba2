"""How far long work is, for whoever watches it on a terminal; in a pipe or a log nothing of it appears."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.operations.long_work import Watch

_ERRORS = 2  # the stream of errors


@contextmanager
def progress(words: str = "") -> Generator[Watch]:
    """Give what an operation takes for its progress: a bar for each thing it does, or one with these words for all."""
    from desktop.operations.long_work import UNWATCHED, Watch

    if not os.isatty(_ERRORS):
        yield UNWATCHED
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        tasks: dict[str, TaskID] = {}

        def tell(what: str, done: int, of: int) -> None:
            bar = words or what
            if bar not in tasks:
                tasks[bar] = shown.add_task(bar, total=of)
            shown.update(tasks[bar], completed=done, total=of)

        yield Watch(tell)

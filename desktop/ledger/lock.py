"""The lock of a ledger: one program writes to it at a time, and the others are told who that is.

It is a small file beside the ledger, so that it works on every system. It keeps people from working past each other;
that no two writes ever mix is SQLite's affair, and that none is lost the affair of the versions.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.files import DISK, name_new, process_lives, refusing, temporary_beside
from desktop.ledger.trail import now
from desktop.refusal import Refused


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock; `token` tells two locks of one process apart."""

    host: str
    process: int
    person: str
    since: str
    token: str


class LedgerLock:
    """The right to write to the ledger at `path`, held between `acquire` and `release`, or within a `with`."""

    def __init__(self, path: Path, person: str, *, take_over: bool = False) -> None:
        self._ledger = path
        self._file = path.with_name(path.name + ".lock")
        self._take_over = take_over
        self._mine = Holder(socket.gethostname(), os.getpid(), person, now(), secrets.token_hex(8))

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.release()

    @property
    def holder(self) -> Holder | None:
        """Who holds the lock now; None if nobody does."""
        return _read(self._file)

    def acquire(self) -> None:
        """Take the lock; Refused (LEDGER-LOCKED) names who has it since when, unless it is to be taken over.

        A lock whose program has died on this computer, or that cannot be read, is free. On another computer nobody
        can know.
        """
        with refusing(self._file):
            while not self._taken():
                holder = _read(self._file)
                if holder and not self._take_over and _alive(holder):
                    raise Refused(
                        "LEDGER-LOCKED",
                        f"账本“{self._ledger.name}”已由{holder.person or '另一个窗口'}在电脑“{holder.host}”上打开"
                        f"（{holder.since}起）；请等对方关闭，确认对方已经不用时才可以强制打开。",
                    )
                self._clear(holder)

    def release(self) -> None:
        """Give the lock back, if it is still ours."""
        if _read(self._file) == self._mine:
            with suppress(OSError):
                self._file.unlink()

    def _taken(self) -> bool:
        temporary = temporary_beside(self._file)
        try:
            DISK.close(DISK.create(temporary, 0o600))
            temporary.write_text(json.dumps(asdict(self._mine), ensure_ascii=False), "utf-8")
            name_new(temporary, self._file)
        except FileExistsError:
            return False
        finally:
            temporary.unlink(missing_ok=True)
        return True

    def _clear(self, judged: Holder | None) -> None:
        # Two programs may clear the same dead lock. Only one can take it aside, and whoever finds that he took the
        # fresh lock of the other puts it back.
        aside = temporary_beside(self._file)
        with suppress(FileNotFoundError):
            self._file.rename(aside)
            if _read(aside) == judged:
                aside.unlink()
            else:
                with suppress(FileExistsError):
                    name_new(aside, self._file)


def _read(file: Path) -> Holder | None:
    try:
        return Holder(**json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _alive(holder: Holder) -> bool:
    return holder.host != socket.gethostname() or process_lives(holder.process)

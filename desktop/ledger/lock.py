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
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.files import DISK, name_new, process_lives, real_path, refusing, temporary_beside
from desktop.ledger.trail import now
from desktop.refusal import Refused

_PAUSE = 0.05  # seconds between two tries


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock; `token` tells two locks of one process apart."""

    host: str
    process: int
    person: str
    since: str
    token: str


class LedgerLock:
    """The right to write to the ledger at `path`, held between `acquire` and `release`, or within a `with`.

    Refused (LEDGER-FOREIGN) where the path names a folder alone.
    """

    def __init__(self, path: Path, person: str, *, take_over: bool = False, patience: float = 0.0) -> None:
        path = real_path(path)
        if not path.name:  # "." and "/"
            raise Refused("LEDGER-FOREIGN", f"“{path}”是一个文件夹，不是账本文件；请选择里面的账本文件。")
        self._patience = patience  # seconds to wait for another program on this computer
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
        waited = 0.0
        with refusing(self._ledger):
            while not self._taken():
                holder = _read(self._file)
                if holder is None or self._take_over or not _alive(holder):
                    self._clear(holder)
                elif waited < self._patience and _passes_soon(holder):
                    DISK.wait(_PAUSE)
                    waited += _PAUSE
                else:
                    raise self._refusal(holder)

    def release(self) -> None:
        """Give the lock back, if it is still ours."""
        if _read(self._file) == self._mine:
            with suppress(OSError):
                self._file.unlink()

    def _refusal(self, holder: Holder) -> Refused:
        return Refused(
            "LEDGER-LOCKED",
            f"账本“{self._ledger.name}”已由{holder.person or '另一个窗口'}在电脑“{holder.host}”上打开"
            f"{_since(holder)}；请等对方关闭后再试。",
        )

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


def _passes_soon(holder: Holder) -> bool:
    # This program cannot wait for itself, and nobody knows how long another computer takes.
    return holder.host == socket.gethostname() and holder.process != os.getpid()


def _since(holder: Holder) -> str:
    try:
        at = datetime.fromisoformat(holder.since).astimezone()
    except (ValueError, TypeError):
        return ""
    return f"（{at.month}月{at.day}日{at:%H:%M}起）"

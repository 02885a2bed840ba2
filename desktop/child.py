"""Run a job in a killable copy of this program: a file from outside may hang or eat memory, the window may not.

The job is a function of a module, its arguments and its result are plain data (what JSON can carry). The copy is
started anew, so it has nothing of the window: no Qt, no ledger, no lock. In a frozen build the copy is the same
executable with `SWITCH` as its only argument; its start (`desktop/__main__.py`) hands that over to `serve`. A copy
reads requests line by line, and so can do many jobs, one after the other.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

from desktop.refusal import Refused

SWITCH = "--serve-one-job"
SECONDS = 20.0
MEMORY = 1 << 30  # bytes of address space; held on Linux, where the system can be asked for it
MOST_RESULT = 64 << 20  # bytes

_SPENT = 200 << 10  # kilobytes that a copy may have used at most before it is given another job
_MOST_TROUBLE = 50  # lines of what a copy complains of
_LOOK_EVERY = 0.1  # seconds between two questions whether the user has cancelled
_START = "import sys; sys.path.insert(0, sys.argv[1]); from desktop.child import serve; serve()"


def never() -> bool:
    """Say that nobody has cancelled."""
    return False


def run_in_child(
    job: Callable[..., Any],
    arguments: Sequence[Any] = (),
    *,
    cancelled: Callable[[], bool] = never,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> Any:
    """Run a function of a module in a copy of this program and give its result as plain data.

    What the job refuses is refused here with the same code and sentence. Refused as well: CHILD-TIME, CHILD-MEMORY,
    CHILD-CANCELLED, CHILD-START, and CHILD-FAILED for anything else. The copy is gone when this returns.
    """
    (outcome,) = run_each_in_child(job, (arguments,), cancelled=cancelled, seconds=seconds, memory=memory)
    if isinstance(outcome, Refused):
        raise outcome
    return outcome


def run_each_in_child(
    job: Callable[..., Any],
    many: Iterable[Sequence[Any]],
    *,
    cancelled: Callable[[], bool] = never,
    seconds: float = SECONDS,
    memory: int = MEMORY,
) -> Generator[Any]:
    """Run a job for many arguments, one after the other, and yield for each its result, or the Refused it ended with.

    One copy does as many as it can, so that thirty files do not pay for thirty starts; each has the time and the memory
    to itself, and one that kills the copy leaves the others to a fresh one. Only CHILD-CANCELLED and CHILD-START end
    it all, and are raised.
    """
    named = {"job": f"{job.__module__}:{job.__qualname__}", "memory": memory}
    copy: _Copy | None = None
    try:
        for arguments in many:
            copy = copy or _Copy()
            request = json.dumps({**named, "arguments": list(arguments)}).encode()
            try:
                told: dict[str, Any] = json.loads(copy.answer(request, cancelled, time.monotonic() + seconds))
            except Refused as refused:
                if refused.code == "CHILD-CANCELLED":
                    raise
                told = {"refused": [refused.code, refused.sentence], "spent": True}
            if told["spent"]:
                copy.end()
                copy = None
            yield Refused(*told["refused"]) if "refused" in told else told["result"]
    finally:
        if copy is not None:
            copy.end()


def serve() -> None:
    """Do the jobs that standard input asks for and write their answers to standard output; the copy's whole life."""
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # what a library prints is no answer
    serve_requests(sys.stdin.buffer, answers)


def serve_requests(requests: BinaryIO, answers: BinaryIO) -> None:
    """Do each job that is asked for, one a line, within its memory; an error ends the copy, and says why."""
    for line in requests:
        request = json.loads(line)
        _limit_memory(request["memory"])
        answers.write(_done(request["job"], request["arguments"]) + b"\n")
        answers.flush()


class _Copy:
    """A copy of this program that waits for jobs."""

    def __init__(self) -> None:
        try:
            self._process = subprocess.Popen(
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise Refused("CHILD-START", "程序不能启动读取文件的进程，请重新启动程序后再试。") from error
        self._lines: SimpleQueue[bytes] = SimpleQueue()
        self._trouble: list[bytes] = []
        # Threads, because Windows cannot wait for a pipe with a time limit.
        self._readers = (Thread(target=self._read_answers, daemon=True), Thread(target=self._read_trouble, daemon=True))
        for reader in self._readers:
            reader.start()

    def answer(self, request: bytes, cancelled: Callable[[], bool], deadline: float) -> bytes:
        """Give the answer to a request; Refused (CHILD-...) where there is none."""
        stdin = self._process.stdin
        if stdin is not None:
            with suppress(OSError):  # it is gone already, and what it said last tells why
                stdin.write(request + b"\n")
                stdin.flush()
        while not cancelled():
            left = deadline - time.monotonic()
            if left <= 0:
                raise Refused("CHILD-TIME", "读这个文件用的时间太长，已经停下，什么都没有改动；请另存一份后再试。")
            try:
                line = self._lines.get(timeout=min(_LOOK_EVERY, left))
            except Empty:
                continue
            if not line:
                raise self._failed()
            return line
        raise Refused("CHILD-CANCELLED", "已取消，什么都没有改动。")

    def end(self) -> None:
        """End the copy, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for reader in self._readers:
            reader.join()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _read_answers(self) -> None:
        for line in self._process.stdout or ():
            self._lines.put(line)
        self._lines.put(b"")

    def _read_trouble(self) -> None:
        for line in self._process.stderr or ():
            self._trouble[:] = [*self._trouble[-_MOST_TROUBLE:], line]

    def _failed(self) -> Refused:
        """Make one sentence of what Python says when it dies; its last line begins with the kind of the error."""
        self._process.wait()
        self._readers[1].join()
        last = b"".join(self._trouble).decode("utf-8", "replace").strip().rpartition("\n")[2]
        kind = last.partition(":")[0].rpartition(".")[2] or f"进程状态{self._process.returncode}"
        if kind == MemoryError.__name__:
            return Refused(
                "CHILD-MEMORY", "读这个文件要用的内存太多，已经停下，什么都没有改动；请删去其中的图片等再试。"
            )
        sentence = f"这个文件读不出来（{kind}），什么都没有改动；请用 Word 或 WPS 另存一份后再试。"
        return Refused("CHILD-FAILED", sentence)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, SWITCH]
    # -I: neither the folder that the user stands in nor the environment decides what is imported.
    return [sys.executable, "-I", "-X", "utf8", "-c", _START, str(Path(__file__).parents[1])]


def _done(job: str, arguments: Sequence[Any]) -> bytes:
    module, _, name = job.partition(":")
    try:
        told = {"result": getattr(import_module(module), name)(*arguments)}
    except Refused as refused:
        told = {"refused": [refused.code, refused.sentence]}
    result = json.dumps({**told, "spent": _is_spent()}).encode()
    if len(result) > MOST_RESULT:
        raise MemoryError  # the other side would have to hold it twice
    return result


def _is_spent() -> bool:
    """Say whether the copy has grown so much that the next job would not have its memory to itself."""
    if sys.platform != "linux":
        return False  # where it is not held, there is nothing to share
    # Not getrusage: it counts what the window held when it started this copy as if the copy had held it.
    peak = re.search(r"^VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text("ascii", "replace"), re.MULTILINE)
    return peak is not None and int(peak[1]) > _SPENT


def _limit_memory(size: int) -> None:
    if sys.platform == "linux":
        import resource

        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        allowed = size if most == resource.RLIM_INFINITY else min(size, most)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, most))

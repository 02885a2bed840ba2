"""Run a job in a killable copy of this program: a file from outside may hang or eat memory, the window may not.

The job is a function of a module, its arguments and its result are plain data (what JSON can carry). The copy is
started anew, so it has nothing of the window: no Qt, no ledger, no lock. In a frozen build the copy is the same
executable with `SWITCH` as its only argument; its start (`desktop/__main__.py`) hands that over to `serve`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from desktop.refusal import Refused

SWITCH = "--serve-one-job"
SECONDS = 20.0
MEMORY = 1 << 30  # bytes of address space; held on Linux, where the system can be asked for it
MOST_RESULT = 64 << 20  # bytes

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
    request = {"job": f"{job.__module__}:{job.__qualname__}", "arguments": list(arguments), "memory": memory}
    try:
        process = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise Refused("CHILD-START", "程序不能启动读取文件的进程，请重新启动程序后再试。") from error
    with process:
        try:
            answer, trouble = _answer(process, json.dumps(request).encode(), cancelled, time.monotonic() + seconds)
        finally:
            process.kill()
    if process.returncode or not answer:
        raise _failed(trouble, process.returncode)
    return _result(answer)


def serve() -> None:
    """Do the one job that standard input asks for and write its answer to standard output; the copy's whole life."""
    answers, sys.stdout = sys.stdout.buffer, sys.stderr  # what a library prints is no answer
    serve_request(sys.stdin.buffer, answers)


def serve_request(requests: BinaryIO, answers: BinaryIO) -> None:
    """Read one request, do the job within its memory, and write the answer; an error ends the copy, and says why."""
    request = json.loads(requests.read())
    _limit_memory(request["memory"])
    answers.write(_done(request["job"], request["arguments"]))
    answers.flush()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, SWITCH]
    # -I: neither the folder that the user stands in nor the environment decides what is imported.
    return [sys.executable, "-I", "-X", "utf8", "-c", _START, str(Path(__file__).parents[1])]


def _answer(
    process: subprocess.Popen[bytes], request: bytes, cancelled: Callable[[], bool], deadline: float
) -> tuple[bytes, bytes]:
    asked: bytes | None = request
    while not cancelled():
        left = deadline - time.monotonic()
        if left <= 0:
            raise Refused("CHILD-TIME", "读这个文件用的时间太长，已经停下，什么都没有改动；请另存一份后再试。")
        try:
            return process.communicate(asked, timeout=min(_LOOK_EVERY, left))
        except subprocess.TimeoutExpired:
            asked = None  # it is on its way; communicate goes on where it was
    raise Refused("CHILD-CANCELLED", "已取消，什么都没有改动。")


def _result(answer: bytes) -> Any:
    told = json.loads(answer)
    if "refused" in told:
        raise Refused(*told["refused"])
    return told["result"]


def _failed(trouble: bytes, status: int) -> Refused:
    """Make one sentence of what Python says when it dies; its last line begins with the kind of the error."""
    last = trouble.decode("utf-8", "replace").strip().rpartition("\n")[2]
    kind = last.partition(":")[0].rpartition(".")[2] or f"进程状态{status}"
    if kind == MemoryError.__name__:
        return Refused("CHILD-MEMORY", "读这个文件要用的内存太多，已经停下，什么都没有改动；请删去其中的图片等再试。")
    sentence = f"这个文件读不出来（{kind}），什么都没有改动；请用 Word 或 WPS 另存一份后再试。"
    return Refused("CHILD-FAILED", sentence)


def _done(job: str, arguments: Sequence[Any]) -> bytes:
    module, _, name = job.partition(":")
    try:
        result = json.dumps({"result": getattr(import_module(module), name)(*arguments)}).encode()
    except Refused as refused:
        return json.dumps({"refused": [refused.code, refused.sentence]}).encode()
    if len(result) > MOST_RESULT:
        raise MemoryError  # the other side would have to hold it twice
    return result


def _limit_memory(size: int) -> None:
    if sys.platform == "linux":
        import resource

        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        allowed = size if most == resource.RLIM_INFINITY else min(size, most)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, most))

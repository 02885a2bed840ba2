"""A job in a copy of the program: its result, its refusal, and every way in which it can end."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from desktop import child
from desktop.child import run_each_in_child, run_in_child, serve_requests
from desktop.refusal import Refused

ROOT = Path(__file__).parents[1]


def asked(job: str, *arguments: Any, memory: int = child.MEMORY) -> io.BytesIO:
    return io.BytesIO(json.dumps({"job": job, "arguments": list(arguments), "memory": memory}).encode())


def test_a_result_comes_back_as_plain_data() -> None:
    assert run_in_child(os.path.join, ["甲", "乙"]) == str(Path("甲", "乙"))


def test_what_the_job_refuses_is_refused_here() -> None:
    from desktop.reading.source import plain_source

    with pytest.raises(Refused) as refused:
        run_in_child(plain_source, ["/nowhere/没有.txt"])
    assert refused.value.code == "READ-MISSING"
    assert "没有.txt" in refused.value.sentence


def test_an_error_of_a_library_is_one_sentence() -> None:
    with pytest.raises(Refused, match="JSONDecodeError") as refused:
        run_in_child(json.loads, ["{"])
    assert refused.value.code == "CHILD-FAILED"


def test_a_copy_that_vanishes_is_one_sentence() -> None:
    with pytest.raises(Refused) as refused:
        run_in_child(os._exit, [3])
    assert refused.value.code == "CHILD-FAILED"


def test_a_copy_that_ends_without_an_answer_is_one_sentence() -> None:
    with pytest.raises(Refused) as refused:
        run_in_child(os._exit, [0])
    assert refused.value.code == "CHILD-FAILED"


def test_a_hang_is_ended() -> None:
    with pytest.raises(Refused) as refused:
        run_in_child(time.sleep, [60], seconds=0.3)
    assert refused.value.code == "CHILD-TIME"


def test_cancelling_ends_the_copy() -> None:
    questions = iter([False, False, True])
    with pytest.raises(Refused) as refused:
        run_in_child(time.sleep, [60], cancelled=lambda: next(questions))
    assert refused.value.code == "CHILD-CANCELLED"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked to hold memory")
def test_too_much_memory_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        run_in_child(bytes, [2_000_000_000], memory=500_000_000)
    assert refused.value.code == "CHILD-MEMORY"


def test_a_copy_that_cannot_start_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with pytest.raises(Refused) as refused:
        run_in_child(os.getpid)
    assert refused.value.code == "CHILD-START"


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for a frozen program is a shell script")
def test_a_frozen_program_is_started_with_the_switch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "fazhi"
    serve = "import sys; sys.path.insert(0, sys.argv[1]); from desktop.child import serve; serve()"
    program.write_text(f'#!/bin/sh\n[ "$1" = "{child.SWITCH}" ] && exec "{sys.executable}" -c "{serve}" "{ROOT}"\n')
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert run_in_child(os.path.basename, ["/a/报告.docx"]) == "报告.docx"


def test_nothing_of_the_window_is_loaded() -> None:
    script = "import sys, desktop.child, desktop.reading.source; print('PySide6' in sys.modules, 'lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["False", "False"]


def test_one_request_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_limit_memory", lambda _: None)
    answers = io.BytesIO()
    serve_requests(asked("posixpath:basename", "/a/b"), answers)
    assert json.loads(answers.getvalue())["result"] == "b"
    refusals = io.BytesIO()
    serve_requests(asked("desktop.reading.source:plain_source", "/nowhere/x.txt"), refusals)
    assert json.loads(refusals.getvalue())["refused"][0] == "READ-MISSING"


def test_an_answer_that_is_too_large_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_limit_memory", lambda _: None)
    monkeypatch.setattr(child, "MOST_RESULT", 5)
    with pytest.raises(MemoryError):
        serve_requests(asked("posixpath:basename", "/a/much"), io.BytesIO())


def test_many_jobs_share_one_copy() -> None:
    numbers = list(run_each_in_child(os.getpid, [(), (), ()]))
    assert len(set(numbers)) == 1
    assert numbers[0] != os.getpid()


def test_a_copy_of_a_large_program_is_no_larger_for_it() -> None:
    held = bytearray(b"x") * (300 << 20)
    numbers = list(run_each_in_child(os.getpid, [(), ()]))
    assert len(set(numbers)) == 1
    del held


def test_a_job_that_kills_its_copy_leaves_the_others_to_a_fresh_one() -> None:
    results = list(run_each_in_child(json.loads, [("1",), ("{",), ("2",)]))
    assert results[0::2] == [1, 2]
    assert isinstance(results[1], Refused)
    assert results[1].code == "CHILD-FAILED"


def test_each_job_has_its_time_to_itself() -> None:
    started = time.monotonic()
    results = list(run_each_in_child(time.sleep, [(0.2,), (60,), (0.2,)], seconds=0.5))
    assert results[0::2] == [None, None]
    assert isinstance(results[1], Refused)
    assert results[1].code == "CHILD-TIME"
    assert time.monotonic() - started < 10


def test_what_one_job_refuses_does_not_end_the_copy() -> None:
    from desktop.reading.source import plain_source

    results = list(run_each_in_child(plain_source, [("/nowhere/1.txt",), ("/nowhere/2.txt",)]))
    assert [result.code for result in results] == ["READ-MISSING", "READ-MISSING"]


def test_cancelling_ends_the_whole_row() -> None:
    questions = iter([False, True])
    with pytest.raises(Refused) as refused:
        list(run_each_in_child(time.sleep, [(60,), (0,)], cancelled=lambda: next(questions)))
    assert refused.value.code == "CHILD-CANCELLED"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked to hold memory")
def test_a_copy_that_has_grown_is_replaced() -> None:
    numbers = list(run_each_in_child(grown, [(300 << 20,), (1,), (1,)]))
    assert numbers[0] != numbers[1] == numbers[2]


def grown(size: int) -> int:
    return len(bytes(bytearray(b"x") * size)) and os.getpid()

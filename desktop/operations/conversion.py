"""What the LibreOffice of this computer does for us: a .docx of what we cannot read, the pages of a Word file."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.child import never
from desktop.refusal import Refused

CONVERTIBLE = frozenset({"READ-OLD-WORD", "READ-WPS", "READ-RTF", "READ-WORD-XML"})  # codes of what it can open
SECONDS = 120.0  # its first start on an old computer takes half a minute

_LOOK_EVERY = 0.1


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said where nothing came of it, and where it took too long."""

    failed: str
    late: str


_PAGES = _Said(
    "LibreOffice 没能排出页面；可以先生成报告，再用 Word 或 WPS 打开看。",
    "LibreOffice 排版用的时间太长，已经停下；请关掉别的程序再排一次，或者生成报告以后用 Word、WPS 打开看。",
)
_WINDOWS_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)


def office_program() -> Path | None:
    """Give the program of LibreOffice, None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    places = [Path(found)] if found else [Path(place) for place in _WINDOWS_PLACES if sys.platform == "win32"]
    return next((place for place in places if place.is_file()), None)


@contextmanager
def converted(
    path: Path, program: Path, cancelled: Callable[[], bool] = never, seconds: float = SECONDS
) -> Generator[Path]:
    """Give a .docx made of a file, in a folder that is gone afterwards; the file itself is not touched.

    Refused: CONVERT-CANCELLED, CONVERT-TIME, and CONVERT-FAILED where nothing came of it.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        # Its own name may promise another format than the content has, or be no argument for a program.
        source = work / f"report{path.suffix.lower()}"
        said = _said_of(path.name)
        try:
            shutil.copyfile(path, source)
        except OSError as error:
            raise Refused("CONVERT-FAILED", f"“{path.name}”打不开，没有转换；请关闭正在用它的程序后再试。") from error
        _run(_command(program, work, source, "docx"), said, cancelled, time.monotonic() + seconds)
        made = work / "out" / "report.docx"
        if not made.is_file():
            raise Refused("CONVERT-FAILED", said.failed)
        named = work / "out" / f"{path.stem}.docx"
        yield made.rename(named)


def as_pdf(word: bytes, program: Path, cancelled: Callable[[], bool] = never, seconds: float = SECONDS) -> bytes:
    """Give the pages of a Word file as a PDF.

    Refused: CONVERT-CANCELLED, CONVERT-TIME, and CONVERT-FAILED where nothing came of it.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        source, made = work / "report.docx", work / "out" / "report.pdf"
        source.write_bytes(word)
        _run(_command(program, work, source, "pdf"), _PAGES, cancelled, time.monotonic() + seconds)
        if not made.is_file():
            raise Refused("CONVERT-FAILED", _PAGES.failed)
        return made.read_bytes()


def _command(program: Path, work: Path, source: Path, wanted: str) -> list[str]:
    # A profile of its own: the user's LibreOffice may be open, and its macros and settings are none of ours.
    profile = (work / "profile").as_uri()
    options = ("--headless", "--norestore", "--nolockcheck", "--convert-to", wanted, "--outdir", str(work / "out"))
    return [str(program), f"-env:UserInstallation={profile}", *options, str(source)]


def _run(command: list[str], said: _Said, cancelled: Callable[[], bool], deadline: float) -> None:
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise Refused("CONVERT-FAILED", said.failed) from error
    with process:
        try:
            while process.poll() is None:
                if cancelled():
                    raise Refused("CONVERT-CANCELLED", "已取消，什么都没有改动。")
                if time.monotonic() > deadline:
                    raise Refused("CONVERT-TIME", said.late)
                time.sleep(_LOOK_EVERY)
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with what it has started: its launcher is only a script."""
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            import os
            import signal

            os.killpg(process.pid, signal.SIGKILL)


def _said_of(name: str) -> _Said:
    return _Said(
        f"LibreOffice 没能转换“{name}”，请用 Word 或 WPS 打开并另存为 .docx 后再读入。",
        f"转换“{name}”用的时间太长，已经停下；请用 Word 或 WPS 另存为 .docx。",
    )

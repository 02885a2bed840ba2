"""Turn a file that we cannot read into a .docx with the LibreOffice of this computer, where there is one."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from desktop.child import never
from desktop.refusal import Refused

CONVERTIBLE = frozenset({"READ-OLD-WORD", "READ-WPS", "READ-RTF", "READ-WORD-XML"})  # codes of what it can open
SECONDS = 120.0  # its first start on an old computer takes half a minute

_LOOK_EVERY = 0.1
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
        try:
            shutil.copyfile(path, source)
        except OSError as error:
            raise Refused("CONVERT-FAILED", f"“{path.name}”打不开，没有转换；请关闭正在用它的程序后再试。") from error
        _run(_command(program, work, source), path.name, cancelled, time.monotonic() + seconds)
        made = work / "out" / "report.docx"
        if not made.is_file():
            raise _failed(path.name)
        named = work / "out" / f"{path.stem}.docx"
        yield made.rename(named)


def _command(program: Path, work: Path, source: Path) -> list[str]:
    # A profile of its own: the user's LibreOffice may be open, and its macros and settings are none of ours.
    profile = (work / "profile").as_uri()
    options = ("--headless", "--norestore", "--nolockcheck", "--convert-to", "docx", "--outdir", str(work / "out"))
    return [str(program), f"-env:UserInstallation={profile}", *options, str(source)]


def _run(command: list[str], name: str, cancelled: Callable[[], bool], deadline: float) -> None:
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
        raise _failed(name) from error
    with process:
        try:
            while process.poll() is None:
                if cancelled():
                    raise Refused("CONVERT-CANCELLED", "已取消，什么都没有改动。")
                if time.monotonic() > deadline:
                    raise Refused(
                        "CONVERT-TIME", f"转换“{name}”用的时间太长，已经停下；请用 Word 或 WPS 另存为 .docx。"
                    )
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


def _failed(name: str) -> Refused:
    return Refused("CONVERT-FAILED", f"LibreOffice 没能转换“{name}”，请用 Word 或 WPS 打开并另存为 .docx 后再读入。")

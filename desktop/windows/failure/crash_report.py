"""What is kept of a crash: where in the program it happened, and nothing of what the user had entered.

The message of an exception often quotes the value that was at fault, so only its type and its places are kept.
"""

from __future__ import annotations

import platform
import re
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

_MOST_FRAMES = 40
_PROGRAM = Path(__file__).parents[3]
_DIGIT = re.compile(r"\d")
_NOT_ASCII = re.compile(r"[^\x20-\x7e]+")


@dataclass(frozen=True, slots=True)
class CrashReport:
    """One crash. `code` is the same whenever the same thing happens at the same place, so that it can be searched."""

    code: str
    kind: str
    places: tuple[str, ...]
    at: datetime
    thread: str

    @property
    def text(self) -> str:
        """The report as it is logged, and copied for whoever looks after the program; it holds no figures."""
        system = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
        head = f"{self.at:%Y-%m-%d %H:%M:%S} {self.code} {self.kind} [{self.thread}] {system}"
        return "\n".join((head, *(f"  {place}" for place in self.places)))


def crash_report(kind: type[BaseException], trace: TracebackType | None, at: datetime, thread: str) -> CrashReport:
    """Describe an exception by its type and the places it passed through, innermost last."""
    places = tuple(_places(trace))[-_MOST_FRAMES:]
    mark = zlib.crc32("|".join((kind.__name__, *places[-3:])).encode())
    return CrashReport(f"E-{mark:08X}", kind.__name__, places, at, thread)


def without_contents(message: str) -> str:
    """Give a technical message with its digits and its Chinese blotted out: they may be a user's."""
    return _NOT_ASCII.sub("~", _DIGIT.sub("#", message))


def _places(trace: TracebackType | None) -> list[str]:
    places: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        places.append(f"{_file_of(Path(code.co_filename))}:{trace.tb_lineno} {code.co_qualname}")
        trace = trace.tb_next
    return places


def _file_of(path: Path) -> str:
    # The folder of the program names the user; the file within the program is enough.
    if path.is_relative_to(_PROGRAM):
        path = path.relative_to(_PROGRAM)
    return "/".join(path.parts[-2:]) if path.is_absolute() else path.as_posix()

"""A log that only its owner can read, that never grows large, and that never stands in the way of the work."""

from __future__ import annotations

import os
import threading
from pathlib import Path

LARGEST_LOG = 256 * 1024  # bytes; one older file of the same size is kept beside it
_OWNER_ONLY = 0o600
_FOLDER_OWNER_ONLY = 0o700


class PrivateLog:
    """Appends lines to a file of mode 0600; a full one is put aside as `.1`. Safe to use from any thread."""

    def __init__(self, folder: Path, name: str = "fazhi.log") -> None:
        self._path = folder / name
        self._lock = threading.Lock()

    @property
    def path(self) -> Path:
        """The file that is written to."""
        return self._path

    def write(self, text: str) -> bool:
        """Append the text and a line end; say whether that worked. A full disk loses a log line, not the program."""
        try:
            with self._lock:
                self._make_room()
                self._append(text + "\n")
        except OSError:
            return False
        return True

    def _make_room(self) -> None:
        self._path.parent.mkdir(mode=_FOLDER_OWNER_ONLY, parents=True, exist_ok=True)
        if self._path.exists() and self._path.stat().st_size >= LARGEST_LOG:
            self._path.replace(self._path.with_name(self._path.name + ".1"))

    def _append(self, text: str) -> None:
        descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, _OWNER_ONLY)
        with os.fdopen(descriptor, "ab") as stream:
            stream.write(text.encode("utf-8", "replace"))

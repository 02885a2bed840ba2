"""What the program remembers about its user: a small ini file, and the only place that knows QSettings.

Every value is kept as text and read with care: a file that was damaged or edited by hand gives defaults and no error.
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from desktop.files import is_folder
from desktop.windows.produced.files import ProducedFile
from desktop.windows.produced.files import from_text as files_from_text
from desktop.windows.produced.files import to_text as files_to_text
from desktop.windows.start.recent import RecentLedger, from_text, to_text

SMALLEST_TEXT, LARGEST_TEXT = 100, 200  # percent
_DEFAULT_PROFILE, _DEFAULT_TEMPLATE = "gb2312", "plain"
_LONGEST_TEXT = 200  # characters of a name: what is longer was not typed by a person


class Theme(StrEnum):
    """How the window is coloured."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


def settings_path() -> Path:
    """Give the ini file in the user's configuration folder."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "fazhi-report" / "settings.ini"


class Settings:
    """The user's settings, each with its type and default. A value that is set is on disk after `save`."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or settings_path()
        self._store = self._open()
        if self._store.status() is QSettings.Status.FormatError:
            # What cannot be read would stand in the way of saving for good.
            with suppress(OSError):
                self._path.replace(self._path.with_suffix(".broken"))
            self._store = self._open()

    def _open(self) -> QSettings:
        store = QSettings(str(self._path), QSettings.Format.IniFormat)
        store.allKeys()  # only now is every line read, and the status tells of damage
        return store

    @property
    def path(self) -> Path:
        """The file in which the settings are."""
        return self._path

    def save(self) -> bool:
        """Write to disk now and say whether it worked; Qt would do so some time later."""
        self._store.sync()
        return self._store.status() is QSettings.Status.NoError

    @property
    def person(self) -> str:
        """Who reports (报告人姓名); stands beside each figure that is entered."""
        return self._text("person")

    @person.setter
    def person(self, name: str) -> None:
        self._store.setValue("person", name)

    @property
    def readers(self) -> tuple[str, str]:
        """Who read aloud together last (唱校): who read, who followed."""
        return self._text("readers/first"), self._text("readers/second")

    @readers.setter
    def readers(self, names: tuple[str, str]) -> None:
        self._store.setValue("readers/first", names[0])
        self._store.setValue("readers/second", names[1])

    @property
    def profile(self) -> str:
        """The name of the house profile (字体方案) that reports are written with."""
        return self._text("profile") or _DEFAULT_PROFILE

    @profile.setter
    def profile(self, name: str) -> None:
        self._store.setValue("profile", name)

    @property
    def template(self) -> str:
        """The template that reports are written with: “plain”, “upward”, or the path of a .docx."""
        return self._text("template", longest=None) or _DEFAULT_TEMPLATE

    @template.setter
    def template(self, name_or_path: str) -> None:
        self._store.setValue("template", name_or_path)

    @property
    def theme(self) -> Theme:
        """How the window is coloured; as the system is, where nothing was chosen."""
        try:
            return Theme(self._text("theme"))
        except ValueError:
            return Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._store.setValue("theme", theme.value)

    @property
    def text_size(self) -> int:
        """The size of text in percent, 100 to 200."""
        try:
            size = int(self._text("text_size"))
        except ValueError:
            return SMALLEST_TEXT
        return min(max(size, SMALLEST_TEXT), LARGEST_TEXT)

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._store.setValue("text_size", str(percent))

    @property
    def geometry(self) -> QByteArray:
        """Where the main window was, as QWidget.saveGeometry gives it; empty if not known."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, state: QByteArray) -> None:
        self._set_bytes("window/geometry", state)

    def splitter(self, name: str) -> QByteArray:
        """Give how the splitter of that name was divided, as QSplitter.saveState gives it; empty if not known."""
        return self._bytes(f"splitter/{name}")

    def set_splitter(self, name: str, state: QByteArray) -> None:
        """Remember how the splitter of that name is divided."""
        self._set_bytes(f"splitter/{name}", state)

    @property
    def recent(self) -> tuple[RecentLedger, ...]:
        """The ledgers that were opened lately, the latest first."""
        return from_text(self._text("recent", longest=None))

    @recent.setter
    def recent(self, ledgers: tuple[RecentLedger, ...]) -> None:
        self._store.setValue("recent", to_text(ledgers))

    @property
    def produced(self) -> tuple[ProducedFile, ...]:
        """The files that were made of reports lately, the latest first."""
        return files_from_text(self._text("produced", longest=None))

    @produced.setter
    def produced(self, files: tuple[ProducedFile, ...]) -> None:
        self._store.setValue("produced", files_to_text(files))

    @property
    def last_folder(self) -> Path:
        """Where a file was last opened or written; the user's documents at first, or if it is gone."""
        folder = self._text("last_folder", longest=None)
        if folder and is_folder(Path(folder)):
            return Path(folder)
        return documents_folder()

    @last_folder.setter
    def last_folder(self, folder: Path) -> None:
        self._store.setValue("last_folder", str(folder))

    def _text(self, key: str, longest: int | None = _LONGEST_TEXT) -> str:
        value = self._store.value(key, "")
        return value[:longest] if isinstance(value, str) else ""

    def _bytes(self, key: str) -> QByteArray:
        try:
            return QByteArray(b64decode(self._text(key, longest=None), validate=True))
        except (binascii.Error, ValueError):
            return QByteArray()

    def _set_bytes(self, key: str, state: QByteArray) -> None:
        self._store.setValue(key, b64encode(state.data()).decode("ascii"))


def documents_folder() -> Path:
    """Give the folder in which a new ledger is proposed: that for documents, or the home folder where there is none."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if is_folder(folder) and folder.is_absolute() else Path.home()

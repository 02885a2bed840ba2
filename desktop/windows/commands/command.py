"""What a command is, where it stands in the menu, and what the groups of commands work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType

from PySide6.QtCore import QObject

from desktop.windows.generating import Generating
from desktop.windows.keeping.office import Office
from desktop.windows.looks.appearance import Appearance
from desktop.windows.main_window import MainWindow
from desktop.windows.reading.reading_in import ReadingIn
from desktop.windows.settings import Settings


class Menu(IntEnum):
    """The groups of the menu, from top to bottom; a line separates them."""

    LEDGER = 1
    REPORT = 2
    STEPS = 3
    WAYS = 4
    VIEW = 5
    HELP = 6


# Groups of which all lines stand in a menu inside the menu: what has keys, or is wanted seldom.
INNER: Mapping[Menu, str] = MappingProxyType(
    {Menu.LEDGER: "账本和年度", Menu.WAYS: "查找和转到", Menu.VIEW: "显示和设置", Menu.HELP: "帮助"}
)


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be asked for.

    `words` are needed only where the table of keys has no line for it; without `menu` it is on no menu. Those that
    stand `under` the same words are the lines of one menu inside the menu.
    """

    name: str
    do: Callable[[], object]
    menu: Menu | None = None
    words: str = ""
    under: str = ""

    @property
    def inner(self) -> str:
        """The words of the menu inside the menu in which it stands; "" for the menu itself."""
        return self.under or (INNER.get(self.menu, "") if self.menu is not None else "")


@dataclass(frozen=True, slots=True)
class Desk:
    """What every group of commands finds at hand."""

    window: MainWindow
    office: Office
    generating: Generating
    reading: ReadingIn
    settings: Settings
    appearance: Appearance

    def sign_as(self, person: str) -> None:
        """Keep the name of the user, and put it beside whatever is changed from now on."""
        self.settings.person = person
        self.office.sign_as(person)
        if self.window.session is not None:
            self.window.session.person = person


class Group(QObject):
    """A group of commands; it also answers the buttons that ask for the same."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self.desk = desk
        self.connect_buttons()

    def sign_as(self, person: str) -> None:
        """Keep the name of the user, as a dialog asked for it."""
        self.desk.sign_as(person)

    def connect_buttons(self) -> None:
        """Connect what else asks for these commands, as buttons do."""

    def finish(self) -> None:
        """Stop what is under way; used when the program ends."""

    def commands(self) -> tuple[Command, ...]:
        """Give the commands, in the order of the menu."""
        raise NotImplementedError

"""Begin a year: for which unit, which year, with which headings, and where the ledger is to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.model.catalog import Catalog, HeadingSet
from desktop.model.years import read_year
from desktop.refusal import Refused
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import Field, StillComboBox, line_edit
from desktop.windows.looks.appearance import Appearance
from desktop.windows.start.ledger_place import LedgerPlace, ledger_path

_FIRST_MONTH_OF_THIS_YEAR = 7  # before July the report of the year before is being written


@dataclass(frozen=True, slots=True)
class OpenLedger:
    """The ledger that is open: its file, and the years it has by unit."""

    path: Path
    years: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class NewLedger:
    """What is to be made: a year of a unit in the ledger at `path`, which is a new file unless `into_open`."""

    unit: str
    year: int
    heading_set: str
    path: Path
    into_open: bool = False


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the dialog starts with: the folder for a new ledger, the day, the unit if known, the ledger that is open."""

    folder: Path
    today: date
    unit: str = ""
    open_ledger: OpenLedger | None = None


def usual_year(today: date) -> int:
    """Give the year that a report is most likely about: until June that which has just ended."""
    return today.year if today.month >= _FIRST_MONTH_OF_THIS_YEAR else today.year - 1


class NewLedgerDialog(ActDialog):
    """Asks for a new year. `chosen` carries a NewLedger whose every part has been checked; nothing is made here."""

    chosen = Signal(object)

    def __init__(
        self, catalog: Catalog, proposal: Proposal, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        sentence = "会建立一份空白的年度报告，各标题下带有可以修改的写法。已有的账本和年度不会改动。"
        super().__init__(Act("新建年度报告", sentence, "建立"), appearance, parent)
        self.setObjectName("new_ledger")
        self._catalog = catalog
        self._proposal = proposal
        self._path_by_hand = False
        self._make_fields()
        self._year_changed(self.year.text())
        self.unit.setFocus()

    def _make_fields(self) -> None:
        proposal = self._proposal
        if proposal.open_ledger is not None:
            self.body.addWidget(self._place_choice(proposal.open_ledger))
        self.unit = line_edit(proposal.unit, "例如：银州区")
        self.year = line_edit(str(usual_year(proposal.today)))
        self.heading_set = StillComboBox(self.appearance)
        self.unit_field = self._add("单位", self.unit, "写在标题和正文里的名称。")
        self.year_field = self._add("年度", self.year, "报告写的是哪一年的工作。")
        self.set_field = self._add("标题体系", self.heading_set)
        hint = "账本是一个文件，以后每年都用它。请放在本机硬盘上。"
        path = ledger_path(proposal.folder, proposal.unit)
        self.place = LedgerPlace(path, hint, self.appearance, self.body_widget)
        self.body.addWidget(self.place)
        self.body.addStretch()
        self.unit.textEdited.connect(self._unit_edited)
        self.heading_set.currentIndexChanged.connect(self._set_changed)
        self.year.textChanged.connect(self._year_changed)
        self.place.edited.connect(self._path_edited)
        self._place_changed()

    def _add(self, label: str, editor: QWidget, hint: str = "") -> Field:
        field = Field(label, editor, self.appearance, hint, self.body_widget)
        self.body.addWidget(field)
        return field

    def _place_choice(self, ledger: OpenLedger) -> QWidget:
        box = QWidget(self.body_widget)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        self.into_open = QRadioButton(f"在现有账本“{ledger.path.name}”里加一个年度", box)
        self.into_new = QRadioButton("新建一个账本", box)
        self._places = QButtonGroup(box)
        for button in (self.into_open, self.into_new):
            button.setAccessibleName(button.text())
            self._places.addButton(button)
            column.addWidget(button)
        self.into_open.setChecked(True)
        self.into_open.toggled.connect(self._place_changed)
        return box

    @property
    def _adds(self) -> bool:
        return self._proposal.open_ledger is not None and self.into_open.isChecked()

    def _place_changed(self) -> None:
        self.place.setVisible(not self._adds)
        for field in (self.unit_field, self.year_field, self.place):
            field.show_problem("")

    def _unit_edited(self, unit: str) -> None:
        self.unit_field.show_problem("")
        if not self._path_by_hand:
            self.place.propose(ledger_path(self._proposal.folder, unit.strip()))

    def _path_edited(self) -> None:
        self._path_by_hand = True

    def _year_changed(self, text: str) -> None:
        self.year_field.show_problem("")
        try:
            year = read_year(text)
        except Refused:
            self.primary.setText("建立年度")
            return
        self.primary.setText(f"建立 {year} 年度")
        self._offer_sets(year)

    def _offer_sets(self, year: int) -> None:
        present = self.heading_set.currentData()
        sets = tuple(self._catalog.heading_sets.values())
        usable = [item for item in sets if item.period.holds(year)] or list(sets)
        self.heading_set.clear()
        for item in usable:
            self.heading_set.addItem(item.label, item.code)
        self.heading_set.setCurrentIndex(max(self.heading_set.findData(present), 0))

    def _set_changed(self) -> None:
        chosen = self._catalog.heading_sets.get(str(self.heading_set.currentData()))
        self.set_field.show_hint(_outlined(chosen) if chosen else "")

    def done_by_user(self) -> None:
        """Check every field, show what is wrong beside it, or hand the choice over."""
        asked = self._asked()
        if asked is None:
            return
        self.chosen.emit(asked)
        self.accept()

    def _asked(self) -> NewLedger | None:
        try:
            year = read_year(self.year.text())
        except Refused as refused:
            return self._refuse(self.year_field, self.year, refused.sentence)
        unit, heading_set = self.unit.text().strip(), str(self.heading_set.currentData())
        if not unit:
            return self._refuse(self.unit_field, self.unit, "还没有填单位，请填名称，例如银州区。")
        try:
            self._try_out(unit, year, heading_set)
        except Refused as refused:
            return self._refuse(self.unit_field, self.unit, refused.sentence)
        return self._placed(unit, year, heading_set)

    def _try_out(self, unit: str, year: int, heading_set: str) -> None:
        # What a unit and a year may be is the operation's to say; it loads the ledger's libraries, hence late.
        from desktop.operations.years import blank_report

        blank_report(self._catalog, unit, year, heading_set)

    def _placed(self, unit: str, year: int, heading_set: str) -> NewLedger | None:
        ledger = self._proposal.open_ledger
        if ledger is not None and self._adds:
            if year in ledger.years.get(unit, ()):
                sentence = f"账本里已经有{unit}{year}年度的报告，请换一个年度，或者切换到那一年继续填。"
                return self._refuse(self.year_field, self.year, sentence)
            return NewLedger(unit, year, heading_set, ledger.path, into_open=True)
        path = self.place.chosen()
        return None if path is None else NewLedger(unit, year, heading_set, path)

    @staticmethod
    def _refuse(field: Field, edit: QLineEdit, sentence: str) -> None:
        field.show_problem(sentence)
        edit.setFocus()
        edit.selectAll()


def _outlined(heading_set: HeadingSet) -> str:
    """Say when a heading set holds."""
    first, last = heading_set.period.first, heading_set.period.last
    years = f"{first or ''}—{last}年度适用" if last else f"{first}年度起适用" if first else "各年度都适用"
    return f"{years}。建立以后标题可以增删、改写。"

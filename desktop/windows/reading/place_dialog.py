"""Where a report that was read is to be kept: the ledger that is open, or a new one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.looks.appearance import Appearance
from desktop.windows.start.ledger_place import LedgerPlace, ledger_path
from desktop.windows.start.new_ledger_dialog import Proposal


class ReadingPlaceDialog(ActDialog):
    """`chosen` gives the Path of the ledger: that of the open one, or of one that is to be made."""

    chosen = Signal(object)

    def __init__(
        self, unit: str, year: int, proposal: Proposal, act: str, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        sentence = "账本是一个文件，以后每年都用它。已有的年度不会改动。"
        super().__init__(Act(f"读入{unit}{year}年度的报告", sentence, act), appearance, parent)
        self.setObjectName("reading_place")
        self._unit = unit
        self._year = year
        self._proposal = proposal
        path = ledger_path(proposal.folder, unit)
        self.place = LedgerPlace(path, "请放在本机硬盘上。", appearance, self.body_widget)
        if proposal.open_ledger is not None:
            self._choices(proposal.open_ledger.path.name)
        self.body.addWidget(self.place)
        self.body.addStretch()
        self._place_changed()

    def _choices(self, name: str) -> None:
        self.into_open = QRadioButton(f"放进现在打开的账本“{name}”", self.body_widget)
        self.into_new = QRadioButton("新建一个账本", self.body_widget)
        self._places = QButtonGroup(self)
        for button in (self.into_open, self.into_new):
            button.setAccessibleName(button.text())
            self._places.addButton(button)
            self.body.addWidget(button)
        self._taken = sentence_label(
            f"这个账本里已经有{self._unit}{self._year}年度，要另建一个账本。", self.body_widget, role="warning"
        )
        self.body.addWidget(self._taken)
        free = not self._is_taken()
        self._taken.setVisible(not free)
        self.into_open.setEnabled(free)
        (self.into_open if free else self.into_new).setChecked(True)
        self.into_open.toggled.connect(self._place_changed)

    def _is_taken(self) -> bool:
        ledger = self._proposal.open_ledger
        return ledger is not None and self._year in ledger.years.get(self._unit, ())

    @property
    def _adds(self) -> bool:
        return self._proposal.open_ledger is not None and self.into_open.isChecked()

    def _place_changed(self) -> None:
        self.place.setVisible(not self._adds)
        self.place.show_problem("")

    def done_by_user(self) -> None:
        """Check the place and hand it over."""
        ledger = self._proposal.open_ledger
        path = ledger.path if ledger is not None and self._adds else self.place.chosen()
        if path is not None:
            self.chosen.emit(path)
            self.accept()

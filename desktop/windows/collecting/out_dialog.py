"""发出填报表: to whom, by which day, into which folder."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from typing_extensions import override

from desktop.files import is_folder
from desktop.quantities.characters import halved
from desktop.quantities.typed import read_date
from desktop.windows.collecting.jobs import Sending
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import Field, StillComboBox, line_edit, line_with_button
from desktop.windows.looks.appearance import Appearance

_DUE_HINT = "例如1月10日；印在表上，过了这一天没有报来就是逾期。可以不填。"
_FOLDER_HINT = "每个单位一份。文件夹里已有的同名表会换成新的。"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed: `chosen` of `departments` (all, several or one), the year of the report, folder and day.

    `today` is the day by which one is told that the other has passed.
    """

    year: int
    departments: tuple[str, ...]
    chosen: tuple[str, ...]
    folder: Path
    today: date
    due: str = ""


class OutDialog(ActDialog):
    """`chosen` gives a Sending."""

    chosen = Signal(object)

    def __init__(self, proposal: Proposal, appearance: Appearance, parent: QWidget | None = None) -> None:
        sentence = "给每个单位做一份只有它的指标的表，带上年数和口径。做好以后打开文件夹，附言也复制好，到群里粘贴。"
        super().__init__(Act("发出填报表", sentence, "做填报表"), appearance, parent, width=600)
        self.setObjectName("sending_out")
        self._proposal = proposal
        self._choices = tuple(_choices(proposal))
        self.to = StillComboBox(appearance)
        self.to.addItems([words for words, _ in self._choices])
        self.to.setCurrentIndex([names for _, names in self._choices].index(proposal.chosen))
        self.due = line_edit(proposal.due, "不限日期")
        self.folder = line_edit(str(proposal.folder))
        self.due_field = Field("报送期限", self.due, appearance, _DUE_HINT, self.body_widget)
        self.folder_field = self._place()
        self.body.addWidget(Field("发给", self.to, appearance, parent=self.body_widget))
        self.body.addWidget(self.due_field)
        self.body.addWidget(self.folder_field)
        self.body.addStretch()
        self.to.currentIndexChanged.connect(self._count)
        self.due.textChanged.connect(self._forgive)
        self.due.textChanged.connect(self._mind_day)
        self.folder.textChanged.connect(self._forgive)
        self._count()
        self._mind_day()
        self.due.setFocus()

    @override
    def done_by_user(self) -> None:
        """Check day and folder, say what is wrong beside one, or hand the choice over."""
        typed, due = self.due.text().strip(), read_due(self.due.text(), self._proposal.year)
        if typed and due is None:
            self.due_field.show_problem(f"“{typed}”不是一个日期，请写成1月10日或者2024-1-10这样。")
            self.due.setFocus()
            return
        folder = Path(self.folder.text().strip())
        if not folder.is_absolute():
            self.folder_field.show_problem("请写出完整的位置，或者点“选择…”来选。")
            self.folder.setFocus()
            return
        self.chosen.emit(Sending(self._departments, folder, due))
        self.accept()

    @property
    def _departments(self) -> tuple[str, ...]:
        return self._choices[self.to.currentIndex()][1]

    def _place(self) -> Field:
        browse = QPushButton("选择…")
        browse.setAccessibleName("选择文件夹")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = line_with_button(self.folder, browse)
        field = Field("放在", row, self.appearance, _FOLDER_HINT, self.body_widget)
        self.folder.setAccessibleName("放在哪个文件夹")
        return field

    def _browse(self) -> None:
        present = Path(self.folder.text())
        dialog = QFileDialog(self, "填报表放在哪个文件夹", str(present if is_folder(present) else present.parent))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()

    def _count(self) -> None:
        self.primary.setText(f"做 {len(self._departments)} 份填报表")

    def _mind_day(self) -> None:
        """Say quietly that the day has passed; it may be meant, for a form that goes out once more."""
        due = read_due(self.due.text(), self._proposal.year)
        if due is not None and due < self._proposal.today:
            day = f"{due.year}年{due.month}月{due.day}日"
            self.due_field.show_hint(f"{day}已经过了，发出去就是逾期；要这样也可以。")
        else:
            self.due_field.show_hint(_DUE_HINT)

    def _forgive(self) -> None:
        self.due_field.show_problem("")
        self.folder_field.show_problem("")


def read_due(typed: str, year: int) -> date | None:
    """Read a day as it is typed; one without a year is in the year after that of the report. None if it is no day."""
    plain = halved(typed).strip()
    for text in (plain, f"{year + 1}年{plain}", f"{year + 1}-{plain.replace('.', '-')}"):
        found = read_date(text)
        if isinstance(found, date):
            return found
    with suppress(ValueError):
        return date.fromisoformat(plain)
    return None


def _choices(proposal: Proposal) -> Sequence[tuple[str, tuple[str, ...]]]:
    everybody, chosen = proposal.departments, proposal.chosen
    known = [(f"全部{len(everybody)}个单位", everybody)]
    if 1 < len(chosen) < len(everybody):
        known.append((f"选中的{len(chosen)}个单位：{'、'.join(chosen)}", chosen))
    return [*known, *((name, (name,)) for name in everybody)]

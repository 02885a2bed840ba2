"""The findings below: how many of each kind there are, and one sentence a line with what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.windows.findings.delegate import Act, FindingsDelegate, acts_of
from desktop.windows.findings.model import FindingsModel, Shown
from desktop.windows.findings.rows import FindingRow
from desktop.windows.findings.view import FindingsView
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.chip_row import ChipRow
from desktop.windows.session import Session


class FindingsPane(QWidget):
    """Everything that is wrong or missing; `asked` gives an Act and the FindingRow it is about."""

    asked = Signal(object, object)
    looked_at = Signal(object)  # the FindingRow that F7 came to
    fold_changed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._appearance = appearance
        self._section: int | None = None
        # The line that was current when the list became another: its number, itself, the numbers of all like it.
        self._at: tuple[int, FindingRow, list[int]] | None = None
        self._moved_up = False  # whether the current line took the place of one that is gone
        self.model = FindingsModel(self)
        self._total = QLabel("核对", self)
        self._total.setProperty("role", "strong")
        self.chips = ChipRow("按结果筛选", self.model.chips, self)
        self.here = QPushButton("只看本标题", self)
        self.here.setCheckable(True)
        self.here.setProperty("chip", True)
        self.here.setAccessibleName("只看本标题的核对结果")
        self._fold = QPushButton("收起", self)
        self._fold.setProperty("quiet", True)
        self._fold.setAccessibleName("收起或展开核对结果")
        self.view = FindingsView(FindingsDelegate(appearance, self), self)
        self.view.setAccessibleName("核对结果")
        self.view.setUniformItemSizes(True)
        self.view.setModel(self.model)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._head = QHBoxLayout()
        self._hint = QLabel("F7 下一处 · Enter 定位 · Ctrl+Enter 说明原因", self)
        self._calm = self._words("secondary")
        self._whole = self._words("")  # the sentence of the current line where the line cuts it
        self._connect()
        self._lay_out()

    def _words(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        label.setContentsMargins(self._appearance.px(14), self._appearance.px(4), self._appearance.px(14), 0)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        return label

    def _connect(self) -> None:
        self._fold.clicked.connect(self.toggle)
        self.chips.chosen.connect(self._filter)
        self.here.toggled.connect(self._filter_section)
        self.view.asked.connect(self._ask)
        self.model.counted.connect(self._show_counts)
        self.model.modelAboutToBeReset.connect(self._remember)
        self.model.modelReset.connect(self._come_back)
        self.view.selectionModel().currentChanged.connect(self._show_whole)
        self._appearance.changed.connect(self._draw_again)

    def _lay_out(self) -> None:
        head = self._head
        head.setContentsMargins(self._appearance.px(14), self._appearance.px(3), self._appearance.px(8), 0)
        head.setSpacing(self._appearance.px(12))
        head.addWidget(self._total)
        head.addWidget(self.chips)
        head.addWidget(self.here)
        head.addStretch(1)
        self._hint.setProperty("role", "secondary")
        head.addWidget(self._hint)
        head.addWidget(self._fold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._calm)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._whole)
        self._show_counts()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_hint()
        self._show_whole()

    def _fit_hint(self) -> None:
        """Tell the keys only where there is room for them beside the filters."""
        room = self.width() - self._head.contentsMargins().left() - self._head.contentsMargins().right()
        shown = (self._total, self.chips, self.here, self._fold, self._hint)
        self._hint.setVisible(sum(one.sizeHint().width() + self._head.spacing() for one in shown) <= room)

    def show_session(self, session: Session | None) -> None:
        """Show this session's findings from now on."""
        self.model.show_session(session)

    def show_section(self, section: int) -> None:
        """Know which row of the outline is at hand; its lines alone are listed where that was asked for."""
        self._section = section
        if self.here.isChecked():
            self.model.list_section(section)

    @property
    def folded(self) -> bool:
        """Whether only the header is seen."""
        return self._fold.text() == "展开"

    def toggle(self) -> None:
        """Fold to the header, or open again."""
        self.fold(folded=not self.folded)

    def fold(self, *, folded: bool) -> None:
        """Show the header alone, or the lines too."""
        self._fold.setText("展开" if folded else "收起")
        self._show_counts()
        self.fold_changed.emit()

    def places_at_hand(self) -> tuple[str, ...]:
        """Give the place of the line at hand."""
        index = self.view.currentIndex()
        return (self.model.row(index.row()).place,) if index.isValid() else ()

    def next_finding(self) -> None:
        """Go to the line after the current one, from the last to the first."""
        self._step(1)

    def previous_finding(self) -> None:
        """Go to the line before the current one, from the first to the last."""
        self._step(-1)

    def _step(self, step: int) -> None:
        if not self.model.rowCount():
            return
        if self.folded:
            self.toggle()
        now = self.view.currentIndex().row()
        step = 0 if self._moved_up and step > 0 else step
        row = (now + step) % self.model.rowCount() if now >= 0 else 0
        self._moved_up = False
        self.view.setCurrentIndex(self.model.index(row))
        self.looked_at.emit(self.model.row(row))

    def _remember(self) -> None:
        number = self.view.currentIndex().row()
        self._at = (number, self.model.row(number), self.model.alike(self.model.row(number))) if number >= 0 else None

    def _come_back(self) -> None:
        """Be at the line as before; if it is gone, at the one that stands in its place, to which F7 goes first."""
        if self._at is None or not self.model.rowCount():
            return
        number, line, before = self._at
        now = self.model.alike(line)
        same = [place for place in now if self.model.row(place).finding == line.finding]
        if len(now) >= len(before):  # it says the same, or something else of the same
            same = same or [now[before.index(number)]]
        self._moved_up = not same and number < self.model.rowCount()
        self.view.setCurrentIndex(self.model.index(same[0] if same else min(number, self.model.rowCount() - 1)))

    def _ask(self, act: Act, wanted: FindingRow) -> None:
        self._moved_up = False
        self.asked.emit(act if act in (*acts_of(wanted), Act.SWITCH_OFF) else Act.GO, wanted)

    def _filter(self, name: str) -> None:
        self.model.list_only(Shown(name))
        self._show_counts()

    def _filter_section(self) -> None:
        self.model.list_section(self._section if self.here.isChecked() else None)

    def _show_counts(self) -> None:
        counts, listed = self.model.counts, self.model.rowCount()
        self._total.setText(f"核对 {counts.total}" if counts.total else "核对")
        self.chips.show_counts(self.model.chips)
        self._fit_hint()
        self._calm.setText("没有发现问题。" if not counts.total else "这一类没有要核对的。")
        self.view.setVisible(bool(listed) and not self.folded)
        self._calm.setVisible(not listed and not self.folded)
        self._show_whole()

    def _show_whole(self) -> None:
        index = self.view.currentIndex()
        row = self.model.row(index.row()) if index.isValid() and not self.folded else None
        cut = row is not None and self.view.cuts(index)
        self._whole.setText(row.sentence if cut and row is not None else "")
        self._whole.setVisible(cut)

    def _draw_again(self) -> None:
        self.view.doItemsLayout()
        self._fit_hint()

"""From one year to the next: what will be made is said before it is, and the old year is never touched."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.model.catalog import Catalog
from desktop.model.outline import Level
from desktop.model.report import Report
from desktop.model.roll_forward import RolledForward, roll_forward
from desktop.model.time_words import words_around
from desktop.model.years import read_year
from desktop.refusal import Refused
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import Field, LinesEdit, line_edit, sentence_label
from desktop.windows.looks.appearance import Appearance

_LINES = 6
_AROUND = 10  # characters around a phrase


class RollForwardDialog(ActDialog):
    """`chosen` gives the unit, the year that is carried on, and the new year."""

    chosen = Signal(str, int, int)

    def __init__(
        self,
        report: Report,
        catalog: Catalog,
        years: Collection[int],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        sentence = (
            f"用{report.year}年度的结构和写法建立新的年度，数字都空着，旁边是上年的数。{report.year}年度一个字也不动。"
        )
        super().__init__(Act("建立下一年度", sentence, "建立"), appearance, parent, width=620)
        self.setObjectName("roll_forward")
        self._report = report
        self._catalog = catalog
        self._years = years
        self.year = line_edit(str(report.year + 1))
        self.year_field = Field("新的年度", self.year, appearance, "", self.body_widget)
        self.said = sentence_label("", self.body_widget, role="")
        self.flagged: QPlainTextEdit = LinesEdit(_LINES, self.body_widget)
        self.flagged.setReadOnly(True)
        self.flagged.setAccessibleName("要改写的时间说法")
        self.flagged_field = Field(
            "要看一眼", self.flagged, appearance, "建立以后在核对里也会逐条提示。", self.body_widget
        )
        for part in (self.year_field, self.said, self.flagged_field):
            self.body.addWidget(part)
        self.body.addStretch()
        self.year.textChanged.connect(self._look)
        self._look()
        self.year.setFocus()
        self.year.selectAll()

    def done_by_user(self) -> None:
        """Hand the year over, unless it cannot be."""
        if self._look() is not None:
            self.chosen.emit(self._report.unit, self._report.year, read_year(self.year.text()))
            self.accept()

    def _look(self) -> RolledForward | None:
        """Say what would be made, or beside the field why nothing can be."""
        problem = self._problem_with(self.year.text())
        self.year_field.show_problem(problem)
        self.said.setVisible(not problem)
        self.flagged_field.setVisible(not problem)
        self.primary.setEnabled(not problem)
        if problem:
            self.primary.setText("建立年度")
            return None
        rolled = roll_forward(self._report, self._catalog, read_year(self.year.text()))
        self.primary.setText(f"建立 {rolled.report.year} 年度")
        self.said.setText(what_is_made(rolled, self._catalog, self._report.year))
        self.flagged.setPlainText("\n".join(flagged_words(rolled)))
        self.flagged_field.setVisible(bool(rolled.flagged))
        return rolled

    def _problem_with(self, typed: str) -> str:
        before = self._report.year
        try:
            year = read_year(typed)
        except Refused as refused:
            return refused.sentence
        if year <= before:
            return f"{year}年度不在{before}年度之后，请把新的年度改晚。"
        if year in self._years:
            return f"账本里已经有{self._report.unit}{year}年度，请直接切换到那一年。"
        return ""


def what_is_made(rolled: RolledForward, catalog: Catalog, before: int) -> str:
    """Say in lines what the new year is made of."""
    outline = rolled.report.outline
    counts = [sum(entry.level is level for entry in outline) for level in (Level.PART, Level.HEADING, Level.ITEM)]
    paragraphs = sum(not entry.is_heading for entry in outline)
    lines = [
        f"结构：一级标题 {counts[0]} 个、二级 {counts[1]} 个、三级 {counts[2]} 个，原样沿用。",
        f"文字：{paragraphs} 段，标为“沿用未改”，改过才去掉。",
        f"数字：{rolled.figures} 个，都空着；{before}年度的数列在旁边。",
    ]
    if rolled.placeholders:
        lines.append(f"年份：{rolled.placeholders} 处改为随年度变化。")
    if rolled.renamed:
        lines.append(f"改了编号的指标：{len(rolled.renamed)} 个，已接到新编号。")
    retired = [catalog.indicators[code].label for code in rolled.retired if code in catalog.indicators]
    if retired:
        lines.append(f"{rolled.report.year}年度已不再统计，但文字里还在用：{'、'.join(retired)}。")
    if rolled.flagged:
        lines.append(f"换一年要改的时间说法：{len(rolled.flagged)} 处，列在下面。")
    return "\n".join(lines)


def flagged_words(rolled: RolledForward) -> list[str]:
    """Give each phrase bound to time with the words around it and the heading that it stands under."""
    lines: list[str] = []
    heading = "开头"
    for entry in rolled.report.outline:
        if entry.is_heading:
            heading = entry.text.rstrip("。")
        for flag in rolled.flagged:
            if flag.key == entry.key:
                around = words_around(entry.text, flag.word, _AROUND)
                lines.append(f"{flag.word.text} …{around}…（{heading}）")
    return lines

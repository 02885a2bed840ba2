"""The particulars of a report: what an official document must have beside its text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.documents.title import break_title
from desktop.model.catalog import Catalog
from desktop.model.edits import SetParticular, Together
from desktop.model.phrases import Phrases
from desktop.model.report import DATE_PARTICULARS, Report
from desktop.quantities.typed import Absent, Blank, Question, read_date
from desktop.quantities.written import write_date
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import Field, LinesEdit, line_edit, sentence_label
from desktop.windows.looks.appearance import Appearance

LABEL = "修改报告要素"
_ONE_A_LINE = "一行写一个。"
_DATE_EXAMPLE = "例如：2023年2月20日"


@dataclass(frozen=True, slots=True)
class _Particular:
    """How one particular is asked for; `lines` above 1 makes a field of several lines."""

    name: str
    label: str
    hint: str = ""
    example: str = ""
    lines: int = 1


GROUPS: tuple[tuple[str, tuple[_Particular, ...]], ...] = (
    (
        "标题与主送",
        (
            _Particular("title", "标题", "太长时按词意自动分行；想自己分行，就在那里按 Enter。", lines=2),
            _Particular("addressee", "主送机关", "顶格印在标题下面，冒号自动加。", "例如：市人民政府"),
        ),
    ),
    (
        "文号与签发",
        (
            _Particular("issuer", "发文机关标志", "印在红头上；空着就没有。", "例如：银州区人民政府文件"),
            _Particular("document_number", "发文字号", "", "例如：银政报〔2023〕5号"),
            _Particular("signer", "签发人", "上行文才需要。"),
        ),
    ),
    (
        "落款与日期",
        (
            _Particular("signature", "发文机关署名", "", "例如：银州区人民政府"),
            _Particular("written_on", "成文日期", "", _DATE_EXAMPLE),
        ),
    ),
    ("附件", (_Particular("attachments", "附件说明", _ONE_A_LINE + "序号自动编。", lines=2),)),
    (
        "版记",
        (
            _Particular("copies", "抄送机关", _ONE_A_LINE, lines=2),
            _Particular("printer", "印发机关", "", "例如：银州区人民政府办公室"),
            _Particular("printed_on", "印发日期", "", _DATE_EXAMPLE),
        ),
    ),
)


class ParticularsDialog(ActDialog):
    """Asks for the particulars. `changed` carries one Together of the SetParticular edits that make the difference.

    Below a field with placeholders stands what will be printed. Nothing is sent where nothing was changed.
    """

    changed = Signal(object)

    def __init__(self, catalog: Catalog, report: Report, appearance: Appearance, parent: QWidget | None = None) -> None:
        sentence = "没有的要素空着就行。改好以后可以一步撤销。写着 {{单位}}、{{本年}} 的地方会自动换成单位名称和年份。"
        super().__init__(Act("报告要素", sentence, "保存报告要素"), appearance, parent, width=620)
        self.setObjectName("particulars")
        self._catalog = catalog
        self._report = report
        self.fields: dict[str, _Words | _Day] = {}
        for title, particulars in GROUPS:
            self.body.addWidget(sentence_label(title, self.body_widget, role="strong"))
            for particular in particulars:
                self._add(particular)
        self.body.addStretch()
        self._preview()

    def _add(self, particular: _Particular) -> None:
        text = getattr(self._report.particulars, particular.name)
        maker = _Day if particular.name in DATE_PARTICULARS else _Words
        asked = maker(particular, text, self.appearance, self.body_widget)
        self.fields[particular.name] = asked
        asked.edited.connect(self._preview)
        self.body.addWidget(asked)

    def edits(self) -> tuple[SetParticular, ...]:
        """Give the edits for what differs from the report, in the order of the fields."""
        texts = {name: field.value() for name, field in self.fields.items()}
        present = self._report.particulars
        return tuple(SetParticular(name, text) for name, text in texts.items() if text != getattr(present, name))

    def done_by_user(self) -> None:
        """Hand the edits over, unless a date cannot be understood: then lead there."""
        wrong = [field for field in self.fields.values() if not field.understood()]
        if wrong:
            wrong[0].editor.setFocus()
            return
        edits = self.edits()
        if edits:
            self.changed.emit(Together(LABEL, edits))
        self.accept()

    def _preview(self) -> None:
        typed = {name: field.value() for name, field in self.fields.items() if field.understood(quietly=True)}
        report = replace(self._report, particulars=replace(self._report.particulars, **typed))
        phrases = Phrases(self._catalog, report)
        for name, field in self.fields.items():
            field.show_printed(field.value(), break_title if name == "title" else _lines, phrases.plain)


class _AskedFor(Field):
    """A particular with its editor. What the report keeps of it, `value`, each kind says for itself."""

    edited = Signal()

    def __init__(self, particular: _Particular, editor: QWidget, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(particular.label, editor, appearance, particular.hint, parent)
        self._usual_hint = particular.hint

    def understood(self, *, quietly: bool = False) -> bool:
        """Say whether what was typed is a day or nothing; what is wrong is told beside it, unless `quietly`."""
        """Say whether there is a day or nothing; what is neither is told beside the line, unless `quietly`."""
        """Say whether what was typed can be kept, and unless `quietly` show what is wrong with it."""
        del quietly
        return True

    def show_printed(self, text: str, broken: Callable[[str], tuple[str, ...]], plain: Callable[[str], str]) -> None:
        """Show below the editor how a text will be printed, where that differs from what was typed."""
        if "{{" in text:
            self.show_hint("印成：" + "\n　　　".join(broken(plain(text))))
        else:
            self.show_hint(self._usual_hint)


class _Words(_AskedFor):
    """Words of one line or of several."""

    def __init__(self, particular: _Particular, text: str, appearance: Appearance, parent: QWidget) -> None:
        self._several = LinesEdit(particular.lines) if particular.lines > 1 else None
        self._single = line_edit("", particular.example)
        super().__init__(particular, self._several or self._single, appearance, parent)
        if self._several is not None:
            self._single.deleteLater()
            self._several.setPlainText(text)
            self._several.textChanged.connect(self.edited)
        else:
            self._single.setText(text)
            self._single.textChanged.connect(self.edited)

    def value(self) -> str:
        """Give the lines without the spaces around them."""
        if self._several is None:
            return self._single.text().strip()
        return "\n".join(line.strip() for line in self._several.toPlainText().strip().splitlines())


class _Day(_AskedFor):
    """A day, typed as people write it and kept in the ISO form; shown again as it will be printed."""

    def __init__(self, particular: _Particular, text: str, appearance: Appearance, parent: QWidget) -> None:
        self._line = line_edit(write_date(date.fromisoformat(text)) if text else "", particular.example)
        super().__init__(particular, self._line, appearance, parent)
        self._line.textEdited.connect(self._typed)
        self._line.editingFinished.connect(self._left)

    def value(self) -> str:
        """Give the day in the ISO form; empty while there is none."""
        read = read_date(self._line.text())
        return read.isoformat() if isinstance(read, date) else ""

    def understood(self, *, quietly: bool = False) -> bool:
        read = read_date(self._line.text())
        sentence = ""
        if isinstance(read, Question):
            sentence = read.message
        elif isinstance(read, Absent):
            sentence = "没有日期就空着，请把这里清空。"
        if not quietly:
            self.show_problem(sentence)
        return not sentence

    def _typed(self) -> None:
        self.show_problem("")
        self.edited.emit()

    def _left(self) -> None:
        read = read_date(self._line.text())
        if isinstance(read, date):
            self._line.setText(write_date(read))
        elif not isinstance(read, Blank):
            self.understood()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.splitlines()) or ("",)

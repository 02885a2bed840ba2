"""Read a report from text that is pasted, and the offer to convert what we cannot read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import LinesEdit, sentence_label
from desktop.windows.looks.appearance import Appearance

_LINES = 14


class ReadingTextDialog(ActDialog):
    """`chosen` gives the text; what the clipboard has stands there already."""

    chosen = Signal(str)

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        sentence = "把报告全文粘贴到下面，读到的内容先给您看，认可之前什么都不写入。"
        super().__init__(Act("粘贴文字读入", sentence, "读这段文字"), appearance, parent, width=640)
        self.setObjectName("reading_text")
        self.text = LinesEdit(_LINES, self.body_widget)
        self.text.setAccessibleName("报告全文")
        self.text.setPlaceholderText("在这里粘贴，Ctrl+Enter 开始读")
        self.text.take_height(appearance.px)
        self.text.setPlainText(QGuiApplication.clipboard().text())
        self.text.selectAll()
        self.body.addWidget(self.text)
        self.text.setFocus()

    def done_by_user(self) -> None:
        """Hand the text over."""
        text = self.text.toPlainText()
        if not text.strip():
            self.show_problem("还没有文字，请先粘贴。")
            self.text.setFocus()
            return
        self.chosen.emit(text)
        self.accept()


class ConvertDialog(ActDialog):
    """Says what a file is, and offers to turn it into a .docx here; `accepted` is the yes."""

    def __init__(self, sentence: str, appearance: Appearance, parent: QWidget | None = None) -> None:
        said = "这台电脑上有 LibreOffice，可以在临时文件夹里转换，原来的文件不动。"
        super().__init__(Act("转换后读入", said, "用 LibreOffice 转换后读入"), appearance, parent)
        self.setObjectName("convert")
        self.body.addWidget(sentence_label(sentence, self.body_widget, role=""))
        self.body.addStretch()

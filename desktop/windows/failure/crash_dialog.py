"""What the user sees when something unforeseen happened, or when something that was asked was refused."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.refusal import Refused
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.failure.crash_report import CrashReport
from desktop.windows.looks.appearance import Appearance

_SAFE = "已保存的内容都在账本里，没有丢。"
_WHAT_TO_DO = (
    "可以接着用。如果同样的情况再次出现，请先关闭程序再打开；仍然不行，就点“复制说明”，"
    "发给负责维护的同事。说明里只有出问题的位置，没有您填的内容。"
)


class CrashDialog(ActDialog):
    """Tells about a crash: its code, that nothing saved is lost, what to do, and the description to copy."""

    def __init__(self, report: CrashReport, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(Act("出了意外情况", f"刚才那一步没有做完。{_SAFE}", "继续使用"), appearance, parent)
        self.setObjectName("failure")
        self._report = report
        self.code = sentence_label(f"编号 {report.code}", self.body_widget, role="strong")
        self.body.addWidget(self.code)
        self.body.addWidget(sentence_label(_WHAT_TO_DO, self.body_widget, role=""))
        self.body.addStretch()
        self.cancel.hide()
        self.copy = QPushButton("复制说明", self)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        self.add_button(self.copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.text)
        self.copy.setText("已复制")


class RefusedDialog(ActDialog):
    """Tells that something was not done, in the sentence of the refusal; nothing has changed."""

    def __init__(self, refused: Refused, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(Act("没有做成", "什么都没有改动。", "知道了"), appearance, parent)
        self.body.addWidget(sentence_label(refused.sentence, self.body_widget, role=""))
        self.setObjectName("failure")
        self._text = f"{refused.code} {refused.sentence}"
        self.code = sentence_label(f"编号 {refused.code}", self.body_widget)
        self.body.addWidget(self.code)
        self.body.addStretch()
        self.cancel.hide()
        self.copy = QPushButton("复制说明", self)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        self.add_button(self.copy)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.copy.setText("已复制")


def show_crash(what: CrashReport | Refused, appearance: Appearance, parent: QWidget | None = None) -> None:
    """Show one dialog about what happened; while a dialog about a crash is open, another crash opens none."""
    if isinstance(what, Refused):
        RefusedDialog(what, appearance, parent).open()
    elif not any(isinstance(widget, CrashDialog) and widget.isVisible() for widget in QApplication.topLevelWidgets()):
        CrashDialog(what, appearance, parent).open()

"""The frame of every dialog: what it will do in one sentence, the fields, and a button that names the act.

Enter does it, Esc leaves everything as it was, and what is wrong is said inside, beside the field. What does not fit
on the screen is scrolled, so that nothing is cut off at any size of text.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from desktop.windows.dialogs.fields import sentence_label
from desktop.windows.keys import KEY_OF
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.dialog_sheet import dialog_sheet
from desktop.windows.manual.window import page_of, show_manual

_SHARE_OF_SCREEN = 0.92


@dataclass(frozen=True, slots=True)
class Act:
    """What a dialog is for: its title, the sentence that says what will happen, and the words on its button."""

    title: str
    sentence: str
    button: str


class _Body(QWidget):
    """The fields; it tells when a sentence that came or went made them need another height."""

    laid_out = Signal()

    @override
    def event(self, event: QEvent, /) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.laid_out.emit()
        return done


class ActDialog(QDialog):
    """A dialog that does one thing. A subclass fills `body` and says in `done_by_user` what Enter does."""

    def __init__(self, act: Act, appearance: Appearance, parent: QWidget | None = None, *, width: int = 520) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(act.title)
        self.setSizeGripEnabled(False)
        self._width = width
        self._fitted = QSize()
        self.appearance = appearance
        self.body_widget = _Body()
        self.body = QVBoxLayout(self.body_widget)
        self.primary = QPushButton(act.button, self)
        self.cancel = QPushButton("取消", self)
        self._scroll = QScrollArea(self)
        self._sentence = sentence_label(act.sentence, self)
        self._problem = sentence_label("", self, role="error")
        self._arrange()
        self._connect()
        self.restyle()
        appearance.changed.connect(self.restyle)

    def done_by_user(self) -> None:
        """Do what the button says; a subclass checks its fields first and then calls `accept`."""
        self.accept()

    def show_manual(self) -> None:
        """Show the page of the manual about this dialog, beside it."""
        show_manual(self, page_of(self), self.appearance)

    def show_sentence(self, sentence: str) -> None:
        """Say another sentence at the top."""
        self._sentence.setText(sentence)

    def show_problem(self, sentence: str) -> None:
        """Say above the buttons what stands in the way; an empty sentence takes it back."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def add_button(self, button: QPushButton) -> None:
        """Put a further button beside the primary one."""
        self._foot.insertWidget(self._foot.indexOf(self.cancel), button)

    def restyle(self) -> None:
        """Take the measures and colours of the appearance as it is now."""
        px = self.appearance.px
        self.body.setSpacing(px(12))
        self.body.setContentsMargins(px(24), px(8), px(24), px(8))
        self._outer.setSpacing(px(8))
        self._head.setContentsMargins(px(24), px(20), px(24), 0)
        self._foot.setContentsMargins(px(24), px(8), px(24), px(16))
        self._foot.setSpacing(px(8))
        self.setStyleSheet(dialog_sheet(self.appearance))

    @override
    def showEvent(self, event: QShowEvent, /) -> None:
        self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """Be as large as the fields ask for, and never larger than the screen; what the user made larger stays so."""
        wanted = self._wanted().boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN)
        by_user = self.isVisible() and self.size() != self._fitted
        self._fitted = wanted.expandedTo(self.size()) if by_user else wanted
        self.resize(self._fitted)

    def _wanted(self) -> QSize:
        width = max(self.appearance.px(self._width), self.body_widget.minimumSizeHint().width())
        width = min(width, int(self.screen().availableSize().width() * _SHARE_OF_SCREEN))
        height = self._height_of(self.body, width)
        chrome = self._head.totalHeightForWidth(width), self._foot.sizeHint().height(), 2 * self._outer.spacing()
        return QSize(width, height + sum(chrome))

    @staticmethod
    def _height_of(layout: QVBoxLayout, width: int) -> int:
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

    def _arrange(self) -> None:
        self.body_widget.setObjectName("body")
        self._scroll.setWidget(self.body_widget)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._head = QVBoxLayout()
        self._head.addWidget(self._sentence)
        self._foot = QHBoxLayout()
        self._problem.hide()
        self._foot.addWidget(self._problem, 1)
        self._foot.addStretch()
        self._foot.addWidget(self.cancel)
        self._foot.addWidget(self.primary)
        self._outer.addLayout(self._head)
        self._outer.addWidget(self._scroll, 1)
        self._outer.addLayout(self._foot)

    def _connect(self) -> None:
        self.body_widget.laid_out.connect(self.fit)
        self.primary.setProperty("primary", True)
        self.primary.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.primary.clicked.connect(self.done_by_user)
        self.cancel.clicked.connect(self.reject)
        # In a field of several lines Enter begins a new one; this works everywhere.
        everywhere = QShortcut(QKeySequence("Ctrl+Return"), self)
        everywhere.activated.connect(self.done_by_user)
        QShortcut(QKeySequence(KEY_OF["manual"].key), self).activated.connect(self.show_manual)

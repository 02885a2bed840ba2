"""The line at the bottom: whether everything is kept, what undo would take back, and the keys that help."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStorageInfo, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.windows.keeping.saving import SaveKind, SaveState
from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import STATUS_HEIGHT
from desktop.windows.looks.tone_label import ToneLabel, Voice

_SHARED = ("//", "\\\\")  # how Windows writes a folder of another computer
_NETWORK = frozenset({b"cifs", b"smb2", b"smb3", b"nfs", b"nfs4", b"fuse.sshfs"})
_VOICES = {
    SaveKind.SAVED: Voice.DONE,
    SaveKind.SAVING: Voice.QUIET,
    SaveKind.FAILED: Voice.ERROR,
    SaveKind.CONFLICT: Voice.WARNING,
    SaveKind.READ_ONLY: Voice.WARNING,
}


class StatusLine(QFrame):
    """Shows states in words; only where cells were not understood there is something to press, `mend`."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._appearance = appearance
        self._saved = ToneLabel(appearance, self)
        self._state = SaveState(SaveKind.SAVED)
        self._misread = 0
        self._saved.keep_room("○ 正在保存 00:00")
        self.mend = QPushButton("去改", self)
        self.mend.setProperty("quiet", True)
        self.mend.setAccessibleName("去改没有存的格")
        self.mend.hide()
        self._backup, self._where, self._keys = (QLabel(self) for _ in range(3))
        self._undo = ToneLabel(appearance, self)
        self._keys.setText("F1 帮助 · F5 无 · F8 下一个未填")
        self._undo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = self._row = QHBoxLayout(self)
        layout.setSpacing(appearance.px(18))
        for label in (self._backup, self._where, self._keys):
            label.setProperty("role", "secondary")
            label.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(self._saved)
        layout.addWidget(self.mend)
        layout.addWidget(self._backup)
        layout.addWidget(self._where)
        layout.addWidget(self._undo, 1)
        layout.addWidget(self._keys)
        appearance.changed.connect(self._restyle)
        self._restyle()

    def show_saved(self, state: SaveState) -> None:
        """Say how it stands with keeping."""
        self._state = state
        self._say_saved()

    def show_misread(self, count: int) -> None:
        """Say how many cells hold something that was not understood and is therefore not kept."""
        self._misread = count
        self.mend.setVisible(count > 0)
        self._say_saved()

    def _say_saved(self) -> None:
        state, words = self._state, _words(self._state)
        if not self._misread:
            self._saved.say(words, _VOICES[state.kind])
        elif state.kind in (SaveKind.SAVED, SaveKind.SAVING):
            self._saved.say(f"▲ {self._misread}格没有存，其余{words[2:]}", Voice.WARNING)
        else:
            self._saved.say(f"{words}；{self._misread}格没有存", _VOICES[state.kind])

    @property
    def saved(self) -> str:
        """What is said about keeping."""
        return self._saved.text()

    @property
    def undo(self) -> str:
        """What is said about undo."""
        return self._undo.text()

    def show_backup(self, words: str) -> None:
        """Say when the last backup was made."""
        self._backup.setText(words)

    def show_where(self, ledger: Path) -> None:
        """Say whether a ledger is on this computer alone, or in a folder that others see, too."""
        shared = str(ledger).startswith(_SHARED) or QStorageInfo(str(ledger)).fileSystemType().data() in _NETWORK
        self._where.setText("共享文件夹" if shared else "仅本机")
        self._where.setToolTip("账本在共享文件夹里，同事也能打开。" if shared else "账本只在这台电脑上，没有传到别处。")

    @property
    def where(self) -> str:
        """What is said about where the ledger is."""
        return self._where.text()

    def show_undo(self, label: str) -> None:
        """Say what undo would take back."""
        words = f"撤销：{label}" if label else ""
        metrics = self._undo.fontMetrics()
        self._undo.setToolTip(words)
        self._undo.say(metrics.elidedText(words, Qt.TextElideMode.ElideRight, self._appearance.px(360)))

    def _restyle(self) -> None:
        px = self._appearance.px
        self.setFixedHeight(px(STATUS_HEIGHT))
        self._row.setContentsMargins(px(12), 0, px(12), 0)


def _words(state: SaveState) -> str:
    match state.kind:
        case SaveKind.SAVED:
            return f"● 已保存 {state.at:%H:%M}" if state.at else "● 已保存"
        case SaveKind.SAVING:
            return f"○ 正在保存（{state.waiting}处）" if state.waiting > 1 else "○ 正在保存"
        case SaveKind.FAILED:
            return f"▲ 未保存{state.waiting}处：{state.sentence}"
        case SaveKind.CONFLICT:
            return "▲ 有一处被别人同时改了，请看上面"
        case SaveKind.READ_ONLY:
            return "▲ 只读打开，不能改"

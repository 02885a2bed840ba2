"""Where a new ledger is to be: the field that asks for it, what it proposes, and why a place cannot be."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from desktop.windows.dialogs.fields import Field, line_edit, line_with_button
from desktop.windows.looks.appearance import Appearance
from desktop.windows.report_files import LEDGER_SUFFIX

_LABEL = "账本位置"
_LONGEST_NAME = 40  # characters: with three bytes for each, what every file system can hold
_NOT_IN_NAMES = '\\/:*?"<>|\n\t'


def ledger_path(folder: Path, unit: str) -> Path:
    """Give a path for a unit's ledger that no file has yet."""
    name = "".join(character for character in unit if character not in _NOT_IN_NAMES).strip(" .")
    stem = f"{name[:_LONGEST_NAME]}法治年报"
    path, number = folder / f"{stem}{LEDGER_SUFFIX}", 2
    while path.exists():
        path, number = folder / f"{stem}{number}{LEDGER_SUFFIX}", number + 1
    return path


class LedgerPlace(Field):
    """A path to type or to choose. `edited` says that the user has done so; a proposal is no edit."""

    edited = Signal()

    def __init__(self, path: Path, hint: str, appearance: Appearance, parent: QWidget) -> None:
        self.path = line_edit(str(path))
        self.browse = QPushButton("选择…")
        super().__init__(_LABEL, line_with_button(self.path, self.browse), appearance, hint, parent)
        self.path.setAccessibleName(_LABEL)
        self.browse.setAccessibleName(f"选择{_LABEL}")
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._browse)
        self.path.textEdited.connect(self._edited)

    def propose(self, path: Path) -> None:
        """Show another path, as if it had stood there from the beginning."""
        self.path.setText(str(path))
        self.show_problem("")

    def chosen(self) -> Path | None:
        """Give the path with its ending; None, with the reason shown and the cursor there, if no ledger can be made."""
        path = _written(self.path.text().strip())
        problem = _problem(path)
        if not problem:
            return _ended(path)
        self.show_problem(problem)
        self.path.setFocus()
        self.path.selectAll()
        return None

    def _edited(self) -> None:
        self.show_problem("")
        self.edited.emit()

    def _browse(self) -> None:
        present = Path(self.path.text())
        asked = QFileDialog(self, "账本放在哪里", str(present.parent), f"法治年报账本 (*{LEDGER_SUFFIX})")
        asked.setFileMode(QFileDialog.FileMode.AnyFile)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setOption(QFileDialog.Option.DontConfirmOverwrite)  # `chosen` refuses an existing file, with a sentence
        asked.setDefaultSuffix(LEDGER_SUFFIX[1:])
        asked.selectFile(present.name)
        asked.fileSelected.connect(self._browsed)
        asked.open()

    def _browsed(self, path: str) -> None:
        self.path.setText(path)
        self._edited()


def _written(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:  # ~ and a name that this computer does not know
        return Path(text)


def _ended(path: Path) -> Path:
    return path if path.suffix else path.with_suffix(LEDGER_SUFFIX)


def _problem(path: Path) -> str:
    if not path.is_absolute() or not path.name:
        return "请写出完整的位置，或者点“选择…”来选。"
    wanted = _ended(path)
    if wanted.suffix.lower() != LEDGER_SUFFIX:
        return f"账本的文件名要以 {LEDGER_SUFFIX} 结尾，请改一下文件名。"
    try:
        if wanted.exists():
            return f"“{wanted.name}”已经存在，不会覆盖它，请换一个文件名。"
        if not wanted.parent.is_dir():
            return f"没有“{wanted.parent}”这个文件夹，请先建好，或者选别的文件夹。"
    except OSError:
        return f"“{wanted.parent}”打不开，请选别的文件夹。"
    return ""

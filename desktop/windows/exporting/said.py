"""What is said when a file was written: where it is, with the choice to open it or its folder."""

from __future__ import annotations

from pathlib import Path

from desktop.windows.generating import OpenPath
from desktop.windows.notice_bar import Choice, Notice


def written_notice(words: str, wanted: Path, path: Path, asks: str = "") -> Notice:
    """Say that a file was written, under another name where the wanted one is open elsewhere, and what to look at."""
    if path == wanted:
        sentence = f"{words}已存到“{path}”。"
    else:
        sentence = f"“{wanted.name}”正被别的程序打开，没有动它；{words}已另存到“{path}”。"
    more = f"其中{asks}，见表中的“状态”。" if asks else ""
    choices = (Choice("打开文件", OpenPath(path)), Choice("打开文件夹", OpenPath(path.parent)))
    return Notice(sentence + more, choices, "warning" if asks else "info")

"""Evidence of figures: files that are kept in the ledger, and copies of them that can be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.files import refusing, write_whole
from desktop.ledger.kept_files import LARGEST_FILE
from desktop.ledger.ledger import Ledger
from desktop.quantities.doubts import quoted
from desktop.refusal import Refused

_MOST_FILES = 20  # at once
_LONGEST_NAME = 80  # characters: 255 bytes are the most that a disk takes
_ONLY_READ = 0o400
# What a system would run instead of showing it.
_PROGRAMS = (
    *(".exe", ".com", ".bat", ".cmd", ".scr", ".pif", ".msi", ".msp", ".cpl", ".dll", ".reg", ".lnk", ".url", ".hta"),
    *(".vbs", ".vbe", ".js", ".jse", ".wsf", ".wsh", ".ps1", ".jar", ".py"),
    *(".sh", ".run", ".desktop", ".appimage", ".deb", ".rpm", ".apk"),
)


def keep_evidence(ledger: Ledger, paths: Sequence[Path]) -> tuple[tuple[str, str], ...]:
    """Keep files in the ledger; give the name and the SHA-256 of each, as `annotations.Evidence` has them.

    Refused, before anything is kept: EVIDENCE-MANY, EVIDENCE-FOLDER, EVIDENCE-PROGRAM, EVIDENCE-EMPTY, FILE-LARGE, and
    as `files.refusing` for what cannot be read; LEDGER-READONLY.
    """
    if len(paths) > _MOST_FILES:
        raise Refused("EVIDENCE-MANY", f"一次最多添加{_MOST_FILES}个文件，这里有{len(paths)}个，请分几次添加。")
    read = [(path.name[-_LONGEST_NAME:], _read(path)) for path in paths]
    return tuple((name, ledger.keep_file(data)) for name, data in read)


def copy_of(ledger: Ledger, sha256: str, name: str, folder: Path) -> Path:
    """Write a copy of a kept file, to be looked at only, into a folder of its own under `folder`; give its path.

    Refused: FILE-MISSING, EVIDENCE-PROGRAM, and as `write_whole`.
    """
    known = _file_name(name)
    _refuse_program(known)
    target = folder / sha256[:16] / known
    if not target.exists():
        target = write_whole(target, ledger.file(sha256), private=True)
        with refusing(target):
            target.chmod(_ONLY_READ)
    return target


def _read(path: Path) -> bytes:
    _refuse_program(path.name)
    with refusing(path):
        if path.is_dir():
            raise Refused("EVIDENCE-FOLDER", f"{quoted(path.name)}是一个文件夹，请选择里面的文件。")
        size = path.stat().st_size
        if size > LARGEST_FILE:
            words = f"{size / 1024 / 1024:.1f}MB，超过{LARGEST_FILE // 1024 // 1024}MB"
            raise Refused("FILE-LARGE", f"{quoted(path.name)}有{words}，账本里放不下；请压缩或拆分后再放。")
        data = path.read_bytes()
    if not data:
        raise Refused("EVIDENCE-EMPTY", f"{quoted(path.name)}是空的，没有内容，请重新选择。")
    return data


def _file_name(name: str) -> str:
    """Give the name without folders and without what no disk takes."""
    last = "".join(one for one in name.replace("\\", "/").rpartition("/")[2] if one.isprintable())
    return last.strip(". ")[-_LONGEST_NAME:] or "文件"


def _refuse_program(name: str) -> None:
    if Path(name).suffix.lower() in _PROGRAMS:
        raise Refused("EVIDENCE-PROGRAM", f"{quoted(name)}是程序，不能作为佐证材料；请放文档、表格或者图片。")

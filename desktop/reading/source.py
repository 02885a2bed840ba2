"""From a file, or from pasted text, to its lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.child import never, run_in_child
from desktop.reading.lines import Source, plain_of_source, source_of, source_of_plain
from desktop.reading.sniff import Kind, kind_of
from desktop.reading.text_file import lines_of_text, text_lines
from desktop.refusal import Refused

MOST_BYTES = 50_000_000  # a report with photographs may have twenty


def read_source(path: Path) -> Source:
    """Read a .docx, a text or a saved page.

    Refused with a code READ-...: what the file is, and what to do with it. Files from outside are read by
    `read_source_safely`.
    """
    name = path.name
    data = _bytes(path)
    kind = kind_of(data, name)
    if kind is Kind.WORD:
        from desktop.reading.word_file import word_content

        content = word_content(data, name)
        return source_of(name, content.lines, content.view, content.notes)
    if kind is Kind.PAGE:
        from desktop.reading.web_page_file import page_lines

        lines, notes = page_lines(data, name)
        return source_of(name, lines, notes=notes)
    return source_of(name, text_lines(data, name))


def source_of_text(text: str, name: str) -> Source:
    """Make a source of pasted text; Refused (READ-NOTHING, READ-LONG)."""
    return source_of(name, lines_of_text(text))


def read_source_safely(path: Path, cancelled: Callable[[], bool] = never) -> Source:
    """Read a file as `read_source` does, in a copy of this program that is ended after 20 s or with 1 GB.

    Refused besides: CHILD-TIME, CHILD-MEMORY, CHILD-CANCELLED, CHILD-START, CHILD-FAILED.
    """
    return source_of_plain(run_in_child(plain_source, [str(path.absolute())], cancelled=cancelled))


def plain_source(path: str) -> dict[str, Any]:
    """Read a file and give its source as plain data: the job of the other process."""
    return plain_of_source(read_source(Path(path)))


def _bytes(path: Path) -> bytes:
    name = path.name
    try:
        if path.stat().st_size > MOST_BYTES:
            what = f"超过{MOST_BYTES // 1_000_000}兆字节，不像一份报告；请删去其中的图片后另存一份再读入。"
            raise Refused("READ-SIZE", f"“{name}”{what}")
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused("READ-MISSING", f"找不到“{name}”，请核对文件的位置后再读入。") from None
    except IsADirectoryError:
        raise Refused("READ-FOLDER", f"“{name}”是文件夹，请选择其中的一个文件。") from None
    except (OSError, ValueError) as error:
        raise Refused("READ-DENIED", f"“{name}”打不开，可能没有权限或正被别的程序占用，请关闭后再试。") from error

"""Plain text as it was saved or pasted: the encoding decided strictly, one line after another."""

from __future__ import annotations

import codecs

from desktop.reading.lines import Line
from desktop.reading.wrapped import unwrapped
from desktop.refusal import Refused

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A text has line ends and perhaps tabs and page breaks; more of the first 32 characters means that it is none.
_CONTROLS = dict.fromkeys(set(range(32)) - {9, 10, 11, 12, 13, 26})
_FEW_CONTROLS = 0.01
_BROKEN = "\ufffd"
_FAR_MORE = 20


def text_lines(data: bytes, name: str) -> list[Line]:
    """Give the lines of a text file, counted from 1; Refused (READ-ENCODING, READ-BINARY)."""
    return lines_of_text(decoded(data, name))


def lines_of_text(text: str) -> list[Line]:
    """Give the lines of a text, blank ones counted but left out; where it was wrapped, each paragraph as one line."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\u2028", "\n").split("\n")
    return unwrapped(rows)


def decoded(data: bytes, name: str) -> str:
    """Decode strictly: by the mark in front, else UTF-8, else UTF-16 without a mark, else GB 18030.

    GB 18030 comes last as it takes nearly any bytes. Refused: READ-ENCODING, READ-BINARY.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _strictly(data, (encoding,), name)
    if b"\0" in data:
        return _chinese_enough(_strictly(data, (_wide_encoding(data),), name), name)
    _refuse_damaged(data, name)
    return _without_controls(_strictly(data, ("utf-8", "gb18030"), name), name)


def _refuse_damaged(data: bytes, name: str) -> None:
    """Refuse UTF-8 with a few broken bytes: GB 18030 would take it, and make other characters of all of it."""
    text = data.decode("utf-8", "replace")
    broken = text.count(_BROKEN)
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore")) - broken
    if 0 < broken * _FAR_MORE < beyond_ascii and _BROKEN.encode() not in data:
        line = text[: text.index(_BROKEN)].count("\n") + 1
        what = f"第{line}行有损坏的字，读不准；请打开核对，另存为UTF-8编码的文本后再读入。"
        raise Refused("READ-ENCODING", f"“{name}”{what}")


def _strictly(data: bytes, encodings: tuple[str, ...], name: str) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    what = "不能按UTF-8或GB18030读出，请用记事本打开核对，另存为UTF-8编码的文本后再读入。"
    raise Refused("READ-ENCODING", f"“{name}”的文字编码{what}")


def _wide_encoding(data: bytes) -> str:
    # Line ends, digits and spaces have a zero byte: second in little-endian text, first in big-endian.
    return "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be"


def _chinese_enough(text: str, name: str) -> str:
    plain = sum(char.isspace() or " " <= char <= "~" or "\u2000" <= char <= "\uffef" for char in text)
    if "\0" in text or plain < len(text) * 0.95:
        raise _binary(name)
    return text


def _without_controls(text: str, name: str) -> str:
    controls = len(text) - len(text.translate(_CONTROLS))
    if controls > len(text) * _FEW_CONTROLS:
        raise _binary(name)
    return text


def _binary(name: str) -> Refused:
    return Refused("READ-BINARY", f"“{name}”不是文字文件，请选择 .docx、.txt 或 .html 文件。")

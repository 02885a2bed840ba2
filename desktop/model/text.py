"""Text as it may be kept: nothing in it that a Word file, a workbook or a web page cannot carry; and pasted text."""

from __future__ import annotations

import re
import unicodedata

# What XML 1.0 (2.2, Char) forbids, lone surrogates and the two non-characters included.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def cleaned(text: str) -> str:
    """Give the text without characters that no file format can carry; line ends become line feeds, tabs a space."""
    if text.isprintable():
        return text  # as nearly every text is; what is looked for below can never be seen
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def shown_as_typed(text: str) -> bool:
    """Say whether a text holds only what can be kept and seen: no controls, and nothing that hides or turns text round.

    Cc, Cf, Cs, Co and Cn are the categories of Unicode for these; joiners are wanted by no Chinese word.
    """
    return all(unicodedata.category(character)[0] != "C" for character in text)


def pasted_paragraphs(text: str) -> tuple[str, ...]:
    """Give the paragraphs of a text that was copied in Word, WPS or a web page, without what only set them there.

    Indents, the spaces and signs that nobody sees, and spaces between Chinese characters go; a line break within a
    paragraph (Word copies it as a vertical tab) ends it. Words, figures and marks stay as they are.
    """
    lines = _BREAKS.sub("\n", text).split("\n")
    paragraphs = (re.sub(_BETWEEN_CHINESE, "", " ".join(_unseen(line).split())) for line in lines)
    return tuple(paragraph for paragraph in paragraphs if paragraph)


_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x07\u2028\u2029]")  # 07 ends a cell of a table
_CHINESE = "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2018-\u201d\u2014\u2026"
_BETWEEN_CHINESE = f"(?<=[{_CHINESE}]) +(?=[{_CHINESE}])"  # compiled when something is first pasted


def _unseen(line: str) -> str:
    """Take out controls and what hides or turns text round; every other space becomes a plain one."""
    return "".join(
        " " if mark.isspace() else mark for mark in line if mark.isspace() or unicodedata.category(mark)[0] != "C"
    )

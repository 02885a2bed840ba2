"""Digits that are struck out, raised or lowered: the file gives them with the others, and a person means them not.

49 struck out with 50 behind it is 4950 in the file, 50 with a small 1 for a footnote is 501 (ECMA-376 part 1, 18.4.10
strike, 18.4.14 vertAlign). Hardly any workbook has such fonts; so a part is parsed for them only where it names one.
"""

from __future__ import annotations

from enum import StrEnum

from desktop.archive import Element

_NAMES = (b"strike", b"vertAlign")
_OTHER_ENCODING = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")  # UTF-16, in which the names are not found so
_OFF = ("0", "false", "off")
_STRUCK, _RAISED, _FONTS, _STYLES = "{*}strike", "{*}vertAlign", "{*}fonts", "{*}cellXfs"


class Mark(StrEnum):
    """What makes it doubtful that a person means all of a cell."""

    STRUCK = "struck"
    RAISED = "raised"  # or lowered


def may_be_marked(data: bytes) -> bool:
    """Say whether a part names a font that marks anything."""
    return any(name in data for name in _NAMES) or data.startswith(_OTHER_ENCODING)


def mark_of(text: Element) -> Mark | None:
    """Give the mark of a text of several runs; None where it has none."""
    if _is_struck(text):
        return Mark.STRUCK
    raised = any(node.get("val") != "baseline" for node in text.iter(_RAISED))
    return Mark.RAISED if raised else None


def marked_texts(root: Element) -> dict[str, Mark]:
    """Give the marked ones of the shared texts, by the number under which cells name them."""
    marks = {str(number): mark_of(text) for number, text in enumerate(root.iterchildren("{*}si"))}
    return {number: mark for number, mark in marks.items() if mark is not None}


def struck_styles(root: Element) -> frozenset[str]:
    """Give the styles of cells that strike out everything, by the number under which cells name them."""
    fonts, styles = root.find(_FONTS), root.find(_STYLES)
    if fonts is None or styles is None:
        return frozenset()
    struck = {str(number) for number, font in enumerate(fonts) if _is_struck(font)}
    return frozenset(str(number) for number, style in enumerate(styles) if style.get("fontId", "0") in struck)


def _is_struck(font: Element) -> bool:
    return any(node.get("val") not in _OFF for node in font.iter(_STRUCK))

"""The text of a Word paragraph as it is seen once all tracked changes are accepted; nothing in it is dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Element: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# Changes that are gone, and those that stay, once accepted.
GONE = frozenset({f"{W}del", f"{W}moveFrom"})
CHANGES = frozenset({*GONE, f"{W}ins", f"{W}moveTo"})
TEXT_BOX = f"{W}txbxContent"
# What says how text looks, is a note elsewhere, or the reading aid above a character.
_SILENT = frozenset(
    f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "delText", "instrText", "rt", "smartTagPr", "tblPr")
)
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
# Pictures of signs in the fonts that Word uses for them, by their place in the font.
_SYMBOLS = {
    0xB7: "·",
    0xFC: "√",
    0xFB: "×",
    0xFE: "☑",
    0xA8: "□",
    0x6C: "●",
    0x6E: "■",
    0x75: "◆",
    0xD8: "➢",
    0xB0: "°",
}
_UNKNOWN_SYMBOL = "〓"  # the printers' sign for a missing type
_PRIVATE = range(0xE000, 0xF900)
_BEYOND = 0x10000


@dataclass(slots=True)
class ParagraphText:
    """What stands in a paragraph: its text, hidden text, text boxes anchored in it, and whether it was changed."""

    text: list[str] = field(default_factory=list[str])
    hidden: list[str] = field(default_factory=list[str])
    boxes: list[Element] = field(default_factory=list[Element])
    changed: bool = False


def read_paragraph(paragraph: Element) -> ParagraphText:
    """Read a `w:p`."""
    found = ParagraphText()
    _walk_children(paragraph, found, found.text)
    return found


def chosen(node: Element) -> list[Element]:
    """Give the children of the one form of an AlternateContent that is read: the same stands in each of them."""
    choices = node.findall(f"{_MC}Choice") or node.findall(f"{_MC}Fallback")
    return list(choices[0]) if choices else []


def is_alternate(node: Element) -> bool:
    """Say whether an element holds the same content in several forms."""
    return node.tag == f"{_MC}AlternateContent"


def is_on(node: Element | None) -> bool:
    """Say whether an on/off property is there and not switched off."""
    return node is not None and node.get(f"{W}val", "1") not in {"0", "false", "off", "none"}


def _walk_children(node: Element, found: ParagraphText, into: list[str]) -> None:
    for child in node.iterchildren("*"):
        _walk(child, found, into)


def _walk(node: Element, found: ParagraphText, into: list[str]) -> None:
    tag = node.tag
    found.changed = found.changed or tag in CHANGES
    if tag in GONE or tag in _SILENT:
        return
    if tag == TEXT_BOX:
        found.boxes.append(node)
    elif is_alternate(node):
        for child in chosen(node):
            _walk(child, found, into)
    elif tag == f"{W}r":
        _walk_children(node, found, found.hidden if is_on(node.find(f"{W}rPr/{W}vanish")) else into)
    elif sign := _sign(node):
        into.append(sign)
    else:
        _walk_children(node, found, into)


def _sign(node: Element) -> str:
    if node.tag in _SIGNS:
        return _SIGNS[node.tag]
    written = _WRITTEN.get(node.tag)
    return written(node) if written else ""


def _break(node: Element) -> str:
    return "\n" if node.get(f"{W}type", "textWrapping") == "textWrapping" else " "


def _symbol(node: Element) -> str:
    try:
        code = int(node.get(f"{W}char") or "", 16)
    except ValueError:
        return _UNKNOWN_SYMBOL
    if code in _PRIVATE or code < ord(" "):
        return _SYMBOLS.get(code & 0xFF, _UNKNOWN_SYMBOL)
    return chr(code) if code < _BEYOND else _UNKNOWN_SYMBOL


def _characters(node: Element) -> str:
    return node.text or ""


_WRITTEN: dict[str, Callable[[Element], str]] = {
    f"{W}t": _characters,
    f"{_MATH}t": _characters,
    f"{W}br": _break,
    f"{W}sym": _symbol,
}

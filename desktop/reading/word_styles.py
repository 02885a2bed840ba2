"""What the styles of a Word file say of a paragraph: whether it is a heading, and which list it is numbered by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Element: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_DEEPEST = 20  # styles based on each other; a longer chain is a circle
_BODY_LEVEL = 9  # the outline level that Word gives to what is no heading


@dataclass(frozen=True, slots=True)
class Style:
    """What a style and those it is based on say; `list_level` None where the list itself knows its level."""

    list_id: str = ""
    list_level: int | None = None
    numbered_by: str = ""
    outline: int = 0

    def numbering(self, properties: Element | None) -> tuple[str, int | None]:
        """Give the list and its level of a paragraph of this style; "" where it has no number."""
        said = None if properties is None else properties.find(f"{W}numPr")
        if said is None:
            return ("" if self.list_id == "0" else self.list_id, self.list_level)
        list_id = _value(said, "numId") or self.list_id
        level = _value(said, "ilvl")
        here = int(level) if level.isdecimal() else (0 if _value(said, "numId") else self.list_level)
        return ("" if list_id == "0" else list_id, here)

    def heading_level(self, properties: Element | None) -> int:
        """Give the level of a heading, counted from 1, or 0 for what claims to be none."""
        said = "" if properties is None else _value(properties, "outlineLvl")
        return _level(said) if said else self.outline


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of a file by their ids."""

    by_id: Mapping[str, Style]
    usual: Style

    def of(self, properties: Element | None) -> Style:
        """Give the style of a paragraph by its properties."""
        name = "" if properties is None else _value(properties, "pStyle")
        return self.by_id.get(name, self.usual)


def read_styles(root: Element | None) -> Styles:
    """Read the styles of a file from the root of their part, if it has one."""
    if root is None:
        return Styles({}, Style())
    nodes = {node.get(f"{W}styleId") or "": node for node in root.iterfind(f"{W}style")}
    by_id = {name: _style(name, nodes) for name, node in nodes.items() if node.get(f"{W}type") == "paragraph"}
    usual = next((name for name, node in nodes.items() if name in by_id and node.get(f"{W}default") == "1"), "")
    return Styles(by_id, by_id.get(usual, Style()))


def _style(name: str, nodes: Mapping[str, Element]) -> Style:
    chain: list[str] = []
    while name in nodes and name not in chain and len(chain) < _DEEPEST:
        chain.append(name)
        name = _value(nodes[name], "basedOn")
    numbered = next((style for style in chain if nodes[style].find(f"{W}pPr/{W}numPr") is not None), "")
    said = nodes[numbered].find(f"{W}pPr/{W}numPr") if numbered else None
    level = "" if said is None else _value(said, "ilvl")
    return Style(
        list_id="" if said is None else _value(said, "numId"),
        list_level=int(level) if level.isdecimal() else None,
        numbered_by=numbered,
        outline=next((found for style in chain if (found := _outline(nodes[style])) is not None), 0),
    )


def _outline(node: Element) -> int | None:
    properties = node.find(f"{W}pPr")
    said = "" if properties is None else _value(properties, "outlineLvl")
    if said:
        return _level(said)
    match = _HEADING_NAME.fullmatch(_value(node, "name").strip())
    return int(match[1]) if match else None


def _level(outline: str) -> int:
    level = int(outline) if re.fullmatch("[0-9]", outline) else _BODY_LEVEL
    return 0 if level >= _BODY_LEVEL else level + 1


def _value(node: Element, name: str) -> str:
    child = node.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val") or ""

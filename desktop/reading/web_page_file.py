"""A saved web page as lines: block by block, as a browser shows it; scripts and hidden elements are no text.

Nothing is fetched: the page is parsed as data, and of its elements only text is taken.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lxml import etree

from desktop.reading.lines import Line
from desktop.reading.text_file import decoded
from desktop.refusal import Refused

Element: TypeAlias = Any

_SILENT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "object",
        "applet",
        "iframe",
        "svg",
        "math",
        "audio",
        "video",
        "canvas",
        "map",
        "area",
        "textarea",
        "datalist",
    }
)
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "o:p",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "st1:chsdate",
    }
)
_MENUS = frozenset({"nav", "menu", "select", "option", "button", "footer", "aside"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_SPACES = re.compile(r"[ \t\r\n\f]+")
# A line end in the file between two Chinese characters is no space.
_CHINESE_END = re.compile("(?<=[\u2e80-\uffef“”‘’…—])[ \t\f]*\r?\n[ \t\r\n\f]*(?=[\u2e80-\uffef“”‘’…—])")
_BETWEEN_LINKS = re.compile(r"[\s|·•>/\[\]]+")
_LINKED = 0.6  # share of a block that is links, from which on it is a menu
_LONGEST_CELL = 120
_DEEPEST = 240  # libxml2 itself stops at 256


def page_lines(data: bytes, name: str) -> tuple[list[Line], list[str]]:
    """Give the lines of a page and notes in Chinese.

    Refused: READ-ENCODING, READ-BINARY, READ-NOTHING, READ-DEEP.
    """
    text, notes = _decoded_page(data, name)
    body = _XML_DECLARATION.sub("", text.replace("\0", ""), count=1)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(body.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise Refused("READ-NOTHING", f"“{name}”里没有可以读的文字，请在浏览器中重新保存网页后再读入。")
    if any("xcessive depth" in str(error.message) for error in parser.error_log):
        raise _too_deep(name)
    reader = _PageReader(name)
    reader.read(root)
    return reader.lines, notes


def _decoded_page(data: bytes, name: str) -> tuple[str, list[str]]:
    encoding = _declared(data)
    try:
        return (data.decode(encoding), []) if encoding else (decoded(data, name), [])
    except UnicodeDecodeError:
        pass
    try:
        return decoded(data, name), []
    except Refused:
        # What the page says of itself, with every byte that does not fit shown as �.
        text = data.decode(encoding, "replace")
        return text, [f"网页里有{text.count(chr(0xFFFD))}处不能识别的字，显示为“\ufffd”，请对照原网页改正。"]


def _declared(data: bytes) -> str:
    """Give the encoding that a page declares, the mark in front of it aside; "" for none that is known."""
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ""
    match = _CHARSET.search(data[:4096])
    named = match[1].decode("ascii", "replace").lower() if match else ""
    if named in {"gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030", "hz-gb-2312"}:
        return "gb18030"  # pages call themselves gb2312 and hold characters that it lacks
    return {"utf-8": "utf-8", "utf8": "utf-8", "big5": "big5hkscs", "big5-hkscs": "big5hkscs"}.get(named, "")


def _too_deep(name: str) -> Refused:
    what = "嵌套得太深，读不完整，请在浏览器中把正文复制出来，粘贴读入。"
    return Refused("READ-DEEP", f"“{name}”{what}")


_GOES_ON = ("、", "，", ",")  # no paragraph ends with these: a break behind them only turns the line


@dataclass(slots=True)
class _PageReader:
    """Walks through a page once; text gathers until a block begins or ends, and is a line then."""

    name: str
    lines: list[Line] = field(default_factory=list[Line])
    _text: list[str] = field(default_factory=list[str])
    _linked: int = 0
    _tables: int = 0

    def read(self, root: Element) -> None:
        """Read the whole page."""
        self._element(root, "text", 0, 0)
        self._flush("text", 0)

    def _element(self, node: Element, origin: str, heading: int, depth: int) -> None:
        if depth > _DEEPEST:
            raise _too_deep(self.name)
        name = node.tag.lower() if isinstance(node.tag, str) else ""
        if not name or name in _SILENT or _is_hidden(node):
            return
        if name == "br":
            if not "".join(self._text).rstrip().endswith(_GOES_ON):
                self._flush(origin, heading)
        elif name in _INLINE or (":" in name and not len(node)):
            self._inline(node, name, origin, heading, depth)
        elif name == "pre":
            self._preformatted(node, origin)
        else:
            self._block(node, name, origin, heading, depth)

    def _inline(self, node: Element, name: str, origin: str, heading: int, depth: int) -> None:
        before = sum(map(len, self._text))
        self._content(node, origin, heading, depth)
        if name == "a" and node.get("href"):
            self._linked += max(sum(map(len, self._text)) - before, 0)

    def _block(self, node: Element, name: str, origin: str, heading: int, depth: int) -> None:
        self._flush(origin, heading)
        inner = self._origin(node, name, origin)
        level = _HEADINGS.get(name, heading)
        self._content(node, inner, level, depth)
        self._flush(inner, level)

    def _content(self, node: Element, origin: str, heading: int, depth: int) -> None:
        self._text.append(node.text or "")
        for child in node:
            self._element(child, origin, heading, depth + 1)
            self._text.append(child.tail or "")

    def _preformatted(self, node: Element, origin: str) -> None:
        self._flush(origin, 0)
        for row in "".join(node.itertext()).splitlines():
            self._text.append(row)
            self._flush(origin, 0)

    def _origin(self, node: Element, name: str, origin: str) -> str:
        if name in _MENUS:
            return "menu"
        if name == "title":
            return "page title"
        if name == "table" and origin == "text" and _holds_data(node):
            self._tables += 1
            return f"table {self._tables}"
        return origin

    def _flush(self, origin: str, heading: int) -> None:
        text = _SPACES.sub(" ", _CHINESE_END.sub("", "".join(self._text))).strip(" ")
        if text.strip():
            menu = origin == "text" and not heading and self._linked > len(_BETWEEN_LINKS.sub("", text)) * _LINKED
            self.lines.append(Line(len(self.lines) + 1, text, "", heading, "menu" if menu else origin))
        self._text.clear()
        self._linked = 0


def _is_hidden(node: Element) -> bool:
    return node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))


def _holds_data(table: Element) -> bool:
    """Whether a table is one of figures or of particulars, and not there to place text on the page."""
    if next(table.iterdescendants("table", "p"), None) is not None:
        return False
    columns = max((len(row.findall("td")) + len(row.findall("th")) for row in table.iter("tr")), default=0)
    longest = max((len("".join(cell.itertext()).strip()) for cell in table.iter("td", "th")), default=0)
    return columns > 1 and longest <= _LONGEST_CELL

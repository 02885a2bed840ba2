"""The zip that a .docx is, looked at before it is opened, and only the parts that hold text.

Word and WPS write such files; so does whoever wants to harm. Nothing is fetched, expanded or started.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from lxml import etree

from desktop.refusal import Refused

# The stubs of lxml know its elements only by a private name.
Element: TypeAlias = Any

_MOST_PARTS = 2000
_MOST_BYTES = 200_000_000  # unpacked; pictures count
_MOST_XML = 40_000_000  # of one part that is parsed
_MOST_RATIO = 200  # of a part; text packs to a tenth, 0.2 MB of one sign to nothing
_SMALL = 1_000_000  # below this a ratio says nothing
# “Strict Open XML” is the same language under another name.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "wordprocessingml.document.main+xml"
_OTHER_MAIN = (
    ("macroEnabled", "MACRO", "含有宏，请在 Word 中另存为不带宏的 .docx 后再读入。"),
    ("wordprocessingml.template", "DOTX", "是 Word 模板，请用它新建文档并另存为 .docx 后再读入。"),
    ("spreadsheetml", "WORKBOOK", "是电子表格，不是报告，请选择 .docx、.txt 或 .html 文件。"),
    ("presentationml", "SLIDES", "是演示文稿，不是报告，请选择 .docx、.txt 或 .html 文件。"),
)
_ACTIVE = (
    ("vbaproject", "宏"),
    ("vbadata", "宏"),
    ("oleobject", "嵌入的对象"),
    ("activex", "控件"),
    ("afchunk", "嵌入的另一份文档"),
)
_ACTIVE_KINDS = {"aFChunk": "嵌入的另一份文档", "oleObject": "嵌入的对象", "control": "控件", "vbaProject": "宏"}
_LINKS = ("http", "https", "mailto")
# What zipfile raises on files that are no zip, are cut, encrypted or packed in a way that it does not know.
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError, KeyError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of the file or of a part; `kind` is the last word of its type."""

    kind: str
    target: str
    external: bool


class WordPackage:
    """A .docx that passed the pre-check; parts are parsed when asked for.

    Refused with the code READ- and: DAMAGED, LOCKED, BOMB, NAMES, NOT-WORD, MACRO, DOTX, WORKBOOK, SLIDES, ACTIVE,
    DOCTYPE.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise self._damaged() from error
        self._parts = {entry.filename: entry for entry in self._archive.infolist() if not entry.is_dir()}
        self._check_sizes()
        self._check_names()
        self.main = self._main_part()
        self._links = self.links(self.main)
        self._check_active()

    def parts(self, kind: str) -> Iterator[Element]:
        """Yield the roots of the parts that the main part links to as `kind` (styles, header, footnotes ...)."""
        for link in self._links:
            if link.kind == kind and not link.external and link.target in self._parts:
                yield self.root(link.target)

    def root(self, name: str) -> Element:
        """Parse a part."""
        data = self._read(name).replace(_STRICT, _USUAL)
        # Looked for before parsing, so that nothing is expanded, and after it, where the part is in another encoding.
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise self._doctype()
        try:
            root = _parsed(data)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged() from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._doctype()
        return root

    def links(self, part: str) -> list[Link]:
        """Give the relationships of a part; of the whole file where the name is empty."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self._parts:
            return []
        return [_link(folder, node) for node in self.root(name) if isinstance(node.tag, str)]

    def notes(self) -> list[str]:
        """Say in Chinese what the file has besides text."""
        said: list[str] = []
        outside = [link for link in self._links if link.external and not _is_hyperlink(link)]
        if outside:
            said.append(f"文件里有{len(outside)}处引用了文件以外的内容，没有读入，也不会带进报告。")
        if pictures := sum(link.kind == "image" for link in self._links):
            said.append(f"文件里有{pictures}幅图片，图片中的文字没有读入。")
        if embedded := sum(link.kind in {"package", "chart", "diagramData"} for link in self._links):
            said.append(f"文件里有{embedded}个图表或嵌入的表格，没有读入。")
        return said

    def _read(self, name: str) -> bytes:
        if self._parts[name].file_size > _MOST_XML:
            raise self._too_large()
        try:
            return self._archive.read(name)
        except _BROKEN as error:
            raise self._damaged() from error

    def _check_sizes(self) -> None:
        entries = self._parts.values()
        if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_BYTES:
            raise self._too_large()
        for entry in entries:
            if entry.file_size > _SMALL and entry.file_size > _MOST_RATIO * max(entry.compress_size, 1):
                raise self._too_large()
            if entry.flag_bits & 1:
                raise self._refused("LOCKED", "是加了密码的文件，请取消密码并另存为 .docx 后再读入。")

    def _check_names(self) -> None:
        for name in self._parts:
            if name.startswith(("/", "\\")) or ":" in name or ".." in name.replace("\\", "/").split("/"):
                raise self._refused(
                    "NAMES", "里面的文件名不正常，不是 Word 或 WPS 保存的文件，请另存为 .docx 后再读入。"
                )

    def _main_part(self) -> str:
        if "[Content_Types].xml" not in self._parts:
            what = "是压缩包，不是 Word 文档，请先解压，再读入其中的 .docx 文件。"
            raise self._refused("NOT-WORD", what)
        types = " ".join(node.get("ContentType") or "" for node in self.root("[Content_Types].xml").iter("{*}Override"))
        for word, code, what in _OTHER_MAIN:
            if word in types:
                raise self._refused(code, what)
        target = next((link.target for link in self.links("") if link.kind == "officeDocument"), "")
        if _MAIN not in types or target not in self._parts:
            raise self._refused("NOT-WORD", "不是 .docx 文档，请用 Word 或 WPS 打开并另存为 .docx 后再读入。")
        return target

    def _check_active(self) -> None:
        found = [said for word, said in _ACTIVE if any(word in part.lower() for part in self._parts)]
        found += [_ACTIVE_KINDS[link.kind] for link in self._links if link.kind in _ACTIVE_KINDS]
        if found:
            raise self._refused("ACTIVE", f"含有{found[0]}，请在 Word 中删去并另存为 .docx 后再读入。")

    def _damaged(self) -> Refused:
        return self._refused("DAMAGED", "已损坏，读不完整，请用 Word 或 WPS 打开并另存为 .docx 后再读入。")

    def _doctype(self) -> Refused:
        what = "含有文档类型声明，不是 Word 或 WPS 保存的文件，请用 Word 或 WPS 另存为 .docx 后再读入。"
        return self._refused("DOCTYPE", what)

    def _too_large(self) -> Refused:
        return self._refused("BOMB", "解开后大得不像一份报告，没有读入，请用 Word 或 WPS 另存为 .docx 后再读入。")

    def _refused(self, code: str, what: str) -> Refused:
        return Refused(f"READ-{code}", f"“{self._name}”{what}")


def _parsed(data: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)


def _link(folder: str, node: Element) -> Link:
    target = node.get("Target") or ""
    external = node.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Link((node.get("Type") or "").rpartition("/")[2], target, external)


def _is_hyperlink(link: Link) -> bool:
    return link.kind == "hyperlink" and urlsplit(link.target).scheme.lower() in _LINKS

"""The zip that a .docx is, and only the parts of it that hold text."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from desktop.archive import CONTENT_TYPES, Archive, Element, Link, Manner

__all__ = ["Element", "Link", "WordPackage"]

_MOST_XML = 40_000_000  # of one part that is parsed
_STRICT = (
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
)
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


class WordPackage:
    """A .docx that passed the pre-check; parts are parsed when asked for.

    Refused with the code READ- and: DAMAGED, LOCKED, BOMB, NAMES, NOT-WORD, MACRO, DOTX, WORKBOOK, SLIDES, ACTIVE,
    DOCTYPE.
    """

    def __init__(self, data: bytes, name: str) -> None:
        manner = Manner("READ", "一份报告", ".docx", "Word 或 WPS", xml=_MOST_XML, strict=(_STRICT,))
        self._archive = Archive(data, name, manner)
        self.main = self._main_part()
        self._links = self.links(self.main)
        self._check_active()

    def parts(self, kind: str) -> Iterator[Element]:
        """Yield the roots of the parts that the main part links to as `kind` (styles, header, footnotes ...)."""
        for link in self._links:
            if link.kind == kind and not link.external and link.target in self._archive:
                yield self.root(link.target)

    def root(self, name: str) -> Element:
        """Parse a part."""
        return self._archive.root(name)

    def links(self, part: str) -> list[Link]:
        """Give the relationships of a part; of the whole file where the name is empty."""
        return self._archive.links(part)

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

    def _main_part(self) -> str:
        archive = self._archive
        if CONTENT_TYPES not in archive:
            raise archive.refused("NOT-WORD", "是压缩包，不是 Word 文档，请先解压，再读入其中的 .docx 文件。")
        types = archive.content_types()
        for word, code, what in _OTHER_MAIN:
            if word in types:
                raise archive.refused(code, what)
        target = archive.main_part()
        if _MAIN not in types or not target:
            raise archive.refused("NOT-WORD", "不是 .docx 文档，请用 Word 或 WPS 打开并另存为 .docx 后再读入。")
        return target

    def _check_active(self) -> None:
        found = [said for word, said in _ACTIVE if any(word in part.lower() for part in self._archive.names)]
        found += [_ACTIVE_KINDS[link.kind] for link in self._links if link.kind in _ACTIVE_KINDS]
        if found:
            raise self._archive.refused("ACTIVE", f"含有{found[0]}，请在 Word 中删去并另存为 .docx 后再读入。")


def _is_hyperlink(link: Link) -> bool:
    return link.kind == "hyperlink" and urlsplit(link.target).scheme.lower() in _LINKS

"""The zip that an .xlsx is, and the parts of it that hold cells."""

from __future__ import annotations

from desktop.archive import CONTENT_TYPES, Archive, Element, Link
from desktop.collection.workbook_kind import MANNER, WORD, macro
from desktop.refusal import Refused

_MAIN = "spreadsheetml.sheet.main+xml"
_OTHER_MAIN = (
    ("sheet.binary.macroEnabled", "BINARY", "是二进制表格（.xlsb），请用 Excel 打开并另存为 .xlsx 后再读入。"),
    ("macroEnabled", "MACRO", "含有宏，请另存为不带宏的 .xlsx 后再读入。"),
    ("spreadsheetml.template", "TEMPLATE", "是表格模板，请用它新建表格并另存为 .xlsx 后再读入。"),
    ("wordprocessingml", "WORD", WORD),
    ("presentationml", "SLIDES", "是演示文稿，不是表格，请选择 .xlsx 文件。"),
)
# Parts that run something or fetch something; a number beside them may be anybody's.
_ACTIVE = (
    ("vbaproject", "宏"),
    ("macrosheets/", "宏"),
    ("dialogsheets/", "宏"),
    ("activex", "控件"),
    ("embeddings/", "嵌入的对象"),
    ("oleobject", "嵌入的对象"),
    ("connections.xml", "外部数据连接"),
    ("querytable", "外部数据连接"),
    ("model/item.data", "外部数据连接"),
)


class WorkbookPackage:
    """An .xlsx that passed the pre-check; parts are parsed when asked for.

    Refused with the code WORKBOOK- and: DAMAGED, LOCKED, BOMB, NAMES, DOCTYPE, OTHER, BINARY, MACRO, TEMPLATE, WORD,
    SLIDES, ACTIVE, LINKS.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._archive = Archive(data, name, MANNER)
        self.main = self._main_part()
        self._check_active()
        self._links = self._archive.links(self.main)
        self._check_links()

    def root(self, part: str) -> Element:
        """Parse a part."""
        return self._archive.root(part)

    def data(self, part: str) -> bytes:
        """Give the bytes of a part."""
        return self._archive.data(part)

    def part(self, kind: str) -> str | None:
        """Give the name of the part that the main part links to as `kind`; None where there is none."""
        links = (link.target for link in self._links if link.kind == kind and link.target in self._archive)
        return next(links, None)

    def comments(self, sheet: str) -> list[Element]:
        """Give the parsed parts with what people noted at the cells of a sheet."""
        if not any("comments" in name.lower() for name in self._archive.names):
            return []
        links = (link for link in self._archive.links(sheet) if link.kind == "comments")
        return [self.root(link.target) for link in links if link.target in self._archive]

    def sheet_parts(self) -> dict[str, Link]:
        """Give the links of the main part to sheets of cells, by their ids."""
        return {link.id: link for link in self._links if link.kind == "worksheet" and link.target in self._archive}

    def damaged(self) -> Refused:
        """Give the refusal of what no office program writes."""
        return self._archive.damaged()

    def too_many(self, what: str) -> Refused:
        """Give the refusal of more cells than a form can have."""
        return self._archive.refused("CELLS", f"里的{what}多得不像一份填报表，没有读入，请只留填报的表再报。")

    def _main_part(self) -> str:
        archive = self._archive
        if CONTENT_TYPES not in archive:
            raise archive.refused("OTHER", self._what_else())
        types = archive.content_types()
        for word, code, what in _OTHER_MAIN:
            if word in types:
                raise archive.refused(code, what)
        target = archive.main_part()
        if _MAIN not in types or not target:
            raise archive.refused("OTHER", f"不是 .xlsx 表格，{MANNER.saved_again}")
        return target

    def _what_else(self) -> str:
        """Say what a zip is that no Microsoft program has written."""
        if "mimetype" in self._archive and b".spreadsheet" in self._archive.data("mimetype"):
            return f"是 LibreOffice 等软件的 .ods 表格，{MANNER.saved_again}"
        return "是压缩包，不是 Excel 表格，请先解压，再收其中的 .xlsx 文件。"

    def _check_active(self) -> None:
        parts = "\n".join(self._archive.names).lower()
        for word, said in _ACTIVE:
            if word in parts:
                if said == "宏":
                    raise macro(self._archive.name)
                raise self._archive.refused("ACTIVE", f"含有{said}，请删去后另存为 .xlsx 再读入。")

    def _check_links(self) -> None:
        if any(link.kind.startswith("externalLink") for link in self._links):
            what = "引用了别的文件里的数，看不出真假，请在“编辑链接”里断开链接（或者粘贴成数值）后另存再报。"
            raise self._archive.refused("LINKS", what)

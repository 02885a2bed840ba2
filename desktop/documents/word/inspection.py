"""What a template from outside may not hold: macros, embedded files, and anything that reaches out of the file.

A report made from a template carries the template's parts to everybody who opens it, and Word fetches a remote
template or picture before the reader has said yes.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml import etree

from desktop.documents.word.elements import Element, parsed, tag
from desktop.documents.word.package import CONTENT_TYPES, Parts, Relationship, relationships_of
from desktop.documents.word.refusal import refused

_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ACTIVE_PART = re.compile(r"vbaProject|vbaData|oleObject|activeX|/embeddings/|/afchunk", re.IGNORECASE)
_ACTIVE_KINDS = frozenset(
    {"vbaProject", "wordVbaData", "oleObject", "package", "control", "aFChunk", "attachedToolbars", "subDocument"}
)
_HYPERLINK_SCHEMES = frozenset({"http", "https", "mailto"})
# Fields that fetch or start something when Word updates them.
_REACHING_FIELD = re.compile(r"\b(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DATABASE|RD)\b")


def main_part(parts: Parts, template: str) -> str:
    """Check the parts of a template and return the name of its main one.

    Refused with the code TEMPLATE- and: NOT-DOCX, DOCTYPE, UNREADABLE, ACTIVE, EXTERNAL.
    """
    roots = {name: _root(parts, name, template) for name in parts if name.endswith((".xml", ".rels"))}
    _refuse_active(parts, template)
    name = next((link.target for link in relationships_of(parts, "") if link.kind == "officeDocument"), "")
    if name not in roots or CONTENT_TYPES not in roots or roots[name].tag != tag("document"):
        raise _not_docx(template)
    types = {entry.get("PartName", "").lstrip("/"): entry.get("ContentType") for entry in roots[CONTENT_TYPES]}
    if types.get(name) != _DOCUMENT_TYPE:
        raise _not_docx(template)
    _refuse_reaching(parts, roots, template)
    return name


def _root(parts: Parts, name: str, template: str) -> Element:
    try:
        return parsed(parts[name])
    except etree.XMLSyntaxError as error:
        what = f"已损坏（{name} 不能读取），请用 Word 或 WPS 重新保存后再用。"
        raise refused(template, "UNREADABLE", what) from error
    except ValueError as error:
        what = f"含有文档类型声明（{name}），不是 Word 保存的文件，请用 Word 或 WPS 重新保存后再用。"
        raise refused(template, "DOCTYPE", what) from error


def _not_docx(template: str) -> Exception:
    what = "不是 .docx 文档，请在 Word 或 WPS 中另存为“Word 文档（.docx）”后再用。"
    return refused(template, "NOT-DOCX", what)


def _refuse_active(parts: Parts, template: str) -> None:
    for name in parts:
        if _ACTIVE_PART.search(f"/{name}"):
            what = f"含有宏、控件或嵌入的文件（{name}），请在 Word 中删去并另存为 .docx 后再用。"
            raise refused(template, "ACTIVE", what)


def _refuse_reaching(parts: Parts, roots: dict[str, Element], template: str) -> None:
    for name, root in roots.items():
        if name.endswith(".rels"):
            continue
        for link in relationships_of(parts, name):
            if link.kind in _ACTIVE_KINDS:
                what = f"含有宏、控件或嵌入的文件（{link.target}），请在 Word 中删去并另存为 .docx 后再用。"
                raise refused(template, "ACTIVE", what)
            if link.external and not _is_web_address(link):
                what = f"引用了文件以外的内容（{link.target}），请在 Word 中断开链接后再用。"
                raise refused(template, "EXTERNAL", what)
        field = _reaching_field(root)
        if field:
            what = f"含有会读取其他文件的域（{field}），请在 Word 中删去该域后再用。"
            raise refused(template, "EXTERNAL", what)


def _is_web_address(link: Relationship) -> bool:
    return link.kind == "hyperlink" and urlsplit(link.target).scheme.lower() in _HYPERLINK_SCHEMES


def _reaching_field(root: Element) -> str:
    # Word may spread one field code over many runs, so the codes are read together.
    codes = "".join(node.text or "" for node in root.iter(tag("instrText")))
    codes += " ".join(node.get(tag("instr"), "") for node in root.iter(tag("fldSimple")))
    found = _REACHING_FIELD.search(codes.upper())
    return found.group() if found else ""

"""A Word template: named styles and a page, read and checked once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree

from desktop.documents.gbt9704 import LEFT_MARGIN_MM, TEXT_WIDTH_MM, twips_of_millimetres
from desktop.documents.word.elements import OFFICE, Element, parsed, serialised, tag
from desktop.documents.word.inspection import main_part
from desktop.documents.word.package import (
    CONTENT_TYPES,
    Parts,
    Relationship,
    read_package,
    relationships_name,
    relationships_of,
    relationships_part,
)
from desktop.documents.word.refusal import refused
from desktop.documents.word.style_names import StyleIds, style_ids
from desktop.paths import TEMPLATES
from desktop.refusal import Refused

TEMPLATE_NAMES = ("plain", "upward")
PROPERTIES_PART = "docProps/core.xml"

# What a body without content of its own still needs; comments, pictures, glossaries and the like stay behind.
_KEPT_KINDS = frozenset(
    {
        "styles",
        "settings",
        "fontTable",
        "theme",
        "numbering",
        "header",
        "footer",
        "footnotes",
        "endnotes",
        "webSettings",
    }
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PROPERTIES_RELATIONSHIP = f"{_PACKAGE}/relationships/metadata/core-properties"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """A checked template.

    `parts` are all parts of the file in their order except the two that each report writes anew, the main
    part (`main`) and the properties. `section` is the `w:sectPr` of the page; `text_left` and
    `text_width` are the 版心 in twips.
    """

    name: str
    parts: Parts
    main: str
    styles_part: str
    styles: StyleIds
    section: str
    text_left: int
    text_width: int


def load_template(name_or_path: str | Path) -> Template:
    """Open a template by name (“plain”, “upward”) or by the path of a .docx; an unchanged file is read only once.

    Refused with the code TEMPLATE- and: NAME, UNREADABLE, SIZE, NOT-DOCX, DOCTYPE, ACTIVE, EXTERNAL, STYLES.
    """
    named = str(name_or_path) in TEMPLATE_NAMES
    path = TEMPLATES / f"{name_or_path}.docx" if named else Path(name_or_path)
    try:
        state = path.stat()
    except (OSError, ValueError) as error:
        raise _unknown(name_or_path) from error
    return _load(path, state.st_mtime_ns, state.st_size)


def _unknown(name: str | Path) -> Refused:
    what = f"不存在，请选择一个 .docx 文件，或用自带的模板：{'、'.join(TEMPLATE_NAMES)}。"
    return refused(str(name), "NAME", what)


@lru_cache(maxsize=8)
def _load(path: Path, _modified: int, _size: int) -> Template:
    parts = read_package(path)
    main = main_part(parts, path.name)
    links = [link for link in relationships_of(parts, main) if link.kind in _KEPT_KINDS and link.target in parts]
    styles_part = next((link.target for link in links if link.kind == "styles"), "")
    if not styles_part:
        what = "没有样式表，请用 Word 或 WPS 重新保存后再用。"
        raise refused(path.name, "UNREADABLE", what)
    section = _section(parsed(parts[main]), {link.identifier for link in links})
    left, width = _text_area(section)
    return Template(
        name=path.name,
        parts=_slim(parts, main, links),
        main=main,
        styles_part=styles_part,
        styles=style_ids(parsed(parts[styles_part]), path.name),
        section=etree.tostring(section, encoding="unicode"),
        text_left=left,
        text_width=width,
    )


def _section(document: Element, links: set[str]) -> Element:
    """Return the page of the last section without anything that points to what is left behind."""
    section = document.find(f"{tag('body')}/{tag('sectPr')}")
    if section is None:
        section = parsed(f'<w:sectPr xmlns:w="{tag("")[1:-1]}"/>'.encode())
    word, reference = tag(""), f"{{{OFFICE}}}id"
    for child in list(section):
        strange = not str(child.tag).startswith(word) or child.tag == tag("sectPrChange")
        dangling = reference in child.attrib and child.get(reference) not in links
        if strange or dangling:
            section.remove(child)
    for node in section.iter():
        for name in node.attrib:
            if not name.startswith(word) and name != reference:
                del node.attrib[name]
    return section


def _text_area(section: Element) -> tuple[int, int]:
    """Return the left edge and the width of the 版心 in twips, those of the standard where the page has none."""
    size, margins = section.find(tag("pgSz")), section.find(tag("pgMar"))
    try:
        left = int(margins.get(tag("left")))
        return left, int(size.get(tag("w"))) - left - int(margins.get(tag("right")))
    except (AttributeError, TypeError, ValueError):
        return twips_of_millimetres(LEFT_MARGIN_MM), twips_of_millimetres(TEXT_WIDTH_MM)


def _slim(parts: Parts, main: str, links: list[Relationship]) -> Parts:
    """Return the parts that these links reach, with a table of contents and of links that fits them."""
    kept: dict[str, bytes] = {}
    for link in links:
        _reach(parts, link.target, kept)
    kept[relationships_name(main)] = relationships_part(main, links)
    properties = Relationship("rId2", _PROPERTIES_RELATIONSHIP, PROPERTIES_PART, external=False)
    document = Relationship("rId1", f"{OFFICE}/officeDocument", main, external=False)
    return {
        CONTENT_TYPES: _content_types(parts[CONTENT_TYPES], {*kept, main}),
        relationships_name(""): relationships_part("", [document, properties]),
        **kept,
    }


def _reach(parts: Parts, name: str, kept: dict[str, bytes]) -> None:
    if name in kept or name not in parts:
        return
    kept[name] = parts[name]
    if relationships_name(name) in parts:
        kept[relationships_name(name)] = parts[relationships_name(name)]
    for link in relationships_of(parts, name):
        if not link.external:
            _reach(parts, link.target, kept)


def _content_types(data: bytes, kept: set[str]) -> bytes:
    root = parsed(data)
    for entry in list(root):
        if entry.get("PartName", "") and entry.get("PartName").lstrip("/") not in kept:
            root.remove(entry)
    entry = root.makeelement(
        root.tag.replace("Types", "Override"),
        {"PartName": f"/{PROPERTIES_PART}", "ContentType": _PROPERTIES_TYPE},
    )
    root.append(entry)
    return serialised(root)

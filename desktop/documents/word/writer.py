"""A Document as a Word file: a new body and new properties, everything else as the template has it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lxml import etree

from desktop.documents.blocks import Block, Document, Style
from desktop.documents.characters import printable
from desktop.documents.gbt9704 import CELL_POINTS
from desktop.documents.profiles import Profile
from desktop.documents.word.elements import NAMESPACES, Element, parsed, serialised, tag
from desktop.documents.word.fonts import apply_profile
from desktop.documents.word.imprint import imprint
from desktop.documents.word.package import Parts, write_package
from desktop.documents.word.paragraphs import keep_with_next, paragraph, set_hanging, set_left_edge
from desktop.documents.word.placement import attachment_indent, left_edges
from desktop.documents.word.template import PROPERTIES_PART, Template

_IMPRINT = frozenset({Style.IMPRINT_COPIES, Style.IMPRINT_PRINTED})
_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def write_word(document: Document, template: Template, profile: Profile | None = None) -> bytes:
    """Return the .docx of a document; the same arguments give the same bytes.

    The profile's fonts take the place of the template's; without a profile the template keeps its own. Blocks for
    which the template has no style (版头, 版记) are left out.
    """
    parts = {
        **_static_parts(template, profile),
        template.main: _main_part(document, template),
        PROPERTIES_PART: _properties_part(document),
    }
    return write_package(parts)


@lru_cache(maxsize=8)
def _static_parts(template: Template, profile: Profile | None) -> Parts:
    if profile is None:
        return template.parts
    styles = parsed(template.parts[template.styles_part])
    apply_profile(styles, template.styles, profile)
    return {**template.parts, template.styles_part: serialised(styles)}


def _main_part(document: Document, template: Template) -> bytes:
    root = etree.Element(tag("document"), nsmap=NAMESPACES)
    body = etree.SubElement(root, tag("body"))
    known = [block for block in document.blocks if block.style in template.styles.blocks]
    body.extend(_paragraphs(known, template))
    rows = [paragraph(block, template.styles, template.text_width) for block in known if block.style in _IMPRINT]
    if rows:
        body.extend(imprint(rows, template.text_left, template.text_width))
    body.append(parsed(template.section))
    return serialised(root)


def _paragraphs(blocks: Sequence[Block], template: Template) -> list[Element]:
    edges = left_edges(blocks, template.text_width / 20 / CELL_POINTS)
    made: list[Element] = []
    for block in blocks:
        if block.style in _IMPRINT:
            continue
        if block.style is Style.SIGNATURE and made:
            keep_with_next(made[-1])
        made.append(paragraph(block, template.styles, template.text_width))
        if block.style in edges:
            set_left_edge(made[-1], edges[block.style])
        elif block.style is Style.ATTACHMENT:
            set_hanging(made[-1], *attachment_indent(block.text))
    return made


def _properties_part(document: Document) -> bytes:
    """Return title and author; no time, so that equal reports are equal files."""
    root = etree.Element(f"{{{_PROPERTIES}}}coreProperties", nsmap={"cp": _PROPERTIES, "dc": _DUBLIN_CORE})
    for name, text in (("title", document.title), ("creator", document.unit), ("language", "zh-CN")):
        etree.SubElement(root, f"{{{_DUBLIN_CORE}}}{name}").text = printable(text)
    return serialised(root)

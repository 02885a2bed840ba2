"""A Document as a Word file: a new body and new properties, everything else as the template has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from lxml import etree

from desktop.documents.blocks import Block, Document, Style
from desktop.documents.characters import printable
from desktop.documents.gbt9704 import CELL_POINTS
from desktop.documents.profiles import Profile
from desktop.documents.word.elements import OFFICE, WORD, parsed, serialised
from desktop.documents.word.fonts import apply_profile
from desktop.documents.word.imprint import imprint
from desktop.documents.word.package import Parts, write_package
from desktop.documents.word.paragraphs import KEEP_WITH_NEXT, hanging, left_edge, paragraph
from desktop.documents.word.placement import attachment_indent, left_edges
from desktop.documents.word.template import PROPERTIES_PART, Template

_IMPRINT = frozenset({Style.IMPRINT_COPIES, Style.IMPRINT_PRINTED})
_HEAD = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}">'
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
        PROPERTIES_PART: properties_part(document.title, document.unit),
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
    known = [block for block in document.blocks if block.style in template.styles.blocks]
    flow = [block for block in known if block.style not in _IMPRINT]
    rows = [paragraph(block, template.styles, template.text_width) for block in known if block.style in _IMPRINT]
    end = imprint(rows, template.text_left, template.text_width) if rows else ""
    body = "".join(_paragraphs(flow, template))
    return f"{_HEAD}<w:body>{body}{end}{template.section}</w:body></w:document>".encode()


def _paragraphs(blocks: Sequence[Block], template: Template) -> Iterator[str]:
    edges = left_edges(blocks, template.text_width / 20 / CELL_POINTS)
    for block, following in zip_longest(blocks, blocks[1:]):
        # A 署名 never stands alone on a page: the end of what precedes it stays with it.
        keep = KEEP_WITH_NEXT if following and following.style is Style.SIGNATURE else ""
        if block.style in edges:
            place = left_edge(edges[block.style])
        elif block.style is Style.ATTACHMENT:
            place = hanging(*attachment_indent(block.text))
        else:
            place = ""
        yield paragraph(block, template.styles, template.text_width, keep, place)


def properties_part(title: str, unit: str) -> bytes:
    """Return title and author; no time, so that equal reports are equal files."""
    root = etree.Element(f"{{{_PROPERTIES}}}coreProperties", nsmap={"cp": _PROPERTIES, "dc": _DUBLIN_CORE})
    for name, text in (("title", title), ("creator", unit), ("language", "zh-CN")):
        etree.SubElement(root, f"{{{_DUBLIN_CORE}}}{name}").text = printable(text)
    return serialised(root)

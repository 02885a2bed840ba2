"""The few words of WordprocessingML that are needed again and again."""

from __future__ import annotations

from typing import Any, TypeAlias

from lxml import etree

# The stubs of lxml know its elements only by a private name.
Element: TypeAlias = Any

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {"w": WORD, "r": OFFICE}
_DOCTYPE = "the part declares a document type"
VALUE = f"{{{WORD}}}val"


def tag(name: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{WORD}}}{name}"


def element(name: str, /, *children: Element, **attributes: object) -> Element:
    """Make a `w:` element with `w:` attributes."""
    made = etree.Element(tag(name), {tag(key): str(value) for key, value in attributes.items()}, nsmap=NAMESPACES)
    made.extend(children)
    return made


def root_of(name: str, namespace: str) -> Element:
    """Make the root of a part whose elements have no prefix."""
    return etree.fromstring(f'<{name} xmlns="{namespace}"/>')


def parsed(data: bytes) -> Element:
    """Parse a part without fetching or expanding anything.

    Raises lxml's XMLSyntaxError where it is no XML, and ValueError where it declares a DOCTYPE: entities in
    it make text vanish without a word.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    # Looked for before parsing, so that nothing is expanded, and after it, where the part is in another encoding.
    if b"<!DOCTYPE" in data:
        raise ValueError(_DOCTYPE)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError(_DOCTYPE)
    return root


def serialised(root: Element) -> bytes:
    """Return a part as it stands in the file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

"""Each part of the Word file, as it was looked at and found right."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from desktop.documents.blocks import Document
from desktop.documents.profiles import find_profile
from desktop.documents.word.template import load_template
from desktop.documents.word.writer import write_word

PARTS = {
    "content_types": "[Content_Types].xml",
    "relationships": "_rels/.rels",
    "properties": "docProps/core.xml",
    "document_relationships": "word/_rels/document.xml.rels",
    "document": "word/document.xml",
    "font_table": "word/fontTable.xml",
    "odd_footer": "word/footer1.xml",
    "even_footer": "word/footer2.xml",
    "settings": "word/settings.xml",
    "styles": "word/styles.xml",
    "theme": "word/theme/theme1.xml",
}


class XmlSnapshot(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "xml"


@pytest.mark.parametrize("name", ["plain", "upward"])
@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_as_it_was(
    name: str,
    part: str,
    document: Document,
    parts_of: Callable[[bytes], dict[str, bytes]],
    snapshot: SnapshotAssertion,
) -> None:
    parts = parts_of(write_word(document, load_template(name), find_profile("gb2312")))
    assert set(parts) == set(PARTS.values())
    root = etree.fromstring(parts[PARTS[part]], etree.XMLParser(remove_blank_text=True))
    pretty = etree.tostring(root, pretty_print=True, encoding="unicode")
    assert pretty == snapshot(extension_class=XmlSnapshot)

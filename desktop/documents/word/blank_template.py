"""Our own templates, made from the measures of the standard; templates/*.docx are what this module makes.

To make them again after a change: `python -m desktop.documents.word.blank_template templates`.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from desktop.documents import gbt9704 as gbt
from desktop.documents.gbt9704 import twips_of_millimetres, twips_of_points
from desktop.documents.profiles import DEFAULT_PROFILE, find_profile
from desktop.documents.word.blank_fonts import font_table, theme
from desktop.documents.word.blank_styles import EVEN_PAGE_NUMBER, ODD_PAGE_NUMBER, styles_root
from desktop.documents.word.elements import OFFICE, Element, element, root_of, serialised
from desktop.documents.word.fonts import apply_profile
from desktop.documents.word.package import (
    CONTENT_TYPES,
    Relationship,
    relationships_name,
    relationships_part,
    write_package,
)
from desktop.documents.word.style_names import style_ids
from desktop.documents.word.template import TEMPLATE_NAMES

_MAIN = "word/document.xml"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME_CONTENT = "application/vnd.openxmlformats-officedocument.theme+xml"
# Each part beside the main one, and the last word of its link's type
_PARTS: Mapping[str, str] = {
    "word/styles.xml": "styles",
    "word/settings.xml": "settings",
    "word/footer1.xml": "footer",
    "word/footer2.xml": "footer",
    "word/fontTable.xml": "fontTable",
    "word/theme/theme1.xml": "theme",
}
_ODD_FOOTER, _EVEN_FOOTER = "rId3", "rId4"  # the places of the two footers in _PARTS
_HEADER_MM = 15.0  # empty; the standard knows none
# Twips by which the 一字线 lies above the foot of its line, measured on the page.
_DASH_FOOT = 141


def blank_template(kind: str) -> bytes:
    """Return the template “plain” (正文) or “upward” (上行文 with 版头 and 版记) as a .docx without any wording."""
    official = kind == "upward"
    styles = styles_root(official=official, title_drop=gbt.TITLE_DROP_LINES if official else 0)
    profile = find_profile(DEFAULT_PROFILE)
    apply_profile(styles, style_ids(styles, kind), profile)
    document = Relationship("rId1", f"{OFFICE}/officeDocument", _MAIN, external=False)
    links = [
        Relationship(f"rId{place}", f"{OFFICE}/{word}", part, external=False)
        for place, (part, word) in enumerate(_PARTS.items(), start=1)
    ]
    return write_package(
        {
            CONTENT_TYPES: _content_types(),
            relationships_name(""): relationships_part("", [document]),
            _MAIN: serialised(element("document", element("body", element("p"), _section()))),
            relationships_name(_MAIN): relationships_part(_MAIN, links),
            "word/styles.xml": serialised(styles),
            "word/settings.xml": serialised(_settings()),
            "word/footer1.xml": serialised(_footer(ODD_PAGE_NUMBER)),
            "word/footer2.xml": serialised(_footer(EVEN_PAGE_NUMBER)),
            "word/fontTable.xml": serialised(font_table()),
            "word/theme/theme1.xml": serialised(theme(profile.body_font)),
        }
    )


def _content_types() -> bytes:
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    root = root_of("Types", namespace)
    for extension, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{{{namespace}}}Default", Extension=extension, ContentType=kind)
    for part, word in {_MAIN: "document.main", **_PARTS}.items():
        kind = _THEME_CONTENT if word == "theme" else f"{_CONTENT}.{word}+xml"
        etree.SubElement(root, f"{{{namespace}}}Override", PartName=f"/{part}", ContentType=kind)
    return serialised(root)


def _section() -> Element:
    """Return A4 with the margins of 5.2.1, and page numbers on the outer side of odd and even pages."""
    margins = {
        "top": twips_of_millimetres(gbt.TOP_MARGIN_MM),
        "right": twips_of_millimetres(gbt.RIGHT_MARGIN_MM),
        "bottom": twips_of_millimetres(gbt.BOTTOM_MARGIN_MM),
        "left": twips_of_millimetres(gbt.LEFT_MARGIN_MM),
    }
    drop = twips_of_millimetres(gbt.PAGE_NUMBER_DROP_MM)
    return element(
        "sectPr",
        _footer_reference("default", _ODD_FOOTER),
        _footer_reference("even", _EVEN_FOOTER),
        element("pgSz", w=twips_of_millimetres(gbt.PAGE_WIDTH_MM), h=twips_of_millimetres(gbt.PAGE_HEIGHT_MM)),
        element(
            "pgMar",
            **margins,
            header=twips_of_millimetres(_HEADER_MM),
            footer=margins["bottom"] - drop - _DASH_FOOT,
            gutter=0,
        ),
    )


def _footer_reference(kind: str, link: str) -> Element:
    reference = element("footerReference", type=kind)
    reference.set(f"{{{OFFICE}}}id", link)
    return reference


def _footer(style: str) -> Element:
    """Return a page number between two 一字线 (7.5)."""
    return element(
        "ftr",
        element(
            "p",
            element("pPr", element("pStyle", val=style)),
            _run("— "),
            element("fldSimple", element("r", _text("1")), instr=" PAGE "),
            _run(" —"),
        ),
    )


def _run(text: str) -> Element:
    return element("r", element("rPr", element("rFonts", hint="eastAsia")), _text(text))


def _text(text: str) -> Element:
    made = element("t")
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _settings() -> Element:
    return element(
        "settings",
        element("defaultTabStop", val=twips_of_points(gbt.BODY_POINTS * 2)),
        element("evenAndOddHeaders"),
        # Squeezed punctuation would leave the grid of 28 characters.
        element("characterSpacingControl", val="doNotCompress"),
        element(
            "compat",
            element(
                "compatSetting",
                name="compatibilityMode",
                uri="http://schemas.microsoft.com/office/word",
                val=15,
            ),
        ),
        element("themeFontLang", val="en-US", eastAsia="zh-CN"),
    )


def write_templates(folder: Path) -> None:
    """Write all our templates into a folder."""
    for name in TEMPLATE_NAMES:
        (folder / f"{name}.docx").write_bytes(blank_template(name))


if __name__ == "__main__":
    write_templates(Path(sys.argv[1]))

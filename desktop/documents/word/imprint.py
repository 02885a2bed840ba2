"""版记: the table on the lower edge of the last page (GB/T 9704-2012, 7.4)."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.documents.gbt9704 import (
    IMPRINT_INNER_RULE_MM,
    IMPRINT_OUTER_RULE_MM,
    eighths_of_millimetres,
)
from desktop.documents.word.elements import Element, element


def imprint(paragraphs: Sequence[Element], text_left: int, text_width: int) -> list[Element]:
    """Return the table of these paragraphs, one row each, and the paragraph on whose page it stands.

    Both numbers are the 版心 in twips. A table and not ruled paragraphs: the rules are as wide as the 版心 while the
    text keeps away from its edges. Placed from the edge of the page, because LibreOffice lets no table float that is as
    wide as the text and placed from its margin.
    """
    rows = [
        element(
            "tr",
            element("trPr", element("cantSplit")),
            element("tc", element("tcPr", element("tcW", w=text_width, type="dxa")), made),
        )
        for made in paragraphs
    ]
    table = element(
        "tbl",
        _properties(text_left, text_width),
        element("tblGrid", element("gridCol", w=text_width)),
        *rows,
    )
    anchor = element(
        "p",
        element(
            "pPr",
            element("spacing", before=0, after=0, line=20, lineRule="exact"),
            element("rPr", element("sz", val=2), element("szCs", val=2)),
        ),
    )
    return [table, anchor]


def _properties(text_left: int, text_width: int) -> Element:
    outer, inner = eighths_of_millimetres(IMPRINT_OUTER_RULE_MM), eighths_of_millimetres(IMPRINT_INNER_RULE_MM)
    return element(
        "tblPr",
        element(
            "tblpPr",
            leftFromText=0,
            rightFromText=0,
            vertAnchor="margin",
            horzAnchor="page",
            tblpX=text_left,
            tblpYSpec="bottom",
        ),
        element("tblW", w=text_width, type="dxa"),
        element(
            "tblBorders",
            element("top", val="single", sz=outer, space=0, color="auto"),
            element("bottom", val="single", sz=outer, space=0, color="auto"),
            element("insideH", val="single", sz=inner, space=0, color="auto"),
        ),
        element("tblLayout", type="fixed"),
        element("tblCellMar", element("left", w=0, type="dxa"), element("right", w=0, type="dxa")),
    )

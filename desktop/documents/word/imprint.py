"""版记: the table on the lower edge of the last page (GB/T 9704-2012, 7.4)."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.documents.gbt9704 import (
    IMPRINT_INNER_RULE_MM,
    IMPRINT_OUTER_RULE_MM,
    eighths_of_millimetres,
)

# The paragraph on whose page the table stands; as low as Word allows.
_ANCHOR = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:pPr></w:p>'
)


def imprint(paragraphs: Iterable[str], text_left: int, text_width: int) -> str:
    """Return the table of these paragraphs, one row each; both numbers are the 版心 in twips.

    A table and not ruled paragraphs: the rules are as wide as the 版心 while the text keeps away from its edges.
    Placed from the edge of the page, because LibreOffice lets no table float that is as wide as the text and placed
    from its margin.
    """
    rows = "".join(
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{text_width}" w:type="dxa"/></w:tcPr>'
        f"{paragraph}</w:tc></w:tr>"
        for paragraph in paragraphs
    )
    grid = f'<w:tblGrid><w:gridCol w:w="{text_width}"/></w:tblGrid>'
    return f"<w:tbl>{_properties(text_left, text_width)}{grid}{rows}</w:tbl>{_ANCHOR}"


def _properties(text_left: int, text_width: int) -> str:
    outer, inner = IMPRINT_OUTER_RULE_MM, IMPRINT_INNER_RULE_MM
    return (
        '<w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page" '
        f'w:tblpX="{text_left}" w:tblpYSpec="bottom"/><w:tblW w:w="{text_width}" w:type="dxa"/>'
        f"<w:tblBorders>{_rule('top', outer)}{_rule('bottom', outer)}{_rule('insideH', inner)}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
    )


def _rule(edge: str, millimetres: float) -> str:
    return f'<w:{edge} w:val="single" w:sz="{eighths_of_millimetres(millimetres)}" w:space="0" w:color="auto"/>'

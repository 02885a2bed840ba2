"""A table behind a report as a Word file: A4 turned on its side, its head on every page, numbered as the report is.

GB/T 9704-2012, 8: a turned table is bound with its head on the left, on odd and on even pages, and its page number
stands where those of the other pages stand: below the upright page, which is left of the turned one, to be read as
the upright page is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from desktop.documents import gbt9704 as gbt
from desktop.documents.annex import Annex, AnnexRow, Side
from desktop.documents.blocks import Style
from desktop.documents.characters import cells
from desktop.documents.gbt9704 import twips_of_millimetres, twips_of_points
from desktop.documents.profiles import Profile
from desktop.documents.title import break_title
from desktop.documents.word.annex_styles import CELL_STYLES, CLOSING, HEAD, SECTION, annex_styles
from desktop.documents.word.blank_styles import EVEN_PAGE_NUMBER, ODD_PAGE_NUMBER
from desktop.documents.word.elements import OFFICE, WORD, parsed, serialised
from desktop.documents.word.package import Parts, write_package
from desktop.documents.word.paragraphs import plain_run
from desktop.documents.word.template import PROPERTIES_PART, Template, load_template
from desktop.documents.word.writer import properties_part

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMES = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
_FOOTERS = {"word/footer1.xml": ODD_PAGE_NUMBER, "word/footer2.xml": EVEN_PAGE_NUMBER}
# The upright page turned: what is its foot is the left side.
_TOP, _BOTTOM, _LEFT, _RIGHT = map(
    twips_of_millimetres, (gbt.LEFT_MARGIN_MM, gbt.RIGHT_MARGIN_MM, gbt.BOTTOM_MARGIN_MM, gbt.TOP_MARGIN_MM)
)
_WIDTH, _HEIGHT = twips_of_millimetres(gbt.TEXT_HEIGHT_MM), twips_of_millimetres(gbt.TEXT_WIDTH_MM)
_TITLE_CHARACTERS = int(_WIDTH / twips_of_points(gbt.TITLE_POINTS))
_CELL_MARGIN = twips_of_millimetres(1.0)
_RULE = 4  # eighths of a point
_PAGE_NUMBER = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'


def write_annex(annex: Annex, profile: Profile) -> bytes:
    """Return the .docx of a table in the fonts of a profile; the same arguments give the same bytes."""
    template = load_template("plain")
    body = (
        f"{_title(annex.title, template)}{_table(annex)}{''.join(_paragraph(CLOSING, line) for line in annex.closing)}"
    )
    document = f"{_HEAD}<w:document {_NAMES}><w:body>{body}{_section(template)}</w:body></w:document>"
    return write_package(
        {
            **_static_parts(template, profile),
            template.main: document.encode(),
            PROPERTIES_PART: properties_part(annex.title.replace("\n", ""), annex.unit),
        }
    )


@lru_cache(maxsize=8)
def _static_parts(template: Template, profile: Profile) -> Parts:
    styles = annex_styles(parsed(template.parts[template.styles_part]), template.styles, profile)
    footers = {part: _footer(style).encode() for part, style in _FOOTERS.items()}
    return {**template.parts, template.styles_part: serialised(styles), **footers}


def _title(title: str, template: Template) -> str:
    """Return the title on as few lines as the turned page allows, broken by sense as the title of a report."""
    lines = (title,) if cells(title) <= _TITLE_CHARACTERS else break_title(title)
    return _paragraph(template.styles.blocks[Style.TITLE], "\n".join(lines))


def _section(template: Template) -> str:
    """Return the page of the template turned on its side, with the template's page numbers."""
    section = parsed(template.section.encode())
    size, margins = section.find(f"{{{WORD}}}pgSz"), section.find(f"{{{WORD}}}pgMar")
    sizes = {
        "w": twips_of_millimetres(gbt.PAGE_HEIGHT_MM),
        "h": twips_of_millimetres(gbt.PAGE_WIDTH_MM),
        "orient": "landscape",
    }
    edges = {
        "top": _TOP,
        "bottom": _BOTTOM,
        "left": _LEFT,
        "right": _RIGHT,
        "header": _TOP // 2,
        "footer": _BOTTOM // 2,
    }
    for found, values in ((size, sizes), (margins, edges)):
        for name, value in values.items():
            found.set(f"{{{WORD}}}{name}", str(value))
    return serialised(section).decode().partition("?>")[2]


def _table(annex: Annex) -> str:
    widths = _widths([column.part for column in annex.columns])
    sides = [column.side for column in annex.columns]
    heads = "".join(_cell(HEAD, column.head, width) for column, width in zip(annex.columns, widths, strict=True))
    rows = "".join(_rows(annex.rows, widths, sides))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl>{_TABLE}<w:tblGrid>{grid}</w:tblGrid>{_row(heads, repeated=True)}{rows}</w:tbl>"


def _widths(parts: Sequence[int]) -> list[int]:
    """Divide the width of the 版心, to the last twip."""
    ends = [round(_WIDTH * sum(parts[: place + 1]) / sum(parts)) for place in range(len(parts))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _rows(rows: Sequence[AnnexRow], widths: Sequence[int], sides: Sequence[Side]) -> Iterator[str]:
    for row in rows:
        if len(row.cells) == 1:
            yield _row(_cell(SECTION, row.cells[0], sum(widths), len(widths)))
        else:
            cells = zip(row.cells, widths, sides, strict=True)
            yield _row("".join(_cell(CELL_STYLES[side], text, width) for text, width, side in cells))


def _row(cells: str, *, repeated: bool = False) -> str:
    head = "<w:tblHeader/>" if repeated else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"


def _cell(style: str, text: str, width: int, span: int = 1) -> str:
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}<w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{properties}{''.join(_paragraph(style, line) for line in text.split(chr(10)))}</w:tc>"


def _paragraph(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{plain_run(text)}</w:p>'


def _footer(style: str) -> str:
    """Return the page number between two 一字线 (7.5), turned as the upright page lies."""
    size = twips_of_points(gbt.PAGE_NUMBER_POINTS)
    left = _LEFT - twips_of_millimetres(gbt.PAGE_NUMBER_DROP_MM) - size
    place = f'w:vertAnchor="page" w:horzAnchor="page" w:tblpX="{left}" w:tblpY="{_TOP}"'
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    line = f"{_PAGE_NUMBER.format('— ')}{number}{_PAGE_NUMBER.format(' —')}"
    return (
        f'{_HEAD}<w:ftr {_NAMES}><w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" {place}/>'
        f'<w:tblW w:w="{size}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{size}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:trHeight w:val="{_HEIGHT}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{line}</w:p></w:tc></w:tr></w:tbl><w:p/></w:ftr>'
    )


def _rule(edge: str) -> str:
    return f'<w:{edge} w:val="single" w:sz="{_RULE}" w:space="0" w:color="auto"/>'


_TABLE = (
    f'<w:tblPr><w:tblW w:w="{_WIDTH}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>'
    f"{''.join(map(_rule, ('top', 'left', 'bottom', 'right', 'insideH', 'insideV')))}</w:tblBorders>"
    f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{_CELL_MARGIN}" w:type="dxa"/>'
    f'<w:right w:w="{_CELL_MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
)

"""The styles of our own templates, made from the measures of GB/T 9704-2012."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from desktop.documents import gbt9704 as gbt
from desktop.documents.blocks import Style
from desktop.documents.gbt9704 import eighths_of_millimetres, twips_of_millimetres, twips_of_points
from desktop.documents.word.elements import Element, element
from desktop.documents.word.style_names import (
    LEAD_STYLES,
    MISSING_STYLE,
    NAME_STYLE,
    OFFICIAL_STYLES,
    PARAGRAPH_STYLES,
)

TEXT_WIDTH = twips_of_millimetres(gbt.TEXT_WIDTH_MM)
ODD_PAGE_NUMBER, EVEN_PAGE_NUMBER = "PageNumberOdd", "PageNumberEven"
PAGE_NUMBER_FONT = "宋体"  # 7.5
_PITCH = twips_of_points(gbt.LINE_PITCH_POINTS)
_HEAD_PITCH_POINTS = 44.0  # the 发文机关标志 and the air that its type needs
_MISSING_FILL = "FFFF00"

# Twips by which the top of the type lies below the top of its line, or its foot above the foot of its line,
# measured on the page; distances of the standard are measured from the type.
_HEAD_LEAD, _REFERENCE_FOOT = 142, 51


def styles_root(*, official: bool, title_drop: int) -> Element:
    """Return the root of a styles part without fonts; `title_drop` counts the free lines above the title."""
    paragraphs = {**PARAGRAPH_STYLES, **(OFFICIAL_STYLES if official else {})}
    characters = [*LEAD_STYLES.items()]
    return element(
        "styles",
        _defaults(),
        _normal(),
        element(
            "style",
            element("name", val="Default Paragraph Font"),
            element("uiPriority", val=1),
            element("semiHidden"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        *(_paragraph_style(style, name, title_drop) for style, name in paragraphs.items()),
        *(_character_style(f"{_identifier(style)}Lead", name) for style, name in characters),
        _character_style("Missing", MISSING_STYLE, element("shd", val="clear", color="auto", fill=_MISSING_FILL)),
        *([_character_style("SignerName", NAME_STYLE)] if official else []),
        _page_number_style(ODD_PAGE_NUMBER, "单页页码", "right"),
        _page_number_style(EVEN_PAGE_NUMBER, "双页页码", "left"),
    )


def _identifier(style: Style) -> str:
    return "Official" + "".join(word.capitalize() for word in style.value.split("_"))


def _defaults() -> Element:
    size = _half_points(gbt.BODY_POINTS)
    run = element("rPr", *_sizes(size), element("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"))
    return element("docDefaults", element("rPrDefault", run), element("pPrDefault"))


def _normal() -> Element:
    """Set 22 lines a page and 28 characters a line (5.2.3).

    No widow control, which would leave lines empty; no air between digits and Chinese characters, which would leave
    the grid. A mark may hang at the end of a full line, as Word has it by itself; it is said here because LibreOffice
    reads the flag the wrong way round, and where it lets marks hang in justified lines it loses some of them.
    """
    return element(
        "style",
        element("name", val="Normal"),
        element("qFormat"),
        element(
            "pPr",
            element("widowControl", val=0),
            element("overflowPunct", val=1),
            element("autoSpaceDE", val=0),
            element("autoSpaceDN", val=0),
            _spacing(),
            element("jc", val="both"),
        ),
        element("rPr", element("spacing", val=round(gbt.CHARACTER_SPACING_POINTS * 20))),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def _paragraph_style(style: Style, name: str, title_drop: int) -> Element:
    paragraph = _title(title_drop) if style is Style.TITLE else _PARAGRAPHS[style]()
    return element(
        "style",
        element("name", val=name),
        element("basedOn", val="Normal"),
        element("qFormat"),
        *([element("pPr", *paragraph)] if paragraph else []),
        *([element("rPr", *_RUNS[style]())] if style in _RUNS else []),
        type="paragraph",
        customStyle=1,
        styleId=_identifier(style),
    )


def _character_style(identifier: str, name: str, *run: Element) -> Element:
    return element(
        "style",
        element("name", val=name),
        element("basedOn", val="DefaultParagraphFont"),
        element("qFormat"),
        *([element("rPr", *run)] if run else []),
        type="character",
        customStyle=1,
        styleId=identifier,
    )


def _page_number_style(identifier: str, name: str, side: str) -> Element:
    margin = {f"{side}Chars": 100 * gbt.PAGE_NUMBER_MARGIN_CHARACTERS}
    margin[side] = twips_of_points(gbt.PAGE_NUMBER_POINTS * gbt.PAGE_NUMBER_MARGIN_CHARACTERS)
    font = PAGE_NUMBER_FONT
    return element(
        "style",
        element("name", val=name),
        element("basedOn", val="Normal"),
        element(
            "pPr",
            _spacing(line=twips_of_points(gbt.PAGE_NUMBER_POINTS)),
            element("ind", **margin),
            element("jc", val=side),
        ),
        element(
            "rPr",
            element("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font),
            *_plain_type(gbt.PAGE_NUMBER_POINTS),
        ),
        type="paragraph",
        customStyle=1,
        styleId=identifier,
    )


def _title(drop: int) -> list[Element]:
    spacing = _spacing(before=drop * _PITCH, after=gbt.ADDRESSEE_DROP_LINES * _PITCH)
    return [element("keepNext"), element("keepLines"), spacing, element("jc", val="center")]


def _heading(level: int) -> list[Element]:
    return [element("keepNext"), _first_line(), element("outlineLvl", val=level)]


def _attachment() -> list[Element]:
    characters = gbt.ATTACHMENT_MARGIN_CHARACTERS
    left = element("ind", leftChars=100 * characters, left=_cells(characters))
    return [_spacing(before=gbt.ATTACHMENT_DROP_LINES * _PITCH), left, element("contextualSpacing")]


def _signature() -> list[Element]:
    spacing = _spacing(before=gbt.SIGNATURE_DROP_LINES * _PITCH)
    return [element("keepNext"), spacing, _right(), element("contextualSpacing"), element("jc", val="right")]


def _red_head() -> list[Element]:
    drop = twips_of_millimetres(gbt.RED_HEAD_DROP_MM) - _HEAD_LEAD
    spacing = _spacing(before=drop, line=twips_of_points(_HEAD_PITCH_POINTS))
    return [element("keepNext"), spacing, element("jc", val="center")]


def _reference() -> list[Element]:
    gap = round((twips_of_millimetres(gbt.RED_RULE_DROP_MM) - _REFERENCE_FOOT) / 20)
    rule = element("bottom", val="single", sz=eighths_of_millimetres(gbt.RED_RULE_MM), space=gap, color=gbt.RED)
    margin = _cells(gbt.REFERENCE_MARGIN_CHARACTERS)
    tabs = element(
        "tabs",
        element("tab", val="left", pos=margin),
        element("tab", val="right", pos=TEXT_WIDTH - margin),
    )
    spacing = _spacing(before=gbt.REFERENCE_DROP_LINES * _PITCH)
    return [element("keepNext"), element("pBdr", rule), tabs, spacing, element("jc", val="left")]


def _imprint_copies() -> list[Element]:
    """Let turned lines stand under the first character after “抄送：” (7.4.2)."""
    margin, hanging = gbt.IMPRINT_MARGIN_CHARACTERS, 3
    indent = element(
        "ind",
        leftChars=100 * (margin + hanging),
        left=_imprint_cells(margin + hanging),
        rightChars=100 * margin,
        right=_imprint_cells(margin),
        hangingChars=100 * hanging,
        hanging=_imprint_cells(hanging),
    )
    return [indent]


def _imprint_printed() -> list[Element]:
    margin = gbt.IMPRINT_MARGIN_CHARACTERS
    tabs = element("tabs", element("tab", val="right", pos=TEXT_WIDTH - _imprint_cells(margin)))
    indent = element("ind", leftChars=100 * margin, left=_imprint_cells(margin))
    return [tabs, indent, element("jc", val="left")]


def _imprint_cells(characters: int) -> int:
    return twips_of_points(gbt.IMPRINT_POINTS * characters)


def _first_line() -> Element:
    characters = gbt.FIRST_LINE_CHARACTERS
    return element("ind", firstLineChars=100 * characters, firstLine=_cells(characters))


def _right() -> Element:
    characters = gbt.SIGNATURE_MARGIN_CHARACTERS
    return element("ind", rightChars=100 * characters, right=_cells(characters))


def _spacing(before: int = 0, after: int = 0, line: int = _PITCH) -> Element:
    return element("spacing", before=before, after=after, line=line, lineRule="exact")


def _plain_type(points: float) -> list[Element]:
    return [element("spacing", val=0), *_sizes(_half_points(points))]


def _sizes(half_points: int) -> list[Element]:
    return [element("sz", val=half_points), element("szCs", val=half_points)]


def _half_points(points: float) -> int:
    return round(points * 2)


def _cells(characters: int) -> int:
    return twips_of_points(characters * gbt.CELL_POINTS)


_PARAGRAPHS: Mapping[Style, Callable[[], Iterable[Element]]] = {
    Style.DRAFT: lambda: [element("keepNext")],
    Style.ADDRESSEE: list,
    Style.PART: lambda: _heading(0),
    Style.HEADING: lambda: _heading(1),
    Style.ITEM: lambda: _heading(2),
    Style.SUBITEM: lambda: _heading(3),
    Style.BODY: lambda: [_first_line()],
    Style.ATTACHMENT: _attachment,
    Style.SIGNATURE: _signature,
    Style.DATE: lambda: [_right(), element("jc", val="right")],
    Style.RED_HEAD: _red_head,
    Style.REFERENCE: _reference,
    Style.IMPRINT_COPIES: _imprint_copies,
    Style.IMPRINT_PRINTED: _imprint_printed,
}
_RUNS: Mapping[Style, Callable[[], Iterable[Element]]] = {
    Style.DRAFT: lambda: [element("color", val=gbt.RED)],
    Style.TITLE: lambda: _plain_type(gbt.TITLE_POINTS),
    Style.RED_HEAD: lambda: [element("color", val=gbt.RED), *_plain_type(gbt.RED_HEAD_POINTS)],
    Style.IMPRINT_COPIES: lambda: _plain_type(gbt.IMPRINT_POINTS),
    Style.IMPRINT_PRINTED: lambda: _plain_type(gbt.IMPRINT_POINTS),
}

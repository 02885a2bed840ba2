"""The styles of a table behind a report, beside those of a template: 小五 仿宋, heads in 黑体, lines as type needs."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.documents.annex import Side
from desktop.documents.profiles import Face, Profile
from desktop.documents.word.elements import Element, element
from desktop.documents.word.fonts import apply_profile
from desktop.documents.word.style_names import StyleIds

HEAD, SECTION, CLOSING = "AnnexHead", "AnnexSection", "AnnexClosing"
CELL_STYLES: Mapping[Side, str] = {Side.LEFT: "AnnexLeft", Side.CENTRE: "AnnexCentre", Side.RIGHT: "AnnexRight"}
_HALF_POINTS, _CLOSING_HALF_POINTS = 18, 24  # 小五 and 小四; the standard leaves the type of tables open
_PITCH = 230  # twips, at least: a fixed pitch cuts off what Word sets higher
_CLOSING_DROP = 240


def annex_styles(styles: Element, ids: StyleIds, profile: Profile) -> Element:
    """Return the root of a styles part with a profile's fonts and with the styles of a table."""
    apply_profile(styles, ids, profile)
    body, heads = profile.font(Face.BODY), profile.font(Face.HEI)
    digits = profile.digit_font
    styles.append(_style(HEAD, "表头", "center", heads, digits or heads, keep=True))
    styles.append(_style(SECTION, "表内标题", "left", heads, digits or heads, keep=True))
    for side, identifier in CELL_STYLES.items():
        name = {Side.LEFT: "表格文字", Side.CENTRE: "表格居中", Side.RIGHT: "表格数字"}[side]
        styles.append(_style(identifier, name, side.value, body, digits or body))
    styles.append(_closing(body, digits or body))
    return styles


def _style(identifier: str, name: str, side: str, font: str, western: str, *, keep: bool = False) -> Element:
    spacing = element("spacing", before=20, after=20, line=_PITCH, lineRule="atLeast")
    properties = [*([element("keepNext")] if keep else []), spacing, element("jc", val=side)]
    return _made(identifier, name, properties, font, western, _HALF_POINTS)


def _closing(font: str, western: str) -> Element:
    spacing = element("spacing", before=_CLOSING_DROP, after=0, line=_PITCH, lineRule="atLeast")
    return _made(CLOSING, "表后签字", [spacing, element("jc", val="left")], font, western, _CLOSING_HALF_POINTS)


def _made(identifier: str, name: str, paragraph: list[Element], font: str, western: str, half_points: int) -> Element:
    return element(
        "style",
        element("name", val=name),
        element("basedOn", val="Normal"),
        element("qFormat"),
        element("pPr", *paragraph),
        element(
            "rPr",
            element("rFonts", ascii=western, hAnsi=western, eastAsia=font, cs=western),
            element("spacing", val=0),
            element("sz", val=half_points),
            element("szCs", val=half_points),
        ),
        type="paragraph",
        customStyle=1,
        styleId=identifier,
    )

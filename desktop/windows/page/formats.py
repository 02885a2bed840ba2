"""How each style of block looks on the sheet: the measures of GB/T 9704-2012, with one pixel for one point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextFormat, QTextFrameFormat, QTextOption

from desktop.documents import gbt9704
from desktop.documents.blocks import Role, Style
from desktop.documents.profiles import Face, Profile
from desktop.windows.looks.fonts import HEI, KAI, PROSE, TITLE, families_for
from desktop.windows.looks.tokens import PAPER

CODE = QTextFormat.Property.UserProperty.value + 1  # on a run: the indicator whose value it shows
POINTS = 72 / 25.4  # in a millimetre
SHEET = QSizeF(gbt9704.PAGE_WIDTH_MM * POINTS, gbt9704.PAGE_HEIGHT_MM * POINTS)
TEXT_WIDTH = gbt9704.TEXT_WIDTH_MM * POINTS
_SUBSTITUTES: Mapping[Face, tuple[str, ...]] = MappingProxyType(
    {Face.TITLE: TITLE, Face.BODY: PROSE, Face.KAI: KAI, Face.HEI: HEI}
)
_COPIES_WORD = 3  # “抄送：”, under whose end turned lines begin (GB/T 9704-2012, 7.4.2)


@dataclass(frozen=True, slots=True)
class _Look:
    face: Face = Face.BODY
    points: float = gbt9704.BODY_POINTS
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignJustify
    first_line: float = 0  # characters
    left: float = 0  # characters
    right: float = 0  # characters
    drop: float = 0  # lines above
    below: float = 0  # lines below
    colour: str = PAPER.ink
    tab: float = 0  # characters before the right edge, for what stands there
    cell: float = gbt9704.CELL_POINTS  # how wide a character is


def _lines(millimetres: float) -> float:
    return millimetres * POINTS / gbt9704.LINE_PITCH_POINTS


_LOOKS: Mapping[Style, _Look] = MappingProxyType(
    {
        Style.DRAFT: _Look(Face.HEI, colour=PAPER.red),
        Style.RED_HEAD: _Look(
            Face.TITLE,
            gbt9704.RED_HEAD_POINTS,
            Qt.AlignmentFlag.AlignHCenter,
            drop=_lines(gbt9704.RED_HEAD_DROP_MM),
            colour=PAPER.red,
        ),
        Style.REFERENCE: _Look(
            alignment=Qt.AlignmentFlag.AlignLeft,
            left=gbt9704.REFERENCE_MARGIN_CHARACTERS,
            tab=1,
            drop=gbt9704.REFERENCE_DROP_LINES,
            below=_lines(gbt9704.RED_RULE_DROP_MM) + gbt9704.TITLE_DROP_LINES,
        ),
        Style.TITLE: _Look(Face.TITLE, gbt9704.TITLE_POINTS, Qt.AlignmentFlag.AlignHCenter),
        Style.ADDRESSEE: _Look(drop=gbt9704.ADDRESSEE_DROP_LINES),
        Style.PART: _Look(Face.HEI, first_line=2),
        Style.HEADING: _Look(Face.KAI, first_line=2),
        Style.ITEM: _Look(first_line=2),
        Style.SUBITEM: _Look(first_line=2),
        Style.BODY: _Look(first_line=2),
        Style.ATTACHMENT: _Look(left=2, drop=1),
        Style.SIGNATURE: _Look(alignment=Qt.AlignmentFlag.AlignRight, right=2, drop=1),
        Style.DATE: _Look(alignment=Qt.AlignmentFlag.AlignRight, right=2),
        Style.IMPRINT_COPIES: _Look(
            points=gbt9704.IMPRINT_POINTS,
            first_line=-_COPIES_WORD,
            left=gbt9704.IMPRINT_MARGIN_CHARACTERS + _COPIES_WORD,
            right=gbt9704.IMPRINT_MARGIN_CHARACTERS,
            cell=gbt9704.IMPRINT_POINTS,
        ),
        Style.IMPRINT_PRINTED: _Look(
            points=gbt9704.IMPRINT_POINTS,
            alignment=Qt.AlignmentFlag.AlignLeft,
            left=gbt9704.IMPRINT_MARGIN_CHARACTERS,
            tab=gbt9704.IMPRINT_MARGIN_CHARACTERS,
            cell=gbt9704.IMPRINT_POINTS,
        ),
    }
)
_LEAD_FACE: Mapping[Style, Face] = MappingProxyType({Style.HEADING: Face.KAI, Style.PART: Face.HEI})


def frame_format() -> QTextFrameFormat:
    """Give the margins of the sheet (5.2.1)."""
    frame = QTextFrameFormat()
    frame.setTopMargin(gbt9704.TOP_MARGIN_MM * POINTS)
    frame.setBottomMargin(gbt9704.BOTTOM_MARGIN_MM * POINTS)
    frame.setLeftMargin(gbt9704.LEFT_MARGIN_MM * POINTS)
    frame.setRightMargin(gbt9704.RIGHT_MARGIN_MM * POINTS)
    return frame


@cache
def block_format(style: Style) -> QTextBlockFormat:
    """Give the format of a paragraph, which is not to be changed."""
    look = _LOOKS[style]
    cell = look.cell
    paragraph = QTextBlockFormat()
    paragraph.setAlignment(look.alignment)
    paragraph.setTextIndent(look.first_line * cell)
    paragraph.setLeftMargin(look.left * cell)
    paragraph.setRightMargin(look.right * cell)
    paragraph.setTopMargin(look.drop * gbt9704.LINE_PITCH_POINTS)
    paragraph.setBottomMargin(look.below * gbt9704.LINE_PITCH_POINTS)
    pitch = max(gbt9704.LINE_PITCH_POINTS, look.points * 1.3)
    paragraph.setLineHeight(pitch, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    if look.tab:
        edge = TEXT_WIDTH - (look.left + look.tab) * cell
        paragraph.setTabPositions([QTextOption.Tab(edge, QTextOption.TabType.RightTab)])
    return paragraph


@cache
def char_format(profile: Profile, style: Style, role: Role, lead: Style | None = None) -> QTextCharFormat:
    """Give the format of a run, which is not to be changed."""
    look = _LOOKS[style]
    face = look.face
    if role is Role.LEAD and lead is not None:
        face = _LEAD_FACE.get(lead, Face.BODY)
    if role is Role.NAME:
        face = Face.KAI
    text = QTextCharFormat()
    text.setFont(_font(profile, face, look.points))
    text.setForeground(QColor(look.colour))
    if profile.bold_item and (style is Style.ITEM or (role is Role.LEAD and lead is Style.ITEM)):
        text.setFontWeight(QFont.Weight.Bold)
    if role is Role.MISSING:
        text.setBackground(QColor(PAPER.missing_ground))
        text.setForeground(QColor(PAPER.missing_ink))
    return text


def _font(profile: Profile, face: Face, points: float) -> QFont:
    font = QFont()
    font.setFamilies(families_for(profile.font(face), _SUBSTITUTES[face]))
    font.setPixelSize(round(points))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if points == gbt9704.BODY_POINTS:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, gbt9704.CHARACTER_SPACING_POINTS)
    return font

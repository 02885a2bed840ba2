"""The measures of GB/T 9704-2012 党政机关公文格式, each with the clause it comes from; nothing else.

Lengths are in millimetres or points as the standard states them. The functions turn them into the units
of Word: a twip is 1/20 point, a half-point and an eighth are 1/2 and 1/8 point.
"""

from __future__ import annotations

_POINTS_PER_MILLIMETRE = 72 / 25.4


def twips_of_points(points: float) -> int:
    """Points as twips, rounded down: a length rounded up may no longer fit its line or page."""
    return int(points * 20 + 1e-6)


def twips_of_millimetres(millimetres: float) -> int:
    """Millimetres as twips, rounded to the nearest."""
    return round(millimetres * _POINTS_PER_MILLIMETRE * 20)


def eighths_of_millimetres(millimetres: float) -> int:
    """Millimetres as the eighths of a point in which Word keeps the width of a rule."""
    return round(millimetres * _POINTS_PER_MILLIMETRE * 8)


# 5.1.1: A4
PAGE_WIDTH_MM = 210.0
PAGE_HEIGHT_MM = 297.0

# 5.2.1: 天头 37 mm, 订口 28 mm, 版心 156 mm x 225 mm; right and bottom are what remains
TOP_MARGIN_MM = 37.0
LEFT_MARGIN_MM = 28.0
TEXT_WIDTH_MM = 156.0
TEXT_HEIGHT_MM = 225.0
RIGHT_MARGIN_MM = PAGE_WIDTH_MM - LEFT_MARGIN_MM - TEXT_WIDTH_MM
BOTTOM_MARGIN_MM = PAGE_HEIGHT_MM - TOP_MARGIN_MM - TEXT_HEIGHT_MM

# 5.2.2: 3号 unless said otherwise; 7.3.1: title 2号; 7.4 and 7.5: imprint and page number 4号
BODY_POINTS = 16.0
TITLE_POINTS = 22.0
IMPRINT_POINTS = 14.0
PAGE_NUMBER_POINTS = 14.0

# 5.2.3: 22 lines a page, 28 characters a line, filling the 版心
LINES_A_PAGE = 22
CHARACTERS_A_LINE = 28
# 225 mm / 22 = 28.99 pt, but exactly 29 pt overflows the page; 28.9 pt fits in every word processor.
LINE_PITCH_POINTS = 28.9
# 28 x 16 pt is 2 pt wider than 156 mm: each character is set a quarter of a point closer. A character grid
# would do it too, but outside Word its cells double.
CHARACTER_SPACING_POINTS = -0.25
CELL_POINTS = BODY_POINTS + CHARACTER_SPACING_POINTS

# 7.2.4: 发文机关标志 begins 35 mm below the top of the 版心, red, in 小标宋
RED_HEAD_DROP_MM = 35.0
RED_HEAD_POINTS = 36.0  # the standard leaves the size open, below that of the organ above
RED = "FF0000"  # 5.2.4
# 7.2.5: 发文字号 two lines below the 发文机关标志; of an upward document one character from the left
REFERENCE_DROP_LINES = 2
REFERENCE_MARGIN_CHARACTERS = 1
# 7.2.7: a red rule as wide as the 版心, 4 mm below the 发文字号
RED_RULE_DROP_MM = 4.0
RED_RULE_MM = 0.7  # the standard leaves the weight open

# 7.3.1: two lines below the red rule
TITLE_DROP_LINES = 2
TITLE_CHARACTERS_A_LINE = int(TEXT_WIDTH_MM * _POINTS_PER_MILLIMETRE / TITLE_POINTS)
# 7.3.2: one line below the title
ADDRESSEE_DROP_LINES = 1
# 7.3.3: each paragraph begins two characters from the left
FIRST_LINE_CHARACTERS = 2
# 7.3.4: one line below the body, two characters from the left; turned lines stand under the name
ATTACHMENT_DROP_LINES = 1
ATTACHMENT_MARGIN_CHARACTERS = 2
# 7.3.5.2, without a seal: 署名 one line below, two characters from the right; the date begins two further right
SIGNATURE_DROP_LINES = 1
SIGNATURE_MARGIN_CHARACTERS = 2
DATE_SHIFT_CHARACTERS = 2

# 7.4.1: rules as wide as the 版心: first and last 0.35 mm, the others 0.25 mm; the last one on its lower edge
IMPRINT_OUTER_RULE_MM = 0.35
IMPRINT_INNER_RULE_MM = 0.25
# 7.4.2 and 7.4.3: one character from the left and from the right
IMPRINT_MARGIN_CHARACTERS = 1

# 7.5: 一字线 7 mm below the 版心; odd pages one character from the right, even pages one from the left
PAGE_NUMBER_DROP_MM = 7.0
PAGE_NUMBER_MARGIN_CHARACTERS = 1

"""How the parts of a report that was read are drawn: chips of figures, dotted digits, folded lines, amber bars."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QTextBlockFormat, QTextCharFormat, QTextLength, QTextTableCellFormat, QTextTableFormat

from desktop.windows.looks.appearance import Appearance, colour
from desktop.windows.looks.tokens import PROSE_LINE, PROSE_SIZE, RULE_WIDTH, SMALL_SIZE, TEXT_SIZE
from desktop.windows.reading.confirming import Confirmation

FIGURE, REPAIR, UNFOLD = "figure", "repair", "unfold"


class Formats:
    """The formats at the present theme and size of text."""

    def __init__(self, appearance: Appearance) -> None:
        self._appearance = appearance
        self._tokens = appearance.tokens
        self._prose = QTextCharFormat()
        self._prose.setFont(appearance.prose())
        self._prose.setForeground(QBrush(colour(self._tokens.text)))

    def prose(self) -> QTextCharFormat:
        """Give the report's own text."""
        return QTextCharFormat(self._prose)

    def heading(self) -> QTextCharFormat:
        """Give a heading of the first level, or the title."""
        made = QTextCharFormat()
        made.setFont(self._appearance.font(PROSE_SIZE, bold=True))
        made.setForeground(QBrush(colour(self._tokens.text)))
        return made

    def small(self, tone: str = "secondary") -> QTextCharFormat:
        """Give the program's own words between the lines."""
        made = QTextCharFormat()
        made.setFont(self._appearance.font(SMALL_SIZE))
        made.setForeground(QBrush(colour(getattr(self._tokens, tone))))
        return made

    def link(self, address: str) -> QTextCharFormat:
        """Give words that do something when they are clicked."""
        made = self.small("accent")
        made.setFont(self._appearance.font(TEXT_SIZE))
        made.setAnchor(True)
        made.setAnchorHref(address)
        return made

    def figure(self, now: Confirmation, number: int) -> QTextCharFormat:
        """Give a quantity: tinted with an indicator, amber while in doubt, plain as text."""
        made = self.prose()
        made.setAnchor(True)
        made.setAnchorHref(f"{FIGURE}:{number}")
        if number in now.doubtful and number not in now.agreed:
            self._tint(made, "warning")
        elif now.codes[number]:
            self._tint(made, "chip")
        else:
            self._dot(made)
        return made

    def look_alike(self) -> QTextCharFormat:
        """Give what only looks like a figure."""
        made = self.prose()
        self._dot(made)
        return made

    def paragraph(self, *, indent: bool = True, centred: bool = False) -> QTextBlockFormat:
        """Give the block of a paragraph."""
        px = self._appearance.px
        made = QTextBlockFormat()
        made.setLineHeight(px(PROSE_LINE), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        made.setTextIndent(px(2 * PROSE_SIZE) if indent else 0)
        if centred:
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return made

    def bar(self) -> QTextTableFormat:
        """Give the table that is an amber bar: the sentence left, the repair right."""
        made = QTextTableFormat()
        made.setBorder(0)
        made.setCellSpacing(0)
        made.setTopMargin(self._appearance.px(4))
        made.setBottomMargin(self._appearance.px(4))
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shares = (QTextLength(QTextLength.Type.PercentageLength, share) for share in (58, 42))
        made.setColumnWidthConstraints(list(shares))
        return made

    def bar_cell(self, *, first: bool) -> QTextTableCellFormat:
        """Give a cell of an amber bar; the first one has the rule."""
        px = self._appearance.px
        made = QTextTableCellFormat()
        made.setBackground(QBrush(colour(self._tokens.warning_ground)))
        made.setTopPadding(px(4))
        made.setBottomPadding(px(4))
        made.setLeftPadding(px(12))
        made.setRightPadding(px(12))
        if first:
            made.setLeftBorder(px(RULE_WIDTH))
            made.setLeftBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
            made.setLeftBorderBrush(QBrush(colour(self._tokens.warning_rule)))
        return made

    def _tint(self, made: QTextCharFormat, tone: str) -> None:
        made.setBackground(QBrush(colour(getattr(self._tokens, f"{tone}_ground"))))
        made.setForeground(QBrush(colour(getattr(self._tokens, f"{tone}_text"))))

    def _dot(self, made: QTextCharFormat) -> None:
        made.setForeground(QBrush(colour(self._tokens.secondary)))
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        made.setUnderlineColor(colour(self._tokens.secondary))

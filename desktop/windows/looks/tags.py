"""Tags: one or two words on a coloured ground, painted the same wherever they stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import SMALL_SIZE, TAG_RADIUS, Tokens

_PADDING = 6


class Tone(StrEnum):
    """How a tag is coloured; its words always say the same."""

    PLAIN = "plain"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Tag:
    """One or two words with a tone."""

    words: str
    tone: Tone = Tone.PLAIN


def tone_colours(tokens: Tokens, tone: Tone) -> tuple[str, str]:
    """Give text and ground of a tone."""
    match tone:
        case Tone.ERROR:
            return tokens.error_text, tokens.error_ground
        case Tone.WARNING:
            return tokens.warning_text, tokens.warning_ground
        case Tone.DONE:
            return tokens.done_text, tokens.done_ground
        case Tone.PLAIN:
            return tokens.tag_text, tokens.tag_ground


def tag_width(appearance: Appearance, words: str) -> int:
    """Give the width of a tag with these words."""
    metrics = QFontMetrics(appearance.font(SMALL_SIZE))
    return metrics.horizontalAdvance(words) + 2 * appearance.px(_PADDING)


def paint_tag(
    painter: QPainter, appearance: Appearance, tag: Tag, left: int, rect: QRect, width: int | None = None
) -> int:
    """Paint a tag at `left`, in the middle of the height of `rect`, and give its right edge."""
    text, ground = tone_colours(appearance.tokens, tag.tone)
    wide = min(width or tag_width(appearance, tag.words), rect.right() - left)
    high = appearance.px(18)
    box = QRectF(left, rect.top() + (rect.height() - high) // 2, wide, high)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, TAG_RADIUS, TAG_RADIUS)
    painter.setPen(QColor(text))
    painter.setFont(appearance.font(SMALL_SIZE))
    inner = box.adjusted(appearance.px(_PADDING), 0, 0, 0)
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), tag.words)
    return left + wide

"""The look of the start page beyond that of the whole program."""

from __future__ import annotations

from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import BUTTON_RADIUS, SMALL_SIZE, TEXT_SIZE


def start_sheet(appearance: Appearance) -> str:
    """Give the style sheet of the start page."""
    t, px = appearance.tokens, appearance.px
    return f"""
    #start, #start_left {{ background: {t.surface}; }}
    #start_right, #start_right QListView {{ background: {t.window}; }}
    #start_right {{ border-left: 1px solid {t.line}; }}
    #product {{ font-size: {px(26)}px; font-weight: 600; }}
    QLabel[role="lead"] {{ color: {t.secondary}; font-size: {px(TEXT_SIZE)}px; margin: {px(4)}px 0 24px 0; }}
    #zone {{ background: {t.selected}; border: 2px dashed {t.accent}; border-radius: {px(10)}px; }}
    #zone:hover, #zone:focus, #zone[welcoming="true"] {{ border-style: solid; }}
    QLabel[role="zone_title"] {{ color: {t.accent}; font-size: {px(18)}px; font-weight: 600; }}
    QLabel[role="zone_text"] {{ color: {t.secondary}; font-size: {px(TEXT_SIZE)}px; }}
    QLabel[role="zone_small"] {{ color: {t.secondary}; font-size: {px(SMALL_SIZE)}px; }}
    #start_right QPushButton {{ padding-left: 0; padding-right: {px(16)}px; }}
    #start_left > QPushButton {{ margin-top: {px(16)}px; padding: {px(10)}px {px(12)}px; }}
    #start_left > #zone {{ margin: 0; padding: 0; }}
    #step {{ background: {t.window}; border-radius: {BUTTON_RADIUS}px; }}
    QLabel[role="deadline"] {{ background: {t.warning_ground}; color: {t.warning_text};
        border-radius: {BUTTON_RADIUS}px; padding: {px(13)}px {px(16)}px; margin: 28px 0 0 0;
        font-size: {px(TEXT_SIZE)}px; }}
    """

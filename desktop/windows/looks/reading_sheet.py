"""The look of the confirmation of what was read, beyond that of every dialog."""

from __future__ import annotations

from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.dialog_sheet import dialog_sheet
from desktop.windows.looks.tokens import TEXT_SIZE


def reading_sheet(appearance: Appearance) -> str:
    """Give the style sheet of the confirmation."""
    t, px = appearance.tokens, appearance.px
    return f"""
    {dialog_sheet(appearance)}
    #reading_header {{ background: {t.surface}; border: 0; border-bottom: 1px solid {t.line}; }}
    QLabel[role="reading_file"] {{ color: {t.secondary}; font-size: {px(TEXT_SIZE)}px; }}
    #marked_text {{ background: {t.window}; border: 0; border-right: 1px solid {t.line};
        padding: {px(8)}px {px(16)}px; }}
    #reading_foot {{ background: {t.surface}; border: 0; border-top: 1px solid {t.line}; }}
    #reading_right {{ background: {t.surface}; }}
    QTabBar {{ border: 0; border-bottom: 1px solid {t.line}; background: {t.surface}; }}
    QTabBar::tab {{ background: transparent; border: 0; border-bottom: 2px solid transparent;
        padding: {px(7)}px {px(12)}px; color: {t.secondary}; }}
    QTabBar::tab:selected {{ color: {t.accent}; border-bottom: 2px solid {t.accent}; background: {t.selected}; }}
    QTabBar::tab:focus {{ color: {t.accent}; }}
    QCheckBox {{ spacing: {px(6)}px; }}
    """

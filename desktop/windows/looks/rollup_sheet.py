"""The look of the roll-up, beyond that of every dialog."""

from __future__ import annotations

from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.dialog_sheet import dialog_sheet


def rollup_sheet(appearance: Appearance) -> str:
    """Give the style sheet of the window."""
    t, px = appearance.tokens, appearance.px
    return f"""
    {dialog_sheet(appearance)}
    #rollup_head {{ background: {t.surface}; border: 0; border-bottom: 1px solid {t.line}; }}
    #rollup_foot {{ background: {t.surface}; border: 0; border-top: 1px solid {t.line}; }}
    #rollup_below {{ background: {t.surface}; border: 0; border-top: 1px solid {t.line}; }}
    #rollup_zone {{ background: {t.window}; border: 2px dashed {t.line}; border-radius: {px(8)}px; }}
    #rollup_zone[welcoming="true"] {{ border-color: {t.accent}; background: {t.selected}; }}
    RanksPane, MaterialsPane, RemarksPane {{ background: {t.surface}; border: 0; }}
    """

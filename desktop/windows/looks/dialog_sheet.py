"""The look of dialogs beyond that of the whole program."""

from __future__ import annotations

from desktop.windows.looks.appearance import Appearance


def dialog_sheet(appearance: Appearance) -> str:
    """Give the style sheet of a dialog; a radio button's dot is its border grown inwards."""
    t, px = appearance.tokens, appearance.px
    # A radius larger than half of the box would make it square.
    half, dot = px(7), px(3)
    return f"""
    QDialog, QScrollArea, #body {{ background: {t.surface}; border: 0; }}
    QLineEdit {{ placeholder-text-color: {t.secondary}; }}
    QPlainTextEdit {{ placeholder-text-color: {t.secondary}; }}
    QComboBox::drop-down {{ border: 0; width: {px(24)}px; }}
    QRadioButton {{ spacing: {px(8)}px; padding: {px(2)}px 0; }}
    QRadioButton::indicator {{ width: {2 * half}px; height: {2 * half}px; border-radius: {half + 1}px;
        border: 1px solid {t.secondary}; background: {t.surface}; }}
    QRadioButton::indicator:checked {{ width: {2 * dot}px; height: {2 * dot}px;
        border: {half + 1 - dot}px solid {t.accent}; }}
    QRadioButton:focus {{ color: {t.accent}; }}
    QTableView, QListView {{ selection-background-color: {t.selected}; selection-color: {t.text}; }}
    QTableView::item {{ padding: 0 {px(8)}px; }}
    """

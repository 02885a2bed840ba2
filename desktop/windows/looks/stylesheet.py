"""The look of Qt's own widgets, made from the tokens; what delegates paint reads the tokens itself."""

from __future__ import annotations

from collections.abc import Callable

from desktop.windows.looks.appearance import Appearance
from desktop.windows.looks.tokens import BUTTON_RADIUS, SMALL_SIZE, TEXT_SIZE, Tokens

Pixels = Callable[[float], int]


def stylesheet(appearance: Appearance) -> str:
    """Give the style sheet of the whole application."""
    parts = (_grounds, _buttons, _fields_and_menus, _lists, _panes, _labels, _scroll_bars)
    return "\n".join(part(appearance.tokens, appearance.px) for part in parts)


def _grounds(t: Tokens, px: Pixels) -> str:
    return f"""
    * {{ font-size: {px(TEXT_SIZE)}px; color: {t.text}; }}
    QWidget {{ selection-background-color: {t.accent}; selection-color: {t.surface}; }}
    QMainWindow, QDialog, QStackedWidget {{ background: {t.window}; }}
    QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.line}; padding: {px(4)}px; }}
    QSplitter::handle {{ background: {t.line}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QSplitter::handle:vertical {{ height: 1px; }}
    """


def _buttons(t: Tokens, px: Pixels) -> str:
    return f"""
    QPushButton {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {BUTTON_RADIUS}px;
        padding: {px(5)}px {px(12)}px; }}
    QPushButton:hover {{ background: {t.selected}; }}
    QPushButton:focus {{ border: 1px solid {t.accent}; }}
    QPushButton:disabled {{ color: {t.secondary}; }}
    QPushButton::menu-indicator {{ image: none; width: 0; }}
    QPushButton[primary="true"] {{ background: {t.button}; color: {t.on_button}; border-color: {t.button}; }}
    QPushButton[primary="true"]:hover {{ background: {t.button}; border-color: {t.accent}; }}
    QPushButton[primary="true"]:disabled {{ background: {t.tag_ground}; color: {t.secondary};
        border-color: {t.line}; }}
    QPushButton[quiet="true"] {{ background: transparent; border: 1px solid transparent; color: {t.accent};
        padding: {px(2)}px {px(6)}px; }}
    QPushButton[quiet="true"]:focus {{ border-color: {t.accent}; }}
    QPushButton[chip="true"] {{ border-radius: {px(11)}px; padding: {px(2)}px {px(10)}px; color: {t.secondary}; }}
    QPushButton[chip="true"]:checked {{ background: {t.selected}; border-color: {t.accent}; color: {t.accent}; }}
    QPushButton[chip="true"]:focus {{ border-color: {t.accent}; }}
    """


def _fields_and_menus(t: Tokens, px: Pixels) -> str:
    return f"""
    QTextBrowser {{ background: {t.surface}; border: 1px solid {t.line}; padding: {px(6)}px; }}
    QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateEdit {{ background: {t.surface};
        border: 1px solid {t.line}; border-radius: {BUTTON_RADIUS}px; padding: {px(4)}px {px(6)}px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {{ border: 1px solid {t.accent}; }}
    QComboBox QAbstractItemView {{ background: {t.surface}; border: 1px solid {t.line}; }}
    QMenu {{ background: {t.surface}; border: 1px solid {t.line}; padding: {px(4)}px 0; }}
    QMenu::item {{ padding: {px(5)}px {px(28)}px {px(5)}px {px(14)}px; }}
    QMenu::item:selected {{ background: {t.selected}; }}
    QMenu::item:disabled {{ color: {t.secondary}; }}
    QMenu::separator {{ height: 1px; background: {t.line}; margin: {px(4)}px 0; }}
    """


def _lists(t: Tokens, px: Pixels) -> str:
    return f"""
    QAbstractItemView {{ background: {t.surface}; border: 0; outline: 0; }}
    QCheckBox {{ background: {t.surface}; }}
    QAbstractItemView::indicator, QCheckBox::indicator {{ width: {px(14)}px; height: {px(14)}px; }}
    QAbstractItemView::indicator:unchecked, QCheckBox::indicator:unchecked {{ width: {px(14) - 2}px;
        height: {px(14) - 2}px; border-radius: 2px; border: 1px solid {t.secondary}; background: {t.surface}; }}
    QHeaderView {{ background: {t.surface}; }}
    QHeaderView::section {{ background: {t.surface}; color: {t.secondary}; border: 0;
        border-bottom: 1px solid {t.line}; padding: 0 {px(8)}px; font-size: {px(SMALL_SIZE)}px; }}
    QProgressBar {{ background: {t.line}; border: 0; border-radius: {px(3)}px; }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: {px(3)}px; }}
    """


def _panes(t: Tokens, _px: Pixels) -> str:
    return f"""
    #header, #status {{ background: {t.surface}; }}
    #header {{ border-bottom: 1px solid {t.line}; }}
    #status {{ background: {t.window}; border-top: 1px solid {t.line}; }}
    #outline, #outline QWidget {{ background: {t.window}; }}
    #middle, #findings, #panel, #figure_card {{ background: {t.surface}; }}
    #findings {{ border-top: 1px solid {t.line}; }}
    #desk {{ background: {t.desk}; border: 0; }}
    #notice {{ background: {t.chip_ground}; border-bottom: 1px solid {t.line}; }}
    #notice[kind="warning"] {{ background: {t.warning_ground}; }}
    #notice[kind="error"] {{ background: {t.error_ground}; }}
    #notice QLabel {{ color: {t.text}; }}
    """


def _labels(t: Tokens, px: Pixels) -> str:
    return f"""
    QLabel[role="secondary"] {{ color: {t.secondary}; font-size: {px(SMALL_SIZE)}px; }}
    QLabel[role="error"] {{ color: {t.error_text}; font-size: {px(SMALL_SIZE)}px; }}
    QLabel[role="warning"] {{ color: {t.warning_text}; font-size: {px(SMALL_SIZE)}px; }}
    QLabel[role="done"] {{ color: {t.done_text}; font-size: {px(SMALL_SIZE)}px; }}
    QLabel[role="strong"] {{ font-weight: 600; }}
    QPushButton[role="year"] {{ font-size: {px(16)}px; font-weight: 600; padding: {px(3)}px {px(10)}px; }}
    """


def _scroll_bars(t: Tokens, px: Pixels) -> str:
    return f"""
    QScrollBar:vertical {{ background: transparent; width: {px(10)}px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: {px(10)}px; margin: 0; }}
    QScrollBar::handle {{ background: {t.line}; border-radius: {px(4)}px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: {px(28)}px; }}
    QScrollBar::handle:hover {{ background: {t.secondary}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """

"""Every colour and measure of the windows, light and dark; nothing else names a colour.

Colours are #RRGGBB. PAIRS says which text stands on which ground: each pair holds 4.5 : 1 (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, each by what it is for."""

    window: str
    surface: str
    line: str
    text: str
    secondary: str
    earlier: str  # last year's figures
    accent: str
    button: str
    on_button: str
    selected: str
    chip_ground: str
    chip_text: str
    error_text: str
    error_ground: str
    warning_text: str
    warning_ground: str
    warning_rule: str
    done_text: str
    done_ground: str
    tag_text: str
    tag_ground: str
    desk: str  # what the sheets of paper lie on


LIGHT = Tokens(
    window="#F4F5F7",
    surface="#FFFFFF",
    line="#E0E3E8",
    text="#1F2430",
    secondary="#5B6472",
    earlier="#646C7A",
    accent="#1F5FBF",
    button="#1F5FBF",
    on_button="#FFFFFF",
    selected="#EEF4FF",
    chip_ground="#E8F0FE",
    chip_text="#174EA6",
    error_text="#B3261E",
    error_ground="#FDECEA",
    warning_text="#7A4F00",
    warning_ground="#FFF4DB",
    warning_rule="#D99A00",
    done_text="#1E7B4B",
    done_ground="#E6F4EC",
    tag_text="#5B6472",
    tag_ground="#F2F3F5",
    desk="#E8E9EC",
)
DARK = Tokens(
    window="#1B1E23",
    surface="#23272E",
    line="#3A404A",
    text="#E6E9EF",
    secondary="#A6AFBD",
    earlier="#98A2B1",
    accent="#7FB0FF",
    button="#2F6FD0",
    on_button="#FFFFFF",
    selected="#2A3547",
    chip_ground="#2B3A54",
    chip_text="#BBD3FF",
    error_text="#FF8A80",
    error_ground="#4A2523",
    warning_text="#FFC861",
    warning_ground="#43361A",
    warning_rule="#D99A00",
    done_text="#6FD19A",
    done_ground="#1F3B2D",
    tag_text="#A6AFBD",
    tag_ground="#1B1E23",
    desk="#16181C",
)


@dataclass(frozen=True, slots=True)
class PaperColours:
    """The page is paper in both themes."""

    paper: str = "#FFFFFF"
    ink: str = "#1F2430"
    red: str = "#D8000F"
    missing_ground: str = "#FFE9A8"
    missing_ink: str = "#5E3C00"
    edge: str = "#D5D8DE"
    mark: str = "#8FB4EA"


PAPER = PaperColours()
PAIRS = (
    ("text", "window"),
    ("text", "surface"),
    ("text", "selected"),
    ("secondary", "window"),
    ("secondary", "surface"),
    ("secondary", "selected"),
    ("secondary", "desk"),
    ("earlier", "surface"),
    ("earlier", "selected"),
    ("accent", "surface"),
    ("accent", "selected"),
    ("accent", "window"),
    ("on_button", "button"),
    ("chip_text", "chip_ground"),
    ("error_text", "error_ground"),
    ("error_text", "surface"),
    ("error_text", "selected"),
    ("error_text", "window"),
    ("warning_text", "warning_ground"),
    ("warning_text", "surface"),
    ("warning_text", "selected"),
    ("warning_text", "window"),
    ("done_text", "done_ground"),
    ("done_text", "window"),
    ("done_text", "surface"),
    ("done_text", "selected"),
    ("accent", "warning_ground"),
    ("tag_text", "tag_ground"),
)

# Measures in logical pixels at a text size of 100 percent, on a grid of 4.
HEADER_HEIGHT = 46
OUTLINE_WIDTH = 236
PAGE_WIDTH = 402
FINDINGS_HEIGHT = 132
STATUS_HEIGHT = 24
ROW_HEIGHT = 29
TABLE_HEADER_HEIGHT = 26
OUTLINE_ROW_HEIGHT = 30
FINDING_ROW_HEIGHT = 26
RULE_WIDTH = 3
BUTTON_RADIUS = 6
TAG_RADIUS = 4
FOLD_PAGE_BELOW = 1100
FOLD_OUTLINE_BELOW = 800
FOLD_FINDINGS_BELOW = 420

TEXT_SIZE = 13
SMALL_SIZE = 12
HEADING_SIZE = 16
PROSE_SIZE = 15
PROSE_LINE = 27

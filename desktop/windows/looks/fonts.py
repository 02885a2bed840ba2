"""Which fonts the windows ask for, and which of a report's own this computer lacks.

The order of substitutes is what offices use where a licensed face is missing; the last ones are free faces.
"""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

INTERFACE = ("Microsoft YaHei UI", "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC")
PROSE = (
    "仿宋_GB2312",
    "FangSong_GB2312",
    "仿宋",
    "FangSong",
    "方正仿宋_GBK",
    "方正仿宋简体",
    "华文仿宋",
    "STFangsong",
    "FandolFang",
    "Noto Serif CJK SC",
)
TITLE = (
    "方正小标宋简体",
    "方正小标宋_GBK",
    "华文中宋",
    "STZhongsong",
    "宋体",
    "SimSun",
    "FandolSong",
    "Noto Serif CJK SC",
)
KAI = ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "华文楷体", "STKaiti", "FandolKai", *PROSE)
HEI = ("黑体", "SimHei", "方正黑体_GBK", "FandolHei", *INTERFACE)
SONG = ("宋体", "SimSun", "FandolSong", "Noto Serif CJK SC")
# The same face under its Chinese and its English name.
_SAME = {
    "仿宋_GB2312": "FangSong_GB2312",
    "楷体_GB2312": "KaiTi_GB2312",
    "仿宋": "FangSong",
    "楷体": "KaiTi",
    "黑体": "SimHei",
    "宋体": "SimSun",
}


def families_for(font: str, substitutes: tuple[str, ...]) -> list[str]:
    """Give a profile's font followed by what may stand for it."""
    return [font, *(name for name in substitutes if name != font)]


def missing_fonts(fonts: tuple[str, ...]) -> tuple[str, ...]:
    """Give those of the fonts that this computer does not have."""
    present = set(QFontDatabase.families())
    return tuple(font for font in fonts if font not in present and _SAME.get(font, font) not in present)

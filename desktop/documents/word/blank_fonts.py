"""Font table and theme of our own templates: Word files without them are not complete.

The table gives each Chinese font its Western name too, by which a system that is not Chinese knows it. No style
uses a font of the theme.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.documents.word.elements import Element, element, parsed

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WESTERN_NAMES: Mapping[str, str] = {
    "仿宋_GB2312": "FangSong_GB2312",
    "仿宋": "FangSong",
    "楷体_GB2312": "KaiTi_GB2312",
    "楷体": "KaiTi",
    "黑体": "SimHei",
    "宋体": "SimSun",
    "方正小标宋简体": "FZXiaoBiaoSong-B05S",
    "方正小标宋_GBK": "FZXiaoBiaoSong-B05",
    "方正仿宋_GBK": "FZFangSong-Z02",
    "方正楷体_GBK": "FZKai-Z03",
    "方正黑体_GBK": "FZHei-B01",
}
_SIMPLIFIED_CHINESE = "86"  # GB2312 as a Windows character set

_COLOURS: Mapping[str, str] = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "44546A",
    "lt2": "E7E6E6",
    "accent1": "C00000",
    "accent2": "4472C4",
    "accent3": "70AD47",
    "accent4": "FFC000",
    "accent5": "5B9BD5",
    "accent6": "7F7F7F",
    "hlink": "0563C1",
    "folHlink": "954F72",
}


def font_table() -> Element:
    """Return the root of the font table."""
    return element(
        "fonts",
        *(
            element(
                "font",
                element("altName", val=western),
                element("charset", val=_SIMPLIFIED_CHINESE),
                element("family", val="auto"),
                element("pitch", val="default"),
                name=name,
            )
            for name, western in _WESTERN_NAMES.items()
        ),
    )


def theme(font: str) -> Element:
    """Return the root of the smallest theme that Word accepts, with one font."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    face = f'<a:latin typeface="{font}"/><a:ea typeface="{font}"/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return parsed(
        f'<a:theme xmlns:a="{DRAWING}" name="公文"><a:themeElements>'
        f'<a:clrScheme name="公文">{colours}</a:clrScheme>'
        f'<a:fontScheme name="公文"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="公文"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>".encode()
    )

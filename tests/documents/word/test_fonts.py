from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from lxml import etree

from desktop.documents.blocks import Document
from desktop.documents.profiles import find_profile, load_profiles
from desktop.documents.word.template import Template, load_template
from desktop.documents.word.writer import write_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
Unpack = Callable[[bytes], dict[str, bytes]]


def styles_of(data: bytes, parts_of: Unpack) -> Mapping[str, etree._Element]:
    root = etree.fromstring(parts_of(data)["word/styles.xml"])
    return {node.find(f"{W}name").get(f"{W}val"): node for node in root.iter(f"{W}style")}


def fonts(style: etree._Element) -> dict[str, str]:
    node = style.find(f"{W}rPr/{W}rFonts")
    return {key.removeprefix(W): value for key, value in node.attrib.items()}


@pytest.mark.parametrize("name", [*load_profiles()])
def test_every_named_style_has_its_font_in_all_slots(
    name: str, document: Document, template: Template, parts_of: Unpack
) -> None:
    profile = find_profile(name)
    styles = styles_of(write_word(document, template, profile), parts_of)
    wanted = {
        "公文标题": profile.title_font,
        "一级标题": profile.hei_font,
        "一级标题文字": profile.hei_font,
        "二级标题": profile.kai_font,
        "二级标题文字": profile.kai_font,
        "三级标题": profile.body_font,
        "三级标题文字": profile.body_font,
        "公文正文": profile.body_font,
        "主送机关": profile.body_font,
        "成文日期": profile.body_font,
    }
    western = profile.digit_font
    for style, font in wanted.items():
        other = western or font
        assert fonts(styles[style]) == dict(zip(SLOTS, (other, other, font, other), strict=True))


@pytest.mark.parametrize(("name", "bold"), [("gb2312", set()), ("gb2312-bold", {"三级标题", "三级标题文字"})])
def test_only_level_three_is_bold_and_only_where_the_house_wants_it(
    name: str, bold: set[str], document: Document, parts_of: Unpack
) -> None:
    styles = styles_of(write_word(document, load_template("upward"), find_profile(name)), parts_of)
    heavy = {name for name, style in styles.items() if style.find(f"{W}rPr/{W}b") is not None}
    assert heavy == bold


def test_theme_fonts_do_not_outrank_the_profile(
    plain_parts: dict[str, bytes], repack: Callable[..., object], document: Document, parts_of: Unpack
) -> None:
    plain_parts["word/styles.xml"] = plain_parts["word/styles.xml"].replace(
        b"<w:rFonts ", b'<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" '
    )
    data = write_word(document, load_template(repack(plain_parts)), find_profile("founder"))
    styles = styles_of(data, parts_of)
    assert fonts(styles["公文正文"]) == dict.fromkeys(SLOTS, "方正仿宋_GBK")


def test_without_a_profile_a_template_keeps_its_fonts(
    plain_parts: dict[str, bytes], repack: Callable[..., object], document: Document, parts_of: Unpack
) -> None:
    plain_parts["word/styles.xml"] = plain_parts["word/styles.xml"].replace("黑体".encode(), "华文黑体".encode())
    data = write_word(document, load_template(repack(plain_parts)))
    assert set(fonts(styles_of(data, parts_of)["一级标题"]).values()) == {"华文黑体"}


def test_a_style_without_run_properties_gets_them(
    plain_parts: dict[str, bytes], repack: Callable[..., object], document: Document, parts_of: Unpack
) -> None:
    root = etree.fromstring(plain_parts["word/styles.xml"])
    for node in [*root.iter(f"{W}rPr")]:
        node.getparent().remove(node)
    plain_parts["word/styles.xml"] = etree.tostring(root)
    data = write_word(document, load_template(repack(plain_parts)), find_profile("gb2312"))
    assert fonts(styles_of(data, parts_of)["公文正文"])["eastAsia"] == "仿宋_GB2312"


def test_the_line_pitch_of_the_profile_is_that_of_every_line(document: Document, parts_of: Unpack) -> None:
    styles = styles_of(write_word(document, load_template("plain"), find_profile("gb2312")), parts_of)
    spacing = styles["Normal"].find(f"{W}pPr/{W}spacing")
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("578", "exact")

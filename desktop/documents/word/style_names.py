"""Which named style of a template carries which block and which run.

Styles are found by name, because Word and WPS give them new ids whenever a template is saved; they are
written by id.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.documents.blocks import Role, Style
from desktop.documents.word.elements import VALUE, Element, tag
from desktop.documents.word.refusal import refused

PARAGRAPH_STYLES: Mapping[Style, str] = {
    Style.DRAFT: "草稿说明",
    Style.TITLE: "公文标题",
    Style.ADDRESSEE: "主送机关",
    Style.PART: "一级标题",
    Style.HEADING: "二级标题",
    Style.ITEM: "三级标题",
    Style.SUBITEM: "四级标题",
    Style.BODY: "公文正文",
    Style.ATTACHMENT: "附件说明",
    Style.SIGNATURE: "发文机关署名",
    Style.DATE: "成文日期",
}
LEAD_STYLES: Mapping[Style, str] = {
    Style.PART: "一级标题文字",
    Style.HEADING: "二级标题文字",
    Style.ITEM: "三级标题文字",
    Style.SUBITEM: "四级标题文字",
}
MISSING_STYLE = "待填内容"

# 版头 and 版记: a template has all of them or none.
OFFICIAL_STYLES: Mapping[Style, str] = {
    Style.RED_HEAD: "发文机关标志",
    Style.REFERENCE: "发文字号",
    Style.IMPRINT_COPIES: "抄送机关",
    Style.IMPRINT_PRINTED: "印发机关和日期",
}
NAME_STYLE = "签发人姓名"

# Ids are written into attributes as they are; no word processor makes one with markup in it.
_PLAIN_ID = re.compile(r"[^<>&\"'\s]+")


@dataclass(frozen=True, slots=True)
class StyleIds:
    """The ids of one template's styles; a block whose style is not among `blocks` is left out of the file."""

    blocks: Mapping[Style, str]
    leads: Mapping[Style, str]
    roles: Mapping[Role, str]


def style_ids(styles: Element, template: str) -> StyleIds:
    """Find the ids in a styles part. Refused (TEMPLATE-STYLES) naming every style that is missing."""
    paragraph, character = _ids_by_name(styles, "paragraph"), _ids_by_name(styles, "character")
    wanted_paragraphs, wanted_characters = dict(PARAGRAPH_STYLES), [*LEAD_STYLES.values(), MISSING_STYLE]
    if NAME_STYLE in character or not paragraph.keys().isdisjoint(OFFICIAL_STYLES.values()):
        wanted_paragraphs |= OFFICIAL_STYLES
        wanted_characters.append(NAME_STYLE)
    missing = [
        *(name for name in wanted_paragraphs.values() if name not in paragraph),
        *(f"{name}（字符样式）" for name in wanted_characters if name not in character),
    ]
    if missing:
        what = f"缺少样式：{'、'.join(missing)}，请在 Word 中按这些名称新建样式后再用。"
        raise refused(template, "STYLES", what)
    roles = {Role.MISSING: character[MISSING_STYLE]}
    if NAME_STYLE in character:
        roles[Role.NAME] = character[NAME_STYLE]
    return StyleIds(
        {style: paragraph[name] for style, name in wanted_paragraphs.items()},
        {style: character[name] for style, name in LEAD_STYLES.items()},
        roles,
    )


def _ids_by_name(styles: Element, kind: str) -> dict[str, str]:
    """Return the ids of all styles of a kind; Word joins further names to the first one with a comma."""
    found: dict[str, str] = {}
    for style in styles.iterfind(tag("style")):
        name, identifier = style.find(tag("name")), style.get(tag("styleId"), "")
        if style.get(tag("type")) == kind and name is not None and _PLAIN_ID.fullmatch(identifier):
            for alias in name.get(VALUE, "").split(","):
                found.setdefault(alias.strip(), identifier)
    return found

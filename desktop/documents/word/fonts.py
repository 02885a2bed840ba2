"""A house profile put into the styles of a template, so that every run has its font by its style.

Each style names its font in all four slots and no theme font: a theme font outranks a named one, and a slot left
empty falls back to a Western font.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from desktop.documents.blocks import Role, Style
from desktop.documents.gbt9704 import twips_of_points
from desktop.documents.profiles import Face, Profile
from desktop.documents.word.elements import Element, element, tag
from desktop.documents.word.style_names import StyleIds

# 7.2.4, 7.2.6, 7.3.1 and 7.3.3; what is not named is set in 仿宋 (5.2.2)
_BLOCK_FACES: Mapping[Style, Face] = {
    Style.RED_HEAD: Face.TITLE,
    Style.TITLE: Face.TITLE,
    Style.DRAFT: Face.HEI,
    Style.PART: Face.HEI,
    Style.HEADING: Face.KAI,
}
_ROLE_FACES: Mapping[Role, Face] = {Role.NAME: Face.KAI}


def apply_profile(styles: Element, ids: StyleIds, profile: Profile) -> None:
    """Put the fonts, the weight of level 3 and the line pitch of a profile into the root of a styles part."""
    by_id = {style.get(tag("styleId")): style for style in styles.iterfind(tag("style"))}
    for identifier, face in _faces(ids):
        _set_font(_run_properties(by_id[identifier]), profile.font(face), profile.digit_font)
    for identifier in (ids.blocks[Style.ITEM], ids.leads[Style.ITEM]):
        _set_bold(_run_properties(by_id[identifier]), bold=profile.bold_item)
    defaults = styles.find(f"{tag('docDefaults')}/{tag('rPrDefault')}/{tag('rPr')}")
    if defaults is not None:
        _set_font(defaults, profile.body_font, profile.digit_font)
    _set_pitch(styles, profile.line_pitch)


def _faces(ids: StyleIds) -> Iterator[tuple[str, Face]]:
    for style, identifier in (*ids.blocks.items(), *ids.leads.items()):
        yield identifier, _BLOCK_FACES.get(style, Face.BODY)
    for role, face in _ROLE_FACES.items():
        if role in ids.roles:
            yield ids.roles[role], face


def _run_properties(style: Element) -> Element:
    properties = style.find(tag("rPr"))
    if properties is None:
        properties = element("rPr")
        style.append(properties)
    return properties


def _set_font(properties: Element, font: str, digit_font: str) -> None:
    _remove(properties, "rFonts")
    western = digit_font or font
    fonts = element("rFonts", ascii=western, hAnsi=western, eastAsia=font, cs=western)
    properties.insert(0, fonts)


def _set_bold(properties: Element, *, bold: bool) -> None:
    _remove(properties, "b", "bCs")
    if bold:
        properties.insert(1, element("b"))  # the schema wants it right after the fonts


def _set_pitch(styles: Element, points: float) -> None:
    """Set the pitch where the template's plain paragraph has a fixed one; a template without one keeps its own."""
    for style in styles.iterfind(tag("style")):
        spacing = style.find(f"{tag('pPr')}/{tag('spacing')}")
        is_plain = style.get(tag("type")) == "paragraph" and style.get(tag("default")) in {"1", "true"}
        if is_plain and spacing is not None and spacing.get(tag("lineRule")) == "exact":
            spacing.set(tag("line"), str(twips_of_points(points)))


def _remove(properties: Element, *names: str) -> None:
    for name in names:
        for found in properties.findall(tag(name)):
            properties.remove(found)

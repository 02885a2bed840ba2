"""The formats a report can be written in. A new one is one writer and one line in FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.documents.blocks import OFFICIAL, Document, Style, with_official
from desktop.refusal import Refused

if TYPE_CHECKING:
    from desktop.documents.profiles import Profile
    from desktop.documents.word.template import Template


PLAIN, UPWARD = "plain", "upward"  # 正文 alone, and 上行文 with its red head


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is to look: a template (a name or the path of a .docx) and a house profile of fonts.

    The template decides, for every format, whether the report has a red head and 版记. Without a profile the program's
    own templates wear the usual one, and somebody's own .docx keeps its fonts.
    """

    template: str = PLAIN
    profile: str = ""


def _word_look(look: Look) -> tuple[Template, Profile | None]:
    from desktop.documents.profiles import DEFAULT_PROFILE, find_profile
    from desktop.documents.word.template import load_template

    own = look.template.lower().endswith(".docx")
    profile = None if own and not look.profile else find_profile(look.profile or DEFAULT_PROFILE)
    return load_template(look.template), profile


def _word(document: Document, look: Look) -> bytes:
    from desktop.documents.word.writer import write_word

    return write_word(document, *_word_look(look))


def _web_page(document: Document, look: Look) -> bytes:
    from desktop.documents.web_page import write_web_page

    del look  # beyond the red head: a page on the bureau's site wears the site's own
    return write_web_page(document).encode()


def _plain_text(document: Document, look: Look) -> bytes:
    from desktop.documents.plain_text import write_plain_text

    del look  # beyond the red head: plain text has none
    return write_plain_text(document).encode()


FORMATS: Mapping[str, Callable[[Document, Look], bytes]] = MappingProxyType(
    {".docx": _word, ".html": _web_page, ".txt": _plain_text}
)


def write_document(document: Document, suffix: str, look: Look) -> bytes:
    """Write a document in the format of a file suffix; Refused (FORMAT-UNKNOWN) names those there are."""
    writer = FORMATS.get(suffix.lower())
    if writer is None:
        known = "、".join(FORMATS)
        what = f"不会写后缀为“{suffix}”的文件" if suffix else "文件名没有后缀，不知道写成哪种文件"
        raise Refused("FORMAT-UNKNOWN", f"{what}，请把后缀写成{known}之一。")
    if look != Look():
        _word_look(look)  # a template or profile that is not there is refused whatever the format
    return writer(with_official(document, official_styles(look.template)), look)


def official_styles(template: str) -> frozenset[Style]:
    """Give the parts of a 公文 that a template shows: none in 正文, all in 上行文, of one's own what it has styles for.

    Refused as `load_template`.
    """
    if template in (PLAIN, UPWARD):
        return OFFICIAL if template == UPWARD else frozenset()
    from desktop.documents.word.template import load_template

    return OFFICIAL & load_template(template).styles.blocks.keys()

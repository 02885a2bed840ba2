"""The formats a report can be written in. A new one is one writer and one line in FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.documents.blocks import Document
from desktop.refusal import Refused

if TYPE_CHECKING:
    from desktop.documents.profiles import Profile
    from desktop.documents.word.template import Template


@dataclass(frozen=True, slots=True)
class Look:
    """How a Word file is to look: a template (a name or the path of a .docx) and a house profile of fonts.

    Without a profile the program's own templates wear the usual one, and somebody's own .docx keeps its fonts.
    """

    template: str = "plain"
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

    del look  # a page on the bureau's site wears the site's own
    return write_web_page(document).encode()


def _plain_text(document: Document, look: Look) -> bytes:
    from desktop.documents.plain_text import write_plain_text

    del look  # plain text has none
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
    return writer(document, look)

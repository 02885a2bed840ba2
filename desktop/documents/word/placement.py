"""Where the lines after the body stand: 附件说明, 署名 and 成文日期 (GB/T 9704-2012, 7.3.4 and 7.3.5.2)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.documents.blocks import Block, Style
from desktop.documents.characters import cells
from desktop.documents.gbt9704 import (
    ATTACHMENT_MARGIN_CHARACTERS,
    DATE_SHIFT_CHARACTERS,
    SIGNATURE_MARGIN_CHARACTERS,
)

_ATTACHMENT = re.compile(r"(附件：|\u3000+)?(\d+[.．] ?)?")
_ATTACHMENT_WORD = "附件："


def left_edges(blocks: Sequence[Block], line: float) -> dict[Style, float]:
    """Return where 署名 and 成文日期 begin on a line of so many characters.

    署名 ends two characters from the right and the date begins two characters further right than it. Where the date
    is the longer one, the date ends two characters from the right, and 署名 moves left. Counted from the left, because
    digits are not half as wide as a Chinese character in every font, and because a date that is changed by hand
    then still begins where it must.
    """
    signature = max((cells(block.text) for block in blocks if block.style is Style.SIGNATURE), default=0.0)
    date = max((cells(block.text) for block in blocks if block.style is Style.DATE), default=0.0)
    end = line - SIGNATURE_MARGIN_CHARACTERS
    edges: dict[Style, float] = {}
    if signature and date > signature:
        edges = {Style.SIGNATURE: end - date - DATE_SHIFT_CHARACTERS, Style.DATE: end - date}
    elif signature:
        edges = {Style.SIGNATURE: end - signature, Style.DATE: end - signature + DATE_SHIFT_CHARACTERS}
    return {style: max(edge, 0.0) for style, edge in edges.items()}


def attachment_indent(text: str) -> tuple[float, float]:
    """Return where the turned lines of an 附件说明 begin and how far its first line stands before them, in characters.

    Turned lines stand under the first character of the name; the numbers of the second and later ones stand under
    the first one, which follows “附件：”, whether or not spaces of its width stand before them.
    """
    found = _ATTACHMENT.match(text)
    word, number = found.groups(default="") if found else ("", "")
    left = ATTACHMENT_MARGIN_CHARACTERS + cells(_ATTACHMENT_WORD) + cells(number)
    return left, cells(word) + cells(number)

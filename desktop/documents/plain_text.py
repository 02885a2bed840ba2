"""A Document as plain text, as it is pasted into a mail or a web form."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.documents.blocks import Block, Document, Style
from desktop.documents.characters import printable

_SPACE = "\u3000"
_INDENT = _SPACE * 2
_NOT_INDENTED = frozenset({Style.DRAFT, Style.RED_HEAD, Style.ADDRESSEE, Style.IMPRINT_COPIES, Style.IMPRINT_PRINTED})
_EMPTY_LINE_BEFORE = frozenset({Style.ADDRESSEE, Style.SIGNATURE})


def write_plain_text(document: Document) -> str:
    """Return the text, one line for each paragraph: U+3000 as indent, a line feed as line end.

    A title has the lines into which it is broken; an empty line stands before 主送机关, 附件说明 and 署名.
    """
    lines: list[str] = []
    previous: Style | None = None
    for block in document.blocks:
        first_attachment = block.style is Style.ATTACHMENT and previous is not Style.ATTACHMENT
        if lines and (first_attachment or block.style in _EMPTY_LINE_BEFORE):
            lines.append("")
        lines.append(printable(_LAYOUTS.get(block.style, _paragraph)(block)))
        previous = block.style
    return "".join(f"{line}\n" for line in lines)


def _paragraph(block: Block) -> str:
    text = block.text
    return text if block.style in _NOT_INDENTED else _INDENT + text


def _lines(block: Block) -> str:
    return "\n".join(run.text for run in block.runs)


def _two_ends(block: Block) -> str:
    """Set the first run apart from the others: on paper they stand at both ends of the line."""
    first, others = block.runs[:1], block.runs[1:]
    return _INDENT.join("".join(run.text for run in runs) for runs in (first, others) if runs)


_LAYOUTS: Mapping[Style, Callable[[Block], str]] = {
    Style.TITLE: _lines,
    Style.REFERENCE: _two_ends,
    Style.IMPRINT_PRINTED: _two_ends,
}
